"""Where a norm places each person on each day: in a room of one's own, in an age band, with a partner, or not here.

A place is a set of bits, so that a missing fact is simply more than one possible place: a teenager whose sex nobody
has said may be in either of two bands. Plain integers, because a hundred thousand families are placed at a time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bofast.rules.facts import Sex
from bofast.rules.home_fit.facts import Member
from bofast.rules.home_fit.norms import Norm, Pairing
from bofast.vocabulary.spells import birthday

NOT_HERE = 1
OWN_ROOM = 2
OLDER_GIRL = 4
OLDER_BOY = 8
YOUNGER_GIRL = 16
YOUNGER_BOY = 32
WITH_PARTNER = 64

OLDER = {Sex.FEMALE: OLDER_GIRL, Sex.MALE: OLDER_BOY, None: OLDER_GIRL | OLDER_BOY}
YOUNGER = {Sex.FEMALE: YOUNGER_GIRL, Sex.MALE: YOUNGER_BOY, None: YOUNGER_GIRL | YOUNGER_BOY}

Step = tuple[date, int]
"""From this day on, this place; the last step on or before a day holds."""


Move = tuple[date, int, int]
"""On this day, the member with this index takes this place."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Everybody's place on the first day, and every later change in order of day."""

    first: list[int]
    moves: list[Move]


def place_everybody(members: Sequence[Member], *, norm: Norm, from_day: date, until: date) -> Placed:
    """Everybody's place on `from_day`, and each change of place after it and before `until`."""
    partners = _partners(members, norm=norm)
    first: list[int] = []
    moves: list[Move] = []
    for index, member in enumerate(members):
        now = NOT_HERE
        for day, place in _steps(member, norm=norm, partners=partners.get(member.key), from_day=from_day):
            if day <= from_day:
                now = place
            elif day < until:
                moves.append((day, index, place))
        first.append(now)
    moves.sort()
    return Placed(first, moves)


def _partners(members: Sequence[Member], *, norm: Norm) -> Mapping[str, Sequence[Member]]:
    """The rows of each person's partner that count; it is enough that one of the two points at the other."""
    pairs = {(member.key, member.partner) for member in members if member.partner}
    rows: dict[str, list[Member]] = {}
    for one, other in pairs | {(other, one) for one, other in pairs}:
        of_other = [member for member in members if member.key == other and _may_count(member, norm=norm)]
        rows.setdefault(one, []).extend(of_other)
    return rows


def _steps(member: Member, *, norm: Norm, partners: Sequence[Member] | None, from_day: date) -> list[Step]:
    """Every place of one member in order of day, as far as it matters from a day on."""
    here_from, left_on = member.here_from(), member.left_on
    if (left_on is not None and left_on <= here_from) or not _may_count(member, norm=norm):
        return []
    if partners and len(partners) == 1 and _covers(partners[0], member, here_from):
        steps = [(here_from, WITH_PARTNER)]
    else:
        steps = _places_by_age(member, here_from, norm=norm, from_day=from_day)
        if partners:
            steps = _beside_partner(steps, partners=partners)
    if member.share_of_time is None and norm.counts_from_share > 0:
        steps = [(day, place | NOT_HERE) for day, place in steps]
    if left_on is not None:
        steps = [step for step in steps if step[0] < left_on]
        steps.append((left_on, NOT_HERE))
    return steps


def _may_count(member: Member, *, norm: Norm) -> bool:
    share = member.share_of_time
    return share is None or share >= norm.counts_from_share


def _beside_partner(alone: list[Step], *, partners: Sequence[Member]) -> list[Step]:
    """The places by age, replaced for as long as a partner is here too."""
    here_from = alone[0][0]
    changes = {day for partner in partners for day in (partner.here_from(), partner.left_on) if day is not None}
    days = sorted({day for day, _ in alone} | {day for day in changes if day > here_from})
    return [(day, WITH_PARTNER if _any_here(partners, day) else _place_on(alone, day)) for day in days]


def _places_by_age(member: Member, here_from: date, *, norm: Norm, from_day: date) -> list[Step]:
    sharing = norm.sharing
    if not isinstance(sharing, Pairing) or (member.is_parent_here and sharing.parents_have_own_room):
        return [(here_from, OWN_ROOM)]
    younger, older = YOUNGER[member.sex], OLDER[member.sex]
    if member.born_on is None:
        return [(here_from, younger | older | OWN_ROOM)]
    # Most adults are placed by the year alone: no birthday needs to be worked out for them.
    if member.born_on.year + sharing.own_room_from < from_day.year:
        return [(here_from, OWN_ROOM)]
    own_from = birthday(member.born_on, sharing.own_room_from)
    if own_from <= here_from:
        return [(here_from, OWN_ROOM)]
    older_from = birthday(member.born_on, sharing.mixed_pairs_below)
    if older_from <= here_from:
        return [(here_from, older), (own_from, OWN_ROOM)]
    return [(here_from, younger), (older_from, older), (own_from, OWN_ROOM)]


def _place_on(steps: Sequence[Step], day: date) -> int:
    return next(place for began_on, place in reversed(steps) if began_on <= day)


def _any_here(partners: Sequence[Member], day: date) -> bool:
    return any(p.here_from() <= day and (p.left_on is None or day < p.left_on) for p in partners)


def _covers(partner: Member, member: Member, here_from: date) -> bool:
    """Whether the partner is here for the whole of the member's time."""
    stays_as_long = partner.left_on is None or (member.left_on is not None and member.left_on <= partner.left_on)
    return stays_as_long and partner.here_from() <= here_from
