"""From the size that somebody asks for to a world of that size."""

from __future__ import annotations

import re

from bofast.registers.made_up.behaviour import Behaviour
from bofast.registers.made_up.world.years import Plan

FIRST_YEAR, LAST_YEAR = 2005, 2024
SMALLEST, LARGEST = 10_000, 2_000_000_000
PERSON_YEARS_IN_AREA = 50_000
_MOST_AREAS = 20_000
_WRITTEN = re.compile(r"(\d+(?:\.\d+)?)\s*([kmb]?)", re.IGNORECASE)
_TIMES = {"": 1, "k": 1_000, "m": 1_000_000, "b": 1_000_000_000}


def person_years_written(text: str) -> int:
    """A size as people write it: 250000, 250k, 1m, 1.5m, 1b.

    Raises: ValueError, for what is no size, or lies outside what can be made.
    """
    match = _WRITTEN.fullmatch(text.strip().replace("_", ""))
    if match is None:
        raise ValueError(f"{text!r} is no size; write it as 250000, 250k, 1m or 1b")
    size = round(float(match[1]) * _TIMES[match[2].lower()])
    if not SMALLEST <= size <= LARGEST:
        raise ValueError(f"{text} person-years cannot be made; choose between 10k and 2b")
    return size


def plan_for(
    person_years: int,
    *,
    country: str = "dk",
    seed: int = 1,
    first_year: int = FIRST_YEAR,
    last_year: int = LAST_YEAR,
    areas: int | None = None,
    behaviour: Behaviour | None = None,
) -> Plan:
    """A world whose years together have about so many rows."""
    behaviour = behaviour or Behaviour()
    years = last_year - first_year + 1
    grown = sum((1 + behaviour.rates.growth) ** year for year in range(years))
    return Plan(
        persons=max(50, round(person_years / grown)),
        first_year=first_year,
        last_year=last_year,
        areas=areas or min(_MOST_AREAS, max(50, person_years // PERSON_YEARS_IN_AREA)),
        country=country,
        seed=seed,
        behaviour=behaviour,
    )
