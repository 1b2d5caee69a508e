"""Who makes up the household on a day: the couple or single applicant, other adults, children."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bofast.rules.facts import Adult, Child, FamilyFacts, Role
from bofast.rules.figure import Figure, Rule, fact_unknown
from bofast.rules.law import Law
from bofast.vocabulary.money import Money
from bofast.vocabulary.spells import age_on

OF_AGE = 18


@dataclass(frozen=True, slots=True)
class Member:
    """A person with the age of the day, in whole years; `path` is the place in the facts."""

    person: Adult | Child
    path: str
    age: int


@dataclass(frozen=True, slots=True)
class Household:
    """The members of a day. A child of the family who is of age stands among the adults."""

    adults: tuple[Member, ...]
    minors: tuple[Member, ...]
    is_couple: bool

    @property
    def persons(self) -> int:
        return len(self.adults) + len(self.minors)

    @property
    def other_adults(self) -> int:
        """Adults besides the applicant and the partner."""
        return len(self.adults) - (2 if self.is_couple else 1)


def household_on(facts: FamilyFacts, *, on: date) -> Household:
    """The members on a day; an expected child is not yet one."""
    adults = [Member(adult, f"adults[{at}]", age_on(adult.born_on, on)) for at, adult in enumerate(facts.adults)]
    minors = []
    for at, child in enumerate(facts.children):
        age = age_on(child.born_on, on)
        if age >= OF_AGE:
            adults.append(Member(child, f"children[{at}]", age))
        elif age >= 0:
            minors.append(Member(child, f"children[{at}]", age))
    return Household(tuple(adults), tuple(minors), any(adult.role is Role.PARTNER for adult in facts.adults))


def part_in_this_home(rule: Rule, whole: Figure, *, of: Member, law: Law, on: date) -> Figure:
    """The part of a child's amount that falls on this home; the whole, and an open question, when it is unknown."""
    share = of.person.share_of_time if isinstance(of.person, Child) else Decimal(1)
    if share == 1 or not isinstance(whole.value, Money):
        return whole
    row = law.row("guidance_rates/child_in_two_homes", on=on)
    path = f"{of.path}.share_of_time"
    if share is None:
        return Figure(rule, whole.value, rows=(row,), parts=(whole,), reasons=(fact_unknown(path),))
    return Figure(rule, whole.value * share if row.value else whole.value, {path: share}, (row,), (whole,))
