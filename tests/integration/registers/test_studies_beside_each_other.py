"""Every study of one small store in the hands of one reader: no small count can be worked out from all of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

import numpy as np
import pytest

from bofast.registers.disclosure.former import Archive
from bofast.registers.disclosure.profiles import Measure
from bofast.registers.disclosure.receipt import Origin
from bofast.registers.engines.native import engine as native
from bofast.registers.made_up.plans import plan_for
from bofast.registers.made_up.store_writer import write_store
from bofast.registers.studies.catalogue import STUDIES
from bofast.registers.studies.names import StudyName
from bofast.registers.studies.released import passed
from bofast.registers.studies.setting import Setting
from tests.integration.registers.reader import Cell, Reader, named
from tests.integration.registers.what_readers_know import (
    AREAS,
    CHOSEN,
    EQUATIONS,
    SMALLEST,
    WITH,
    YEARS,
    ends_beside_destinations,
    who_stands_nowhere,
)

ORIGIN = Origin("who stays?", (), (), "native", "0" * 40, 1, date(2026, 11, 22))
Counts = dict[Cell, tuple[int, int]]
NAMES = tuple(name for name in STUDIES if name is not StudyName.TENANCIES)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    plan = plan_for(12_000, first_year=int(YEARS[0]), last_year=int(YEARS[-1]), areas=len(AREAS))
    return write_store(tmp_path_factory.mktemp("beside") / "store", plan).store


@pytest.fixture(scope="module")
def count(store):
    return cache(lambda question: native.count(store, question))


@pytest.fixture(scope="module")
def setting(store, count):
    return Setting(store=store, count=count, measures=tuple((int(area), 2021) for area in WITH))


@pytest.fixture(scope="module")
def chosen(store, count):
    return Setting(store=store, count=count, focus=CHOSEN)


@pytest.fixture(scope="module")
def findings(setting, chosen):
    """Of all areas, and of some of them."""
    of_all = {str(name): (STUDIES[name](setting), setting) for name in NAMES}
    some = (StudyName.FAMILIES, StudyName.STAYING)
    return of_all | {f"{name} of some": (STUDIES[name](chosen), chosen) for name in some}


def read(findings, *, counts: Counts, archives: Iterable[Archive]) -> Reader:
    """A reader of everything, each study let out beside what its archive knows.

    How far two counts of nearly the same lie apart, the reader knows too, unless it is by few.
    """
    reader = Reader()
    for (name, (found, setting)), archive in zip(findings.items(), archives, strict=True):
        released = passed(found, setting=setting, origin=ORIGIN, archive=archive)
        reader.reads(released.release.tables, of=name)
    for knows in EQUATIONS:
        for left, right in knows():
            reader.knows(left, right)
    for by_day, by_year in ends_beside_destinations():
        more = counts[by_day][0] - sum(counts[part][0] for part in by_year)
        if not 0 < abs(more) < SMALLEST:
            reader.told["apart", *by_day] = more
            reader.knows([by_day], [*by_year, ("apart", *by_day)])
    return reader


@pytest.fixture(scope="module")
def counts(findings) -> Counts:
    """Every count as it is, and the fewest persons or households that it rests on."""
    found: Counts = {}
    tables = [(study, table) for study, (asks, _) in findings.items() for table in asks.asked.tables]
    for study, table in tables:
        if table.measure is Measure.COUNT:
            behind = np.minimum(table.persons, table.households).tolist()
            for codes, value, fewest in zip(table.codes.tolist(), table.values.tolist(), behind, strict=True):
                names = zip(table.dimensions, codes, strict=True)
                cell = named(study, table.name, [one.printed.categories[code] for one, code in names])
                found[cell] = (value, fewest)
    return found


def known_too_well(reader: Reader, counts: Counts) -> list[Cell]:
    """Small counts that the reader can read, or bring into a range narrower than they must keep."""
    small = {cell: value for cell, (value, behind) in counts.items() if value and behind < SMALLEST}
    for one in who_stands_nowhere():
        rest = counts[one.whole][0] - sum(counts[part][0] for part in one.parts)
        cell = reader.knows_that_nothing_is_below("rest", whole=one.whole, parts=one.parts)
        if 0 < rest < SMALLEST:
            small[cell] = rest
    ranges = reader.ranges(cell for cell in small if cell in reader.hidden)
    return [cell for cell in small if cell not in ranges] + [
        cell
        for cell, (least, most) in ranges.items()
        if least > max(0, small[cell] - SMALLEST) + 1e-6
        or most < (SMALLEST if small[cell] < SMALLEST else small[cell] + SMALLEST) - 1e-6
    ]


@pytest.fixture(scope="module")
def reader(findings, counts, tmp_path_factory):
    archive = Archive(tmp_path_factory.mktemp("archive"))
    return read(findings, counts=counts, archives=[archive] * len(findings))


def test_what_the_reader_knows_is_so(reader, counts):
    """Else the ranges would be of no table at all."""
    true = {cell: value for cell, (value, _) in counts.items()} | reader.told
    wrong = [one for one in reader.sums if sum(sign * true[cell] for cell, sign in one)]

    assert wrong[:3] == []


def test_no_small_count_can_be_worked_out_from_all_studies_together(reader, counts):
    assert known_too_well(reader, counts) == []


def test_the_reader_finds_out_studies_that_forget_each_other(findings, counts, tmp_path):
    """The same tables, each study with an archive of its own."""
    apart = read(findings, counts=counts, archives=[Archive(tmp_path / str(place)) for place in range(len(findings))])

    assert len(known_too_well(apart, counts)) > 5


def test_ways_by_the_day_that_differ_by_few_from_those_by_the_year_are_not_told_beside_them(reader):
    shown = [pair for pair in ends_beside_destinations() if {pair[0], *pair[1]} <= reader.told.keys()]
    apart = [abs(reader.told[by_day] - sum(reader.told[part] for part in by_year)) for by_day, by_year in shown]

    assert apart
    assert not any(0 < few < SMALLEST for few in apart)
