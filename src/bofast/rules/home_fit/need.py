"""How many rooms a household needs by a norm, given everybody's place; open facts give a range."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations_with_replacement, product

from bofast.rules.home_fit.facts import Member
from bofast.rules.home_fit.norms import BySize, Norm, Pairing, PersonsPerRoom, Sharing
from bofast.rules.home_fit.places import (
    NOT_HERE,
    OLDER_BOY,
    OLDER_GIRL,
    OWN_ROOM,
    WITH_PARTNER,
    YOUNGER_BOY,
    YOUNGER_GIRL,
    place_everybody,
)

NOBODY = bytes([NOT_HERE])  # the smallest place, so it stands first in a sorted key
ALL_PLACES = (NOT_HERE, OWN_ROOM, OLDER_GIRL, OLDER_BOY, YOUNGER_GIRL, YOUNGER_BOY, WITH_PARTNER)


@dataclass(frozen=True, slots=True)
class RoomNeed:
    """Rooms needed and persons that count, as ranges: an unknown age, sex or share of time leaves them open."""

    least: int
    most: int
    least_persons: int
    most_persons: int

    @property
    def is_certain(self) -> bool:
        return self.least == self.most and self.least_persons == self.most_persons


def room_need(members: Sequence[Member], *, on: date, norm: Norm) -> RoomNeed:
    """Rooms that those who are here on a day need by a norm."""
    placed = place_everybody(members, norm=norm, from_day=on, until=on + timedelta(days=1))
    return need_of(as_key(placed.first), norm.sharing)


def as_key(places: Sequence[int]) -> bytes:
    """Who is placed where, without order: two households alike in this need the same."""
    return bytes(sorted(places)).lstrip(NOBODY)


@lru_cache(maxsize=1 << 16)
def need_of(places: bytes, sharing: Sharing) -> RoomNeed:
    """Rooms needed over every way in which the open facts may turn out."""
    possible = [(_rooms(counted, sharing), _persons(counted)) for counted in _ways(places)]
    rooms = [rooms for rooms, _ in possible]
    persons = [persons for _, persons in possible]
    return RoomNeed(min(rooms), max(rooms), min(persons), max(persons))


def _ways(places: bytes) -> Iterator[Counter[int]]:
    """Each way to give everybody one of their possible places; people with the same choice are alike."""
    alike = Counter(places)
    choices = [
        combinations_with_replacement([place for place in ALL_PLACES if place & choice], number)
        for choice, number in alike.items()
    ]
    for way in product(*choices):
        yield Counter(place for group in way for place in group)


def _persons(counted: Counter[int]) -> int:
    return counted.total() - counted[NOT_HERE]


def _rooms(counted: Counter[int], sharing: Sharing) -> int:
    persons = _persons(counted)
    if persons == 0:
        return 0
    if isinstance(sharing, BySize):
        return _by_size(persons, sharing)
    if persons == 1 and sharing.rooms_for_one is not None:
        return sharing.rooms_for_one
    if isinstance(sharing, PersonsPerRoom):
        return _half_up(persons, sharing.persons)
    return _by_pairing(counted, sharing)


def _by_size(persons: int, table: BySize) -> int:
    beyond = max(0, persons - len(table.rooms))
    return table.rooms[min(persons, len(table.rooms)) - 1] + beyond


def _by_pairing(counted: Counter[int], pairing: Pairing) -> int:
    """Pairs within each band first; then, where the norm lets them, those left over share with a younger child."""
    younger = {OLDER_GIRL: counted[YOUNGER_GIRL], OLDER_BOY: counted[YOUNGER_BOY]}
    rooms = pairing.shared_rooms + counted[OWN_ROOM] + _half_up(counted[WITH_PARTNER], 2)
    for band in (OLDER_GIRL, OLDER_BOY):
        rooms += _half_up(counted[band], 2)
        if pairing.older_may_share_with_younger and counted[band] % 2 and younger[band]:
            younger[band] -= 1
    return rooms + _half_up(sum(younger.values()), 2)


def _half_up(number: int, to_a_room: int) -> int:
    return -(-number // to_a_room)
