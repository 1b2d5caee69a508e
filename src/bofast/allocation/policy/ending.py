"""What came of a run of years, counted up at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bofast.allocation.policy.estate import Home
from bofast.allocation.policy.indicators import Indicators, Tally, months_at
from bofast.allocation.policy.people import People
from bofast.allocation.policy.yardsticks import Living, Yardsticks


@dataclass(frozen=True, slots=True)
class Ending:
    """How the estate is when the years are over.

    Attributes:
        lives_in: the home of each household that has one.
        days_empty: of each home that nobody has rented since it was given up, the days of those counted.
    """

    homes: Sequence[Home]
    people: People
    lives_in: Mapping[int, int]
    days_empty: Sequence[int]

    def rooms_lacking(self) -> dict[int, int]:
        """Of each household with more persons than rooms, how many rooms it lacks."""
        adults, children, homes = self.people.adults, self.people.children, self.homes
        lacking = {one: adults[one] + children[one] - homes[home].rooms for one, home in self.lives_in.items()}
        return {one: rooms for one, rooms in lacking.items() if rooms > 0}

    def living(self) -> list[Living]:
        """Everybody in her home."""
        size, kinds = self.people.size, self.people.kinds
        return [Living(home, size(one), kinds[one]) for one, home in self.lives_in.items()]


def counted_up(tally: Tally, *, ending: Ending, years: int, held_against: Yardsticks) -> Indicators:
    """The counts of the years and of their end, together."""
    crowded = ending.rooms_lacking()
    living = ending.living() if held_against else []
    return Indicators(
        years=years,
        lettings=tally.lettings,
        chains=tally.chains,
        empty_days=tally.empty_days,
        tenants_helped=tally.tenants_helped,
        newcomers_housed=tally.newcomers_housed,
        acute_housed=tally.acute_housed,
        overcrowded=len(crowded),
        overcrowded_children=sum(ending.people.children[one] for one in crowded),
        rooms_lacking=sum(crowded.values()),
        waited_months_median=months_at(tally.waited_days, percent=50),
        waited_months_nine_in_ten=months_at(tally.waited_days, percent=90),
        offers=tally.offers,
        refusals=tally.refusals,
        nominated=tally.nominated,
        empty_at_the_end=len(ending.days_empty),
        days_empty_at_the_end=sum(ending.days_empty),
        turned_away=len(tally.turned_away),
        let_with_too_little_room=tally.let_with_too_little_room,
        below_a_norm=held_against.below_a_norm(living, homes=ending.homes),
        groups_over_a_cap=held_against.groups_over(living, homes=ending.homes),
    )
