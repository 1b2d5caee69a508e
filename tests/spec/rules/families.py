"""Families for the rules of money: adults and children by age on a day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from bofast.rules.facts import Adult, Child, FamilyFacts, Role, Sex


def born(age: int, *, on: date) -> date:
    """A birth date that makes somebody so old on a day, with the birthday on that day."""
    return on.replace(year=on.year - age)


def woman(age: int, *, on: date, **more: Any) -> Adult:
    return Adult(key="woman", born_on=born(age, on=on), sex=Sex.FEMALE, **more)


def man(age: int, *, on: date, **more: Any) -> Adult:
    return Adult(key="man", born_on=born(age, on=on), sex=Sex.MALE, role=Role.PARTNER, **more)


def child(age: int, *, on: date, sex: Sex = Sex.FEMALE, born_on: date | None = None, **more: Any) -> Child:
    more = {"share_of_time": Decimal(1), "key": f"child-{age}-{sex}", **more}
    return Child(born_on=born_on or born(age, on=on), sex=sex, **more)


def family(*people: Adult | Child, **more: Any) -> FamilyFacts:
    return FamilyFacts(
        municipality="1505",
        adults=tuple(p for p in people if isinstance(p, Adult)),
        children=tuple(p for p in people if isinstance(p, Child)),
        **more,
    )
