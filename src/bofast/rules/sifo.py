"""The reference budget of SIFO: what a reasonable life costs a household a month, post by post.

Housing, electricity, insurance of the home, holidays and gifts are not in it.
Source: SIFO report 9-2026, OsloMet, CC BY 4.0.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from bofast.rules.childcare import childcare
from bofast.rules.facts import Car, FamilyFacts
from bofast.rules.figure import Figure, How, Rule, from_row, total
from bofast.rules.household import Household, household_on, part_in_this_home
from bofast.rules.law import Law
from bofast.rules.parameter_row import Unit
from bofast.rules.sifo_person import Food, posts_of, profile_of
from bofast.vocabulary.spells import add_months

_SOURCE = "SIFO reference budget, OsloMet"
BUDGET = Rule("sifo.reference_budget", Unit.NOK_PER_MONTH, How.SUM, _SOURCE)
LIVING_COSTS = Rule("sifo.living_costs", Unit.NOK_PER_MONTH, How.SUM, _SOURCE)
PERSON_PART = Rule("sifo.child_in_two_homes", Unit.NOK_PER_MONTH, How.SHARE, "own reading, as its row says")
BEFORE_BIRTH = Rule("sifo.baby_equipment", Unit.NOK_PER_MONTH, How.TABLE, _SOURCE)
_HOUSEHOLD_POSTS = {
    name: Rule(f"sifo.{name}", Unit.NOK_PER_MONTH, How.TABLE, _SOURCE)
    for name in ("other_groceries", "household_articles", "furniture", "household_media")
}
_CAR = Rule("sifo.car", Unit.NOK_PER_MONTH, How.TABLE, _SOURCE)


def reference_budget(facts: FamilyFacts, *, law: Law, on: date) -> Figure:
    """What the household's life costs a month, kindergarten and after-school programme included.

    Raises: MissingParameter, for a year whose budget is not entered.
    """
    return total(BUDGET, [living_costs(facts, law=law, on=on), childcare(facts, law=law, on=on)])


def living_costs(facts: FamilyFacts, *, law: Law, on: date) -> Figure:
    """The reference budget without childcare, which a family pays as a bill.

    Raises: MissingParameter, for a year whose budget is not entered.
    """
    return living_costs_for(household_on(facts, on=on), facts=facts, law=law, on=on)


def living_costs_for(household: Household, *, facts: FamilyFacts, law: Law, on: date) -> Figure:
    """The same for a household whose members are known.

    Raises: MissingParameter.
    """
    parts = [
        *_persons(household, law=law, on=on),
        *_expected(facts, law=law, on=on),
        *_household_posts(household.persons, car=facts.car, law=law, on=on),
    ]
    return total(LIVING_COSTS, parts)


def _persons(household: Household, *, law: Law, on: date) -> list[Figure]:
    above = law.row("sifo/food_reduction_above", on=on).whole
    is_reduced = household.is_couple and len(household.minors) > above
    food = Food.REDUCED if is_reduced else Food.ORDINARY
    figures = []
    for member in (*household.adults, *household.minors):
        whole = posts_of(profile_of(member, food=food, on=on), law=law, on=on)
        figures.append(part_in_this_home(PERSON_PART, whole, of=member, law=law, on=on))
    return figures


def _expected(facts: FamilyFacts, *, law: Law, on: date) -> list[Figure]:
    months = law.row("sifo/baby_equipment_months", on=on)
    expected = [child for child in facts.children if on < child.born_on <= add_months(on, months.whole)]
    row = law.row("sifo/baby_equipment", on=on, stage="before_birth")
    return [Figure(BEFORE_BIRTH, row.money, {"born_on": child.born_on}, (row, months)) for child in expected]


@lru_cache(maxsize=1000)
def _household_posts(persons: int, *, car: Car, law: Law, on: date) -> tuple[Figure, ...]:
    posts = [from_row(rule, law.row(f"sifo/{name}", on=on, persons=persons)) for name, rule in _HOUSEHOLD_POSTS.items()]
    if car is not Car.NONE:
        posts.append(from_row(_CAR, law.row("sifo/car", on=on, car=car, persons=persons)))
    return tuple(posts)
