"""Change, careers and lists of areas on drawn registers: the equations hold, and careers are those of the people."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from bofast.registers.disclosure.former import Archive
from bofast.registers.disclosure.receipt import Origin
from bofast.registers.engines.native import engine as native
from bofast.registers.stays.question import Question, Source, flag
from bofast.registers.store import HomeTenure
from bofast.registers.studies.careers.reading import careers_read
from bofast.registers.studies.careers.states import Lives, sequences_of
from bofast.registers.studies.careers.study import study as careers
from bofast.registers.studies.change.study import study as change
from bofast.registers.studies.released import passed
from bofast.registers.studies.setting import Setting
from tests.generative.registers.odd_registers import AREAS_THERE, FIRST, LAST, register, written
from tests.generative.registers.plain_twin import Plain

YEARS = tuple(range(FIRST, LAST + 1))
ORIGIN = Origin("a drawn register", (), (), "native", "", 0, date(2026, 11, 22))
OWNED = {HomeTenure.OWNED, HomeTenure.COOPERATIVE}


def drawn(folder, seed, *, registers=1):
    """A register with a row in each year, of as many drawn ones together: its rows and exits, and a study's setting."""
    rows, exits, at = [], [], seed * 1000
    while registers:
        more_rows, more_exits = register(at)
        at += 1
        if {row.year for row in more_rows} == set(YEARS):
            rows, exits, registers = rows + more_rows, exits + more_exits, registers - 1
    rows.sort(key=lambda row: (row.pid, row.year))
    store = written(folder / str(seed), rows, exits)
    return rows, exits, Setting(store=store, count=lambda question: native.count(store, question))


@pytest.mark.parametrize(
    ("study", "seed"),
    [(change, 0), (change, 1), (change, 2), (careers, 3)],
    ids=["change", "change", "change", "careers"],
)
def test_whatever_a_study_asks_to_leave_adds_up_and_leaves(tmp_path, study, seed):
    """A table or a balance that does not add up is refused, and so is a hidden cell that could be worked out."""
    *_, setting = drawn(tmp_path, seed, registers=4)

    released = passed(study(setting), setting=setting, origin=ORIGIN, archive=Archive(tmp_path / "released"))

    assert released.release.tables


@pytest.mark.parametrize("seed", range(3))
def test_careers_are_those_of_the_people(tmp_path, seed):
    rows, exits, setting = drawn(tmp_path, seed, registers=8)

    with careers_read(setting, years=YEARS) as found:
        keys, persons = found.distinct()
    told = Counter(
        dict(zip(map(tuple, sequences_of(keys, positions=len(YEARS)).tolist()), persons.tolist(), strict=True))
    )

    question = Question(by=(flag("strong", Source.STRONG_FAMILY), flag("children", Source.CHILDREN)))
    assert told == by_person(Plain(rows, exits, question, areas=AREAS_THERE))


def by_person(plain: Plain) -> Counter:
    """Each adult of a family with children, from the words of the study."""
    found: Counter = Counter()
    for pid, first in plain.by_year[FIRST].items():
        if first.area > 0 and plain.group(first) in {0, 1} and plain.has_children(first):
            found[tuple(lives(plain.by_year[year].get(pid), first) for year in YEARS)] += 1
    return found


def lives(row, first) -> Lives:
    if row is None:
        return Lives.NOT_REGISTERED
    owns = row.tenure in OWNED or (row.tenure == HomeTenure.UNKNOWN and row.owner == 1)
    if row.area != first.area:
        return Lives.AWAY_OWNED if owns else Lives.AWAY_RENTED
    rented = {HomeTenure.RENTED_SOCIAL: Lives.HERE_SOCIAL, HomeTenure.RENTED_PRIVATE: Lives.HERE_PRIVATE}
    return Lives.HERE_OWNED if owns else rented.get(row.tenure, Lives.HERE_OTHER)
