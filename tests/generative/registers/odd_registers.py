"""Small registers with everything that real ones hold: gaps, ties, twins, people who come back, days that cannot be."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pyarrow as pa

from bofast.registers.people.definition import Ages, Definition, Families, Partner
from bofast.registers.stays.question import Covariate, Outcomes, Place, Question, Source, Subject, bands, flag, outcomes
from bofast.registers.store import AREAS, EXITS, PERSONS, About, Store, write_rows
from tests.generative.registers.plain_twin import Row

FIRST, LAST, AREAS_THERE = 2015, 2020, 3
CODES = (0, 110, 120, 131, 139, 210, 220, 310, 321, 330, 410, 999)


def register(seed: int) -> tuple[list[Row], list[tuple[int, int, date]]]:
    """Some people over some years. Nothing about them makes sense but that a person has at most one row a year."""
    chance = Random(seed)  # noqa: S311 - nothing is kept secret by it
    people = chance.randint(1, 25)
    keys = sorted({chance.randint(-(2**62), 2**62) for _ in range(people)})
    rows, exits = [], []
    for pid in keys:
        birth = chance.choice((date(chance.randint(1920, 2019), 1, 1), a_day(chance, 1920, 2019)))
        home, household, movein = chance.randint(1, 8), chance.randint(1, 6), a_day(chance, 1990, 2015)
        here = True
        for year in range(FIRST, LAST + 1):
            if year > FIRST and chance.random() < 0.3:
                home, movein = chance.randint(1, 8), a_day(chance, year - 1, year - 1)
            if chance.random() < 0.2:
                household = chance.randint(1, 6)
            was_here, here = here, chance.random() < 0.8
            if was_here and not here and chance.random() < 0.4:
                on = chance.choice((date(year, 1, 1), a_day(chance, year - 1, year - 1)))
                exits.append((pid, chance.randint(1, 2), on))
            if here:
                rows.append(
                    a_row(chance, pid=pid, home=home, household=household, birth=birth, movein=movein, year=year)
                )
    return rows, exits


def a_row(chance: Random, *, pid: int, home: int, household: int, birth: date, movein: date, year: int) -> Row:
    return Row(
        pid=pid,
        hhid=household * 0x5DEECE66D,
        dwid=home,
        birth=birth,
        movein=movein,
        sex=chance.randint(1, 2),
        owner=chance.randint(0, 1),
        lmcode=chance.choice(CODES),
        area=home % (AREAS_THERE + 1),
        year=year,
        municipality=home % 2,
        role=chance.randint(0, 3),
        tenure=chance.randint(0, 4),
    )


def a_day(chance: Random, first: int, last: int) -> date:
    return date(first, 1, 1) + timedelta(days=chance.randrange((date(last + 1, 1, 1) - date(first, 1, 1)).days))


def question(seed: int) -> Question:
    """Any question: every setting is drawn."""
    chance = Random(seed)  # noqa: S311 - nothing is kept secret by it
    covariates = [
        flag("strong", Source.STRONG),
        flag("strong family", Source.STRONG_FAMILY),
        flag("children", Source.CHILDREN),
        flag("owner", Source.OWNER),
        flag("measure", Source.MEASURE),
        bands("age", Source.AGE, (0, 25, 40)),
        bands("oldest", Source.OLDEST, (0, 30, 60)),
        bands("year", Source.YEAR, (0, 2)),
        Covariate("sex", Source.SEX, (0, 0, 1), ("man", "woman")),
        Covariate("tenure", Source.TENURE, (0, 1, 2, 2, 0), ("a", "b", "c")),
        Covariate("area", Source.AREA, tuple(area % 2 for area in range(20)), ("even", "odd")),
        Covariate("work", Source.WORK, (*(0 for _ in range(200)), 1), ("low", "high")),
    ]
    return Question(
        place=chance.choice(list(Place)),
        subject=chance.choice(list(Subject)),
        definition=a_definition(chance),
        by=tuple(chance.sample(covariates, chance.randint(0, 3))),
        ages=chance.choice((Ages(22, 59), Ages(0, 120), Ages(30, 31))),
        outcomes=some_outcomes(chance),
        gaps=chance.choice((0, 0, 1, 2)),
        measures=((1, 2017), (3, 2016)) if chance.random() < 0.7 else (),
    )


def a_definition(chance: Random) -> Definition:
    return Definition(
        ages=chance.choice((Ages(22, 59), Ages(18, 90))),
        child_below=chance.choice((18, 25)),
        partner=chance.choice(list(Partner)),
        partner_of_working_age=chance.random() < 0.5,
        families=chance.choice(list(Families)),
        places_known=chance.random() < 0.6,
    )


def some_outcomes(chance: Random) -> Outcomes:
    detailed = Outcomes(("left", "abroad", "dead", "rented", "bought"), (0, -1, 2, 3, 4, 5, 4, 1, 1, 1, 5, 4, 4, 4))
    plain = outcomes(lost=chance.choice((-1, 0)))
    return chance.choice((plain, outcomes(abroad=1, dead=1, internal=1, bought=1), detailed))


def written(folder: Path, rows: list[Row], exits: list[tuple[int, int, date]]) -> Store:
    """The register as a store."""
    store = Store(folder)
    for year in range(FIRST, LAST + 1):
        of_year = [asdict(row) for row in rows if row.year == year]
        batch = pa.RecordBatch.from_pylist(of_year, schema=PERSONS)
        write_rows(store.persons(year), schema=PERSONS, batches=[batch])
    gone = [{"pid": pid, "cause": cause, "on": on} for pid, cause, on in sorted(exits)]
    write_rows(store.exits, schema=EXITS, batches=[pa.RecordBatch.from_pylist(gone, schema=EXITS)])
    areas = [{"area": area, "name": f"area {area}", "municipality": 1} for area in range(1, AREAS_THERE + 1)]
    write_rows(store.areas, schema=AREAS, batches=[pa.RecordBatch.from_pylist(areas, schema=AREAS)])
    store.write_about(About(country="dk", origin="made up", first_year=FIRST, last_year=LAST, areas=AREAS_THERE))
    return store
