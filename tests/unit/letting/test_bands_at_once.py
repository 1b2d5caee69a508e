"""The bands of one family at many homes, reckoned once for homes that are alike, against the band of each alone."""

from __future__ import annotations

import random
from datetime import date
from itertools import product

import pytest

from bofast.rules.letting.line import Bands, LetBy, let_alike
from bofast.vocabulary.letting import Lane, OtherTurn, Precedence
from tests.unit.letting.situations import TODAY, agreement, family, home, people, standing

DEPARTMENTS = ("Elm", "Oak", "Ash")
TERMS = (
    agreement(
        name="steps",
        precedences=(Precedence.RETURN, Precedence.DISABILITY, Precedence.CHILDREN, Precedence.SEPARATION),
        children_from_rooms=3,
        criteria=("job",),
        exempts_internal_moves=True,
        months_before_internal=24,
    ),
    agreement(name="plain", other_turn=OtherTurn.NEWCOMERS_FIRST),
)


def every_way_to_let() -> list[LetBy]:
    """Each lane, agreement, department and size, with homes that a wheelchair gets into and others."""
    alike: dict[tuple[object, ...], int] = {}
    let = []
    for lane, by, department, rooms, wheels in product(Lane, TERMS, DEPARTMENTS, (None, 2, 3), (None, False, True)):
        one = home(department=department, rooms=rooms, is_wheelchair_accessible=wheels)
        number = alike.setdefault(let_alike(one, lane=lane, agreement=by), len(alike))
        let.append(LetBy(one, lane, by, alike=number))
    return let


@pytest.mark.parametrize("seed", range(40))
def test_a_band_that_was_reckoned_for_a_home_alike_is_the_band_of_the_home_itself(seed: int):
    chance = random.Random(seed)  # noqa: S311 - chance that its seed repeats
    lives_in = chance.choice((None, *DEPARTMENTS))
    who = family(
        tenant_since=chance.choice((None, date(2020, 1, 1), date(2026, 1, 1))),
        is_nominated=chance.random() < 0.5,
        need_class=chance.choice((None, 1, 2)),
        criteria=chance.choice(((), ("job",))),
        needs_adapted=chance.random() < 0.5,
        is_separating=chance.random() < 0.5,
        may_return_to=chance.choice(("", *DEPARTMENTS)),
        may_return_until=chance.choice((None, date(2020, 1, 1))),
        members=people("1990-01-01", *(("2020-01-01",) if chance.random() < 0.5 else ())),
    )
    let = every_way_to_let()
    chance.shuffle(let)
    bands = Bands(who, on=TODAY, lives_in=lives_in)

    assert [bands.at(one) for one in let] == [
        standing(who, one.home, lane=one.lane, by=one.agreement, lives_in=lives_in) for one in let
    ]
