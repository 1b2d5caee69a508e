"""The study of change on people whose truth is known, and what a hidden cell does to what is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from bofast.registers.disclosure.former import Archive
from bofast.registers.disclosure.receipt import Origin
from bofast.registers.engines.native import engine as native
from bofast.registers.made_up.behaviour import Behaviour, PlantedExit
from bofast.registers.made_up.plans import plan_for
from bofast.registers.made_up.store_writer import write_store
from bofast.registers.studies.change.parts import Passage
from bofast.registers.studies.change.study import study
from bofast.registers.studies.change.told import Counts, Tables, ToldChange
from bofast.registers.studies.change.told import Origin as From
from bofast.registers.studies.released import passed
from bofast.registers.studies.setting import Setting

LEFT_MORE_OFTEN = (1.2, 0.0, 0.0, 0.0, 0.0)
"""By area mod 5: in areas 5 and 10 the hazard of leaving a home is more than three times that of the others."""


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("change")
    behaviour = Behaviour(exits=PlantedExit(area_groups=LEFT_MORE_OFTEN, measure=0.0))
    plan = plan_for(80_000, areas=10, first_year=2017, last_year=2024, behaviour=behaviour)
    store = write_store(folder / "store", plan).store
    setting = Setting(store=store, count=lambda question: native.count(store, question))
    origin = Origin("change", (), (), "native", "", 0, date(2026, 11, 22))
    return Tables(passed(study(setting), setting=setting, origin=origin, archive=Archive(folder / "released")))


def test_areas_with_a_planted_stronger_exit_are_left_most(tables):
    apart = [area for area in tables.areas if area != tables.together]
    rates = {area: tables.leaving(area) for area in apart}

    by_strong = sorted(apart, key=lambda area: -rates[area].strong)
    by_rest = sorted(apart, key=lambda area: -rates[area].rest)

    assert set(by_strong[:2]) == {"5", "10"}
    assert set(by_rest[:2]) == {"5", "10"}
    assert min(rates[area].strong for area in ("5", "10")) > 1.8 * max(rates[area].strong for area in by_strong[2:])


def test_the_resource_strong_leave_less_often_as_planted(tables):
    assert tables.leaving(tables.together).ratio < 1


NOTHING = Counts(0, 0)
TWENTY_STRONG_CAME = ToldChange(
    before=Counts(20, 80),
    after=Counts(40, 60),
    passages={
        **dict.fromkeys(Passage, NOTHING),
        Passage.IN_FROM_AREA: Counts(20, 0),
        Passage.OUT_TO_AREA: Counts(0, 20),
    },
    became=0,
    ceased=0,
)


def test_composition_alone_is_told_as_who_came_and_who_left():
    of_origin = TWENTY_STRONG_CAME.of_origin()

    assert sum(of_origin.values()) == TWENTY_STRONG_CAME.difference
    assert of_origin[From.OWN] == 0
    assert of_origin[From.CAME] + of_origin[From.LEFT] == Fraction(1, 5)


def test_an_origin_with_the_only_hidden_cells_is_what_the_others_leave_over():
    hidden = {**TWENTY_STRONG_CAME.passages, Passage.OUT_TO_AREA: Counts(None, None), Passage.LOST: Counts(None, 0)}

    told = replace(TWENTY_STRONG_CAME, passages=hidden)

    assert told.of_origin() == TWENTY_STRONG_CAME.of_origin()
    assert Passage.OUT_TO_AREA.name not in told.of_part()


def test_two_origins_with_hidden_cells_are_not_told():
    hidden = {**TWENTY_STRONG_CAME.passages, Passage.OUT_TO_AREA: Counts(None, 20)}

    told = replace(TWENTY_STRONG_CAME, passages=hidden, became=None)

    assert told.of_origin()[From.LEFT] is None
    assert told.of_origin()[From.OWN] is None
    assert told.of_origin()[From.CAME] is not None


def test_nothing_is_split_where_an_end_is_hidden():
    assert replace(TWENTY_STRONG_CAME, after=Counts(None, 60)).of_origin() == {}
