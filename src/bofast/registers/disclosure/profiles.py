"""Whose rule a release follows: the thresholds of each body, with source and day.

A threshold counts distinct persons and distinct households, never person-years: one family over ten years is one
family. What bofast itself asks (`OWN_FLOOR`) holds beside every profile, so a milder one never lowers it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Measure(StrEnum):
    """What the value of a cell is; the smallest cell depends on it."""

    COUNT = "count"
    SUM = "sum"  # of amounts, whole units
    MEAN = "mean"  # of amounts; the cells hold the sums, the release divides by the persons


@dataclass(frozen=True, slots=True)
class Profile:
    """The rule of one body. A cell below a threshold, and above nobody, is hidden.

    Units: smallest_* are distinct persons, and as many distinct households; largest_two_share is a share of the sum.
    """

    name: str
    smallest_count: int
    smallest_amount: int
    largest_two_share: float
    source: str
    as_of: date

    def smallest(self, measure: Measure) -> int:
        """The fewest persons, and households, that a cell of this measure may rest on."""
        if measure is Measure.COUNT:
            return max(self.smallest_count, OWN_FLOOR.smallest_count)
        return max(self.smallest_amount, OWN_FLOOR.smallest_amount)


OWN_FLOOR = Profile(
    name="bofast",
    smallest_count=5,
    smallest_amount=20,
    largest_two_share=0.85,
    source=(
        "bofast's own: refugees and poor families in a small municipality are easily recognised. 20 for amounts: map "
        "products on Danish registers show no key figure under 20 households. Two largest: Deutsche Bundesbank, RDSC, "
        "rules for visiting researchers (sdcLog)."
    ),
    as_of=date(2026, 11, 22),
)

DST = Profile(
    name="dst",
    smallest_count=5,
    smallest_amount=20,
    largest_two_share=0.85,
    source="Danmarks Statistik, rules for taking results home from the research service: no cell under 5 observations.",
    as_of=date(2026, 11, 22),
)
SSB = Profile(
    name="ssb",
    smallest_count=3,
    smallest_amount=3,
    largest_two_share=0.85,
    source="Statistisk sentralbyrå, confidentiality in statistics: cells on fewer than 3 observations may be hidden.",
    as_of=date(2026, 11, 22),
)
STRICT = Profile(
    name="strict",
    smallest_count=10,
    smallest_amount=20,
    largest_two_share=0.85,
    source="Practice of British research services; the default of ACRO 1.0: no cell under 10.",
    as_of=date(2026, 11, 22),
)

PROFILES = {profile.name: profile for profile in (DST, SSB, STRICT)}


def profile_named(name: str) -> Profile:
    """The profile of that name.

    Raises: ValueError, naming those that there are.
    """
    if name not in PROFILES:
        raise ValueError(f"No disclosure profile is called {name!r}. There are {sorted(PROFILES)}.")
    return PROFILES[name]
