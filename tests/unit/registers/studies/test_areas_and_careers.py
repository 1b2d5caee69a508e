"""Key figures of areas as they are brought and counted, and careers put into groups."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from bofast.registers.estimates.careers.distances import Costs, optimal_matching
from bofast.registers.studies.areas.outside_work import Tie, ties_of
from bofast.registers.studies.careers.grouping import careers_of_distinct, grouped, nearest
from bofast.registers.studies.careers.states import BITS, Lives
from bofast.workbench.study.area_figures import area_figures_from
from bofast.workbench.study.refused import StudyRefused
from tests.generative.registers.odd_registers import FIRST, written
from tests.generative.registers.plain_twin import Row

SOCIAL, OWNED, AWAY = Lives.HERE_SOCIAL, Lives.HERE_OWNED, Lives.AWAY_OWNED


def somebody(pid: int, *, born: date, code: int, family: int = 1, area: int = 1) -> Row:
    return Row(pid, family, pid, born, date(2010, 1, 1), 1, 0, code, area, FIRST, 1, 1, 2)


def test_those_outside_work_are_counted_from_18_to_64(tmp_path):
    rows = [
        somebody(1, born=date(FIRST - 18, 1, 1), code=330),  # 18 on the day
        somebody(2, born=date(FIRST - 18, 1, 2), code=330),  # 17
        somebody(3, born=date(FIRST - 65, 1, 2), code=321),  # 64
        somebody(4, born=date(FIRST - 65, 1, 1), code=321),  # 65
        somebody(5, born=date(1980, 1, 1), code=310, family=2),  # a student
        somebody(6, born=date(1980, 1, 1), code=131, family=2),
        somebody(7, born=date(1980, 1, 1), code=0, family=3),  # the labour register lacks them
        somebody(8, born=date(1980, 1, 1), code=330, family=4, area=2),
    ]

    ties = ties_of(written(tmp_path, rows, []), areas=(1, 3), years=(FIRST,))

    assert ties.persons[0, 0].tolist() == [2, 2, 1]
    assert ties.families[0, 0, Tie.OUTSIDE] == 1  # the two are of one family
    assert not ties.persons[1].any()


def test_key_figures_are_read_with_what_the_year_before_tells(tmp_path):
    table = tmp_path / "figures.csv"
    table.write_text("Area;year;outside_work_percent;residents\n3;2023;41,5;2400\n3;2024;40,25;\n", encoding="utf-8")

    before, after = area_figures_from(table)

    assert (before.area, before.year, before.facts.residents) == (3, 2023, 2400)
    assert before.facts.outside_work_percent_year_before is None
    assert after.facts.outside_work_percent == Decimal("40.25")
    assert after.facts.outside_work_percent_year_before == Decimal("41.5")
    assert after.facts.residents is None  # never taken from another year


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("area,year,rent\n1,2024,5\n", "knows residents"),
        ("area,residents\n1,5\n", "needs the columns area and year"),
        ("area,year,residents\n1,2024,many\n", "line 2"),
        ("area,year,basic_school_percent\n1,2024,161\n", "line 2"),
        ("area,year\nx,2024\n", "no whole number"),
        ("area,year\n1,2024\n1,2024\n", "twice"),
        ("area,year\n", "no rows"),
    ],
)
def test_key_figures_that_cannot_be_read_are_refused_with_their_place(tmp_path, text, says):
    table = tmp_path / "figures.csv"
    table.write_text(text, encoding="utf-8")

    with pytest.raises(StudyRefused, match=says):
        area_figures_from(table)


def career(*states: Lives) -> int:
    return sum(int(state) << (BITS * place) for place, state in enumerate(states))


def test_careers_join_those_they_are_like():
    stays, buys, goes = career(SOCIAL, SOCIAL, SOCIAL), career(SOCIAL, OWNED, OWNED), career(SOCIAL, AWAY, AWAY)
    goes_late, buys_late = career(SOCIAL, SOCIAL, AWAY), career(SOCIAL, SOCIAL, OWNED)
    keys = np.array([stays, buys, goes, goes_late, buys_late, 0], dtype=np.int64)

    found = grouped(keys, np.array([90, 50, 40, 2, 1, 30]), positions=3)

    assert found.compared == 6
    assert keys[found.medoids].tolist() == [stays, buys, goes, 0]
    assert found.of_career[:3].tolist() == [0, 1, 2]


def test_the_nearest_medoid_is_that_of_optimal_matching():
    chance = np.random.default_rng(7)
    sequences = chance.integers(0, len(Lives), size=(300, 9))
    medoids = np.unique(chance.integers(0, len(Lives), size=(5, 9)), axis=0)
    whole = careers_of_distinct(np.concatenate((sequences, medoids)), np.ones(len(sequences) + len(medoids)))
    apart = optimal_matching(whole, costs=Costs.CONSTANT)[: len(sequences), len(sequences) :]

    assert nearest(sequences, medoids=medoids).tolist() == apart.argmin(axis=1).tolist()
