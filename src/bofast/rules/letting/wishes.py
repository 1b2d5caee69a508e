"""The homes that a family wants, the most wanted first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple, TypeAlias

from bofast.rules.letting.facts import LetHome, ListedFamily, Wish

Homes: TypeAlias = Mapping[str, LetHome]
"""Every home in play by its name."""

_UNKNOWN_RENT = 10**15  # after every rent that is known


class Wanted(NamedTuple):
    """A home that a family wants, and how many points it was given; none where only the order of wishes counts."""

    home: LetHome
    worth: int | None


def wanted(family: ListedFamily, *, homes: Homes, by_department: Mapping[str, Sequence[LetHome]]) -> list[Wanted]:
    """Every home in play that a family wants more than her own, the most wanted first, each once.

    Wishes stand in her own order. Homes that one wish names together (a department) stand by rent, the lowest first,
    then by name: she has said no more, and the page that asks her tells her so. Her own home ends the ranking where
    she has placed it; where she has not, she wants all that she names more.
    """
    ranked: dict[str, Wanted] = {}
    for wish in above_own(family):
        for home in _meant(wish, homes=homes, by_department=by_department):
            if home.name != family.home and home.name not in ranked:
                ranked[home.name] = Wanted(home, wish.worth)
    return list(ranked.values())


def is_named(home: LetHome, *, by: ListedFamily) -> bool:
    """Whether any wish of a family means this home, wherever her own home stands."""
    return any(
        wish.home == home.name or (wish.department == home.department != "" and has_rooms(home, wish))
        for wish in by.wishes
    )


def _meant(wish: Wish, *, homes: Homes, by_department: Mapping[str, Sequence[LetHome]]) -> Iterable[LetHome]:
    if wish.home:
        return (homes[wish.home],) if wish.home in homes else ()
    meant = [home for home in by_department.get(wish.department, ()) if has_rooms(home, wish)]
    return sorted(meant, key=_rent_then_name)


def has_rooms(home: LetHome, wish: Wish) -> bool:
    """Whether a home has as many rooms as a wish for a department asks.

    One whose rooms nobody has counted is meant where the wish sets no limit.
    """
    rooms = home.facts.rooms
    if rooms is None:
        return wish.rooms_from is None and wish.rooms_to is None
    return (wish.rooms_from or 0) <= rooms and (wish.rooms_to is None or rooms <= wish.rooms_to)


def above_own(family: ListedFamily) -> Iterable[Wish]:
    """The wishes of a family that stand above its own home; all of them where it has not placed that."""
    if not family.home:
        return family.wishes
    return takewhile(lambda wish: wish.home != family.home, family.wishes)


def _rent_then_name(home: LetHome) -> tuple[int, str]:
    return (_UNKNOWN_RENT if home.rent_per_month is None else home.rent_per_month.minor, home.name)
