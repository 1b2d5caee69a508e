"""`bofast letting explain`: what a refused family is told is true, tried by really changing the problem."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from typing import Any

import pytest

from tests.unit.workbench.letting.problems import EXAMPLE, HALF, SEED, Office, changed_family, has, neighbours

BY_TIME = {**HALF, "internal_share": "0"}


GROWN_UP = {"members": [{"key": "a", "born_on": "1990-01-01"}]}
CHILD = {"members": [{"key": "a", "born_on": "2020-01-01"}]}


def helped(reason: dict[str, Any], change: str) -> list[dict[str, Any]]:
    return [one["values"] for one in reason["would_have_helped"] if one["change"] == change]


def line(*days: str) -> dict[str, Any]:
    """One vacant home and families A, B, C … listed on these days, let by time alone."""
    names = zip("ABCDEF", days, strict=False)
    families = [{"name": name, "listed_on": day, "wishes": [{"home": "Elm 1"}]} for name, day in names]
    homes = [{"name": "Elm 1", "department": "Elm"}]
    return neighbours(homes=homes, families=families, agreements=[BY_TIME])


def test_a_family_in_the_middle_of_the_line_is_told_who_is_ahead_and_what_day_would_have_done(office: Office):
    reason = office.reason(line("2015-03-02", "2016-01-01", "2017-01-01"), "C", "Elm 1")

    assert reason["code"] == "somebody_is_ahead"
    assert reason["values"]["ahead"] == "A"
    assert reason["values"]["decided_by"] == "time"
    assert helped(reason, "listed_earlier") == [{"before": "2015-03-02", "places": 2}]


def test_in_words_a_refused_newcomer_learns_what_set_her_apart(office: Office):
    """By hand: Elm 1 is let in the tenants' turn. The newcomers have waited longest of those who fit, and that is no
    help there; only to be among the first in that lane, or another lane, would have been."""
    said = office.asks(
        "explain", EXAMPLE.read_text(encoding="utf-8"), "--family", "newcomers since 2017", "--home", "Elm 1"
    ).out

    assert "newcomers since 2017 and Elm 1: somebody is ahead" in said
    assert "lane: internal" in said
    assert "ahead: family of six" in said
    assert "decided_by: band" in said
    assert "had she been among the first in the internal lane" in said
    assert "had she stood on the list before" not in said


def test_a_family_that_is_shut_out_is_told_the_rule_with_both_values(office: Office):
    example = json.loads(EXAMPLE.read_text(encoding="utf-8"))

    reason = office.reason(example, "newcomers with seven children", "Elm 2")

    assert reason["code"] == "too_many_persons"
    assert reason["values"] == {"persons": 9, "rooms": 4, "most_per_room": 2}


def test_a_waiver_is_told_of_only_where_it_would_have_given_her_the_home(office: Office):
    """B owes rent, but A is before her at Elm 1 anyhow; at Elm 2 nobody else stands."""
    problem = neighbours(
        agreements=[BY_TIME],
        homes=[{"name": "Elm 1"}, {"name": "Elm 2"}],
        families=[
            {"name": "A", "listed_on": "2015-01-01", "wishes": [{"home": "Elm 1"}]},
            {
                "name": "B",
                "listed_on": "2016-01-01",
                "owes_landlord": True,
                "wishes": [{"home": "Elm 1"}, {"home": "Elm 2"}],
            },
        ],
    )

    assert office.reason(problem, "B", "Elm 1")["would_have_helped"] == []
    (told,) = office.reason(problem, "B", "Elm 2")["would_have_helped"]
    assert told == {"change": "without_the_rule", "values": {"rule": "owes_landlord"}}
    paid = changed_family(problem, "B", owes_landlord=False)
    assert has(office.plan(paid))["B"] == "Elm 2"


def test_a_waiver_is_not_told_of_to_a_family_that_got_a_home_it_wants_more(office: Office):
    """She has said no to Elm 2, and gets Elm 1, which she wants more: without her no she would have got Elm 1 too."""
    problem = neighbours(
        agreements=[BY_TIME],
        homes=[{"name": "Elm 1"}, {"name": "Elm 2"}],
        families=[
            {
                "name": "A",
                "listed_on": "2015-01-01",
                "refused": ["Elm 2"],
                "wishes": [{"home": "Elm 1"}, {"home": "Elm 2"}],
            }
        ],
    )

    assert has(office.plan(problem))["A"] == "Elm 1"
    assert office.reason(problem, "A", "Elm 2")["would_have_helped"] == []


def test_a_waiver_is_not_told_of_where_a_second_rule_shuts_out_as_well(office: Office):
    problem = changed_family(
        neighbours(), "newcomer", owes_landlord=True, needs_adapted=True, wishes=[{"home": "Elm 1"}]
    )

    reason = office.reason(problem, "newcomer", "Elm 1")

    assert (reason["code"], reason["would_have_helped"]) == ("owes_landlord", [])


@pytest.mark.parametrize(
    ("wishes", "home", "code"),
    [
        ([{"home": "Elm 1"}], "Elm 2", "is_own_home"),
        ([{"home": "Elm 1"}], "Elm 3", "not_wished"),
        ([{"home": "Elm 2"}, {"home": "Elm 1"}], "Elm 1", "wished_less_than_own"),
        ([{"department": "Elm", "rooms_from": 4}, {"home": "Elm 2"}], "Elm 3", "not_wished"),
        ([{"home": "Elm 1"}], "Elm 1", "given"),
    ],
)
def test_a_home_that_she_does_not_want_has_its_own_answer(
    wishes: list[dict[str, Any]], home: str, code: str, office: Office
):
    problem = changed_family(neighbours(families=neighbours()["families"][1:]), "tenant", wishes=wishes)
    problem["homes"].append({"name": "Elm 3", "department": "Elm", "facts": {"rooms": 3}})

    reason = office.reason(problem, "tenant", home)

    assert (reason["code"], reason["would_have_helped"]) == (code, [])


def test_a_home_that_its_tenant_keeps_is_not_hers_to_lose(office: Office):
    """Whoever stands first in line: the tenant's claim to her own home is before all of them."""
    problem = changed_family(neighbours(), "newcomer", wishes=[{"home": "Elm 2"}])
    problem = changed_family(problem, "tenant", wishes=[])

    reason = office.reason(problem, "newcomer", "Elm 2")

    assert (reason["code"], reason["values"]) == ("kept_by_its_tenant", {"tenant": "tenant"})
    assert reason["would_have_helped"] == []


def test_who_got_a_home_that_she_prefers_is_told_which(office: Office):
    problem = neighbours(agreements=[BY_TIME])
    problem["homes"].append({"name": "Elm 3", "department": "Elm"})
    problem = changed_family(problem, "newcomer", wishes=[{"home": "Elm 3"}, {"home": "Elm 1"}])

    reason = office.reason(problem, "newcomer", "Elm 1")

    assert reason["code"] == "got_one_she_prefers"
    assert (reason["values"]["got"], reason["values"]["got_wish"], reason["values"]["wish"]) == ("Elm 3", 1, 2)


@pytest.mark.parametrize(
    ("first", "second", "by"),
    [
        ({}, {"home": "Elm 2"}, "band"),
        (GROWN_UP, CHILD, "precedence"),
        ({"listed_on": "2021-01-01"}, {"listed_on": "2020-01-01"}, "time"),
        ({"listed_on": "2020-01-01"}, {"listed_on": "2020-01-01"}, "lot"),
    ],
)
def test_two_families_are_told_the_first_thing_that_sets_them_apart(
    first: dict[str, Any], second: dict[str, Any], by: str, office: Office
):
    rules = {**HALF, "internal_share": "1", "precedences": ["children"], "children_from_rooms": 3}
    families = [
        {"name": name, "listed_on": "2020-01-01", "wishes": [{"home": "Elm 1"}], **told}
        for name, told in (("one", first), ("other", second))
    ]
    problem = neighbours(agreements=[rules], families=families, lottery_seed=SEED)
    loser = next(name for name, got in has(office.plan(problem)).items() if got != "Elm 1")

    reason = office.reason(problem, loser, "Elm 1")

    assert reason["values"]["decided_by"] == by
    assert by == "lot" or loser == "one"


def lists(number: int) -> dict[str, Any]:
    """Four homes, two of them rented, and seven families with days on the list, some alike."""
    draw = random.Random(number)  # noqa: S311 - nothing is kept secret by it
    homes = [{"name": f"H{at}", "department": f"D{at % 2}", "facts": {"rooms": 3}} for at in range(4)]
    families = []
    for at, name in enumerate("ABCDEFG"):
        wishes = draw.sample([home["name"] for home in homes], draw.randint(1, 4))
        told = {"name": name, "listed_on": f"20{draw.randint(15, 18)}-01-01", "home": f"H{at}" if at < 2 else ""}
        families.append({**told, "wishes": [{"home": one} for one in wishes]})
    turn = draw.choice(["seniority", "newcomers_first"])
    agreement = {**HALF, "other_turn": turn, "municipal_share": "1/4", "flexible_share": "1/4"}
    return neighbours(homes=homes, families=families, agreements=[agreement], lottery_seed=SEED)


def refused(plan: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["family"], one["home"]) for one in plan["reasons"] if one["code"] == "somebody_is_ahead"]


def has_as_good(problem: dict[str, Any], plan: dict[str, Any], family: str, home: str) -> bool:
    (told,) = [one for one in problem["families"] if one["name"] == family]
    wishes = [wish["home"] for wish in told["wishes"]]
    got = has(plan)[family]
    return got in wishes and wishes.index(got) <= wishes.index(home)


def in_these_lanes(problem: dict[str, Any], plan: dict[str, Any], **other: str) -> dict[str, Any]:
    """The same problem with the lanes of the plan written out, one of them another."""
    lane = {one["home"]: one["lane"] for one in plan["lanes"]} | other
    return {**problem, "homes": [{**home, "lane": lane[home["name"]]} for home in problem["homes"]]}


@pytest.mark.parametrize("number", range(6))
def test_a_day_that_would_have_helped_helps_and_a_later_one_does_not(number: int, office: Office):
    """Listed on the day before, she gets the home or one that she prefers; a day later she does not. On the very day
    it hangs on her lot, and she is told nothing of it."""
    problem = lists(number)
    for family, home in refused(office.plan(problem)):
        days = [one["before"] for one in helped(office.reason(problem, family, home), "listed_earlier")]
        if days:
            before = date.fromisoformat(days[0])
            earlier = changed_family(problem, family, listed_on=str(before - timedelta(days=1)))
            later = changed_family(problem, family, listed_on=str(before + timedelta(days=1)))
            assert has_as_good(problem, office.plan(earlier), family, home)
            assert not has_as_good(problem, office.plan(later), family, home)
        else:
            first = changed_family(problem, family, listed_on="1900-01-01")
            assert not has_as_good(problem, office.plan(first), family, home)


@pytest.mark.parametrize("number", range(4))
def test_a_lane_that_would_have_helped_helps_and_no_other_does(number: int, office: Office):
    problem = lists(number)
    plan = office.plan(problem)
    lanes = {one["home"]: one["lane"] for one in plan["lanes"]}
    for family, home in refused(plan):
        told = {one["lane"] for one in helped(office.reason(problem, family, home), "other_lane")}
        others = {"municipal", "flexible", "internal", "general"} - {lanes[home]}
        tried = {one: office.plan(in_these_lanes(problem, plan, **{home: one})) for one in others}
        assert told == {one for one, found in tried.items() if has_as_good(problem, found, family, home)}
