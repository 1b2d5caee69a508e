"""Whether a home is crowded on a day: yes, no or unknown, with what was weighed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bofast.rules.home_fit.facts import HomeFacts, Member
from bofast.rules.home_fit.need import RoomNeed, room_need
from bofast.rules.home_fit.norms import CrowdedWhen, Norm, RoomUnit
from bofast.vocabulary.answers import Answer, all_of, any_of
from bofast.vocabulary.reasons import Because, Reason


@dataclass(frozen=True, slots=True)
class Crowding:
    """The answer for one home, household, norm and day; the norm carries its parameter rows and sources."""

    answer: Answer
    on: date
    home: HomeFacts
    need: RoomNeed
    norm: Norm
    because: tuple[Because, ...]

    @property
    def fits(self) -> Answer:
        return self.answer.negated()

    @property
    def rooms_lacking(self) -> int | None:
        """How many rooms are lacking for certain; `None` when the number of rooms is unknown."""
        found = rooms_of(self.home, norm=self.norm)
        return None if found is None else max(0, self.need.least - found)


def is_crowded(home: HomeFacts, *, members: Sequence[Member], on: date, norm: Norm) -> Crowding:
    """Whether a home is crowded on a day by a norm.

    Source: the norm's rows. For the register-based Norwegian definition (SSB, Vardok 3462): fewer rooms than persons,
    or one person in one room, and less than 25 m² for each person; when one of the two is unknown, the other decides.
    """
    need = room_need(members, on=on, norm=norm)
    return Crowding(
        answer=crowded(home, need=need, norm=norm),
        on=on,
        home=home,
        need=need,
        norm=norm,
        because=tuple(_weighed(home, need=need, norm=norm)),
    )


def crowded(home: HomeFacts, *, need: RoomNeed, norm: Norm) -> Answer:
    """The bare answer, without what was weighed."""
    if need.most_persons == 0:
        return Answer.NO
    rooms_short = rooms_are_short(home, need=need, norm=norm)
    if norm.crowded_when is CrowdedWhen.ROOMS_ARE_SHORT:
        return rooms_short or Answer.UNKNOWN
    area_short = area_is_short(home, need=need, norm=norm)
    if norm.crowded_when is CrowdedWhen.EITHER_IS_SHORT:
        return any_of((rooms_short or Answer.UNKNOWN, area_short or Answer.UNKNOWN))
    known = [short for short in (rooms_short, area_short) if short is not None]
    return all_of(known) if known else Answer.UNKNOWN


def rooms_of(home: HomeFacts, *, norm: Norm) -> int | None:
    """The number that the norm counts: rooms or bedrooms."""
    return home.rooms if norm.counts is RoomUnit.ROOMS else home.bedrooms


def rooms_are_short(home: HomeFacts, *, need: RoomNeed, norm: Norm) -> Answer | None:
    """Whether rooms are short; `None` when the home's rooms are unknown.

    A home has at least as many rooms as bedrooms, so bedrooms alone may be enough to know that rooms are not short.
    """
    found = rooms_of(home, norm=norm)
    if found is not None:
        return _short(found, least=need.least, most=need.most)
    return Answer.NO if home.bedrooms is not None and home.bedrooms >= need.most else None


def area_is_short(home: HomeFacts, *, need: RoomNeed, norm: Norm) -> Answer | None:
    """Whether the area is less than the norm's for those who count; `None` when the area is unknown."""
    if home.area_m2 is None or norm.area_per_person_m2 is None:
        return None
    per_person = norm.area_per_person_m2
    return _short(home.area_m2, least=per_person * need.least_persons, most=per_person * need.most_persons)


def _short(found: int | Decimal, *, least: int | Decimal, most: int | Decimal) -> Answer:
    if found < least:
        return Answer.YES
    return Answer.NO if found >= most else Answer.UNKNOWN


ROOM_REASONS = {
    Answer.YES: Reason.TOO_FEW_ROOMS,
    Answer.NO: Reason.ENOUGH_ROOMS,
    Answer.UNKNOWN: Reason.NEED_UNCERTAIN,
    None: Reason.ROOMS_UNKNOWN,
}
AREA_REASONS = {
    Answer.YES: Reason.TOO_LITTLE_AREA,
    Answer.NO: Reason.ENOUGH_AREA,
    Answer.UNKNOWN: Reason.NEED_UNCERTAIN,
    None: Reason.AREA_UNKNOWN,
}


def _weighed(home: HomeFacts, *, need: RoomNeed, norm: Norm) -> Iterator[Because]:
    if need.most_persons == 0:
        yield Because(Reason.NOBODY_COUNTS)
        return
    rooms = {"found": rooms_of(home, norm=norm), "needed": need.least, "at_most": need.most, "counts": norm.counts}
    yield Because(ROOM_REASONS[rooms_are_short(home, need=need, norm=norm)], rooms)
    if (per_person := norm.area_per_person_m2) is not None:
        area = {"found": home.area_m2, "needed": per_person * need.least_persons, "per_person": per_person}
        yield Because(AREA_REASONS[area_is_short(home, need=need, norm=norm)], area)
