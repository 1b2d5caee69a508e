"""The posts of the reference budget that follow a person: food, clothes, hygiene, leisure, transport, baby."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from bofast.rules.facts import Adult, Sex
from bofast.rules.figure import Figure, How, Rule, from_row, total
from bofast.rules.household import Member
from bofast.rules.law import Law
from bofast.rules.parameter_row import ParameterRow, Unit
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Because, Reason
from bofast.vocabulary.spells import full_months

_SOURCE = "SIFO reference budget, OsloMet"
PERSON = Rule("sifo.person", Unit.NOK_PER_MONTH, How.SUM, _SOURCE)
FOOD = Rule("sifo.food", Unit.NOK_PER_MONTH, How.TABLE, _SOURCE)
REDUCED_FOOD = Rule("sifo.food_reduced", Unit.NOK_PER_MONTH, How.SHARE, _SOURCE)
CLOTHES = Rule("sifo.clothes", Unit.NOK_PER_MONTH, How.TABLE, _SOURCE)
HYGIENE = Rule("sifo.hygiene", Unit.NOK_PER_MONTH, How.TABLE, _SOURCE)
LEISURE = Rule("sifo.leisure", Unit.NOK_PER_MONTH, How.TABLE, _SOURCE)
TRANSIT = Rule("sifo.transit", Unit.NOK_PER_MONTH, How.TABLE, _SOURCE)
BABY = Rule("sifo.baby_equipment", Unit.NOK_PER_MONTH, How.TABLE, _SOURCE)
YOUNGEST_WITH_TICKET = 6
STUDENT_TICKET = range(20, 30)


class Food(StrEnum):
    """Couples with many children get food for less a head."""

    ORDINARY = "ordinary"
    REDUCED = "reduced"


class Profile(NamedTuple):
    """What the tables ask about a person; equal for equal people, so that their posts are worked out once.

    A named tuple, because a screening makes and looks up half a million of them.
    """

    age: int
    months: int
    sex: Sex | None
    food: Food
    food_as: str
    occupation: str
    uses_public_transport: bool


def profile_of(member: Member, *, food: Food, on: date) -> Profile:
    person = member.person
    is_student = isinstance(person, Adult) and person.is_student
    return Profile(
        age=member.age,
        months=full_months(person.born_on, on) if member.age == 0 else 0,
        sex=person.sex,
        food=food,
        food_as=_food_as(person) if isinstance(person, Adult) else "",
        occupation="student" if is_student and member.age in STUDENT_TICKET else "ordinary",
        uses_public_transport=person.uses_public_transport,
    )


def _food_as(adult: Adult) -> str:
    if adult.is_breastfeeding:
        return "breastfeeding"
    return "pregnant" if adult.is_pregnant else ""


@lru_cache(maxsize=20_000)
def posts_of(profile: Profile, *, law: Law, on: date) -> Figure:
    """What a person's life costs a month. Where the sex is not known, the dearer amount is taken and it says so.

    Raises: MissingParameter.
    """
    posts = [_food(profile, law=law, on=on)]
    posts += [
        _by_sex(rule, f"sifo/{name}", profile=profile, law=law, on=on)
        for rule, name in ((CLOTHES, "clothes"), (HYGIENE, "hygiene"))
    ]
    posts.append(from_row(LEISURE, law.row("sifo/leisure", on=on, age=profile.age)))
    return total(PERSON, [*posts, *_further_posts(profile, law=law, on=on)], facts={"age": profile.age})


def _further_posts(profile: Profile, *, law: Law, on: date) -> Iterator[Figure]:
    if profile.age == 0:
        yield from_row(BABY, law.row("sifo/baby_equipment", on=on, stage="first_year"))
    if profile.uses_public_transport and profile.age >= YOUNGEST_WITH_TICKET:
        yield from_row(TRANSIT, law.row("sifo/transit", on=on, occupation=profile.occupation, age=profile.age))


def _food(profile: Profile, *, law: Law, on: date) -> Figure:
    whole = _whole_food(profile, law=law, on=on)
    if profile.food is Food.ORDINARY:
        return whole
    percent = law.row("sifo/food_reduction", on=on)
    above = law.row("sifo/food_reduction_above", on=on)
    left = Money(whole.minor) * (1 - percent.number / 100)
    return Figure(REDUCED_FOOD, left, rows=(percent, above), parts=(whole,))


def _whole_food(profile: Profile, *, law: Law, on: date) -> Figure:
    if profile.age == 0:
        return from_row(FOOD, law.row("sifo/food_first_year", on=on, months=profile.months))
    if profile.food_as:
        return from_row(FOOD, law.row("sifo/food_of_mother", on=on, state=profile.food_as))
    return _by_sex(FOOD, "sifo/food", profile=profile, law=law, on=on)


def _by_sex(rule: Rule, parameter: str, *, profile: Profile, law: Law, on: date) -> Figure:
    if profile.sex is not None:
        return from_row(rule, law.row(parameter, on=on, sex=profile.sex, age=profile.age))
    rows = [law.row(parameter, on=on, sex=sex, age=profile.age) for sex in Sex]
    dearer = max(rows, key=_minor)
    if rows[0] == rows[1]:
        return from_row(rule, dearer)
    return Figure(rule, dearer.money, rows=(dearer,), reasons=(Because(Reason.HIGHER_ASSUMED, {"fact": "sex"}),))


def _minor(row: ParameterRow) -> int:
    return row.minor
