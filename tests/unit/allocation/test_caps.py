"""Plans under caps, told by hand: what a cap allows, what no plan can keep, and what proves that a plan is best."""

import numpy as np
import pytest

from bofast.allocation.mechanisms.caps import CapsConflict, plan_with_caps
from tests.unit.allocation.capping import cap, quota, worth
from tests.unit.allocation.stories import NOWHERE, story

OUT = NOWHERE


@pytest.fixture
def two_for_one_stairwell():
    """Ada and Bea both want a home of the stairwell A; Cia is not of the kind that counts."""
    return story(ada=(OUT, "A1"), bea=(OUT, "A2"), cia=(OUT, "A2 B1"))


def test_without_caps_all_who_fit_are_housed(two_for_one_stairwell):
    told = two_for_one_stairwell

    found = plan_with_caps(told.market, worth=worth(told, ada=[5], bea=[6], cia=[1, 1]), caps=[])

    assert told.got(found.plan) == {"ada": "A1", "bea": "A2", "cia": "B1"}
    assert (found.value, found.bound, found.gap, found.is_proven) == (12, 12, 0, True)


def test_a_cap_leaves_out_the_move_that_is_worth_less(two_for_one_stairwell):
    told = two_for_one_stairwell
    one_in_a = cap(told, homes="A1 A2", of="ada bea", at_most=1)

    found = plan_with_caps(told.market, worth=worth(told, ada=[5], bea=[6], cia=[1, 1]), caps=[one_in_a])

    assert told.got(found.plan) == {"ada": OUT, "bea": "A2", "cia": "B1"}


def test_who_does_not_count_may_come_however_full_it_is(two_for_one_stairwell):
    told = two_for_one_stairwell
    nobody = cap(told, homes="A1 A2", of="ada bea", at_most=0)

    found = plan_with_caps(told.market, worth=worth(told, ada=[5], bea=[6], cia=[2, 1]), caps=[nobody])

    assert told.got(found.plan) == {"ada": OUT, "bea": OUT, "cia": "A2"}


def test_who_lives_there_today_need_not_leave():
    told = story(ada=("A1", ""), bea=("A2", ""), cia=(OUT, "A3"))
    one_in_a = cap(told, homes="A1 A2 A3", of="ada bea cia", at_most=1)

    found = plan_with_caps(told.market, worth=np.array([9]), caps=[one_in_a])

    assert told.got(found.plan) == {"ada": "A1", "bea": "A2", "cia": OUT}


def test_whoever_leaves_makes_room_for_another_of_her_kind():
    told = story(ada=("A1", "B1"), cia=(OUT, "A2"))
    one_in_a = cap(told, homes="A1 A2", of="ada cia", at_most=1)

    found = plan_with_caps(told.market, worth=worth(told, ada=[1], cia=[9]), caps=[one_in_a])

    assert told.got(found.plan) == {"ada": "B1", "cia": "A2"}


def test_a_move_inside_a_group_counts_once():
    told = story(ada=("A1", "A2"))
    one_in_a = cap(told, homes="A1 A2", of="ada", at_most=1)

    found = plan_with_caps(told.market, worth=np.array([1]), caps=[one_in_a])

    assert told.got(found.plan) == {"ada": "A2"}


def test_the_cap_of_a_block_binds_over_its_stairwells():
    told = story(ada=(OUT, "A1"), bea=(OUT, "A2"), cia=(OUT, "B1"))
    of = "ada bea cia"
    caps = [
        cap(told, homes="A1 A2", of=of, at_most=1),
        cap(told, homes="B1", of=of, at_most=1),
        cap(told, homes="A1 A2 B1", of=of, at_most=1),
    ]

    found = plan_with_caps(told.market, worth=worth(told, ada=[5], bea=[6], cia=[7]), caps=caps)

    assert told.got(found.plan) == {"ada": OUT, "bea": OUT, "cia": "B1"}


def triangle():
    """Three who would exchange in a ring, and a swap of two of them that is worth less."""
    told = story(ada=("A", "B"), bea=("B", "C A"), cia=("C", "A"))
    return told, worth(told, ada=[5], bea=[5, 1], cia=[5])


def test_a_ring_of_three_is_broken_where_only_two_may_exchange():
    told, each = triangle()

    free = plan_with_caps(told.market, worth=each, caps=[])
    by_two = plan_with_caps(told.market, worth=each, caps=[], longest_cycle=2)

    assert told.got(free.plan) == {"ada": "B", "bea": "C", "cia": "A"}
    assert (told.got(by_two.plan), by_two.value) == ({"ada": "B", "bea": "A", "cia": "C"}, 6)


def test_a_long_chain_from_a_vacant_home_is_no_ring():
    told = story(ada=("A", "V"), bea=("B", "A"), cia=("C", "B"), dan=("D", "C"))

    found = plan_with_caps(told.market, worth=np.array([1, 1, 1, 1]), caps=[], longest_cycle=2)

    assert found.value == 4


def test_who_must_be_served_is_served_even_where_another_is_worth_more(two_for_one_stairwell):
    told = two_for_one_stairwell
    one_in_a = cap(told, homes="A1 A2", of="ada bea", at_most=1)

    found = plan_with_caps(
        told.market,
        worth=worth(told, ada=[5], bea=[6], cia=[1, 1]),
        caps=[one_in_a],
        must_serve=told.only("ada"),
    )

    assert told.got(found.plan)["ada"] == "A1"
    assert told.got(found.plan)["bea"] == OUT


def test_a_quota_brings_in_who_is_worth_less():
    told = story(ada=(OUT, "A1"), bea=(OUT, "A1"))
    one_of_bea = quota(told, homes="A1", of="bea", at_least=1)

    found = plan_with_caps(told.market, worth=worth(told, ada=[9], bea=[1]), caps=[], quotas=[one_of_bea])

    assert told.got(found.plan) == {"ada": OUT, "bea": "A1"}
    assert found.certificate.bound == 1


def test_who_stays_fills_no_quota():
    told = story(ada=("A1", "B1"))

    with pytest.raises(CapsConflict) as none:
        plan_with_caps(
            told.market, worth=np.array([1]), caps=[], quotas=[quota(told, homes="A1", of="ada", at_least=1)]
        )

    assert none.value.conflict.lowered.tolist() == [1]


def test_a_conflict_names_the_cap_the_quota_and_the_family_that_press():
    told = story(ada=(OUT, "A1"), bea=(OUT, "A2"), cia=(OUT, "B1"))
    caps = [cap(told, homes="B1", of="cia", at_most=1), cap(told, homes="A1 A2", of="ada bea", at_most=1)]

    with pytest.raises(CapsConflict) as none:
        plan_with_caps(
            told.market,
            worth=np.array([1, 1, 1]),
            caps=caps,
            quotas=[quota(told, homes="A1 A2", of="bea", at_least=1)],
            must_serve=told.only("ada cia"),
        )

    conflict = none.value.conflict
    assert (conflict.caps.tolist(), conflict.quotas.tolist()) == ([1], [0])
    assert told.names(conflict.families) == ["ada"]
    assert conflict.raised.tolist() + conflict.lowered.tolist() in ([0, 1, 0], [0, 0, 1])
    assert (conflict.left_out.tolist(), conflict.is_least) == ([], True)


def test_a_family_with_no_home_to_go_to_is_named():
    told = story(ada=(OUT, "A1"), bea=(OUT, "A1"))

    with pytest.raises(CapsConflict) as none:
        plan_with_caps(told.market, worth=np.array([1, 1]), caps=[], must_serve=told.only("ada bea"))

    conflict = none.value.conflict
    assert len(conflict.left_out) == 1
    assert told.names(conflict.families) == ["ada", "bea"]


def test_rings_that_are_too_long_may_be_the_conflict():
    told, each = triangle()

    with pytest.raises(CapsConflict) as none:
        plan_with_caps(told.market, worth=each, caps=[], longest_cycle=2, must_serve=told.only("ada bea cia"))

    assert len(none.value.conflict.left_out) == 1


def test_a_worth_that_would_not_stay_exact_is_refused(two_for_one_stairwell):
    with pytest.raises(ValueError, match="a pair is worth from 0"):
        plan_with_caps(two_for_one_stairwell.market, worth=np.array([2**60, 1, 1, 1]), caps=[])


def test_a_market_without_pairs_has_a_plan_without_moves():
    told = story(ada=("A1", ""), bea=(OUT, ""))

    found = plan_with_caps(told.market, worth=np.zeros(0, np.int64), caps=[])

    assert (told.got(found.plan), found.value, found.is_proven) == ({"ada": "A1", "bea": OUT}, 0, True)
