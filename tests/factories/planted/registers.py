"""Made-up registers in great numbers: each is written, counted by the native engine, and forgotten."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from bofast.registers.engines.native import engine as native
from bofast.registers.made_up.behaviour import Behaviour, PlantedExit, Rates
from bofast.registers.made_up.plans import plan_for
from bofast.registers.made_up.store_writer import write_store
from bofast.registers.people.definition import Ages, Definition
from bofast.registers.stays.counts import Counts
from bofast.registers.stays.question import Question

WORKS_OR_STUDIES = Definition(own=frozenset({*range(110, 140), 310}), by_partner=frozenset())
EVERYBODY = Ages(0, 120)
PERSON_YEARS = 20_000
# A household that moves in with another vanishes from the register as if it had moved: its exit would not be the
# planted one. Everything else may happen.
NOBODY_MOVES_IN = Rates(joining=0)

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Made:
    """Which register: the seed, the planted exits, how many areas and person-years."""

    seed: int
    exits: PlantedExit
    areas: int = 35
    person_years: int = PERSON_YEARS


def counted(made: Made, *, asked: Question) -> Counts:
    """The counts of one made-up register."""
    plan = plan_for(
        made.person_years,
        seed=made.seed,
        areas=made.areas,
        behaviour=Behaviour(exits=made.exits, rates=NOBODY_MOVES_IN),
    )
    with tempfile.TemporaryDirectory(dir=_memory()) as folder:
        return native.count(write_store(Path(folder), plan).store, asked)


def _memory() -> Path | None:
    """A file system in memory, where there is one: twenty small files a register are its slowest part."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of an unforeseeable name is made in it
    return memory if memory.is_dir() else None


def of_each(work: Callable[[int], Found], seeds: Iterable[int], *, workers: int = 1) -> list[Found]:
    """What comes of every seed, in order; on several cores where asked."""
    if workers == 1:
        return [work(seed) for seed in seeds]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return [found for part in pool.map(partial(_each, work), _parts(list(seeds))) for found in part]


def _each(work: Callable[[int], Found], seeds: Sequence[int]) -> list[Found]:
    return [work(seed) for seed in seeds]


def _parts(seeds: Sequence[int]) -> list[Sequence[int]]:
    return [seeds[start : start + 20] for start in range(0, len(seeds), 20)]
