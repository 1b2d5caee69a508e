"""Which areas have a measure, and from when: told in a file, or known of a made-up store."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from bofast.registers.made_up.store_writer import TRUTH
from bofast.registers.store import Store
from bofast.workbench.study.refused import StudyRefused

MADE_UP = "made up"
EARLIEST, LATEST = 1950, 2100
AREA, FIRST_YEAR = "area", "first_year"
_EVERY_SEVENTH = 7
_DIALECTS = ",;\t|"

Measures = tuple[tuple[int, int], ...]


def measures_from(path: Path) -> Measures:
    """Areas with the first 1 January of the measure, from a table with the columns area and first_year.

    Raises: StudyRefused, naming the line that cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise StudyRefused(f"{path} cannot be read as a table of measures: {error}.") from error
    lines = text.splitlines()
    mark = max(_DIALECTS, key=lines[0].count) if lines else ","
    rows = csv.DictReader(lines, delimiter=mark)
    heads = [head.strip().lower() for head in rows.fieldnames or ()]
    if not {AREA, FIRST_YEAR} <= set(heads):
        raise StudyRefused(f"{path} needs the columns area and first_year. It has: {', '.join(heads) or 'none'}.")
    rows.fieldnames = heads
    found: dict[int, int] = {}
    for number, row in enumerate(rows, start=2):
        area, year = _whole(row[AREA], path, line=number), _whole(row[FIRST_YEAR], path, line=number)
        if not EARLIEST <= year <= LATEST:
            raise StudyRefused(f"{path}, line {number}: {year} is no year from {EARLIEST} to {LATEST}.")
        if found.setdefault(area, year) != year:
            raise StudyRefused(f"{path}, line {number}: area {area} has two first years. A measure begins once.")
    if not found:
        raise StudyRefused(f"{path} names no area.")
    return tuple(sorted(found.items()))


def _whole(text: str | None, path: Path, *, line: int) -> int:
    written = (text or "").strip()
    if not written.isascii() or not written.isdigit():
        raise StudyRefused(f"{path}, line {line}: {written!r} is no whole number. Write the area's number and a year.")
    return int(written)


def planted_in(store: Store) -> Measures:
    """The measure that was planted in a made-up store: in every seventh area, from the year its truth tells. None in
    any other store.
    """
    if store.about().origin != MADE_UP:
        return ()
    try:
        truth = json.loads((store.root / TRUTH).read_text(encoding="utf-8"))
        begins = int(truth["planted"]["exits"]["measure_from"])
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    return tuple((area, begins) for area in range(_EVERY_SEVENTH, store.about().areas + 1, _EVERY_SEVENTH))
