"""How those who are followed divide among the ways to live, 1 January by 1 January: a picture with its table."""

from __future__ import annotations

import math

from bofast.registers.studies.careers.tables import EVERYBODY, STATE_NAMES
from bofast.reports.charts.columns import Column
from bofast.reports.charts.stacked import Stack, stack
from bofast.reports.content import Cell, Chart, NumberForm, Table
from bofast.workbench.study.wording.careers_names import state_of
from bofast.workbench.study.wording.reading import Read, part_of, share_of, shared
from bofast.workbench.study.words import Words

MOST_COLUMNS = 11


def states_picture(read: Read, *, axis: dict[str, str], caption: str, sheet: str, words: Words) -> Chart:
    """A column for each 1 January of those whom the axis names, with its table; `sheet` names that in a workbook."""
    years = read.categories("year")
    shares = {
        year: tuple(
            share_of(read.at(**axis, year=year, state=state), read.at(**axis, year=year, state=EVERYBODY))
            for state in STATE_NAMES
        )
        for year in years
    }
    names = tuple(state_of(state, words=words) for state in STATE_NAMES)
    shown = [place for place, _ in enumerate(STATE_NAMES) if any(shares[year][place] != 0 for year in years)]
    columns = tuple(Column(year, tuple(part_of(shares[year][place], words=words) for place in shown)) for year in years)
    table = Table(
        caption=caption,
        head=(words.gettext("1 January"), *(names[place] for place in shown), words.gettext("Entropy")),
        rows=tuple(
            (
                Cell(year, number=int(year), form=NumberForm.YEAR),
                *(shared(shares[year][place], words=words) for place in shown),
                _entropy(shares[year], words=words),
            )
            for year in years
        ),
        sheet=sheet,
        note=words.gettext("Entropy: 0 when all live alike, 1 when all states are as common."),
    )
    return Chart(
        caption=caption,
        alternative=words.gettext(
            "A column for each 1 January, divided by where people live. The table under it tells every share."
        ),
        specification=stack(
            Stack(
                columns[-MOST_COLUMNS:],
                parts=tuple(names[place] for place in shown),
                value_label=words.gettext("Share of those who are followed"),
                hidden=words.gettext("hidden"),
            )
        ),
        table=table,
    )


def _entropy(shares: tuple[float | None, ...], *, words: Words) -> Cell:
    known = [share for share in shares if share is not None]
    if len(known) < len(shares):
        return words.hidden_cell()
    spread = -sum(share * math.log(share) for share in known if share > 0) / math.log(len(shares))
    return words.ratio_cell(abs(spread))
