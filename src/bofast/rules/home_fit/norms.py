"""Norms of how much room a household needs: three shapes, any number of norms, each with days and a source.

A norm is data. A statistic's definition, a standard from abroad and an office's own rule are the same kind of
object, found by its code among the parameters `space/*`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bofast.rules.law import Law
from bofast.rules.parameter_row import Band, ParameterRow

SSB = "ssb"
EUROSTAT = "eurostat"
BEDROOM_STANDARD = "bedroom_standard"


class RoomUnit(StrEnum):
    ROOMS = "rooms"
    BEDROOMS = "bedrooms"


class CrowdedWhen(StrEnum):
    """Which shortage makes a home crowded."""

    ROOMS_ARE_SHORT = "rooms_are_short"
    BOTH_ARE_SHORT = "both_are_short"  # when rooms or area is unknown, the other decides
    EITHER_IS_SHORT = "either_is_short"


class Shape(StrEnum):
    PAIRING = "pairing"
    PERSONS_PER_ROOM = "persons_per_room"
    BY_SIZE = "by_size"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Who may share: couples; two under `mixed_pairs_below`; two of one sex from there to `own_room_from`.

    `shared_rooms` are needed by the household as such (a living room). With `older_may_share_with_younger`, somebody
    left over in the upper band shares with a child of the same sex in the lower.
    `rooms_for_one` is what a person who lives alone needs.

    Raises: ValueError, when the two ages are not in order.
    """

    own_room_from: int
    mixed_pairs_below: int
    shared_rooms: int
    rooms_for_one: int
    older_may_share_with_younger: bool = False
    parents_have_own_room: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.mixed_pairs_below < self.own_room_from:
            raise ValueError("The age below which any two may share must be under the age of a room of one's own")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonsPerRoom:
    """So many persons to a room, whatever their age; a person alone may need another number."""

    persons: int
    rooms_for_one: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BySize:
    """An office's table: rooms for 1, 2, 3 … persons; beyond its end one more room for each person.

    Raises: ValueError, for an empty table.
    """

    rooms: tuple[int, ...]

    def __post_init__(self) -> None:
        if not self.rooms:
            raise ValueError("A table of rooms needs a row for one person")


Sharing = Pairing | PersonsPerRoom | BySize


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """One norm as it is on one day, with the parameter rows that it came from.

    `counts_from_share` is the least share of time with which somebody counts in this home; 0 counts everybody.
    """

    code: str
    counts: RoomUnit
    sharing: Sharing
    crowded_when: CrowdedWhen = CrowdedWhen.ROOMS_ARE_SHORT
    area_per_person_m2: Decimal | None = None
    counts_from_share: Decimal = Decimal(0)
    rows: tuple[ParameterRow, ...] = ()

    @property
    def last_day(self) -> date | None:
        """The last day on which every row still holds; none: until further notice."""
        return min((row.last_day for row in self.rows if row.last_day is not None), default=None)

    @property
    def is_unverified(self) -> bool:
        return any(not row.verified for row in self.rows)


def norm_on(code: str, *, law: Law, on: date) -> Norm:
    """The norm with a code as it is on a day; an office's own rows may change it, or make a norm of their own.

    Sources: of each row, in `parameters/everywhere/space/`.
    Raises: MissingParameter, when the norm is unknown or not in force on the day.
    """
    rows = _Rows(code, law, on, [])
    crowded_when = CrowdedWhen(rows.code_of("space/crowding_when"))
    goes_by_area = crowded_when is not CrowdedWhen.ROOMS_ARE_SHORT
    return Norm(
        code=code,
        counts=RoomUnit(rows.code_of("space/room_need_counts")),
        sharing=_sharing(rows),
        crowded_when=crowded_when,
        area_per_person_m2=rows.take("space/crowding_area").number if goes_by_area else None,
        counts_from_share=rows.take("space/crowding_share").number,
        rows=tuple(rows.taken),
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    """Looks up one norm's rows and remembers which were used."""

    norm: str
    law: Law
    on: date
    taken: list[ParameterRow]

    def take(self, parameter: str, **group: object) -> ParameterRow:
        row = self.law.row(parameter, on=self.on, norm=self.norm, **group)
        self.taken.append(row)
        return row

    def code_of(self, parameter: str) -> str:
        return str(self.take(parameter).value)

    def age(self, which: str) -> int:
        return self.take("space/room_need_ages", age=which).whole

    def rooms_for(self, whom: str) -> int:
        return self.take("space/room_need_rooms", given_to=whom).whole

    def says_yes(self, question: str) -> bool:
        return bool(self.take("space/room_need_sharing", question=question).value)


def _sharing(rows: _Rows) -> Sharing:
    match Shape(rows.code_of("space/room_need_shape")):
        case Shape.PAIRING:
            return Pairing(
                own_room_from=rows.age("own_room_from"),
                mixed_pairs_below=rows.age("mixed_pairs_below"),
                shared_rooms=rows.rooms_for("household"),
                rooms_for_one=rows.rooms_for("person_alone"),
                older_may_share_with_younger=rows.says_yes("older_with_younger"),
                parents_have_own_room=rows.says_yes("parents_have_own_room"),
            )
        case Shape.PERSONS_PER_ROOM:
            return PersonsPerRoom(
                persons=rows.take("space/room_need_persons").whole, rooms_for_one=rows.rooms_for("person_alone")
            )
        case Shape.BY_SIZE:
            return BySize(rooms=_table(rows))


def _table(rows: _Rows) -> tuple[int, ...]:
    """The office's table from one person up to the last size that a row names."""
    largest = max(
        (_size_named(row) for row in rows.law.rows("space/room_need_by_size") if _is_of(row, rows)), default=1
    )
    return tuple(rows.take("space/room_need_by_size", persons=size).whole for size in range(1, largest + 1))


def _is_of(row: ParameterRow, rows: _Rows) -> bool:
    return row.holds_on(rows.on) and dict(row.group)["norm"] == rows.norm


def _size_named(row: ParameterRow) -> int:
    band = dict(row.group)["persons"]
    return (band.highest or band.lowest) if isinstance(band, Band) else 1
