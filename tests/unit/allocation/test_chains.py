"""The moves of a plan, in the order in which they follow each other."""

from __future__ import annotations

from bofast.allocation.mechanisms.chains import chains_of
from tests.unit.allocation.stories import NOWHERE, story


def told_chains(told, **got):
    """Each chain as who moves where, and the home left empty; each ring as who moves where."""
    found = chains_of(told.market, told.plan(**got))
    chains = [
        (moves(told, chain), told.homes[chain.left_empty] if chain.left_empty >= 0 else None) for chain in found.chains
    ]
    return chains, [moves(told, ring) for ring in found.rings]


def moves(told, link):
    return list(zip(told.names(link.families), told.names_of_homes(link.homes), strict=True))


def test_a_vacant_home_starts_a_chain_that_an_outsider_ends():
    told = story(Anne=("mill", "park"), Bo=("hill", "mill"), Cai=(NOWHERE, "hill"))

    assert told_chains(told, Anne="park", Bo="mill", Cai="hill") == (
        [([("Anne", "park"), ("Bo", "mill"), ("Cai", "hill")], None)],
        [],
    )


def test_a_chain_may_end_at_a_home_that_is_left_empty():
    told = story(Anne=("mill", "park"))

    assert told_chains(told, Anne="park") == ([([("Anne", "park")], "mill")], [])


def test_a_vacant_home_that_nobody_gets_starts_no_chain():
    told = story(Anne=(NOWHERE, "park lake"))

    assert told_chains(told, Anne="lake") == ([([("Anne", "lake")], None)], [])


def test_tenants_who_exchange_homes_are_a_ring_beside_the_chains():
    told = story(
        Dan=(NOWHERE, "dale"), Cai=("lake", "mill"), Anne=("mill", "park"), Bo=("park", "lake"), Eva=("hill", "mill")
    )

    assert told_chains(told, Anne="park", Bo="lake", Cai="mill", Dan="dale") == (
        [([("Dan", "dale")], None)],
        [[("Cai", "mill"), ("Anne", "park"), ("Bo", "lake")]],
    )


def test_chains_stand_by_the_home_that_begins_them():
    told = story(Anne=(NOWHERE, "park"), Bo=(NOWHERE, "lake"))

    assert told_chains(told, Anne="park", Bo="lake")[0] == [([("Bo", "lake")], None), ([("Anne", "park")], None)]


def test_a_plan_in_which_nobody_moves_has_neither():
    assert told_chains(story(Anne=("mill", "park"))) == ([], [])
