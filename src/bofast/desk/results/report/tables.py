"""The tables of the report, protected where the public is to read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
from bofast.rules.outcome import Result, Step

STEP_FIGURES = (
    (FunnelFigure.MAPPED, Step.MAPPED),
    (FunnelFigure.CONTACTED, Step.CONTACTED),
    (FunnelFigure.ACTIVE, Step.ACTIVE),
    (FunnelFigure.HELPED, Step.OUTCOME),
)

NARROWEST, WIDEST = 13, 24
"""Letters of a column: a date stays on one line, and a sentence breaks."""


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


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A table as texts: the first row is the head, the first column names the rows."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: bool = True

    @property
    def longest(self) -> tuple[int, ...]:
        """The letters of each column's longest text."""
        return tuple(max(map(len, column)) for column in zip(self.head, *self.rows, strict=True))

    @property
    def shares(self) -> tuple[int, ...]:
        """How wide each column is beside the others on paper, in letters."""
        return tuple(min(max(NARROWEST, letters), WIDEST) for letters in self.longest)


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


def result_tables(figures: ProgrammeFigures, *, counts: Counts, is_public: bool) -> list[PlainTable]:
    tables = [_counts(_("From mapped to helped"), counts.steps), _counts(_("Outcomes"), counts.results)]
    if not is_public:
        tables += [_judged(figures), _afterwards(figures), _gaps(figures)]
    before_after = _before_after(figures, is_public=is_public)
    return [*tables, *([before_after] if before_after.rows else [])]


def programme_tables(programme: Programme, *, section: str) -> list[PlainTable]:
    """What the programme page knows that belongs in a section."""
    if section == "method":
        phases = tuple(
            (phase.name, words.day(phase.from_day), words.day(phase.to_day) if phase.to_day else _("still"))
            for phase in programme.phases.all()
        )
        decisions = tuple((each.body, each.decision, words.day(each.decided_on)) for each in programme.decisions.all())
        tables = [
            PlainTable(_("Phases"), (_("Phase"), _("From"), _("Until")), phases, numeric=False),
            PlainTable(
                _("Decisions that anchor it"), (_("Who decided"), _("What"), _("Day")), decisions, numeric=False
            ),
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
            PlainTable(_("Partners"), (_("Partner"), _("What they do")), partners, numeric=False),
            PlainTable(_("Agreed measures"), head, measures, numeric=False),
        ]
    return [table for table in tables if table.rows]


def shown(count: int | None) -> str:
    """A count as the report writes it."""
    # Translators: stands for a count that is too small to be shown
    return _("few") if count is None else words.number(count)


def _counts(caption: str, rows: Sequence[CountRow]) -> PlainTable:
    has_people = any(row.providers is not None or row.children is not None for row in rows)
    if not has_people:
        return PlainTable(caption, (_("Step"), _("Families")), tuple((row.label, shown(row.families)) for row in rows))
    return PlainTable(
        caption,
        (_("Step"), _("Families"), _("Providers"), _("Children")),
        tuple((row.label, shown(row.families), shown(row.providers), shown(row.children)) for row in rows),
    )


def _judged(figures: ProgrammeFigures) -> PlainTable:
    rows = tuple((str(JUDGEMENTS[judgement]), words.number(count)) for judgement, count in figures.judgements.items())
    return PlainTable(_("Judgement of the outcomes"), (_("Judgement"), _("Outcomes")), rows)


def _afterwards(figures: ProgrammeFigures) -> PlainTable:
    head = (_("After"), _("Live there still"), _("Live elsewhere"), _("Not known"), _("Not asked yet"), _("To come"))
    rows = tuple(
        (
            _("%(months)s months") % {"months": each.months},
            *map(words.number, (each.still_there, each.left, each.not_known, each.not_asked, each.to_come)),
        )
        for each in figures.afterwards
    )
    return PlainTable(_("6, 12 and 24 months after"), head, rows)


def _before_after(figures: ProgrammeFigures, *, is_public: bool) -> PlainTable:
    pairs = (
        (_("Rooms for each person"), figures.rooms, ""),
        (_("Rent, of net income"), figures.rent, "\N{NO-BREAK SPACE}%"),
    )
    rows = tuple(
        (label, f"{words.number(pair.before)}{unit}", f"{words.number(pair.after)}{unit}", words.number(pair.known))
        for label, pair, unit in pairs
        if pair is not None and _may_show(pair, is_public=is_public)
    )
    return PlainTable(_("Before and after (median)"), (_("What"), _("Before"), _("After"), _("Known for")), rows)


def _may_show(pair: BeforeAfter, *, is_public: bool) -> bool:
    return not is_public or pair.known >= SMALLEST_FOR_MEDIANS


def _gaps(figures: ProgrammeFigures) -> PlainTable:
    rows = tuple((str(GAPS[gap.fact]), words.number(gap.unknown), words.number(gap.of)) for gap in figures.gaps)
    return PlainTable(_("What is not known"), (_("Fact"), _("Unknown"), _("Of")), rows)
