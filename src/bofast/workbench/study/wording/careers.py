"""Housing careers of families: in words and pictures."""

from __future__ import annotations

import math
from collections.abc import Iterator

from bofast.registers.studies.careers.states import Lives
from bofast.registers.studies.careers.tables import (
    CLUSTERS,
    EVERYBODY,
    MEASURES,
    RESTLESSNESS,
    SIZES,
    STATE_NAMES,
    STATES,
    STEPS,
    THOUSANDTHS,
)
from bofast.registers.studies.families.stock import strong
from bofast.registers.studies.findings import Released
from bofast.registers.studies.remarks import Remarkable
from bofast.reports.charts.stacked import Share, ShareColumn, Stack, stack
from bofast.reports.content import Cell, Chart, NumberForm, Section, Table
from bofast.workbench.study.wording.careers_names import career_of, measure_of, state_of
from bofast.workbench.study.wording.reading import Read, counted, share_of, shared
from bofast.workbench.study.words import Words

MOST_COLUMNS = 11


def sections(released: Released, /, *, words: Words) -> tuple[Section, ...]:
    """Where they live year by year, which careers are alike, and how restless they are."""
    return (
        _where(released, words=words),
        _groups(released, words=words),
        _steps(released, words=words),
    )


def _where(released: Released, *, words: Words) -> Section:
    read = Read.of(released.table(STATES))
    years = read.categories("year")
    of_strong = strong(released.ground.definition)
    (other,) = set(read.categories("kind")) - {of_strong, EVERYBODY}
    pictures = tuple(
        _states_picture(read, axis={"kind": kind}, caption=caption, words=words)
        for kind, caption in (
            (of_strong, words.gettext("Where adults of resource-strong families live, year by year")),
            (other, words.gettext("Where adults of other families with children live, year by year")),
        )
    )
    return Section(
        heading=words.gettext("Where do families live in the years after?"),
        paragraphs=tuple(_in_short(read, kind=of_strong, years=years, words=words)),
        figures=pictures,
        remarks=(
            words.gettext(
                "The same people are followed from the first 1 January, by what their family was on that day. “Here” is"
                " the area that each of them lived in then. People who come later are not among them."
            ),
            words.gettext("Not in the register are those who went abroad or died, and those whom a year's file lacks."),
        ),
    )


def _in_short(read: Read, *, kind: str, years: tuple[str, ...], words: Words) -> Iterator[str]:
    here = [state for state in Lives if state.name.startswith("HERE")]
    cells = [read.at(kind=kind, year=years[-1], state=state.name.lower()) for state in here]
    known = [cell for cell in cells if cell is not None]
    share = share_of(sum(known), read.at(kind=kind, year=years[-1], state=EVERYBODY))
    if share is not None and len(known) == len(cells):
        yield words.gettext(
            "Of the adults who lived in resource-strong families in the areas on 1 January %(first)s, %(share)s lived"
            " in the same area on 1 January %(last)s."
        ) % {"first": years[0], "last": years[-1], "share": words.percent(share)}
    owned = share_of(
        read.at(kind=kind, year=years[-1], state=Lives.AWAY_OWNED.name.lower()),
        read.at(kind=kind, year=years[-1], state=EVERYBODY),
    )
    if owned is not None:
        yield words.gettext("%(share)s lived elsewhere in a home that they own, or a cooperative.") % {
            "share": words.percent(owned)
        }


def _states_picture(read: Read, *, axis: dict[str, str], caption: str, words: Words) -> Chart:
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
    columns = tuple(
        ShareColumn(year, tuple(_drawn(shares[year][place], words=words) for place in shown)) for year in years
    )
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


def _drawn(share: float | None, *, words: Words) -> Share:
    return Share(share, "" if share is None else words.percent(share))


def _entropy(shares: tuple[float | None, ...], *, words: Words) -> Cell:
    known = [share for share in shares if share is not None]
    if len(known) < len(shares):
        return words.hidden_cell()
    spread = -sum(share * math.log(share) for share in known if share > 0) / math.log(len(shares))
    return words.ratio_cell(abs(spread))


def _groups(released: Released, *, words: Words) -> Section:
    read, sizes = Read.of(released.table(CLUSTERS)), Read.of(released.table(SIZES))
    clusters = tuple(cluster for cluster in read.categories("cluster") if cluster != EVERYBODY)
    typical = {
        str(remark.facts["cluster"]): career_of(remark.facts["states"], words=words)
        for remark in released.remarks
        if remark.about is Remarkable.TYPICAL_CAREER
    }
    pictures = tuple(
        _states_picture(
            read,
            axis={"cluster": cluster},
            caption=words.gettext("Group %(number)s, year by year") % {"number": cluster},
            words=words,
        )
        for cluster in clusters
    )
    return Section(
        heading=words.gettext("Which careers are alike?"),
        paragraphs=(
            words.gettext(
                "Two careers are near each other when few years must be changed, left out or put in to turn one into"
                " the other (optimal matching). Each group lies around one career that stands for it."
            ),
            *_sampled(released, words=words),
        ),
        figures=(
            _sizes_table(released, sizes, clusters=clusters, typical=typical, words=words),
            *pictures,
            *_common(released, words=words),
        ),
        remarks=(
            words.gettext(
                "A single career is told only where at least %(smallest)s people of at least %(smallest)s families"
                " share it, and never with how many they are."
            )
            % {"smallest": released.ground.smallest},
        ),
    )


def _sampled(released: Released, *, words: Words) -> Iterator[str]:
    for remark in released.remarks:
        if remark.about is Remarkable.CAREERS_SAMPLED:
            yield words.gettext(
                "The groups were found among the %(count)s most common careers; all others joined the group whose"
                " middle is nearest."
            ) % {"count": words.number(remark.facts["compared"])}


def _sizes_table(
    released: Released, sizes: Read, *, clusters: tuple[str, ...], typical: dict[str, str], words: Words
) -> Table:
    of_strong = strong(released.ground.definition)
    (other,) = set(sizes.categories("kind")) - {of_strong, EVERYBODY}
    rows = tuple(
        (
            Cell(words.gettext("Group %(number)s") % {"number": cluster}),
            Cell(typical.get(cluster, words.gettext("none that enough share"))),
            counted(sizes.at(cluster=cluster, kind=EVERYBODY), words=words),
            *(
                shared(
                    share_of(sizes.at(cluster=cluster, kind=kind), sizes.at(cluster=EVERYBODY, kind=kind)),
                    words=words,
                )
                for kind in (of_strong, other)
            ),
        )
        for cluster in clusters
    )
    return Table(
        caption=words.gettext("Groups of careers, and how families divide among them"),
        head=(
            words.gettext("Group"),
            words.gettext("A career that stands for it"),
            words.gettext("Adults"),
            words.gettext("Of resource-strong families"),
            words.gettext("Of other families"),
        ),
        rows=rows,
        word_columns=2,
    )


def _common(released: Released, *, words: Words) -> Iterator[Table]:
    common = [remark for remark in released.remarks if remark.about is Remarkable.COMMON_CAREER]
    if common:
        yield Table(
            caption=words.gettext("The most common careers, the most common first"),
            head=(words.gettext("Career"), words.gettext("Group")),
            rows=tuple(
                (Cell(career_of(remark.facts["states"], words=words)), Cell(str(remark.facts["cluster"])))
                for remark in common
            ),
            word_columns=2,
        )


def _steps(released: Released, *, words: Words) -> Section:
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
        note=words.gettext(
            "Entropy and complexity go from 0, all years alike, to 1. Turbulence begins at 1. Formulas and sources"
            " stand in the reference of estimates."
        ),
    )


def _mean(thousandths: int | None, *, words: Words) -> Cell:
    return words.hidden_cell() if thousandths is None else words.ratio_cell(thousandths / THOUSANDTHS)
