"""When a landlord may refuse that tenants swap their homes, and when it must.

Two tenants swap by right, more where all of them agree. Where the law of a country says nothing, the municipality's or
the landlord's own rules decide, and the only ground is a good reason in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bofast.rules.law import Law
from bofast.rules.letting.eligibility import house_rules
from bofast.vocabulary.letting import SwapGround
from bofast.vocabulary.spells import full_months

MONTHS_LIVED = "letting/swap_months_lived"
PERSONS_PER_ROOM = "letting/swap_persons_per_room"


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapLimits:
    """What the law sets for swaps; a limit that is None, this country's law does not have.

    Attributes:
        months_lived: under so many months in the home, the landlord may refuse.
        persons_per_room: above so many persons to a room afterwards, the landlord may refuse.
        never_above: above so many to a room, the landlord must refuse.
    """

    months_lived: int | None = None
    persons_per_room: int | None = None
    never_above: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Swapper:
    """One of those who swap: since when it has lived in the home that it gives, and the home that it gets.

    Attributes:
        rooms: of the home that it gets; None where nobody has counted them, which is no ground against anybody.
    """

    lived_since: date
    persons: int
    rooms: int | None


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground against a swap, with the values that its sentence needs."""

    ground: SwapGround
    values: Mapping[str, Any]

    @property
    def must_refuse(self) -> bool:
        """Whether the landlord has no choice."""
        return self.ground is SwapGround.MORE_THAN_THE_COUNCIL_ALLOWS


def swap_limits(law: Law, *, on: date) -> SwapLimits:
    """The limits of a country on a day.

    Source: lov om leje af almene boliger § 69; boligreguleringsloven §§ 52 a-52 b (Denmark). None in Norway.
    Raises: MissingParameter, for a day without a row.
    """
    return SwapLimits(
        months_lived=_row(law, MONTHS_LIVED, on=on),
        persons_per_room=_row(law, PERSONS_PER_ROOM, on=on),
        never_above=house_rules(law, on=on).most_persons_per_room,
    )


def grounds_against(swapper: Swapper, *, limits: SwapLimits, on: date) -> tuple[Ground, ...]:
    """The grounds that the facts of one family give against a swap on a day; those that bind the landlord last.

    Source: lov om leje af almene boliger § 69: under three years in the home, more than one person to a room, and,
    where the council has decided so, more than two.
    """
    return (*_lived_too_short(swapper, limits=limits, on=on), *_too_many(swapper, limits=limits))


def _row(law: Law, parameter: str, *, on: date) -> int | None:
    return law.row(parameter, on=on).whole if parameter in law.tables else None


def _lived_too_short(swapper: Swapper, *, limits: SwapLimits, on: date) -> Iterator[Ground]:
    least = limits.months_lived
    if least is not None and full_months(swapper.lived_since, on) < least:
        yield Ground(SwapGround.LIVED_TOO_SHORT, {"since": swapper.lived_since, "months": least})


def _too_many(swapper: Swapper, *, limits: SwapLimits) -> Iterator[Ground]:
    for ground, most in (
        (SwapGround.TOO_MANY_PERSONS, limits.persons_per_room),
        (SwapGround.MORE_THAN_THE_COUNCIL_ALLOWS, limits.never_above),
    ):
        if most is not None and swapper.rooms is not None and swapper.persons > most * swapper.rooms:
            yield Ground(ground, {"persons": swapper.persons, "rooms": swapper.rooms, "most_per_room": most})
