"""In which order families stand when nothing else sets them apart: time on the list, then lots, then name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from bofast.allocation.asked.lottery import lot
from bofast.compiled import Int32s
from bofast.rules.letting.facts import ListedFamily


def by_time(families: Sequence[ListedFamily], *, seed: str) -> Int32s:
    """int32[families]; the numbers of the families, longest on the list first."""
    return _sorted([(one.listed_on or date.max, *_drawn(one, seed), one.name) for one in families])


def by_need(families: Sequence[ListedFamily], *, seed: str) -> Int32s:
    """int32[families]; the numbers of the families, most urgent first, and within a class longest on the list first."""
    return _sorted([(one.need_class, one.listed_on or date.max, *_drawn(one, seed), one.name) for one in families])


def _drawn(family: ListedFamily, seed: str) -> tuple[bytes, ...]:
    return (lot(seed, family.name),) if seed else ()


def _sorted(keys: Sequence[tuple[object, ...]]) -> Int32s:
    return np.array(sorted(range(len(keys)), key=lambda at: keys[at]), dtype=np.int32)
