"""The parts of a change add up to it, whatever the register: in persons as whole numbers, in the share as fractions."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from bofast.registers.studies.change.parts import Class, OwnChange, Passage, yearly_parts
from bofast.registers.studies.change.shares import People, share_change
from tests.generative.registers.odd_registers import AREAS_THERE, question, register
from tests.generative.registers.plain_twin import Plain

AREAS = tuple((area,) for area in range(AREAS_THERE + 1))
COUNT = st.integers(0, 10**7)
DRAWN_PEOPLE = st.builds(People, COUNT, COUNT)


@settings(max_examples=200, deadline=None)
@given(before=DRAWN_PEOPLE, gains=st.lists(DRAWN_PEOPLE, max_size=6), losses=st.lists(DRAWN_PEOPLE, max_size=6))
def test_every_split_of_a_share_adds_up_exactly(before, gains, losses):
    """Whatever comes and goes, as long as nobody leaves who was not there."""
    parts = {("in", place): part for place, part in enumerate(gains)}
    parts |= {("out", place): People(-part.strong, -part.rest) for place, part in enumerate(losses)}
    strong = before.strong + sum(part.strong for part in parts.values())
    rest = before.rest + sum(part.rest for part in parts.values())
    if min(strong, rest) < 0:
        return

    split = share_change(before, People(strong, rest), parts=parts)

    if before.all == 0 or strong + rest == 0:
        assert split is None
        return
    assert split is not None
    assert split.left_over == 0
    assert sum(split.of_part.values()) == Fraction(strong, strong + rest) - Fraction(before.strong, before.all)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_the_parts_of_any_register_add_up_and_are_those_of_its_people(seed):
    rows, exits = register(seed)
    if len({row.year for row in rows}) < 2:
        return
    plain = Plain(rows, exits, question(seed), areas=AREAS_THERE)
    if plain.years != list(range(plain.years[0], plain.years[-1] + 1)):
        return

    parts = yearly_parts(plain.count(), groups=AREAS)

    assert not parts.unexplained().any()
    for year in range(1, len(parts.years)):
        expected = by_person(plain, year)
        for area in range(AREAS_THERE + 1):
            for group in Class:
                told = {way: int(parts.passages[year - 1, area, group, way]) for way in Passage}
                assert told == {way: expected[area, group, way] for way in Passage}
            assert parts.own[year - 1, area].tolist() == [expected[area, change] for change in OwnChange]


def by_person(plain: Plain, year: int) -> Counter:
    """What every single person did, from the words of the study; nothing of it is read from counts."""
    found: Counter = Counter()
    old_rows, new_rows = plain.by_year[plain.years[year - 1]], plain.by_year[plain.years[year]]
    for pid in old_rows.keys() | new_rows.keys():
        old, new = old_rows.get(pid), new_rows.get(pid)
        was, now = plain.group(old), plain.group(new)
        counted_before, counted_now = was in {0, 1}, now in {0, 1}
        if counted_before and counted_now and old.area == new.area:
            if was != now:
                found[new.area, OwnChange.BECAME if now else OwnChange.CEASED] += 1
            continue
        if counted_now:
            way = Passage.IN_FROM_OUTSIDE if old is None else Passage.IN_FROM_AREA
            found[new.area, now, way if counted_before or old is None else Passage.GREW_INTO] += 1
        if counted_before:
            if new is None:
                is_known = (pid, plain.years[year]) in plain.gone
                found[old.area, was, Passage.OUT_OF_REGISTER if is_known else Passage.LOST] += 1
            else:
                found[old.area, was, Passage.OUT_TO_AREA if counted_now else Passage.GREW_OUT_OF] += 1
    return found
