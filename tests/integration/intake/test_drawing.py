"""Drawing where the columns of a foreign sheet come from: only what is in doubt stands open."""

import pytest
from django.urls import reverse
from django.utils import translation
from lxml import html

from bofast.casework.intake.layouts import SheetKind

pytestmark = pytest.mark.django_db

SHEET = b"Lnr;Gateadresse;Rom;Vaktmester\n1;Eksempelvegen 1;3;Ola\n2;Eksempelvegen 2;2;Ola\n"
WHERE = {"kind": "homes", "heading_row": "1", "first_row": "2"}


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def sheet(checked):
    return checked(SHEET, kind=SheetKind.HOMES)


@pytest.fixture
def asked(sheet, kari, signed_in):
    """The page as it is asked for, or sent in with values."""
    client = signed_in(kari)
    client.cookies["django_language"] = "en"
    url = reverse("intake-mapping", args=[sheet.pk])
    return lambda **sent: client.post(url, WHERE | {"name": "Others"} | sent) if sent else client.get(url)


def page_of(answer):
    return html.fromstring(answer.content.decode())


def open_columns(answer) -> list[str]:
    """The names of the selects that a reader meets without unfolding anything."""
    selects = page_of(answer).xpath("//select[not(ancestor::details[not(@open)])][contains(@name, '-source')]")
    return [select.get("name") for select in selects]


def summaries(answer) -> list[str]:
    return [" ".join(fold.text_content().split()) for fold in page_of(answer).xpath("//form//summary")]


def test_only_what_must_be_drawn_and_is_not_stands_open(asked):
    answer = asked()

    assert open_columns(answer) == ["supplier_home_id-source"]
    assert "2 columns recognised" in summaries(answer)
    assert "2 columns of the sheet are not used" in summaries(answer)


def test_what_is_folded_is_sent_along_all_the_same(asked):
    selects = page_of(asked()).xpath("//form[@method='post']//select[contains(@name, '-source')]")

    assert {"address-source", "rooms-source", "has_lift-source"} <= {select.get("name") for select in selects}


def test_the_details_say_what_is_drawn_without_being_unfolded(asked, sheet):
    asked(**{"supplier_home_id-source": "0", "address-source": "1", "address-more": "C", "rooms-constant": "3"})

    answer = asked()

    assert open_columns(answer) == []
    assert "Join, translate Address C" in summaries(answer)


def test_a_column_with_a_fault_is_brought_into_the_open(asked):
    answer = asked(**{"supplier_home_id-source": "0", "address-source": "1", "rooms-source": "99"})

    assert answer.status_code == 400
    assert open_columns(answer) == ["rooms-source"]


def test_a_whole_drawing_is_kept_and_the_sheet_checked_again(asked, sheet, office):
    answer = asked(**{"supplier_home_id-source": "0", "address-source": "1"})

    assert answer.status_code == 302
    assert office.column_mappings.get().name == "Others"
