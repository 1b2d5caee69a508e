"""Need mode, caps and swaps through the command, on cases that can be worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.workbench.letting.problems import Office, has, neighbours

VULNERABLE_IN_ELM = {"level": "department", "group": "Elm", "kind": "vulnerable"}


def in_need(name: str, need_class: int, *wishes: str, **more: Any) -> dict[str, Any]:
    told = {"name": name, "need_class": need_class, "listed_on": f"2020-01-0{need_class}"}
    return {**told, "wishes": [{"home": home} for home in wishes], **more}


def municipality(*families: dict[str, Any], homes: str, **more: Any) -> dict[str, Any]:
    let = [{"name": name, "department": "Elm"} for name in homes.split()]
    return neighbours(mode="need", agreements=[], homes=let, families=list(families), **more)


def test_the_most_urgent_is_served_and_the_proof_names_who_would_be_left_out(office: Office):
    problem = municipality(in_need("urgent", 1, "A"), in_need("waiting", 2, "A"), homes="A")

    assert has(office.plan(problem)) == {"urgent": "A", "waiting": None}
    reason = office.reason(problem, "waiting", "A")
    assert reason["code"] == "not_served"
    assert reason["values"] == {"closed_homes": ["A"], "ahead": ["urgent"], "need_class": 2}


def test_the_urgent_take_their_second_wish_so_that_more_are_housed(office: Office):
    """First in line, the urgent family would take A; but then the other, who can only have A, has nothing."""
    problem = municipality(in_need("urgent", 1, "A", "B"), in_need("waiting", 2, "A"), homes="A B")

    assert has(office.plan(problem)) == {"urgent": "B", "waiting": "A"}
    assert office.reason(problem, "urgent", "A")["code"] == "served_elsewhere"


def test_points_choose_among_homes_where_everybody_is_served(office: Office):
    families = [
        in_need("one", 1, wishes=[{"home": "A", "worth": 10}, {"home": "B", "worth": 9}]),
        in_need("other", 2, wishes=[{"home": "A", "worth": 10}, {"home": "B", "worth": 1}]),
    ]

    plan = office.plan(municipality(*families, homes="A B"))

    assert has(plan) == {"one": "B", "other": "A"}
    assert plan["proof"] == {"value": 19, "bound": 19, "is_proven": True}


def test_a_cap_keeps_a_home_empty_and_is_named_in_the_reason(office: Office):
    full = [{**VULNERABLE_IN_ELM, "at_most": 1}]
    families = [in_need("one", 1, "A", "B", kinds=["vulnerable"]), in_need("two", 2, "B", "A", kinds=["vulnerable"])]

    plan = office.plan(municipality(*families, homes="A B", caps=full))

    assert has(plan) == {"one": "A", "two": None}
    reason = office.reason(municipality(*families, homes="A B", caps=full), "two", "B")
    assert (reason["code"], reason["values"]) == ("cap_is_reached", {"caps": full})


@pytest.mark.parametrize(("at_most", "beside", "housed"), [(0, 0, 0), (1, 0, 1), (2, 0, 2), (2, 1, 1), (1, 3, 0)])
def test_those_who_live_beside_count_towards_a_cap(at_most: int, beside: int, housed: int, office: Office):
    families = [in_need(name, 1, "A", "B", listed_on=day, kinds=["vulnerable"]) for name, day in ONE_AND_TWO]
    caps = [{**VULNERABLE_IN_ELM, "at_most": at_most, "beside": beside}]

    plan = office.plan(municipality(*families, homes="A B", caps=caps))

    assert plan["counted"]["newcomers_housed"] == housed


ONE_AND_TWO = [("one", "2020-01-01"), ("two", "2020-01-02")]


def test_a_cap_counts_its_own_kind_alone(office: Office):
    families = [in_need("one", 1, "A"), in_need("two", 2, "B", kinds=["others"])]
    caps = [{**VULNERABLE_IN_ELM, "at_most": 0}]

    assert has(office.plan(municipality(*families, homes="A B", caps=caps))) == {"one": "A", "two": "B"}


def test_a_cap_below_what_is_there_now_lets_a_tenant_move_inside_and_asks_nobody_to_leave(office: Office):
    families = [
        in_need("inside", 2, "A", home="B", kinds=["vulnerable"]),
        in_need("outside", 1, "A", "B", kinds=["vulnerable"]),
    ]
    caps = [{**VULNERABLE_IN_ELM, "at_most": 0}]

    plan = office.plan(municipality(*families, homes="A B", caps=caps))

    assert has(plan) == {"inside": "A", "outside": None}


def circle(size: int, **more: Any) -> dict[str, Any]:
    """So many tenants, each of whom wants the home of the next and nothing else."""
    names = "ABCDEF"[:size]
    families = [
        in_need(f"of {name}", 1, names[(at + 1) % size], home=name, listed_on=f"2020-01-0{at + 1}")
        for at, name in enumerate(names)
    ]
    return municipality(*families, homes=" ".join(names), **more)


@pytest.mark.parametrize(("size", "longest", "moves"), [(2, 2, 2), (3, 2, 0), (3, 3, 3), (4, 3, 0), (4, None, 4)])
def test_a_circle_longer_than_the_longest_does_not_move(size: int, longest: int | None, moves: int, office: Office):
    limits = {} if longest is None else {"longest_cycle": longest}

    plan = office.plan(circle(size, **limits))

    assert plan["counted"]["tenants_moved"] == moves
    assert len(plan["rings"]) == (1 if moves else 0)


def swapping(largest: int, **more: Any) -> dict[str, Any]:
    """Tenants of A and B want each other's home, but a newcomer with an older place in line wants both: by the rules
    nobody may take a home that another stands before them to, so nobody moves but by swap."""
    families = [
        {
            "name": "of A",
            "home": "A",
            "listed_on": "2020-01-01",
            "tenant_since": "2023-11-22",
            "wishes": [{"home": "B"}],
        },
        {
            "name": "of B",
            "home": "B",
            "listed_on": "2020-01-02",
            "tenant_since": "2010-01-01",
            "wishes": [{"home": "A"}],
        },
        {"name": "newcomer", "listed_on": "2001-01-01", "wishes": [{"home": "A"}, {"home": "B"}]},
    ]
    homes = [{"name": name, "order": ["newcomer", "of A", "of B"], "facts": {"rooms": 2}} for name in "AB"]
    return neighbours(homes=homes, families=families, agreements=[], swaps={"largest": largest, **more})


def test_two_tenants_who_stay_may_swap_and_the_move_says_so(office: Office):
    plan = office.plan(swapping(2))

    assert has(plan) == {"of A": "B", "of B": "A", "newcomer": None}
    assert {move["by"] for move in plan["moves"]} == {"swap"}
    assert plan["rings"] == [{"homes": ["B", "A"], "families": ["of A", "of B"]}]


def test_without_swaps_in_the_problem_they_stay(office: Office):
    plan = office.plan({**swapping(2), "swaps": None})

    assert has(plan) == {"of A": "A", "of B": "B", "newcomer": None}


@pytest.mark.parametrize(("months", "swaps"), [(36, True), (37, False)])
def test_a_swap_takes_as_many_full_months_as_the_rule_says(months: int, swaps: bool, office: Office):
    """The tenant of A has lived there since 22 November 2023: 36 months on 22 November 2026."""
    plan = office.plan(swapping(2, months_lived=months))

    assert (has(plan)["of A"] == "B") is swaps


@pytest.mark.parametrize(("persons", "swaps"), [(2, True), (3, False)])
def test_a_swap_that_would_crowd_a_home_is_not_made(persons: int, swaps: bool, office: Office):
    """One person a room at most, in homes of two rooms."""
    problem = swapping(2, most_persons_per_room=1)
    problem["families"][0]["members"] = [{"key": f"p{at}", "born_on": "1990-01-01"} for at in range(persons)]

    assert (has(office.plan(problem))["of A"] == "B") is swaps


@pytest.mark.parametrize(("largest", "moved"), [(2, 0), (3, 3)])
def test_three_may_exchange_where_three_are_allowed(largest: int, moved: int, office: Office):
    order = ["newcomer", "of A", "of B", "of C"]
    families = [
        {"name": f"of {mine}", "home": mine, "wishes": [{"home": wanted}]}
        for mine, wanted in zip("ABC", "BCA", strict=True)
    ]
    families.append({"name": "newcomer", "wishes": [{"home": name} for name in "ABC"]})
    homes = [{"name": name, "order": order} for name in "ABC"]

    plan = office.plan(neighbours(homes=homes, families=families, agreements=[], swaps={"largest": largest}))

    assert plan["counted"]["tenants_moved"] == moved
