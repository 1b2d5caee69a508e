"""A circle of moves as a picture, and what each family gains by it in a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.lettings.swapping.gains import Gain
from bofast.design import words
from bofast.design.parts import ChainHome, ChainMove, Fact, FactList, MoveChain
from bofast.rules.letting.facts import LetHome


@dataclass(frozen=True, slots=True, kw_only=True)
class CircleMove:
    """A family that moves in a circle: into the home of the next one; named as the reader may know them."""

    family: str
    left: str
    gets: str
    gain: Gain


def circle_drawn(moves: Sequence[CircleMove]) -> MoveChain:
    """The circle laid out as a chain that ends where it began; each arrow leads into the box before it."""
    backwards = list(reversed(moves))
    first = ChainHome(backwards[0].gets, _rooms(backwards[0].gain.becomes))
    homes = [ChainHome(move.left, _rooms(move.gain.was)) for move in backwards]
    homes[-1] = ChainHome(homes[-1].name, _("the first one: the circle is closed"))
    arrows = tuple(ChainMove(move.family, _("moves in, the same day")) for move in backwards)
    names = ", ".join(move.family for move in moves)
    return MoveChain(_("Who moves where in the circle of %(families)s") % {"families": names}, (first, *homes), arrows)


def gains_listed(moves: Sequence[CircleMove]) -> FactList:
    """Each family with what it gains, in a line."""
    return FactList(tuple(Fact(move.family, gain_told(move.gain)) for move in moves))


def gain_told(gain: Gain) -> str:
    """Why a family would rather have the other home: its wish, and what is different there."""
    return " · ".join(_told(gain))


def _told(gain: Gain) -> Iterator[str]:
    if gain.wish is not None:
        yield _("its wish number %(wish)s") % {"wish": words.number(gain.wish)}
    now, then = _rooms(gain.was), _rooms(gain.becomes)
    if now and then and now != then:
        yield _("%(then)s instead of %(now)s") % {"then": then, "now": now}
    if gain.needs_step_free and gain.becomes.facts.is_step_free and not gain.was.facts.is_step_free:
        yield _("step-free, which it needs")
    rents = _rent(gain.was), _rent(gain.becomes)
    if all(rents) and rents[0] != rents[1]:
        yield _("%(then)s a month instead of %(now)s") % {"then": rents[1], "now": rents[0]}


def _rooms(home: LetHome) -> str:
    rooms = home.facts.rooms
    if rooms is None:
        return ""
    return ngettext("%(count)s room", "%(count)s rooms", rooms) % {"count": words.number(rooms)}


def _rent(home: LetHome) -> str:
    return words.money(home.rent_per_month) if home.rent_per_month is not None else ""


def moves_of(
    gains: Mapping[UUID, Gain], *, families: Sequence[UUID], names: Mapping[UUID, str], homes: Mapping[UUID, str]
) -> tuple[CircleMove, ...]:
    """The moves of one circle, in its order."""
    return tuple(
        CircleMove(family=names[key], left=homes[gains[key].left], gets=homes[gains[key].gets], gain=gains[key])
        for key in families
    )
