"""Files that others made run through: what fits comes in, what does not is listed, and nothing breaks."""

from __future__ import annotations

import json

import pytest
from django.utils import timezone

from bofast.casework.families.models import Family, Membership
from bofast.casework.homes.models import Home
from bofast.casework.intake import actions
from bofast.casework.intake.digisos.actions import ApplicationFile, accept_application, receive_application
from bofast.casework.intake.digisos.reading import read_application
from bofast.casework.intake.foreign import ColumnSource, SheetLayout
from bofast.casework.intake.headings import fingerprint
from bofast.casework.intake.layouts import SheetKind
from bofast.casework.intake.models import UsualRent
from bofast.casework.intake.reading.refusal import Refused
from bofast.casework.intake.reading.table import open_table
from bofast.casework.mapping.models import ExpenseLine, IncomeLine, Source
from bofast.casework.runs.models import Run
from bofast.vocabulary.reasons import Reason

pytestmark = pytest.mark.django_db

QUESTIONS = {
    "What is the property reference?": "supplier_home_id",
    "Address Line 1": "address",
    "How many bedrooms does the property have?": "bedrooms",
    "Is the property built or adapted to wheelchair-user standards?": "is_wheelchair_accessible",
    "What is the purchaser code?": "supplier_home_id",
}


def drawn_by_questions(path) -> tuple[SheetLayout, str]:
    """The mapping that a user would draw for these sheets: by the row of questions."""
    with open_table(path) as table:
        headings = next(row for row in table.rows if row.number == 2)
    sources: dict[str, ColumnSource] = {}
    for place, cell in enumerate(headings.cells):
        field = QUESTIONS.get(str(cell))
        if field and field not in sources:
            words = {"1": "yes", "2": "no", "3": "?"} if field == "is_wheelchair_accessible" else {}
            sources[field] = ColumnSource(field=field, places=(place,), words=words)
    layout = SheetLayout(kind=SheetKind.HOMES, heading_row=2, first_row=9, sources=tuple(sources.values()))
    return layout, fingerprint(headings.cells)


@pytest.mark.parametrize(
    "name",
    ["lettings-2026-27-bulk-upload.csv", "sales-2026-27-bulk-upload.csv", "lettings-2023-24-bulk-upload-invalid.csv"],
)
def test_an_english_sheet_comes_in_through_its_mapping_or_says_row_and_column(
    shared_data, name, brought_in, office, kari
):
    path = shared_data / "core" / name
    layout, heads = drawn_by_questions(path)
    actions.save_mapping(office=office, name=name, layout=layout, fingerprint=heads, by=kari)

    run = brought_in(path)

    sheet = office.sheets.latest("uploaded_at")
    assert sheet.row_count == 1
    if sheet.fault_count:
        assert run.state == Run.State.FAILED
        assert all(fault["row"] == 9 and fault["column"] for fault in sheet.faults)
    else:
        assert Home.objects.count() == 1


@pytest.mark.parametrize("name", ["lettings-2026-27-bulk-upload.csv", "lettings-2023-24-bulk-upload-invalid.csv"])
def test_without_a_mapping_it_says_what_is_missing(shared_data, name, checked):
    sheet = checked(shared_data / "core" / name)

    assert sheet.good_count == 0
    assert sheet.fault_count > 0


def test_rent_ranges_become_usual_rents(shared_data, brought_in):
    run = brought_in(shared_data / "core" / "rent-ranges-2026.csv")

    assert run.state == Run.State.DONE
    assert UsualRent.objects.count() == 8880


@pytest.mark.parametrize("number", range(1, 20))
def test_a_valid_and_absurd_application_is_read_and_its_faults_are_named(shared_data, number, office, kari):
    content = (shared_data / "digisos" / "examples" / f"{number}.json").read_bytes()

    understood = read_application(content, on=timezone.localdate())
    application = receive_application(office=office, file=ApplicationFile(content, understood), by=kari)
    family = accept_application(
        application, told=understood.told, family=None, reference="D-1", on=timezone.localdate(), by=kari
    )

    assert understood.told.applicant is not None
    assert all(fault.column for fault in understood.faults)
    assert family.members_on(timezone.localdate()).count() == 1
    assert "magna" not in application.sealed


APPLICATION = {
    "version": "1.0.0",
    "data": {
        "personalia": {
            "personIdentifikator": {"kilde": "system", "verdi": "24869300000"},
            "navn": {"kilde": "system", "fornavn": "Prøvedine", "mellomnavn": "", "etternavn": "Eksempelmo"},
        },
        "familie": {
            "forsorgerplikt": {
                "ansvar": [
                    {
                        "barn": {
                            "kilde": "system",
                            "navn": {"fornavn": "Testine", "mellomnavn": "", "etternavn": "Eksempelmo"},
                            "fodselsdato": "2019-02-03",
                        },
                        "erFolkeregistrertSammen": {"kilde": "system", "verdi": True},
                        "harDeltBosted": {"kilde": "bruker", "verdi": True},
                    },
                    {
                        "barn": {
                            "kilde": "bruker",
                            "navn": {"fornavn": "Skisse", "mellomnavn": "", "etternavn": "Eksempelmo"},
                            "fodselsdato": "2015-05-05",
                        },
                        "borSammenMed": {"kilde": "bruker", "verdi": True},
                        "samvarsgrad": {"kilde": "bruker", "verdi": 40},
                    },
                    {"barn": {"kilde": "system", "navn": {}, "harDiskresjonskode": True}},
                ]
            }
        },
        "bosituasjon": {"kilde": "bruker", "botype": "venner", "antallPersoner": 4},
        "okonomi": {
            "oversikt": {
                "inntekt": [
                    {"kilde": "system", "type": "jobb", "tittel": "Lønn", "brutto": 31000, "overstyrtAvBruker": False},
                    {
                        "kilde": "bruker",
                        "type": "noe nytt",
                        "tittel": "Loddbok",
                        "netto": 200,
                        "overstyrtAvBruker": False,
                    },
                    {"kilde": "system", "type": "jobb", "tittel": "Gammel", "brutto": 9, "overstyrtAvBruker": True},
                ],
                "utgift": [
                    {
                        "kilde": "bruker",
                        "type": "barnehage",
                        "tittel": "Barnehage",
                        "belop": 2000,
                        "overstyrtAvBruker": False,
                    },
                    {
                        "kilde": "bruker",
                        "type": "husleie",
                        "tittel": "Husleie",
                        "belop": 9000,
                        "overstyrtAvBruker": False,
                    },
                ],
            }
        },
    },
}


def accepted(office, kari, content=APPLICATION) -> Family:
    raw = json.dumps(content).encode()
    understood = read_application(raw, on=timezone.localdate())
    application = receive_application(office=office, file=ApplicationFile(raw, understood), by=kari)
    return accept_application(
        application, told=understood.told, family=None, reference="D-2", on=timezone.localdate(), by=kari
    )


def test_each_fact_keeps_its_source(office, kari):
    family = accepted(office, kari)

    lines = IncomeLine.objects.filter(family=family).order_by("kind")
    assert {(line.kind.value, line.source) for line in lines} == {("wage", Source.SYSTEM), ("other", Source.PERSON)}
    assert [line.kind.value for line in ExpenseLine.objects.filter(family=family)] == ["childcare"]


def test_children_keep_their_share_of_time_and_a_hidden_child_stays_hidden(office, kari):
    family = accepted(office, kari)

    shares = family.members_on(timezone.localdate()).filter(role=Membership.Role.CHILD).values_list("share_of_time")
    assert sorted(shares.order_by("share_of_time")) == [(40,), (50,)]
    understood = read_application(json.dumps(APPLICATION).encode(), on=timezone.localdate())
    assert understood.told.hidden_children == 1
    assert Reason.APPLICATION_CHILD_IS_PROTECTED in {fault.reason for fault in understood.faults}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"not json", Reason.APPLICATION_NOT_JSON),
        (b"[]", Reason.APPLICATION_NOT_JSON),
        (b"\xff\xfe\x00", Reason.APPLICATION_NOT_JSON),
        (b'{"a":' * 60 + b"1" + b"}" * 60, Reason.APPLICATION_TOO_DEEP),
        (b'{"version": NaN}', Reason.APPLICATION_NOT_JSON),
    ],
)
def test_what_is_no_application_is_refused(content, reason):
    with pytest.raises(Refused) as refused:
        read_application(content, on=timezone.localdate())

    assert refused.value.reason is reason
