"""Who is served in need mode, and what those are told who are not."""

from __future__ import annotations

import pytest

from bofast.allocation.mechanisms.augmentation import serve_in_order
from tests.unit.allocation.stories import NOWHERE, story


def served(told, line):
    outcome = serve_in_order(told.market, order=told.line(line))
    return {name for name, is_served in zip(told.families, outcome.is_served, strict=True) if is_served}


def test_a_home_that_was_found_for_one_is_given_to_the_next_when_the_first_can_have_another():
    told = story(Anne=(NOWHERE, "park lake"), Bo=(NOWHERE, "park"))

    outcome = serve_in_order(told.market, order=told.line("Anne Bo"))

    assert told.got(outcome.plan) == {"Anne": "lake", "Bo": "park"}


def test_a_tenant_who_is_helped_leaves_her_home_to_an_outsider():
    told = story(Anne=("mill", "park"), Bo=(NOWHERE, "mill"))

    outcome = serve_in_order(told.market, order=told.line("Anne Bo"))

    assert told.got(outcome.plan) == {"Anne": "park", "Bo": "mill"}


def test_an_outsider_in_front_moves_the_tenant_whose_home_she_needs_and_that_serves_her_too():
    told = story(Anne=("mill", "park"), Bo=(NOWHERE, "mill"))

    assert served(told, "Bo Anne") == {"Anne", "Bo"}


def test_a_tenant_who_was_moved_for_anothers_sake_but_not_served_yet_may_be_sent_home():
    """Bo needs Anne's home, so she gets the park; then Cai, who is ahead of her, can only live in the park."""
    told = story(Anne=("mill", "park"), Bo=(NOWHERE, "mill lake"), Cai=(NOWHERE, "park"))

    outcome = serve_in_order(told.market, order=told.line("Bo Cai Anne"))

    assert told.got(outcome.plan) == {"Anne": "mill", "Bo": "lake", "Cai": "park"}
    assert not outcome.is_served[told.family("Anne")]


def test_a_tenant_who_was_served_is_never_sent_home():
    told = story(Anne=("mill", "park"), Bo=(NOWHERE, "mill lake"), Cai=(NOWHERE, "park"))

    assert served(told, "Bo Anne Cai") == {"Anne", "Bo"}


def test_nobody_loses_her_home_to_a_family_in_greater_need():
    told = story(Anne=("mill", ""), Bo=(NOWHERE, "mill"))

    assert served(told, "Bo Anne") == set()


def test_two_tenants_who_want_each_others_homes_swap():
    told = story(Anne=("mill", "park"), Bo=("park", "mill"))

    assert served(told, "Anne Bo") == {"Anne", "Bo"}


def test_a_tenant_closes_a_swap_among_homes_that_were_closed_to_the_outsider_before_her():
    """Otto's search ends in vain in the mill and the park. Anne lives in one of them: she opens them by moving out."""
    told = story(Otto=(NOWHERE, "mill"), Anne=("mill", "park"), Bo=("park", "mill"))

    outcome = serve_in_order(told.market, order=told.line("Otto Anne Bo"))

    assert told.got(outcome.plan) == {"Otto": NOWHERE, "Anne": "park", "Bo": "mill"}


def test_a_longer_swap_is_closed_through_homes_that_were_closed_twice():
    told = story(
        Otto=(NOWHERE, "mill"),
        Pia=(NOWHERE, "park lake"),
        Anne=("mill", "park"),
        Bo=("park", "lake"),
        Cai=("lake", "mill"),
    )

    assert served(told, "Otto Pia Cai Anne Bo") == {"Anne", "Bo", "Cai"}


def test_to_serve_the_first_in_line_may_cost_a_ring_of_three():
    """Only Bo can make room for Eva, and only Bo can close the ring of Anne, Bo and Dan."""
    told = story(Anne=("mill", "park"), Bo=("park", "lake hill"), Dan=("hill", "mill"), Eva=("lake", "park"))

    assert served(told, "Eva Anne Bo Dan") == {"Eva", "Bo"}
    assert served(told, "Anne Eva Bo Dan") == {"Anne", "Bo", "Dan"}


@pytest.mark.parametrize("line", ["Anne", "Anne Anne", "Bo Anne Bo"])
def test_a_line_that_does_not_name_each_family_once_is_refused(line):
    told = story(Anne=(NOWHERE, "park"), Bo=(NOWHERE, "park"))

    with pytest.raises(ValueError, match="each of 2 families once"):
        serve_in_order(told.market, order=told.line(line))


# -------------------------------------------------------------------------------------- what those are told who are not


def refused(told, line, name):
    """The homes that are closed to her, and who is ahead."""
    outcome = serve_in_order(told.market, order=told.line(line))
    family = told.family(name)
    return told.names_of_homes(outcome.closed_homes(family)), told.names(outcome.ahead(family))


def test_who_is_ahead_is_named_in_the_order_of_the_line():
    told = story(Anne=(NOWHERE, "lake park"), Bo=(NOWHERE, "park lake"), Cai=(NOWHERE, "park"))

    assert refused(told, "Bo Anne Cai", "Cai") == (["lake", "park"], ["Bo", "Anne"])


def test_a_family_ahead_who_could_not_make_room_is_not_named():
    told = story(Anne=(NOWHERE, "park"), Bo=(NOWHERE, "lake park"), Cai=(NOWHERE, "park"))

    assert refused(told, "Bo Anne Cai", "Cai") == (["park"], ["Anne"])


def test_a_tenant_from_elsewhere_is_ahead():
    told = story(Anne=("mill", "park"), Bo=(NOWHERE, "park"))

    assert refused(told, "Anne Bo", "Bo") == (["park"], ["Anne"])


def test_where_only_the_rights_of_tenants_stand_in_the_way_nobody_is_ahead():
    told = story(Otto=(NOWHERE, "mill"), Anne=("mill", "park"), Bo=("park", "mill"))

    assert refused(told, "Otto Anne Bo", "Otto") == (["mill", "park"], [])


def test_tenants_who_swapped_are_not_ahead_since_they_would_keep_their_homes_without_the_swap():
    told = story(Otto=(NOWHERE, "mill park"), Anne=("mill", "park"), Bo=("park", "mill"))

    assert refused(told, "Anne Bo Otto", "Otto") == (["mill", "park"], [])


def test_whoever_wants_nothing_is_not_served_and_no_home_is_closed_to_her():
    assert refused(story(Anne=("mill", "")), "Anne", "Anne") == ([], [])


def test_a_family_who_was_served_has_no_proof_against_her():
    told = story(Anne=(NOWHERE, "park"))
    outcome = serve_in_order(told.market, order=told.line("Anne"))

    with pytest.raises(ValueError, match="was served"):
        outcome.closed_homes(0)
