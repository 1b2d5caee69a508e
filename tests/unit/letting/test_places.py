"""Where a family stands in line: with internal precedence and without, among those who want and may have such homes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bofast.rules.letting.agreement import Agreement
from bofast.rules.letting.eligibility import Exclusion, HouseRules
from bofast.rules.letting.facts import LetHome, ListedFamily, Wish
from bofast.rules.letting.places import Line, Standing, Turn, standings, turns_of
from bofast.vocabulary.letting import Lane, OtherTurn, Precedence, WhyNot
from bofast.vocabulary.money import Money
from tests.unit.letting.situations import TODAY, adults, agreement, family, home, people

TENANTS, OTHERS = Lane.INTERNAL, Lane.GENERAL
ELM = (Wish(department="Elm"),)
USUAL, NO_RULES = agreement(), HouseRules()
HOMES = [home("Elm 1", rooms=2), home("Elm 2", rooms=3)]


def waiting(name: str, since: str, **changed: Any) -> ListedFamily:
    return family(name, **{"wishes": ELM, "listed_on": date.fromisoformat(since), **changed})


def places(
    who: ListedFamily,
    *others: ListedFamily,
    homes: Sequence[LetHome] = HOMES,
    by: Agreement | None = USUAL,
    rules: HouseRules = NO_RULES,
) -> Mapping[Turn, Standing]:
    line = Line(
        families=[who, *others],
        departments={"Elm 9": "Elm", "Oak 9": "Oak"},
        agreement=by,
        rules=rules,
        norm=None,
        on=TODAY,
    )
    found = standings(who, homes=homes, line=line)
    assert isinstance(found, Mapping)
    return found


def test_a_tenant_stands_first_in_her_turn_and_by_time_in_the_other():
    tenant = waiting("tenant", "2025-06-01", home="Elm 9")
    newcomers = [waiting("first", "2020-01-01"), waiting("second", "2021-01-01")]

    found = places(tenant, *newcomers)

    assert found == {TENANTS: Standing(0, 0), OTHERS: Standing(2, 0)}


def test_a_newcomer_stands_behind_every_tenant_in_their_turn():
    newcomer = waiting("newcomer", "2020-01-01")
    tenants = [waiting("here", "2025-01-01", home="Elm 9"), waiting("next door", "2026-01-01", home="Oak 9")]

    assert places(newcomer, *tenants) == {TENANTS: Standing(2, 0), OTHERS: Standing(0, 0)}


def test_tenants_of_the_department_stand_before_those_of_another():
    next_door = waiting("next door", "2020-01-01", home="Oak 9")

    assert places(next_door, waiting("here", "2025-01-01", home="Elm 9"))[TENANTS].first == 2


def test_equal_days_are_told_as_a_range_since_a_lot_decides():
    found = places(waiting("she", "2024-01-01"), waiting("first", "2023-12-31"), waiting("level", "2024-01-01"))

    assert found[OTHERS] == Standing(ahead=1, level=1)
    assert (found[OTHERS].first, found[OTHERS].last) == (2, 3)


def test_only_those_who_wish_such_homes_stand_in_line():
    elsewhere = waiting("elsewhere", "2020-01-01", wishes=(Wish(department="Oak"),))
    larger = waiting("larger", "2020-01-01", wishes=(Wish(department="Elm", rooms_from=4),))
    by_name = waiting("by name", "2020-01-01", wishes=(Wish(home="Elm 2"),))

    assert places(waiting("she", "2024-01-01"), elsewhere, larger, by_name)[OTHERS] == Standing(1, 0)


def test_what_a_tenant_wants_less_than_her_own_home_is_no_wish():
    stays = waiting("stays", "2020-01-01", home="Elm 9", wishes=(Wish(home="Elm 9"), Wish(department="Elm")))

    assert places(waiting("she", "2024-01-01"), stays)[OTHERS] == Standing(0, 0)


def test_only_those_who_may_have_such_homes_stand_in_line():
    owes = waiting("owes", "2020-01-01", owes_landlord=True)
    many = waiting("many", "2020-01-01", members=adults(7))
    poor = waiting("poor", "2020-01-01", most_rent_per_month=Money.of(5000))
    homes = [home("Elm 1", rooms=3, rent=6000)]

    found = places(
        waiting("she", "2024-01-01"), owes, many, poor, homes=homes, rules=HouseRules(most_persons_per_room=2)
    )

    assert found[OTHERS] == Standing(0, 0)


def test_who_can_pay_the_cheapest_of_such_homes_stands_in_line():
    poor = waiting("poor", "2020-01-01", most_rent_per_month=Money.of(5000))
    homes = [home("Elm 1", rooms=3, rent=6000), home("Elm 2", rooms=3, rent=5000)]

    assert places(waiting("she", "2024-01-01"), poor, homes=homes)[OTHERS] == Standing(1, 0)


def test_a_home_once_refused_takes_nobody_out_of_line_for_the_others():
    choosy = waiting("choosy", "2020-01-01", refused=("Elm 1", "Elm 2"))

    assert places(waiting("she", "2024-01-01"), choosy)[OTHERS] == Standing(1, 0)


def test_a_precedence_counts_only_at_the_homes_it_is_for():
    by = agreement(precedences=(Precedence.CHILDREN,), children_from_rooms=3)
    parents = waiting("parents", "2025-01-01", members=people("1990-01-01", "2020-01-01"))
    small, large = [home("Elm 1", rooms=2)], [home("Elm 2", rooms=3)]

    at = {"small": small, "large": large, "either": small + large}
    ahead = {name: places(waiting("she", "2024-01-01"), parents, homes=those, by=by) for name, those in at.items()}

    assert {name: found[OTHERS].ahead for name, found in ahead.items()} == {"small": 0, "large": 1, "either": 1}


def test_newcomers_come_first_in_the_other_turn_where_it_is_agreed_so():
    by = agreement(other_turn=OtherTurn.NEWCOMERS_FIRST)
    tenant = waiting("tenant", "2020-01-01", home="Elm 9")

    assert places(tenant, waiting("newcomer", "2026-01-01"), by=by) == {TENANTS: Standing(0, 0), OTHERS: Standing(1, 0)}


def test_without_an_agreement_there_is_one_place_by_need():
    she = waiting("she", "2020-01-01", need_class=2)
    others = [
        waiting("urgent", "2026-01-01", need_class=1),
        waiting("same", "2020-01-01", need_class=2),
        waiting("unclassed", "2010-01-01"),
    ]

    assert places(she, *others, by=None) == {None: Standing(ahead=1, level=1)}


def test_who_has_no_day_on_the_list_stands_behind_all_who_have():
    assert places(family("she", wishes=ELM), waiting("last", "2026-11-01"))[OTHERS].first == 2


def test_an_agreement_that_lets_all_by_criteria_has_that_turn_alone():
    assert turns_of(agreement(municipal_share="1/4", flexible_share="3/4")) == (Lane.FLEXIBLE,)


def test_why_she_may_have_none_of_them_is_told_and_no_home_is_nothing():
    owing = waiting("she", "2020-01-01", owes_landlord=True)
    line = Line(families=[owing], departments={}, agreement=agreement(), rules=HouseRules(), norm=None, on=TODAY)

    why_not = standings(owing, homes=HOMES, line=line)

    assert isinstance(why_not, Exclusion)
    assert why_not.rule is WhyNot.OWES_LANDLORD
    assert standings(owing, homes=[], line=line) is None
