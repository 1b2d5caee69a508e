"""A sheet is checked whole; it comes in by the actions; the same one twice changes nothing."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.db import DatabaseError

from bofast.casework.families.models import Family, Membership
from bofast.casework.homes.models import Home
from bofast.casework.intake import actions
from bofast.casework.intake.foreign import ColumnSource, SheetLayout
from bofast.casework.intake.headings import fingerprint
from bofast.casework.intake.layouts import SheetKind
from bofast.casework.intake.models import Sheet
from bofast.casework.journal.models import Entry
from bofast.casework.runs.models import Run
from bofast.casework.tenancies.models import Occupancy
from bofast.desk.intake.marked_copy import marked_copy
from bofast.desk.intake.template_sheet import template_sheet
from bofast.jobs import bring_in
from tests.integration.intake.conftest import EXAMPLES
from tests.integration.intake.hostile import ordinary

pytestmark = pytest.mark.django_db

HEADINGS = ["Bolignummer", "Adresse", "Antall soverom", "Husleie per måned"]
FAMILY = ["Familienummer", "Rolle", "Fornavn", "Etternavn", "Fødselsdato"]


def reasons(sheet: Sheet) -> list[tuple[int, str, str]]:
    return [(fault["row"], fault["column"], fault["reason"]) for fault in sheet.faults]


def test_every_fault_of_the_example_is_found_by_row_and_column(checked):
    sheet = checked(EXAMPLES / "homes-with-faults.xlsx")

    assert (sheet.kind, sheet.row_count, sheet.good_count, sheet.fault_count) == ("homes", 10, 2, 10)
    assert (3, "address", "cell_missing") in reasons(sheet)
    assert (7, "supplier_home_id", "home_twice_in_sheet") in reasons(sheet)
    assert (9, "supplier_home_id", "cell_formula_without_value") in reasons(sheet)


def test_nothing_is_written_while_there_are_faults(brought_in):
    run = brought_in(EXAMPLES / "homes-with-faults.xlsx")

    assert (run.state, run.trouble) == (Run.State.FAILED, "sheet_has_faults")
    assert not Home.objects.exists()


def test_the_good_rows_come_in_when_the_user_accepts_them(brought_in):
    run = brought_in(EXAMPLES / "homes-with-faults.xlsx", only_good_rows=True)

    assert run.result == {"new": 2, "changed": 0, "unchanged": 0, "left_out": 8}
    assert Home.objects.count() == 2


def test_the_same_sheet_twice_changes_nothing(brought_in):
    sheet = ordinary([HEADINGS, ["B-1", "Prøvevegen 1", 2, "9 670"], ["B-2", "Prøvevegen 2", 3, "11 770,50"]])
    brought_in(sheet)
    deeds = Entry.objects.exclude(deed__in=["run_requested", "sheet_checked", "sheet_brought_in"]).count()

    run = brought_in(sheet)

    assert run.result == {"new": 0, "changed": 0, "unchanged": 2, "left_out": 0}
    assert Entry.objects.exclude(deed__in=["run_requested", "sheet_checked", "sheet_brought_in"]).count() == deeds


def test_a_changed_row_changes_its_home_and_an_empty_cell_keeps_what_is_known(brought_in):
    brought_in(ordinary([HEADINGS, ["B-1", "Prøvevegen 1", 2, "9 670"]]))

    run = brought_in(ordinary([HEADINGS, ["B-1", "Prøvevegen 9", "", "9 670"]]))

    home = Home.objects.get()
    assert run.result["changed"] == 1
    assert (home.address, home.bedrooms) == ("Prøvevegen 9", 2)


def test_a_fault_of_one_member_keeps_the_whole_family_out(brought_in):
    rows = [
        FAMILY,
        ["F-1", "forsørger", "Prøvedine", "Eksempelmo", "14.03.1988"],
        ["F-1", "barn", "Testulf", "Eksempelmo", "ikke en dato"],
        ["F-2", "forsørger", "Kladda", "Skissevik", "1990-01-02"],
    ]

    run = brought_in(ordinary(rows), only_good_rows=True)

    assert run.result == {"new": 1, "changed": 0, "unchanged": 0, "left_out": 2}
    assert list(Family.objects.values_list("reference", flat=True)) == ["F-2"]


def test_faults_between_rows_of_families_are_found(checked):
    number = "24869300000"
    rows = [
        [*FAMILY, "Fødselsnummer"],
        ["F-1", "barn", "Prøvedine", "Eksempelmo", "01.01.2020", ""],
        ["F-2", "forsørger", "Kladda", "Skissevik", "24.06.1993", number],
        ["F-2", "forsørger", "Utkast", "Skissevik", "24.06.1993", number],
        ["F-3", "barn", "Eldar", "Tenkestad", "01.01.2000", "12345678901"],
        ["F-3", "forsørger", "Eldrid", "Tenkestad", "01.01.1970", ""],
    ]

    found = {(row, reason) for row, _column, reason in reasons(checked(ordinary(rows)))}

    assert (2, "family_without_provider") in found
    assert (4, "number_twice_in_sheet") in found
    assert (5, "child_is_grown_up") in found
    assert any(row == 5 and reason.startswith("number_") for row, reason in found)


def test_a_tenancy_needs_its_home_and_family_and_an_empty_home(brought_in, checked):
    brought_in(ordinary([HEADINGS, ["B-1", "Prøvevegen 1", 2, ""]]))
    brought_in(
        ordinary(
            [
                FAMILY,
                ["F-1", "forsørger", "Prøvedine", "Eksempelmo", "14.03.1988"],
                ["F-2", "forsørger", "Kladda", "Skissevik", "14.03.1989"],
            ]
        )
    )
    headings = ["Bolignummer", "Familienummer", "Fra", "Til", "Leieform"]
    rows = [
        headings,
        ["B-1", "F-1", "01.01.2020", "", "kommunal leie"],
        ["B-1", "F-2", "01.06.2021", "", "kommunal leie"],
        ["B-9", "F-9", "01.06.2021", "01.01.2021", ""],
    ]

    found = {(row, reason) for row, _column, reason in reasons(checked(ordinary(rows)))}

    assert found == {
        (3, "home_lived_in_then"),
        (4, "home_not_known"),
        (4, "family_not_known"),
        (4, "spell_ends_before_it_begins"),
    }


def test_the_three_example_sheets_come_in_and_come_in_again_unchanged(brought_in, office, kari):
    for name in ("boliger", "familier", "lejemaal"):
        assert brought_in(EXAMPLES / f"dk/{name}.xlsx").state == Run.State.DONE

    again = [brought_in(EXAMPLES / f"dk/{name}.xlsx").result for name in ("boliger", "familier", "lejemaal")]

    assert [one["unchanged"] for one in again] == [16, 18, 6]
    assert Membership.objects.filter(role="child").count() == 12
    assert Occupancy.objects.filter(entered_on=date(2021, 3, 1)).count() == 1


def test_a_batch_that_the_register_refuses_leaves_nothing_behind(brought_in, monkeypatch):
    def trouble(*_args, **_kwargs):
        raise DatabaseError("the disk is full")

    monkeypatch.setattr("bofast.casework.journal.actions.record_many", trouble)

    run = brought_in(ordinary([HEADINGS, ["B-1", "Prøvevegen 1", 2, ""], ["B-2", "Prøvevegen 2", 2, "9 670"]]))

    assert run.state == Run.State.FAILED
    assert not Home.objects.exists()


def test_a_run_that_the_user_stops_writes_nothing(checked, kari):
    sheet = checked(ordinary([HEADINGS, ["B-1", "Prøvevegen 1", 2, ""]]))
    run = actions.ask_to_bring_in(sheet, only_good_rows=False, by=kari)
    Run.objects.filter(pk=run.pk).update(cancel_asked=True)

    bring_in.bring_in_sheet.call(str(run.pk))

    run.refresh_from_db()
    assert run.state == Run.State.CANCELLED
    assert not Home.objects.exists()


def test_an_unusual_rent_is_a_question_and_keeps_nothing_out(brought_in, checked):
    brought_in(
        ordinary([["Område", "Antall soverom", "Vanlig fra", "Vanlig til"], ["Prøvehaugen", 2, "7 500", "12 000"]])
    )

    sheet = checked(
        ordinary(
            [["Bolignummer", "Adresse", "Område", "Antall soverom", "Husleie"], ["B-1", "P 1", "Prøvehaugen", 2, "967"]]
        )
    )

    assert (sheet.fault_count, sheet.warning_count, sheet.good_count) == (0, 1, 1)
    assert reasons(sheet) == [(2, "rent_per_month", "rent_is_unusual")]


def test_a_foreign_sheet_comes_in_through_a_saved_mapping(brought_in, checked, office, kari):
    rows = [["Some title"], ["Ref", "Street", "No", "Wheelchair", "D", "M", "Y"], ["X1", "Prøvevegen", 4, 1, 3, 2, 26]]
    sheet = checked(ordinary(rows))
    layout = SheetLayout(
        kind=SheetKind.HOMES,
        heading_row=2,
        first_row=3,
        sources=(
            ColumnSource(field="supplier_home_id", places=(0,)),
            ColumnSource(field="address", places=(1, 2)),
            ColumnSource(field="is_wheelchair_accessible", places=(3,), words={"1": "yes", "2": "no"}),
            ColumnSource(field="out_of_use_from", places=(4, 5, 6)),
            ColumnSource(field="postal_place", constant="Nordvik"),
        ),
    )
    actions.save_mapping(office=office, name="Theirs", layout=layout, fingerprint=fingerprint(rows[1]), by=kari)

    run = brought_in(ordinary(rows))

    home = Home.objects.get()
    assert run.state == Run.State.DONE
    assert (sheet.good_count, home.address, home.postal_place) == (0, "Prøvevegen 4", "Nordvik")
    assert (home.is_wheelchair_accessible, home.out_of_use_from) == (True, date(2026, 2, 3))


def test_the_marked_copy_marks_each_fault_and_runs_nothing(checked):
    sheet = checked(EXAMPLES / "homes-with-faults.xlsx")

    book = openpyxl.load_workbook(BytesIO(marked_copy(sheet, language="nb")))

    copy, listed = book.worksheets
    assert copy["D3"].comment is not None
    assert copy["D3"].fill.fgColor.rgb == "FFFBD5D5"
    assert copy["A9"].value.startswith("'=HYPERLINK")
    assert copy["A9"].data_type == "s"
    assert copy["A9"].comment is not None
    assert listed.max_row == 11


@pytest.mark.parametrize("language", ["nb", "da", "en"])
@pytest.mark.parametrize("kind", list(SheetKind))
def test_an_empty_sheet_is_recognised_by_its_headings_in_every_language(checked, kind, language):
    sheet = checked(template_sheet(kind, language=language))

    assert sheet.kind == kind
    assert [reason for _row, _column, reason in reasons(sheet)] == ["sheet_without_rows"]
