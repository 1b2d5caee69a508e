"""Published key figures of areas, brought as a table: one row an area and a year.

Columns: area, year, and any of the facts of `rules.area_facts.AreaFacts` by their names. An empty cell is not known.
What a row lacks of the year before is taken from the area's row of that year, where there is one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path

from bofast.registers.studies.area_figures import AreaFigures
from bofast.rules.area_facts import AreaFacts
from bofast.rules.facts_reading import BadFacts, read_facts
from bofast.workbench.study.refused import StudyRefused

AREA, YEAR = "area", "year"
COLUMNS = tuple(field.name for field in fields(AreaFacts))
_YEAR_BEFORE = "_year_before"
_MARKS = ",;\t|"


def area_figures_from(path: Path) -> tuple[AreaFigures, ...]:
    """The key figures in a file, by area and year. Decimals have a point, or a comma where another mark parts cells.

    Raises: StudyRefused, naming the line and the column that cannot be read.
    """
    found: dict[tuple[int, int], AreaFigures] = {}
    for number, cells in _rows(path):
        one = _figures(cells, where=f"{path}, line {number}")
        if (one.area, one.year) in found:
            raise StudyRefused(f"{path}, line {number}: area {one.area} has {one.year} twice. Keep one of the rows.")
        found[one.area, one.year] = one
    if not found:
        raise StudyRefused(f"{path} has no rows.")
    return tuple(_with_year_before(one, found.get((one.area, one.year - 1))) for _, one in sorted(found.items()))


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise StudyRefused(f"{path} cannot be read as a table of key figures: {error}.") from error
    mark = max(_MARKS, key=lines[0].count) if lines else ","
    reader = csv.DictReader(lines, delimiter=mark)
    heads = [head.strip().lower() for head in reader.fieldnames or ()]
    unknown = [head for head in heads if head not in {AREA, YEAR, *COLUMNS}]
    if not {AREA, YEAR} <= set(heads) or unknown:
        raise StudyRefused(
            f"{path} needs the columns area and year, and knows {', '.join(COLUMNS)}."
            f" It has: {', '.join(heads) or 'none'}."
        )
    reader.fieldnames = heads
    for number, row in enumerate(reader, start=2):
        cells = {name: (text or "").strip() for name, text in row.items() if name is not None}
        yield number, cells if mark == "," else {name: text.replace(",", ".") for name, text in cells.items()}


def _figures(cells: Mapping[str, str], *, where: str) -> AreaFigures:
    told = {name: _number(name, text) for name, text in cells.items() if name not in {AREA, YEAR} and text}
    try:
        facts = read_facts(AreaFacts, told)
    except BadFacts as error:
        raise StudyRefused(f"{where}: {error}") from error
    return AreaFigures(_whole(cells[AREA], where=where), _whole(cells[YEAR], where=where), facts)


def _number(name: str, text: str) -> str | int:
    """Shares stay text, so that no decimal is lost; persons and years are whole."""
    return text if "percent" in name or not text.isdigit() else int(text)


def _whole(text: str, *, where: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise StudyRefused(f"{where}: {text!r} is no whole number. Write the area's number and a year.")
    return int(text)


def _with_year_before(one: AreaFigures, before: AreaFigures | None) -> AreaFigures:
    if before is None:
        return one
    missing = {
        name: getattr(before.facts, name.removesuffix(_YEAR_BEFORE))
        for name in COLUMNS
        if name.endswith(_YEAR_BEFORE) and getattr(one.facts, name) is None
    }
    return replace(one, facts=replace(one.facts, **missing))
