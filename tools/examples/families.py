"""Who is followed: families of made-up people, the same in each run."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from bofast.rules.identity_number import synthetic_d_number, synthetic_number

CHANCE = random.Random(2026)  # noqa: S311 - an example, no secret

NAME_STARTS = ("Prøv", "Eksempel", "Mønster", "Test", "Skisse", "Kladde", "Tenke", "Liksom")
NAME_ENDS = ("heim", "mo", "ås", "voll", "strand", "dal", "haug", "vik")
WOMEN = ("Amara", "Selma", "Nadira", "Yohana", "Lulia", "Farisa", "Mirembe", "Zahira", "Rahwa", "Oksana", "Samira")
MEN = ("Yonatan", "Farid", "Omid", "Tesfalem", "Karim", "Bilal", "Ruslan", "Idris", "Samuel", "Habib", "Mikael")
GIRLS = ("Mona", "Lea", "Saba", "Noor", "Emma", "Hanna", "Aida", "Liya", "Sofie", "Miriam")
BOYS = ("Adam", "Elias", "Yusuf", "Noah", "Amir", "Isak", "Daniel", "Omar", "Filip", "Jonas")
NOT_REFUGEES = {5, 12, 23, 34, 40, 45, 50, 58, 63}
# Families with an outcome in follow-up.yaml: 17 providers and 28 children in all.
FIXED_SIZES = {3: (2, 4), 11: (2, 3), 19: (2, 3), 27: (2, 4), 6: (2, 3), 14: (1, 2), 22: (2, 3), 9: (2, 3), 30: (2, 3)}


@dataclass
class Member:
    role: str
    given: str
    born: date
    sex: str
    share: int = 100
    number: str = ""
    surname: str = ""


@dataclass
class Family:
    place: int
    name: str
    settled: int
    members: list[Member] = field(default_factory=list)

    @property
    def reference(self) -> str:
        return f"F-{self.place:03}"

    @property
    def is_refugee(self) -> bool:
        return self.place not in NOT_REFUGEES


def day(year: int, last_year: int) -> date:
    first, last = date(year, 1, 1), date(last_year, 12, 28)
    return first + timedelta(days=CHANCE.randrange((last - first).days))


def families() -> list[Family]:
    made = [_family(place) for place in range(1, 65)]
    _share_a_child(made[39], made[44])
    taken: dict[date, int] = {}
    for family in made:
        for member in family.members:
            member.number = member.number or _number(family, member, taken)
    return made


def _family(place: int) -> Family:
    name = NAME_STARTS[(place - 1) % 8] + NAME_ENDS[((place - 1) // 8 + (place - 1) % 8) % 8]
    family = Family(place, name, settled=CHANCE.randrange(2012, 2022))
    providers, children = FIXED_SIZES.get(place, (CHANCE.choice((1, 2, 2)), CHANCE.choice((1, 1, 2, 2, 3, 3, 4, 5))))
    family.members.append(Member("forsørger", CHANCE.choice(WOMEN), day(1980, 1994), "kvinne"))
    if providers == 2:
        family.members.append(Member("forsørger", CHANCE.choice(MEN), day(1976, 1992), "mann"))
    for given, sex in _children(children):
        family.members.append(Member("barn", given, day(2012, 2023), sex))
    if place in {2, 24}:
        family.members.append(Member("barn", "Venter", date(2027, 2, 20), ""))
    return family


def _children(count: int) -> list[tuple[str, str]]:
    girls = CHANCE.sample(GIRLS, count)
    boys = CHANCE.sample(BOYS, count)
    return [CHANCE.choice(((girls[at], "jente"), (boys[at], "gutt"))) for at in range(count)]


def _share_a_child(one: Family, other: Family) -> None:
    """A child that lives half of the time with each of its parents."""
    child = next(member for member in one.members if member.role == "barn")
    child.share = 50
    child.number = synthetic_number(child.born, serial=7)
    other.members.append(Member("barn", child.given, child.born, child.sex, 50, child.number, one.name))


def _number(family: Family, member: Member, taken: dict[date, int]) -> str:
    if member.born > date(2026, 11, 1) or (family.place % 17 == 0 and member.role == "barn"):
        return ""  # not born yet, or not yet in the register: they can be helped all the same
    serial = taken.get(member.born, 0)
    taken[member.born] = serial + 1
    if family.place == 61 and member.role == "forsørger":
        return synthetic_d_number(member.born, serial=serial)
    return synthetic_number(member.born, serial=serial)
