"""The mission's definition of resource-strong families with children, with every choice in it a setting.

Resource-strong are wage earners, self-employed and students, and those outside the labour market who live with one, of
working age; a family with children has a child under 18 at home. Source: CFBU, "Fra fraflytning til fastholdelse",
2019; codes: Danmarks Statistik, SOCIO13 in the labour classification module, which covers the years from 1991.

What the sources leave open is open here: the default is told, the alternatives are values of a setting, and a study
shows what each does to its figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

CODES = 1000
"""Codes of the labour register have three digits."""
SELF_EMPLOYED = frozenset(range(110, 115))
ASSISTING_SPOUSES = frozenset({120})
WAGE_EARNERS = frozenset({*range(131, 136), 139})
UNEMPLOYED = frozenset({210})
ON_SICKNESS_OR_PARENTAL_BENEFIT = frozenset({220})
STUDENTS = frozenset({310})
EARLY_RETIRED = frozenset({321, 322, 323})
ON_CASH_BENEFIT = frozenset({330})
OTHERS_OUTSIDE = frozenset({410})


class Partner(Enum):
    """With whom somebody outside the labour market must live."""

    OF_THE_FAMILY = "of_the_family"  # a main person or partner of the same family
    OF_THE_HOUSEHOLD = "of_the_household"  # any adult of the household


class Families(Enum):
    """How many of a family's adults must be resource-strong."""

    ANY = "any"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Ages:
    """Whole years on 1 January, both included."""

    youngest: int
    oldest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """Who is resource-strong, and which families.

    Attributes:
        own: codes of those who are resource-strong by themselves.
        by_partner: codes of those who are so by living with one.
        ages: of working age.
        child_below: age at which a child is no longer one.
        partner: with whom those outside the labour market must live.
        partner_of_working_age: whether that one must be of working age too.
        families: how many of the adults.
        places_known: whether each person's place in the family is known; else age alone tells child from adult.
    """

    own: frozenset[int] = SELF_EMPLOYED | ASSISTING_SPOUSES | WAGE_EARNERS | STUDENTS
    by_partner: frozenset[int] = ON_SICKNESS_OR_PARENTAL_BENEFIT | EARLY_RETIRED | ON_CASH_BENEFIT | OTHERS_OUTSIDE
    ages: Ages = Ages(22, 59)
    child_below: int = 18
    partner: Partner = Partner.OF_THE_FAMILY
    partner_of_working_age: bool = False
    families: Families = Families.ANY
    places_known: bool = True

    def __post_init__(self) -> None:
        if self.own & self.by_partner:
            raise ValueError(f"Codes that count both ways: {sorted(self.own & self.by_partner)}")
        if not all(0 < code < CODES for code in self.own | self.by_partner):
            raise ValueError("A code of the labour register has three digits.")


MISSION = Definition()
"""As the mission says it; 120 (assisting spouses) counted in, 210 (unemployed) counted out."""
