"""Lots that anybody can draw again."""

from __future__ import annotations

import hashlib

from bofast.allocation.asked.lottery import fingerprint, in_order_of_lots, lot
from bofast.allocation.asked.standing import by_need, by_time
from tests.unit.letting.situations import TODAY, family

SEED = "drawn in public on 2026-11-20"
NAMES = [f"F-{number}" for number in range(200)]


def by_hand(seed: str, name: str) -> bytes:
    """HMAC-SHA256 as RFC 2104 writes it, from the hash alone."""
    block = seed.encode().ljust(64, b"\0")
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in block) + name.encode()).digest()
    return hashlib.sha256(bytes(byte ^ 0x5C for byte in block) + inner).digest()


def test_a_lot_is_the_keyed_hash_that_anybody_can_reckon():
    assert [lot(SEED, name) for name in NAMES] == [by_hand(SEED, name) for name in NAMES]


def test_the_same_seed_draws_the_same_order_whatever_order_the_families_come_in():
    assert in_order_of_lots(NAMES, seed=SEED) == in_order_of_lots(reversed(NAMES), seed=SEED)


def test_another_seed_draws_another_order():
    assert in_order_of_lots(NAMES, seed=SEED) != in_order_of_lots(NAMES, seed=SEED + ".")


def test_the_lot_of_one_family_does_not_hang_on_who_else_is_on_the_list():
    drawn = in_order_of_lots(NAMES, seed=SEED)

    assert in_order_of_lots(NAMES[::2], seed=SEED) == [name for name in drawn if name in set(NAMES[::2])]


def test_the_fingerprint_is_the_one_that_other_programs_print():
    """Printed by `printf 'drawn in public on 2026-11-20' | sha256sum`."""
    assert fingerprint(SEED) == "762aea0481c415a3f8608a2500efd39a5d6a83c01aa92dd153a88004be9255b8"


def test_time_on_the_list_goes_before_lots_and_class_of_need_before_time():
    earlier, later = TODAY.replace(year=2020), TODAY.replace(year=2024)
    line = [
        family("late and urgent", listed_on=later, need_class=1),
        family("early", listed_on=earlier, need_class=2),
        family("never listed", need_class=1),
        *[family(name, listed_on=TODAY, need_class=3) for name in NAMES[:9]],
    ]

    drawn = [line.index(family(name, listed_on=TODAY, need_class=3)) for name in in_order_of_lots(NAMES[:9], seed=SEED)]

    assert by_time(line, seed=SEED).tolist() == [1, 0, *drawn, 2]
    assert by_need(line, seed=SEED).tolist() == [0, 2, 1, *drawn]
