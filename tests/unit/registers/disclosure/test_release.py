"""The door: what comes out, what is kept, what is refused."""

from dataclasses import fields, replace

import numpy as np
import pytest

from bofast.registers.disclosure.against_former import add_formers
from bofast.registers.disclosure.former import Archive, FormerRelease, touching
from bofast.registers.disclosure.linking import Balance, Joining, Near
from bofast.registers.disclosure.profiles import DST, STRICT, Measure
from bofast.registers.disclosure.receipt import SourceFile, origin_of
from bofast.registers.disclosure.refusals import ReleaseRefused, WhyRefused
from bofast.registers.disclosure.release import Asked, CurveAsked, release, told_before
from bofast.registers.disclosure.released import HiddenCell
from bofast.registers.disclosure.system import Pattern
from bofast.registers.disclosure.tables import Dimension, Extent, Shown
from tests.factories.cell_tables import flat
from tests.unit.registers.disclosure.drawing import ORIGIN, as_read, table_of
from tests.unit.registers.disclosure.test_curves import curve

AREA, YEAR = flat("a", 3), flat("y", 2)
ROWS = {
    "a0 y0": 3, "a0 y1": 21, "a0 all": 24,
    "a1 y0": 40, "a1 y1": 50, "a1 all": 90,
    "a2 y0": 60, "a2 y1": 33, "a2 all": 93,
    "all y0": 103, "all y1": 104, "all all": 207,
}  # fmt: skip


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "out")


def let_out(*tables, archive, profile=DST, **more):
    return release(Asked(tables, **more), profile=profile, origin=ORIGIN, archive=archive)


def test_a_hidden_cell_has_no_place_for_a_value(archive):
    let_out(table_of((AREA, YEAR), ROWS), archive=archive)

    assert {one.name for one in fields(HiddenCell)} == {"categories", "why"}


def test_the_reader_sees_which_cells_are_hidden_and_not_which_are_small(archive):
    out = let_out(table_of((AREA, YEAR), ROWS), archive=archive).tables[0]
    hidden = [cell for cell in out.cells if isinstance(cell, HiddenCell)]

    assert len(hidden) == 4
    assert len({cell.why for cell in hidden}) == 1


def test_the_receipt_counts_what_was_hidden_and_why(archive):
    found = let_out(table_of((AREA, YEAR), ROWS), archive=archive).receipt.tables[0]

    assert (found.cells, found.hidden, found.too_few, found.complementary) == (12, 4, 1, 3)
    assert found.method == "exact"


def test_the_same_release_gives_the_same_receipt(tmp_path):
    receipts = [
        let_out(table_of((AREA, YEAR), ROWS), archive=Archive(tmp_path / name)).receipt.as_json() for name in "ab"
    ]

    assert receipts[0] == receipts[1]


def test_the_receipt_names_its_files_by_digest_and_without_their_folder(tmp_path):
    path = tmp_path / "bef2024.parquet"
    path.write_bytes(b"rows")

    found = origin_of(
        "Who stays?",
        files=[path],
        versions={"bofast": "1"},
        engine="duckdb",
        commit="a",
        rows=4,
        made_on=ORIGIN.made_on,
    )

    assert found.files == (SourceFile(path.name, 4, found.files[0].sha256),)
    assert str(tmp_path) not in repr(found)


def test_the_archive_holds_no_hidden_value(archive):
    rows = dict(ROWS) | {"a0 y0": 3, "a0 y1": 7121, "a0 all": 7124, "all y1": 7204, "all all": 7307}
    out = let_out(table_of((AREA, YEAR), rows), archive=archive)
    hidden = {cell for cell, value in as_read(out.tables[0]).items() if value is None}
    kept = (archive.folder / "release-000001.json").read_text(encoding="utf-8")

    assert "a0 y0" in hidden
    assert all(f": {rows[cell]}," not in kept for cell in hidden)


def test_a_second_release_of_the_same_table_hides_the_same(archive):
    table = table_of((AREA, YEAR), ROWS)

    first, second = (let_out(table, archive=archive) for _ in range(2))

    assert as_read(first.tables[0]) == as_read(second.tables[0])
    assert (second.receipt.number, second.receipt.former_releases) == (2, 1)


def test_what_an_earlier_total_would_give_away_is_hidden_in_the_next_release(archive):
    """First the areas alone, with all; then the years of each. A lone release of the second would show more."""
    margin = table_of((AREA,), {"a0": 24, "a1": 90, "a2": 93, "all": 207})
    inner = table_of((AREA, Dimension("y", ("y0", "y1"))), {cell: ROWS[cell] for cell in ROWS if "all" not in cell})

    alone = as_read(let_out(inner, archive=Archive(archive.folder / "other")).tables[0])
    let_out(margin, archive=archive)
    after = let_out(replace(inner, dimensions=(AREA, YEAR)), archive=archive)

    assert [cell for cell, value in alone.items() if value is None] == ["a0 y0"]
    assert as_read(after.tables[0]) == {cell: None if cell == "a0 y0" else ROWS[cell] for cell in alone}


def test_years_of_each_area_after_the_totals_hide_a_second_year(archive):
    let_out(table_of((AREA,), {"a0": 24, "a1": 90, "a2": 93, "all": 207}), archive=archive)
    rows = {cell: ROWS[cell] for cell in ROWS if not cell.startswith("all")}

    after = as_read(let_out(table_of((AREA, YEAR), rows), archive=archive).tables[0])

    assert (after["a0 y0"], after["a0 y1"], after["a0 all"]) == (None, None, 24)


def test_a_revised_figure_that_differs_by_few_is_hidden(archive):
    let_out(table_of((AREA,), {"a0": 24, "a1": 90, "a2": 93, "all": 207}), archive=archive)

    out = let_out(table_of((AREA,), {"a0": 26, "a1": 90, "a2": 93, "all": 209}), archive=archive)
    read = as_read(out.tables[0])

    assert (read["a0"], read["all"]) == (None, None)
    assert out.receipt.tables[0].near_former == 2


def test_a_revised_figure_that_differs_by_many_is_shown(archive):
    let_out(table_of((AREA,), {"a0": 24, "a1": 90, "a2": 93, "all": 207}), archive=archive)

    out = let_out(table_of((AREA,), {"a0": 54, "a1": 90, "a2": 93, "all": 237}), archive=archive)

    assert out.tables[0].hidden == 0


def test_a_small_cell_that_is_out_already_is_told_in_the_receipt(archive):
    let_out(table_of((AREA,), {"a0": 7, "a1": 90, "a2": 93, "all": 190}), archive=archive)

    out = let_out(table_of((AREA,), {"a0": 7, "a1": 90, "a2": 93, "all": 190}), archive=archive, profile=STRICT)

    assert out.receipt.tables[0].already_out == 1


def nested(*areas):
    units = {"small": ("u1", "u2"), "large": ("u1", "u2", "u3")}
    return Dimension("a", areas, extents=tuple(Extent(area, units[area]) for area in areas))


def test_two_areas_that_differ_by_few_are_not_both_shown(archive):
    read = as_read(
        let_out(table_of((nested("small", "large"),), {"small": 30, "large": 33}), archive=archive).tables[0]
    )

    assert list(read.values()).count(None) == 1


def test_nor_are_they_in_two_releases(archive):
    let_out(table_of((nested("small"),), {"small": 30}), archive=archive)

    assert as_read(let_out(table_of((nested("large"),), {"large": 33}), archive=archive).tables[0]) == {"large": None}


def test_two_areas_that_differ_by_many_are_both_shown(archive):
    out = let_out(table_of((nested("small", "large"),), {"small": 30, "large": 36}), archive=archive)

    assert out.tables[0].hidden == 0


def by_the_day(*, few):
    """A year's 30 who left, and by the day as many and a few more; 12 died, in both."""
    years = table_of((Dimension("w", ("out", "dead")),), {"out": 30, "dead": 12}, about="years")
    days = table_of((Dimension("w", ("out", "dead")),), {"out": 30 + few, "dead": 12}, about="days", name="days")
    near = tuple(Near(day, (year,)) for day, year in zip(days.keys(), years.keys(), strict=True))
    return Asked((years, days), near=near)


@pytest.mark.parametrize(("few", "told"), [(0, 30), (3, None), (5, 35)])
def test_of_two_counts_of_nearly_the_same_one_is_hidden_where_they_differ_by_few(archive, few, told):
    _, days = release(by_the_day(few=few), profile=DST, origin=ORIGIN, archive=archive).tables

    assert as_read(days) == {"out": told, "dead": 12}


def test_of_two_counts_of_nearly_the_same_both_are_hidden_where_one_is(archive):
    years = table_of((flat("w", 2),), {"w0": 3, "w1": 60, "all": 63}, about="years")
    days = table_of((Dimension("w", ("w1",)),), {"w1": 60}, about="days", name="days")
    asked = Asked((years, days), near=(Near(days.key(0), (years.key(1),)),))

    of_years, of_days = release(asked, profile=DST, origin=ORIGIN, archive=archive).tables

    assert (as_read(of_years)["w1"] is None) == (as_read(of_days)["w1"] is None)


def test_a_group_within_a_group_within_a_group_does_not_follow_from_all_three(archive):
    # Everybody, those below 18 and those from 18 to 64: two are older.
    spans = {"young": ("a", "b"), "grown": ("c",), "every": ("a", "b", "c", "d")}
    age = Dimension("age", tuple(spans), whole="every", extents=tuple(Extent(one, spans[one]) for one in spans))

    read = as_read(let_out(table_of((age,), {"young": 30, "grown": 40, "every": 72}), archive=archive).tables[0])

    assert list(read.values()).count(None) == 1


def test_what_is_printed_may_bear_another_name_than_the_cell(archive):
    table = table_of((Dimension("kind", ("strong",), shown=Shown("family", ("resource-strong",))),), {"strong": 7})

    (told,) = let_out(table, archive=archive).tables

    assert (told.dimensions, as_read(told)) == (("family",), {"resource-strong": 7})
    assert table.keys() == ["count persons|kind=strong"]


def test_what_two_releases_hid_is_taken_to_be_what_both_bear():
    # By the first alone x may be nobody; by the second it is 4 more than y.
    first = FormerRelease(1, {"t": 10}, {"x": 5, "z": 0}, ((("t", 1), ("x", -1), ("z", -1)),))
    second = FormerRelease(2, {"c": 4}, {"x": 5, "y": 5}, ((("x", 1), ("y", -1), ("c", -1)),))
    joining = Joining(5)

    add_formers(joining, formers=(first, second))

    assert len(joining.equations) == 2
    assert joining.values[joining.place["x"]] == joining.values[joining.place["y"]] + 4


def test_of_two_releases_that_cannot_both_be_so_the_later_counts():
    terms = ((("t", 1), ("x", -1)),)
    old, new = (FormerRelease(number, {"t": number + 2}, {"x": 5}, terms) for number in (1, 2))
    joining = Joining(5)

    add_formers(joining, formers=(old, new))

    assert joining.values[joining.place["x"]] == 4


def test_persons_and_households_hide_the_same_cells(archive):
    families = {
        "a0 y0": 1, "a0 y1": 9, "a0 all": 10, "a1 y0": 12, "a1 y1": 20, "a1 all": 32,
        "a2 y0": 20, "a2 y1": 8, "a2 all": 28, "all y0": 33, "all y1": 37, "all all": 70,
    }  # fmt: skip
    persons = table_of((AREA, YEAR), ROWS, households=families, name="persons")
    households = table_of((AREA, YEAR), families, persons=ROWS, about="households", name="households")

    out = let_out(persons, households, archive=archive)
    hidden = [{cell for cell, value in as_read(table).items() if value is None} for table in out.tables]

    assert hidden[0] == hidden[1]


def test_a_balance_hides_on_both_sides(archive):
    here = table_of((Dimension("a", ("x", "y")),), {"x": 4, "y": 30}, about="moved in", name="in")
    there = table_of((Dimension("a", ("x", "y")),), {"x": 14, "y": 20}, about="moved out", name="out")
    balance = Balance(("count moved in|a=x", "count moved in|a=y"), ("count moved out|a=x", "count moved out|a=y"))

    out = let_out(here, there, archive=archive, balances=(balance,))

    assert as_read(out.tables[0])["x"] is None
    assert sum(table.hidden for table in out.tables) > 1


def test_a_mean_is_the_sum_over_its_persons_and_is_hidden_under_twenty(archive):
    people = {"a0": 19, "a1": 30, "a2": 40, "all": 89}
    sums = {"a0": 1900, "a1": 6000, "a2": 4000, "all": 11900}
    table = table_of((AREA,), sums, persons=people, households=people, measure=Measure.MEAN, about="income")

    read = as_read(let_out(table, archive=archive).tables[0])

    assert read["a0"] is None
    assert sum(value is None for value in read.values()) == 2
    assert read["all"] == 134


def test_curves_leave_by_the_same_door(archive):
    asked = CurveAsked("stay", curve([1, 2, 3], [9, 1, 9]), 1.0)

    out = let_out(archive=archive, curves=(asked,))

    assert [point.time for point in out.curves[0].curve.points] == [1.0, 3.0]
    assert (out.receipt.curves[0].points_before, out.receipt.curves[0].points) == (4, 2)


def test_two_tables_that_disagree_about_a_cell_are_refused(archive):
    tables = [table_of((AREA,), {"a0": 24 + more, "all": 24 + more}) for more in (0, 9)]

    with pytest.raises(ReleaseRefused) as refusal:
        let_out(*tables, archive=archive)

    assert refusal.value.why is WhyRefused.VALUES_DIFFER


def test_the_auditor_stops_what_the_method_let_through(archive, monkeypatch):
    def none_further(system, *, method):
        return Pattern(system.must_hide, np.zeros(0, np.int64), "none")

    monkeypatch.setattr("bofast.registers.disclosure.release.secondary", none_further)

    with pytest.raises(ReleaseRefused) as refusal:
        let_out(table_of((AREA, YEAR), ROWS), archive=archive)

    assert refusal.value.why is WhyRefused.CAN_BE_RECOMPUTED
    assert not list(archive.folder.glob("*"))


def test_a_number_is_given_once(archive):
    archive.add(FormerRelease(1, {}, {}, ()), receipt="")

    with pytest.raises(ReleaseRefused, match="released_before"):
        archive.add(FormerRelease(1, {}, {}, ()), receipt="")


def test_what_was_told_already_is_told_again_and_adds_no_release(archive):
    asked = Asked((table_of((AREA, YEAR), ROWS),))
    first = release(asked, profile=DST, origin=ORIGIN, archive=archive)

    again = told_before(asked, profile=DST, archive=archive)

    assert again == first
    assert len(archive.releases()) == 1


@pytest.mark.parametrize("changed", ["value", "profile"])
def test_what_differs_from_all_that_was_told_is_a_release_of_its_own(archive, changed):
    let_out(table_of((AREA, YEAR), ROWS), archive=archive)
    rows = {key: value + 100 for key, value in ROWS.items()} if changed == "value" else ROWS
    profile = STRICT if changed == "profile" else DST

    assert told_before(Asked((table_of((AREA, YEAR), rows),)), profile=profile, archive=archive) is None


def test_releases_of_other_things_are_no_part_of_the_system():
    people, homes, both, rents = (
        FormerRelease(number, shown, {}, ())
        for number, shown in enumerate(
            ({"count people|a=1": 9}, {"count homes|a=1": 9}, {"count people": 9, "count homes": 9}, {"sum rents": 9})
        )
    )

    assert touching((people, homes, rents), abouts={"count people"}) == (people,)
    assert touching((people, homes, both, rents), abouts={"count people"}) == (people, homes, both)
