"""Households of one year: what their members are together, given back to each member.

Rows are divided by a hash of the household's key into parts so small that the table of a part's households stays in the
second-level cache of a core; that is where nearly all of the time of a whole country's households goes otherwise.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from bofast.compiled import Int8s, Int16s, Int32s, Int64s, compiled
from bofast.registers.people.definition import CODES, Definition, Families, Partner
from bofast.registers.store import HouseholdRole

# What a member brings into the household.
HAS_CHILD, HAS_SUPPORTER, HAS_OWN, HAS_SUPPORTED, HAS_OTHER = 1, 2, 4, 8, 16
# What a code says.
OWN, BY_PARTNER = 1, 2

ALL_FLAGS = 31
KINDS, ROLES = 3, 4
MOST_YEARS = 127
_ADULT = 18
_ROWS_OF_A_PART = 8_192
_NUMBER, _WORD = 32, (1 << 32) - 1
_FIRST_HASH, _SECOND_HASH = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)


class Rules(NamedTuple):
    """A definition as the loops read it: what a row brings, and what its household makes of it, looked up."""

    kinds: Int8s  # by code: OWN, BY_PARTNER or 0
    brings: Int16s  # by age, kind and place in the family
    families: Int8s  # by what a household has: 1 for a resource-strong family with children
    strong: Int8s  # by age, kind, and whether the household has a supporter


class Calendar(NamedTuple):
    """Days since 1970 as years: `until[day - first]` is the first year whose 1 January lies on or after the day."""

    first: int
    until: Int16s


def rules_of(definition: Definition) -> Rules:
    kinds = np.zeros(CODES, dtype=np.int8)
    kinds[list(definition.own)] = OWN
    kinds[list(definition.by_partner)] = BY_PARTNER
    ages, roles = range(MOST_YEARS + 1), range(ROLES)
    brings = [
        _brings(definition, age=age, kind=kind, role=role) for age in ages for kind in range(KINDS) for role in roles
    ]
    families = [_is_strong_family(definition, has=has) for has in range(ALL_FLAGS + 1)]
    strong = [
        _is_of_age(definition, age=age) and (kind == OWN or (kind == BY_PARTNER and supported == 1))
        for age in ages
        for kind in range(KINDS)
        for supported in range(2)
    ]
    return Rules(kinds, np.array(brings, np.int16), np.array(families, np.int8), np.array(strong, np.int8))


def _is_of_age(definition: Definition, *, age: int) -> bool:
    return definition.ages.youngest <= age <= definition.ages.oldest


def _brings(definition: Definition, *, age: int, kind: int, role: int) -> int:
    """What a member of this age, with this kind of code and in this place, brings into the household."""
    known, is_child = definition.places_known, definition.places_known and role == HouseholdRole.CHILD
    of_age = _is_of_age(definition, age=age)
    flags = 0
    if age < definition.child_below and (not known or role in {HouseholdRole.CHILD, HouseholdRole.UNKNOWN}):
        flags |= HAS_CHILD
    may_support = age >= _ADULT and (definition.partner is Partner.OF_THE_HOUSEHOLD or not is_child)
    if kind == OWN and may_support and (of_age or not definition.partner_of_working_age):
        flags |= HAS_SUPPORTER
    if of_age and not is_child:
        flags |= (HAS_OTHER, HAS_OWN, HAS_SUPPORTED)[kind]
    return flags


def _is_strong_family(definition: Definition, *, has: int) -> bool:
    """Whether a household that has these is a resource-strong family with children."""
    supported = bool(has & HAS_SUPPORTED and has & HAS_SUPPORTER)
    if not has & HAS_CHILD:
        return False
    if definition.families is Families.ANY:
        return bool(has & HAS_OWN) or supported
    everybody = not has & HAS_OTHER and (not has & HAS_SUPPORTED or supported)
    return everybody and (bool(has & HAS_OWN) or supported)


def calendar(first_year: int, last_year: int) -> Calendar:
    """Every day from the first to the last year."""
    years = np.arange(first_year, last_year + 2)
    starts = years.astype("U4").astype("datetime64[D]").astype(np.int64)
    days = np.arange(starts[0], starts[-1])
    return Calendar(int(starts[0]), years[np.searchsorted(starts, days, side="left")].astype(np.int16))


class Members(NamedTuple):
    """What households are made of: a row a person."""

    birth: Int32s
    movein: Int32s
    code: Int16s
    role: Int8s


@compiled
def bring(members: Members, by: tuple[int, Calendar, Rules], brought: Int32s) -> None:
    """What each row brings in a year, in one word: from below flags, age, years lived there, kind of code and role."""
    birth, movein, code, role = members
    year, days, rules = by
    until, first, last = days.until, days.first, days.until.size - 1
    kinds, brings = rules.kinds, rules.brings
    for row in range(birth.size):
        age = min(max(year - until[min(max(birth[row] - first, 0), last)], 0), MOST_YEARS)
        lived = min(max(year - until[min(max(movein[row] - first, 0), last)], 0), MOST_YEARS)
        kind = kinds[min(max(code[row], 0), CODES - 1)]
        place = role[row] & (ROLES - 1)
        brought[row] = brings[(age * KINDS + kind) * ROLES + place] | age << 8 | lived << 16 | kind << 24 | place << 26


@compiled
def both(one: int, other: int) -> int:
    """Two members together: all flags, the older age, the longer stay."""
    age = max(one & 0xFF00, other & 0xFF00)
    lived = max(one & 0xFF0000, other & 0xFF0000)
    return (one | other) & 0xFF | age | lived


def together(household: Int64s, brought: Int32s, whole: Int32s, *, parted: Int64s) -> None:
    """For each row what all rows of its household bring, into `whole`.

    `parted` is room to work in. A row is two words there side by side, its key and what it brings: one line of the
    cache to write. Shape: int64[2 * rows].
    """
    rows, bits = household.size, 0
    while rows >> bits > _ROWS_OF_A_PART:
        bits += 1
    starts = _starts(household, bits)
    _part_rows(household, brought, starts, parted)
    _look_up(starts, parted)
    _give_back(household, starts, parted, whole)


@compiled
def _part_rows(household: Int64s, brought: Int32s, starts: Int64s, parted: Int64s) -> None:
    bits = _bits(starts)
    place = starts[:-1].copy()
    for row in range(household.size):
        key = household[row]
        part = _part(key, bits)
        at = 2 * place[part]
        place[part] += 1
        parted[at] = key
        parted[at + 1] = brought[row]


@compiled
def _bits(starts: Int64s) -> int:
    bits = 0
    while 1 << bits < starts.size - 1:
        bits += 1
    return bits


@compiled
def _starts(household: Int64s, bits: int) -> Int64s:
    """Where each part begins."""
    starts = np.zeros((1 << bits) + 1, dtype=np.int64)
    for row in range(household.size):
        starts[_part(household[row], bits) + 1] += 1
    for part in range(1 << bits):
        starts[part + 1] += starts[part]
    return starts


@compiled
def _part(key: int, bits: int) -> int:
    if bits == 0:
        return 0
    return int(np.int64((np.uint64(key) * _FIRST_HASH) >> np.uint64(64 - bits)))


@compiled
def _look_up(starts: Int64s, parted: Int64s) -> None:
    """Put beside each key, in place of what its row brings, what all rows of its household bring."""
    largest = 1
    for part in range(starts.size - 1):
        largest = max(largest, starts[part + 1] - starts[part])
    size = 64
    while size < 2 * largest:
        size *= 2
    mask = np.uint64(size - 1)
    # A place in the table is two words: a key, and the part that put it there with what its household brings so far.
    table = np.full(2 * size, -1, dtype=np.int64)
    slots = np.empty(largest, dtype=np.int32)
    for part in range(starts.size - 1):
        first, end = starts[part], starts[part + 1]
        for at in range(first, end):
            key, word = parted[2 * at], parted[2 * at + 1]
            slot = 2 * (((np.uint64(key) * _SECOND_HASH) >> np.uint64(40)) & mask)
            while table[slot + 1] >> _NUMBER == part and table[slot] != key:
                slot = (slot + np.uint64(2)) & (2 * mask + np.uint64(1))
            if table[slot + 1] >> _NUMBER == part:
                word = both(table[slot + 1] & _WORD, word)
            table[slot] = key
            table[slot + 1] = np.int64(part) << _NUMBER | word
            slots[at - first] = slot
        for at in range(first, end):
            parted[2 * at + 1] = table[slots[at - first] + 1] & _WORD


@compiled
def _give_back(household: Int64s, starts: Int64s, parted: Int64s, whole: Int32s) -> None:
    """Walk the rows as they were parted: each part is read in order, and the rows are written in order."""
    bits = _bits(starts)
    place = starts[:-1].copy()
    for row in range(household.size):
        part = _part(household[row], bits)
        whole[row] = parted[2 * place[part] + 1]
        place[part] += 1
