"""Writes the made-up register straight into the standard store, year by year, in bounded memory."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bofast.registers.made_up import columns
from bofast.registers.made_up.by_person import ByPerson
from bofast.registers.made_up.world.years import Plan, World, Year
from bofast.registers.store import AREAS, EXITS, PERSONS, ROWS_IN_GROUP, STAYS, About, Store, whole_file, write_rows

_STAYS_A_PERSON_YEAR = 0.17
TRUTH = "truth.json"

HowFar = Callable[[int, int], None]
"""Called after each year with the year and the rows written so far."""


def say_nothing(_year: int, _rows: int, /) -> None:
    """Nobody is watching."""


@dataclass(frozen=True, slots=True)
class Written:
    """What came of it."""

    store: Store
    person_years: int
    missing_rows: int
    stays: int
    exits: int


def write_store(root: Path, plan: Plan, *, how_far: HowFar = say_nothing) -> Written:
    """Live through the plan and write every year, the stays, the exits, the areas and the truth.

    The same plan gives the same bytes. What was begun when it is interrupted is removed, file by file.
    """
    root.mkdir(parents=True, exist_ok=True)
    store = Store(root)
    years = plan.last_year - plan.first_year + 1
    rows = int(plan.persons * years * _STAYS_A_PERSON_YEAR)
    with (
        ByPerson(STAYS, then_by="from", rows_expected=rows, beside=root) as stays,
        ByPerson(EXITS, then_by="on", rows_expected=rows // 10, beside=root) as exits,
    ):
        alive, present = _write_years(store, plan, stays=stays, exits=exits, how_far=how_far)
        written = Written(
            store=store,
            person_years=present,
            missing_rows=alive - present,
            stays=write_rows(store.stays, schema=STAYS, batches=stays.sorted(rows_in_batch=ROWS_IN_GROUP)),
            exits=write_rows(store.exits, schema=EXITS, batches=exits.sorted(rows_in_batch=ROWS_IN_GROUP)),
        )
    write_rows(store.areas, schema=AREAS, batches=[columns.areas_table(plan.areas, country=plan.country)])
    write_truth(root, truth_of(plan, person_years=written.person_years, missing_rows=written.missing_rows))
    store.write_about(About(plan.country, "made up", plan.first_year, plan.last_year, plan.areas))
    return written


def _write_years(store: Store, plan: Plan, *, stays: ByPerson, exits: ByPerson, how_far: HowFar) -> tuple[int, int]:
    """Persons alive and rows written, over all years. One thread lives the next year while another writes this one."""
    alive = present = 0
    with ThreadPoolExecutor(1) as beside:
        writing: Future[int] | None = None
        for year in World(plan).years():
            if writing is not None:
                present += writing.result()
                how_far(year.today.year - 1, present)
            writing = beside.submit(_write_year, store, plan, year)
            alive += year.people.pid.size
            _put_away(year, plan, stays=stays, exits=exits)
        present += writing.result() if writing is not None else 0
    how_far(plan.last_year, present)
    return alive, present


def _write_year(store: Store, plan: Plan, year: Year) -> int:
    batches = columns.persons_of(year, gaps=plan.behaviour.gaps, country=plan.country)
    return write_rows(store.persons(year.today.year), schema=PERSONS, batches=batches)


def _put_away(year: Year, plan: Plan, *, stays: ByPerson, exits: ByPerson) -> None:
    if year.ended is not None:
        stays.put(columns.stays_from(year.ended))
        exits.put(columns.exits_from(year.ended))
    if year.today.year == plan.last_year:
        stays.put(columns.open_stays(year))


def truth_of(plan: Plan, *, person_years: int, missing_rows: int) -> dict[str, Any]:
    """What was planted: the seed and behaviour that make this register again, and what an estimate should find."""
    return {
        "made_up": "Nobody in this register exists.",
        "country": plan.country,
        "seed": plan.seed,
        "persons_at_first": plan.persons,
        "first_year": plan.first_year,
        "last_year": plan.last_year,
        "areas": plan.areas,
        "person_years": person_years,
        "missing_rows": missing_rows,
        "planted": plan.behaviour.told(),
        "faults": [],
    }


def write_truth(root: Path, truth: dict[str, Any]) -> None:
    with whole_file(root / TRUTH) as path:
        path.write_text(json.dumps(truth, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
