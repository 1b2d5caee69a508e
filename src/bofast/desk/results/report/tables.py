"""The tables of the report, protected where the public is to read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from bofast.casework.figures.before_after import BeforeAfter
from bofast.casework.figures.behind import FunnelFigure, counted
from bofast.casework.figures.disclosure import (
    SMALLEST_FOR_MEDIANS,
    protect_parts,
    protect_steps,
    protect_together,
)
from bofast.casework.figures.programme_figures import ProgrammeFigures
from bofast.casework.programmes.models import Programme
from bofast.design import words
from bofast.desk.results.gaps import GAPS
from bofast.desk.wording.results import JUDGEMENTS, RESULTS, STEPS
from bofast.reports.content import Cell, NumberForm, Table
from bofast.rules.outcome import Result, Step

STEP_FIGURES = (
    (FunnelFigure.MAPPED, Step.MAPPED),
    (FunnelFigure.CONTACTED, Step.CONTACTED),
    (FunnelFigure.ACTIVE, Step.ACTIVE),
    (FunnelFigure.HELPED, Step.OUTCOME),
)


@dataclass(frozen=True, slots=True)
class CountRow:
    """A label with three counts; None is too few to show."""

    label: str
    families: int | None
    providers: int | None
    children: int | None


@dataclass(frozen=True, slots=True)
class Counts:
    """The funnel's steps and the results, as the reader may see them."""

    steps: tuple[CountRow, ...]
    results: tuple[CountRow, ...]


def counts_for(figures: ProgrammeFigures, *, is_public: bool) -> Counts:
    """The counts of the report; for the public the small ones are hidden here, before anything is drawn."""
    steps = [(str(STEPS[step]), counted(figures.funnel, figure)) for figure, step in STEP_FIGURES]
    results = [(result, figures.funnel.results[result]) for result in Result]
    families = tuple(count.families for _label, count in steps)
    if not is_public:
        return Counts(
            tuple(CountRow(label, c.families, c.providers, c.children) for label, c in steps),
            tuple(CountRow(str(RESULTS[r]), c.families, c.providers, c.children) for r, c in results),
        )
    families_shown = protect_steps(families)
    providers = protect_together(protect_steps([count.providers for _label, count in steps]), shown=families_shown)
    children = protect_together(protect_steps([count.children for _label, count in steps]), shown=families_shown)
    helped = {result: count.families for result, count in results if result.is_help}
    others = {result: count.families for result, count in results if not result.is_help}
    by_result: dict[Result, int | None] = {
        **protect_parts(helped, total=figures.funnel.outcome.families).parts,
        **protect_parts(others, total=sum(others.values())).parts,
    }
    return Counts(
        tuple(
            CountRow(label, *row)
            for (label, _count), row in zip(steps, zip(families_shown, providers, children, strict=True), strict=True)
        ),
        # Providers and children by result would tell about single families; the public sees the families alone.
        tuple(CountRow(str(RESULTS[result]), by_result[result], None, None) for result, _count in results),
    )


def steps_table(counts: Counts) -> Table:
    return _counts(_("From mapped to helped"), counts.steps)


def overview(counts: Counts) -> Table:
    """Steps and results in one table, on which the workbook opens."""
    return Table(_("Figures"), _count_head(), tuple(map(_count_row, (*counts.steps, *counts.results))))


def result_tables(figures: ProgrammeFigures, *, counts: Counts, is_public: bool) -> list[Table]:
    """The tables after that of the steps."""
    tables = [_counts(_("Outcomes"), counts.results)]
    if not is_public:
        tables += [_judged(figures), _afterwards(figures), _gaps(figures)]
    before_after = _before_after(figures, is_public=is_public)
    return [*tables, *([before_after] if before_after.rows else [])]


def programme_tables(programme: Programme, *, section: str) -> list[Table]:
    """What the programme page knows that belongs in a section."""
    if section == "method":
        phases = tuple(
            (phase.name, words.day(phase.from_day), words.day(phase.to_day) if phase.to_day else _("still"))
            for phase in programme.phases.all()
        )
        decisions = tuple((each.body, each.decision, words.day(each.decided_on)) for each in programme.decisions.all())
        tables = [
            _words(_("Phases"), (_("Phase"), _("From"), _("Until")), phases),
            _words(_("Decisions that anchor it"), (_("Who decided"), _("What"), _("Day")), decisions),
        ]
    else:
        partners = tuple(
            (str(each.partner), each.part or "–")
            for each in programme.partners.select_related("partner").order_by("partner__name")
        )
        measures = tuple(
            (
                each.title,
                str(each.owner or each.owner_partner or "–"),
                words.day(each.due_on) if each.due_on else "–",
                words.day(each.done_on) if each.done_on else _("under way"),
            )
            for each in programme.measures.select_related("owner", "owner_partner")
        )
        head = (_("Measure"), _("Who"), _("By"), _("Done"))
        tables = [
            _words(_("Partners"), (_("Partner"), _("What they do")), partners),
            _words(_("Agreed measures"), head, measures),
        ]
    return [table for table in tables if table.rows]


def shown(count: int | None) -> str:
    """A count as the report writes it."""
    # Translators: stands for a count that is too small to be shown
    return _("few") if count is None else words.number(count)


def _counts(caption: str, rows: Sequence[CountRow]) -> Table:
    has_people = any(row.providers is not None or row.children is not None for row in rows)
    if not has_people:
        return Table(caption, (_("Step"), _("Families")), tuple(_count_row(row)[:2] for row in rows))
    return Table(caption, _count_head(), tuple(map(_count_row, rows)))


def _count_head() -> tuple[str, ...]:
    return _("Step"), _("Families"), _("Providers"), _("Children")


def _count_row(row: CountRow) -> tuple[Cell, ...]:
    return Cell(row.label), _counted(row.families), _counted(row.providers), _counted(row.children)


def _counted(count: int | None) -> Cell:
    return Cell(shown(count), number=count)


def _words(caption: str, head: tuple[str, ...], rows: Sequence[Sequence[str]]) -> Table:
    """A table without figures."""
    return Table(caption, head, tuple(tuple(map(Cell, row)) for row in rows), word_columns=len(head))


def _judged(figures: ProgrammeFigures) -> Table:
    rows = tuple((Cell(str(JUDGEMENTS[judgement])), _counted(count)) for judgement, count in figures.judgements.items())
    return Table(_("Judgement of the outcomes"), (_("Judgement"), _("Outcomes")), rows)


def _afterwards(figures: ProgrammeFigures) -> Table:
    head = (_("After"), _("Live there still"), _("Live elsewhere"), _("Not known"), _("Not asked yet"), _("To come"))
    rows = tuple(
        (
            Cell(_("%(months)s months") % {"months": each.months}),
            *map(_counted, (each.still_there, each.left, each.not_known, each.not_asked, each.to_come)),
        )
        for each in figures.afterwards
    )
    return Table(_("6, 12 and 24 months after"), head, rows)


def _before_after(figures: ProgrammeFigures, *, is_public: bool) -> Table:
    pairs = ((_("Rooms for each person"), figures.rooms, _rooms), (_("Rent, of net income"), figures.rent, _per_cent))
    rows = tuple(
        (Cell(label), cell(pair.before), cell(pair.after), _counted(pair.known))
        for label, pair, cell in pairs
        if pair is not None and _may_show(pair, is_public=is_public)
    )
    return Table(_("Before and after (median)"), (_("What"), _("Before"), _("After"), _("Known for")), rows)


def _rooms(value: Decimal) -> Cell:
    return Cell(words.number(value), number=float(value), form=NumberForm.TWO_DECIMALS)


def _per_cent(value: Decimal) -> Cell:
    written = f"{words.number(value)}\N{NO-BREAK SPACE}%"
    return Cell(written, number=float(value / 100), form=NumberForm.PERCENT_ONE_DECIMAL)


def _may_show(pair: BeforeAfter, *, is_public: bool) -> bool:
    return not is_public or pair.known >= SMALLEST_FOR_MEDIANS


def _gaps(figures: ProgrammeFigures) -> Table:
    rows = tuple((Cell(str(GAPS[gap.fact])), _counted(gap.unknown), _counted(gap.of)) for gap in figures.gaps)
    return Table(_("What is not known"), (_("Fact"), _("Unknown"), _("Of")), rows)
