"""Direct swaps among tenants whom the lawful plan leaves where they are."""

from __future__ import annotations

import numpy as np
import pytest

from bofast.allocation.audit import audit_swaps
from bofast.allocation.made_up.market import made_up_market
from bofast.allocation.mechanisms import rings
from bofast.allocation.mechanisms.deferred import deferred_acceptance
from bofast.allocation.mechanisms.swaps import direct_swaps
from tests.unit.allocation.stories import NOWHERE, story

RING = story(Anne=("mill", "park"), Bo=("park", "lake"), Cai=("lake", "mill"))


def swapped(told, *worth, largest=2, **got):
    """The swaps after a plan in which these move; by name."""
    weights = np.array(worth or np.ones(told.market.pairs), dtype=np.int64)
    swaps = direct_swaps(told.market, told.plan(**got), worth=weights, largest=largest)
    assert swaps.is_proven
    return [told.names(cycle) for cycle in swaps.cycles], told.got(swaps.plan), swaps.value


def test_two_tenants_who_want_each_others_homes_swap():
    told = story(Anne=("mill", "park"), Bo=("park", "mill"))

    assert swapped(told, 3, 4) == ([["Anne", "Bo"]], {"Anne": "park", "Bo": "mill"}, 7)


def test_three_swap_only_where_three_may():
    assert swapped(RING, largest=2)[0] == []
    assert swapped(RING, largest=3)[:2] == ([["Anne", "Bo", "Cai"]], {"Anne": "park", "Bo": "lake", "Cai": "mill"})


def test_five_may_swap_as_well():
    names = ["mill", "park", "lake", "hill", "dale"]
    told = story(**{f"from_{own}": (own, to) for own, to in zip(names, names[1:] + names[:1], strict=True)})

    assert swapped(told, largest=4)[0] == []
    assert swapped(told, largest=5)[0] == [told.families]


def test_a_tenant_whom_the_lawful_plan_moves_does_not_swap():
    told = story(Anne=("mill", "hill park"), Bo=("park", "mill"))

    assert swapped(told, Anne="hill")[0] == []


def test_a_vacant_home_and_one_that_its_tenant_left_are_not_swapped():
    told = story(Anne=("mill", "hill"), Bo=("park", "mill dale"))

    assert swapped(told, Anne="hill") == ([], {"Anne": "hill", "Bo": "park"}, 0)


def test_an_outsider_has_nothing_to_swap():
    assert swapped(story(Anne=("mill", ""), Bo=(NOWHERE, "mill")))[0] == []


def test_more_moves_go_before_more_worth():
    """Anne and Bo would gain 200 together; but four can move where Bo swaps with Cai and Anne with Dan."""
    told = story(Anne=("mill", "park hill"), Bo=("park", "mill lake"), Cai=("lake", "park"), Dan=("hill", "mill"))

    cycles, _got, value = swapped(told, 100, 1, 100, 1, 1, 1)

    assert (cycles, value) == ([["Anne", "Dan"], ["Bo", "Cai"]], 4)


def test_more_moves_go_before_more_worth_of_many_swaps_together():
    """Two swaps worth 200 each let four move; a swap and a ring of three let all five move, for 5."""
    told = story(
        Anne=("mill", "park lake"),
        Bo=("park", "mill hill"),
        Cai=("lake", "hill mill"),
        Dan=("hill", "lake dale"),
        Eva=("dale", "park"),
    )

    cycles, _got, value = swapped(told, 100, 1, 100, 1, 100, 1, 100, 1, 1, largest=3)

    assert (cycles, value) == ([["Anne", "Cai"], ["Bo", "Dan", "Eva"]], 5)


def test_of_as_many_moves_the_ones_worth_most_are_chosen():
    told = story(Anne=("mill", "park lake"), Bo=("park", "mill"), Cai=("lake", "mill"))

    assert swapped(told, 5, 4, 5, 7)[0] == [["Anne", "Cai"]]
    assert swapped(told, 5, 4, 5, 5)[0] == [["Anne", "Bo"]]


def test_a_ring_of_three_goes_before_a_swap_of_two_when_they_exclude_each_other():
    told = story(Anne=("mill", "park"), Bo=("park", "mill lake"), Cai=("lake", "mill"))

    assert swapped(told, 9, 9, 1, 1, largest=3)[0] == [["Anne", "Bo", "Cai"]]


def test_every_ring_is_listed_once_and_names_nobody_twice():
    """Of five who all want each other's homes: 10 pairs, 10 × 2 rings of three, 5 × 6 of four, and 24 of five."""
    taker, giver = np.nonzero(~np.eye(5, dtype=np.bool_))
    arcs = rings.Arcs(
        taker=taker.astype(np.int32), giver=giver.astype(np.int32), worth=giver.astype(np.int64), families=5
    )

    found = rings.rings_up_to(5, arcs=arcs)

    members = [found.members(ring) for ring in range(len(found.size))]
    assert np.bincount(found.size).tolist() == [0, 0, 10, 20, 30, 24]
    assert len(set(members)) == len(members)
    assert all(len(set(ring)) == len(ring) and ring[0] == min(ring) for ring in members)
    assert found.worth.tolist() == [sum(ring) for ring in members]


def test_nobody_swaps_alone():
    with pytest.raises(ValueError, match="two families at least"):
        swapped(RING, largest=1)


def test_more_rings_than_can_be_listed_are_refused(monkeypatch):
    monkeypatch.setattr(rings, "MOST_PATHS", 0)

    assert swapped(RING, largest=2)[0] == []
    with pytest.raises(rings.TooManyRings):
        swapped(RING, largest=3)


def test_what_time_did_not_allow_is_sound_but_not_called_proven():
    made_up = made_up_market(families=1_000, homes=500)
    lawful = deferred_acceptance(made_up.market, key=made_up.seniority[made_up.market.family].astype(np.int64))

    swaps = direct_swaps(made_up.market, lawful, worth=made_up.fit, largest=3, seconds=0.01)

    assert not swaps.is_proven
    assert audit_swaps(made_up.market, lawful, after=swaps.plan, cycles=swaps.cycles, largest=3) == ()
