"""What came of a policy in one run of years: whole numbers, each with its unit in its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Indicators:
    """One run, counted from the end of the years that settle in.

    Attributes:
        lettings: homes let; chains: those of them that a tenant's leaving began, so lettings / chains are the links.
        empty_days: from a home is given up to its new contract, summed over homes let.
        tenants_helped: tenants who moved to a home with more rooms.
        newcomers_housed: of whom acute_housed are of need class 1.
        overcrowded: tenant households with more persons than rooms at the end; overcrowded_children live in them.
        rooms_lacking: of those households, summed.
        waited_months_median, waited_months_nine_in_ten: of newcomers when they are housed.
        offers, refusals: made and refused.
        nominated: lettings in the municipal lane.
        empty_at_the_end: homes that stand empty then; days_empty_at_the_end, of those counted, they have done so.
        turned_away: how often a cap kept somebody ahead from a home, each household and home once.
        let_with_too_little_room: lettings to more persons than rooms.
        below_a_norm: tenant households with less room at the end than a norm of the trial gives them.
        groups_over_a_cap: groups of homes in which more of a kind live at the end than a cap of the trial allows.
    """

    years: int
    lettings: int
    chains: int
    empty_days: int
    tenants_helped: int
    newcomers_housed: int
    acute_housed: int
    overcrowded: int
    overcrowded_children: int
    rooms_lacking: int
    waited_months_median: int
    waited_months_nine_in_ten: int
    offers: int
    refusals: int
    nominated: int
    empty_at_the_end: int
    days_empty_at_the_end: int
    turned_away: int
    let_with_too_little_room: int
    below_a_norm: int
    groups_over_a_cap: int

    @property
    def empty_days_a_letting_tenths(self) -> int:
        """Tenths of a day, rounded half up."""
        return (20 * self.empty_days + self.lettings) // (2 * self.lettings) if self.lettings else 0

    @property
    def links_hundredths(self) -> int:
        """Lettings a chain, in hundredths, rounded half up."""
        return (200 * self.lettings + self.chains) // (2 * self.chains) if self.chains else 0


@dataclass
class Tally:
    """Counts while the years go by."""

    lettings: int = 0
    chains: int = 0
    empty_days: int = 0
    tenants_helped: int = 0
    newcomers_housed: int = 0
    acute_housed: int = 0
    offers: int = 0
    refusals: int = 0
    nominated: int = 0
    let_with_too_little_room: int = 0
    turned_away: set[tuple[int, int]] = field(default_factory=set)
    waited_days: list[int] = field(default_factory=list)


def months_at(waited_days: Sequence[int], *, percent: int) -> int:
    """Whole months that so many percent waited at most; 0 where nobody was housed."""
    ranked = sorted(waited_days)
    return ranked[(len(ranked) - 1) * percent // 100] * 12 // 365 if ranked else 0
