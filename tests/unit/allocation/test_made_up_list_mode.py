"""List mode on a made-up market follows the rules of the lanes, pair by pair."""

from datetime import date

import numpy as np
import pytest

from bofast.allocation.made_up.list_mode import HALF_INTERNAL, LANES, keys_of, lanes_of
from bofast.allocation.made_up.market import MadeUp, made_up_market
from bofast.rules.letting.facts import LetHome, ListedFamily
from bofast.rules.letting.line import band
from bofast.vocabulary.letting import Lane

ON = date(2026, 11, 22)


@pytest.fixture(scope="module")
def made_up() -> MadeUp:
    return made_up_market(families=600, homes=300, seed=9)


def told(made_up: MadeUp, family: int) -> ListedFamily:
    own = int(made_up.market.own[family])
    return ListedFamily(
        name=str(family),
        wishes=(),
        home=str(own) if own >= 0 else "",
        need_class=int(made_up.households.need_class[family]),
        is_nominated=own < 0 and bool(made_up.households.is_vulnerable[family]),
    )


def test_every_pair_has_the_rank_that_the_rule_of_its_lane_gives(made_up):
    lanes = lanes_of(made_up)
    department = made_up.homes.department.tolist()
    keys = keys_of(made_up, lanes=lanes).tolist()
    for pair, (family, home) in enumerate(
        zip(made_up.market.family.tolist(), made_up.market.home.tolist(), strict=True)
    ):
        own = int(made_up.market.own[family])
        placed = band(
            told(made_up, family),
            LetHome(name=str(home), department=str(department[home])),
            lane=LANES[lanes[home]],
            agreement=HALF_INTERNAL,
            on=ON,
            lives_in=str(department[own]) if own >= 0 else None,
        )
        assert keys[pair] >> 32 == placed.number
        assert keys[pair] % 2**32 == made_up.seniority[family]


def test_a_quarter_is_municipal_and_half_of_the_rest_internal_from_the_first_vacant_home_on(made_up):
    lanes = [LANES[number] for number in lanes_of(made_up).tolist()]
    vacant = np.flatnonzero(made_up.market.tenant < 0).tolist()

    assert [lanes[home] for home in vacant[:8]] == [
        Lane.GENERAL,
        Lane.INTERNAL,
        Lane.GENERAL,
        Lane.MUNICIPAL,
        Lane.INTERNAL,
        Lane.GENERAL,
        Lane.INTERNAL,
        Lane.MUNICIPAL,
    ]
    assert (lanes.count(Lane.MUNICIPAL), lanes.count(Lane.INTERNAL), lanes.count(Lane.GENERAL)) == (75, 112, 113)


def test_no_two_families_stand_alike_at_a_home(made_up):
    keys = keys_of(made_up, lanes=lanes_of(made_up)).tolist()
    places = set(zip(made_up.market.home.tolist(), keys, strict=True))

    assert len(places) == len(keys)
