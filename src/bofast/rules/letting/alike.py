"""Homes that the rules of letting do not tell apart, taken together.

Thousands of families stand in line, and hundreds of homes can be meant; what differs between the homes is little.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bofast.rules.home_fit import HomeFacts, Norm
from bofast.rules.letting.agreement import Agreement
from bofast.rules.letting.facts import LetHome

_NO_RENT = -1  # before every rent that is known: an unknown one shuts nobody out


@dataclass(frozen=True, slots=True)
class Kind:
    """Homes that no rule of who may have them tells apart; `home` stands for all, without a name.

    Its rent is the lowest of them: who can pay the rent of one of them can pay that.
    """

    home: LetHome
    names: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Kinds of homes at which the order of families is the same; `home` stands for all."""

    home: LetHome
    kinds: Sequence[Kind]


def kinds_among(homes: Iterable[LetHome], *, norm: Norm | None) -> Iterator[Kind]:
    """Homes, those of a department together that anybody may have who may have one of them."""
    alike: dict[tuple[str, HomeFacts], list[LetHome]] = {}
    for home in homes:
        alike.setdefault((home.department, _what_rules_read(home.facts, norm=norm)), []).append(home)
    for (_department, facts), those in alike.items():
        cheapest = min(those, key=_rent)
        yield Kind(replace(cheapest, name="", facts=facts), frozenset(home.name for home in those))


def _what_rules_read(facts: HomeFacts, *, norm: Norm | None) -> HomeFacts:
    return HomeFacts(
        rooms=facts.rooms,
        bedrooms=None if norm is None else facts.bedrooms,
        is_step_free=facts.is_step_free,
        is_wheelchair_accessible=facts.is_wheelchair_accessible,
    )


def _rent(home: LetHome) -> int:
    return _NO_RENT if home.rent_per_month is None else home.rent_per_month.minor


def grounds_among(kinds: Iterable[Kind], *, agreement: Agreement | None) -> list[Ground]:
    """Kinds of homes, those together at which an agreement puts families in the same order."""
    alike: dict[tuple[str, bool, bool], list[Kind]] = {}
    for kind in kinds:
        told = _what_precedences_read(kind.home.facts, agreement=agreement)
        alike.setdefault((kind.home.department, *told), []).append(kind)
    return [Ground(those[0].home, those) for those in alike.values()]


def _what_precedences_read(facts: HomeFacts, *, agreement: Agreement | None) -> tuple[bool, bool]:
    """Whether a home is one for families with children, and whether it is an adapted one, as the precedences ask."""
    least = None if agreement is None else agreement.children_from_rooms
    return least is not None and (facts.rooms or 0) >= least, bool(facts.is_wheelchair_accessible)
