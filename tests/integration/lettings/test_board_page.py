"""The board's page: who sees which figures, what each opens, and what a board is not shown."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from bofast.casework.families.models import Grade
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.lettings import actions
from bofast.casework.lettings.board.families import Because
from bofast.casework.lettings.board.figures import figures_of
from bofast.casework.lettings.board.groups import Group, GroupFigures, GroupKey, Split
from bofast.casework.lettings.board.mix import BlockMix
from bofast.casework.lettings.board.period import Period
from bofast.casework.lettings.board.record import record_of
from bofast.casework.lettings.models import Offer
from bofast.desk.letting.board.counted import BoardFigure
from bofast.desk.letting.board.protecting import kinds_shown, protected, protected_groups
from tests.integration.lettings.conftest import DAY

pytestmark = pytest.mark.django_db
BOARD = "letting-board"
SPRING = {"from_day": "2026-03-01", "until_day": "2026-05-31"}


@pytest.fixture
def refused(a_vacancy, a_family, listed, hans):
    """Two families who said no to a home on DAY; of one of them Hans may not know."""
    for traits in ({"name": "Familien Sagt Nei"}, {"name": "Familien Skjult", "grade": Grade.CONFIDENTIAL}):
        registration = listed(a_family(**traits))
        (sent,) = actions.send_offers(a_vacancy(), registrations=[registration], answer_by=DAY, on=DAY, by=hans)
        actions.refuse_offer(sent, because=Offer.Because.RENT, on=DAY, by=hans)


def page(client, **asked) -> str:
    answer = client.get(reverse(BOARD), {**SPRING, **asked})
    assert answer.status_code == 200
    return answer.content.decode()


def test_who_may_see_letting_sees_the_figures(signed_in, hans, lisa, kari, refused):
    for user in (hans, lisa, kari):
        assert "What came of the letting" in page(signed_in(user))


def test_the_list_behind_a_figure_names_only_whom_the_reader_may_know_of(signed_in, hans, refused):
    answer = signed_in(hans).get(reverse("letting-board-list", args=["refused"]), SPRING).content.decode()

    assert "Familien Sagt Nei" in answer
    assert "Familien Skjult" not in answer
    assert "1 family is not shown" in answer
    assert Entry.objects.filter(deed=Deed.FAMILIES_LISTED, facts__figure="refused").exists()


@pytest.mark.parametrize("figure", list(BoardFigure))
def test_every_figure_opens_its_list(figure, signed_in, hans, refused):
    answer = signed_in(hans).get(reverse("letting-board-list", args=[figure.value]), SPRING)

    assert answer.status_code == 200


def test_a_list_of_something_else_is_not_found(signed_in, hans):
    assert signed_in(hans).get(reverse("letting-board-list", args=["rent"])).status_code == 404


def test_a_board_is_not_shown_small_figures_and_opens_no_list(signed_in, hans, refused):
    whole, hidden = page(signed_in(hans)), page(signed_in(hans), readers="board")

    assert reverse("letting-board-list", args=["refused"]) not in hidden
    assert ">few<" in hidden
    assert ">few<" not in whole


def test_a_period_that_ends_before_it_begins_is_told_and_the_usual_one_shown(signed_in, hans):
    answer = page(signed_in(hans), from_day="2026-05-01", until_day="2026-03-01")

    assert "The period must end after it begins." in answer


def test_without_a_choice_the_last_twelve_months_are_shown(signed_in, hans):
    answer = signed_in(hans).get(reverse(BOARD)).content.decode()

    assert f'value="{timezone.localdate().isoformat()}"' in answer


def test_the_workbook_holds_the_same_figures_and_stands_in_the_journal(signed_in, hans, refused):
    answer = signed_in(hans).get(reverse("letting-board-export"), {**SPRING, "readers": "office"})

    sheets = load_workbook(BytesIO(answer.content))
    words = {cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row}
    assert {"Empty days", "The one before", "Rent nothing here"} <= words
    assert Entry.objects.get(deed=Deed.EXPORTED).facts == {"what": "letting_board", "readers": "office"}


def test_small_figures_are_hidden_with_those_that_would_give_them_away(office, refused):
    spring = Period(from_day=date(2026, 3, 1), to_day=date(2026, 6, 1))
    record = record_of(office, period=spring, today=DAY + timedelta(days=60))

    shown = protected(figures_of(record, office=office, period=spring))

    assert (shown.refused, shown.refusals[Because.RENT], shown.waited) == (None, None, None)
    assert (shown.moved_out, set(shown.causes.values())) == (0, {0})  # nobody at all is no secret
    assert shown.homes.open_at_the_end == 2  # homes are nobody's secret


def test_nobody_is_housed_of_a_group_that_is_not_shown():
    tenants, newcomers = (GroupKey(Split.LIVES_HERE, group) for group in (Group.TENANTS, Group.NEWCOMERS))
    groups = [GroupFigures(key=tenants, waited=4, housed=0), GroupFigures(key=newcomers, waited=40, housed=12)]

    shown = {one.key: one for one in protected_groups(groups)}

    assert (shown[tenants].waited, shown[tenants].housed) == (None, None)
    assert shown[newcomers].waited is None  # 44 less 40 would tell the four
    assert shown[newcomers].housed_of_100 is None


@pytest.mark.parametrize(("known", "of_kind", "shown"), [(40, 12, 12), (40, 3, None), (40, 38, None), (40, 0, 0)])
def test_a_group_in_a_block_is_shown_when_neither_it_nor_the_others_are_few(known, of_kind, shown):
    mix = BlockMix(block="Blokk 1", families=60, known=known, of_kind={"sosial": of_kind})

    assert kinds_shown(mix) == {"sosial": shown}
