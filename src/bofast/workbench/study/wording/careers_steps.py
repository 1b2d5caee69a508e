"""How people move from one way to live to another, and how restless their careers are."""

from __future__ import annotations

from bofast.registers.studies.careers.tables import (
    EVERYBODY,
    MEASURES,
    RESTLESSNESS,
    STATE_NAMES,
    STEPS,
    THOUSANDTHS,
)
from bofast.registers.studies.families.stock import strong
from bofast.registers.studies.findings import Released
from bofast.reports.content import Cell, Section, Table
from bofast.workbench.study.wording.careers_names import measure_of, state_of
from bofast.workbench.study.wording.reading import Read, share_of, shared
from bofast.workbench.study.words import Words


def steps_section(released: Released, *, words: Words) -> Section:
    """From one year to the next, and how restless careers are on average."""
    read, means = Read.of(released.table(STEPS)), Read.of(released.table(RESTLESSNESS))
    lived = [state for state in STATE_NAMES if any(read.at(from_state=state, to_state=one) != 0 for one in STATE_NAMES)]
    names = {state: state_of(state, words=words) for state in lived}
    rows = []
    for state in lived:
        cells = [read.at(from_state=state, to_state=after) for after in lived]
        known = [cell for cell in cells if cell is not None]
        whole = sum(known) if len(known) == len(cells) else None
        rows.append((Cell(names[state]), *(shared(share_of(cell, whole), words=words) for cell in cells)))
    return Section(
        heading=words.gettext("How do they move from one to the other?"),
        figures=(
            Table(
                caption=words.gettext("Where people live a year later, by where they live; all years together"),
                head=(words.gettext("Lives"), *names.values()),
                rows=tuple(rows),
                sheet=words.gettext("Careers, a year later"),
                note=words.gettext("A row with a hidden figure is not told: its shares would tell it."),
            ),
            _restlessness(released, means, words=words),
        ),
    )


def _restlessness(released: Released, means: Read, *, words: Words) -> Table:
    of_strong = strong(released.ground.definition)
    (other,) = set(means.categories("kind")) - {of_strong, EVERYBODY}
    rows = tuple(
        (
            Cell(measure_of(measure, words=words)),
            *(_mean(means.at(kind=kind, measure=measure), words=words) for kind in (of_strong, other)),
        )
        for measure in MEASURES
    )
    return Table(
        caption=words.gettext("How restless careers are, on average"),
        head=(
            words.gettext("Index"),
            words.gettext("Of resource-strong families"),
            words.gettext("Of other families"),
        ),
        rows=rows,
        sheet=words.gettext("Careers, restlessness"),
        note=words.gettext(
            "Entropy and complexity go from 0, all years alike, to 1. Turbulence begins at 1. Formulas and sources"
            " stand in the reference of estimates."
        ),
    )


def _mean(thousandths: int | None, *, words: Words) -> Cell:
    return words.hidden_cell() if thousandths is None else words.ratio_cell(thousandths / THOUSANDTHS)
