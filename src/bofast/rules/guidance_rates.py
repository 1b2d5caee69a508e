"""The floor: what the state's guidance rates for social assistance leave a household to live on.

Housing, electricity and insurance of the home come on top. A municipality may have its own rates: an office's rows.
"""

from __future__ import annotations

from datetime import date

from bofast.rules.facts import FamilyFacts
from bofast.rules.figure import Figure, How, Rule, from_row, total
from bofast.rules.household import Household, Member, household_on, part_in_this_home
from bofast.rules.law import Law
from bofast.rules.parameter_row import Unit

_SOURCE = "State guidance rates for social assistance (veiledende satser), Social Services Act § 18"
FLOOR = Rule("guidance_rates.subsistence_floor", Unit.NOK_PER_MONTH, How.SUM, _SOURCE)
ADULTS = Rule("guidance_rates.adults", Unit.NOK_PER_MONTH, How.TABLE, _SOURCE)
CHILD = Rule("guidance_rates.child", Unit.NOK_PER_MONTH, How.TABLE, _SOURCE)
CHILD_PART = Rule("guidance_rates.child_in_two_homes", Unit.NOK_PER_MONTH, How.SHARE, "own reading, as its row says")


def subsistence_floor(facts: FamilyFacts, *, law: Law, on: date) -> Figure:
    """What the household needs to live on a month, by the guidance rates.

    The applicant alone has the single rate and a couple the couple's; every other adult has the rate of shared housing.
    A child with two homes has the part of its rate that it is here.
    Raises: MissingParameter, when no rate is known for the day; the last known never runs on.
    """
    return floor_for(household_on(facts, on=on), law=law, on=on)


def floor_for(household: Household, *, law: Law, on: date) -> Figure:
    """The same for a household whose members are known.

    Raises: MissingParameter.
    """
    adults = [_adults("couple" if household.is_couple else "single", law=law, on=on)]
    others = [_adults("shared", law=law, on=on) for _ in range(household.other_adults)]
    return total(FLOOR, [*adults, *others, *(_child(child, law=law, on=on) for child in household.minors)])


def _adults(lives_as: str, *, law: Law, on: date) -> Figure:
    return from_row(ADULTS, law.row("guidance_rates/adults", on=on, lives_as=lives_as))


def _child(child: Member, *, law: Law, on: date) -> Figure:
    whole = from_row(CHILD, law.row("guidance_rates/children", on=on, age=child.age))
    return part_in_this_home(CHILD_PART, whole, of=child, law=law, on=on)
