"""Results as a picture and tables. Figures open the list behind them only for those who may see it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.figures.before_after import BeforeAfter
from bofast.casework.figures.behind import FunnelFigure, counted
from bofast.casework.figures.programme_figures import Afterwards, ProgrammeFigures, ProgressPoint
from bofast.casework.programmes.models import Programme
from bofast.design import words
from bofast.design.parts import (
    Column,
    EmptyState,
    Fact,
    FactList,
    Funnel,
    FunnelCount,
    FunnelRow,
    Link,
    Muted,
    NestedBars,
    PageHeader,
    Row,
    Shown,
    Stat,
    StatTiles,
    Tab,
    Table,
    Tabs,
    Weight,
)
from bofast.desk.office import Desk
from bofast.desk.results.gaps import gaps_table
from bofast.desk.wording.results import JUDGEMENTS, RESULTS, STEPS
from bofast.rules.outcome import Step

STAGES = {
    FunnelFigure.MAPPED: STEPS[Step.MAPPED],
    FunnelFigure.CONTACTED: STEPS[Step.CONTACTED],
    FunnelFigure.ACTIVE: STEPS[Step.ACTIVE],
    FunnelFigure.HELPED: STEPS[Step.OUTCOME],
}
BY_RESULT = {FunnelFigure(result.value): word for result, word in RESULTS.items()}


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """What `results/results.html` shows."""

    header: PageHeader
    tabs: Tabs | None
    funnel: Funnel
    tiles: StatTiles
    by_result: Table
    judged: FactList
    afterwards: Table
    before_after: Table
    progress: Table
    gaps: Table


def results_page(desk: Desk, *, programme: Programme, figures: ProgrammeFigures) -> ResultsPage:
    return ResultsPage(
        header=_header(desk, programme=programme, figures=figures),
        tabs=_tabs(desk, programme=programme),
        funnel=funnel_picture(figures, programme=programme, opens=desk.may(Permission.SEE_RESULT_LISTS)),
        tiles=_tiles(figures),
        by_result=_by_result(figures, programme=programme, opens=desk.may(Permission.SEE_RESULT_LISTS)),
        judged=_judged(figures),
        afterwards=afterwards_table(figures.afterwards),
        before_after=before_after_table(figures),
        progress=progress_table(figures.progress),
        gaps=gaps_table(figures.gaps),
    )


def no_programme(desk: Desk) -> EmptyState:
    """What the page says before there is a programme."""
    add = Link(_("Add a programme"), reverse("programme-add"), Weight.PRIMARY)
    return EmptyState(
        _("No programme yet"),
        _("A programme gathers families, decisions, partners and measures, so that you can count what came of it."),
        add if desk.may(Permission.CHANGE_PROGRAMME) else None,
    )


def _header(desk: Desk, *, programme: Programme, figures: ProgrammeFigures) -> PageHeader:
    actions = [Link(_("The programme"), f"{reverse('programme')}?programme={programme.pk}", Weight.SECONDARY)]
    if desk.may(Permission.MAKE_REPORTS):
        actions.append(Link(_("Make the report"), reverse("report", args=[programme.pk]), Weight.PRIMARY))
    lead = _("Counted on %(day)s") % {"day": words.day(figures.on)}
    return PageHeader(_("Results"), lead=lead, above=programme.name, actions=tuple(actions))


def _tabs(desk: Desk, *, programme: Programme) -> Tabs | None:
    programmes = list(desk.office.programmes.order_by("-from_day", "-pk"))
    if len(programmes) < 2:
        return None
    here = reverse("results")
    return Tabs(
        _("Programmes"),
        tuple(Tab(each.name, f"{here}?programme={each.pk}", current=each == programme) for each in programmes),
    )


def funnel_picture(figures: ProgrammeFigures, *, programme: Programme, opens: bool) -> Funnel:
    """Families, providers and children as three rows of one picture."""
    cells = [(figure, counted(figures.funnel, figure)) for figure in STAGES]
    return Funnel(
        caption=_("From mapped to helped"),
        stages=tuple(str(label) for label in STAGES.values()),
        rows=(
            FunnelRow(
                _("Families"), tuple(FunnelCount(c.families, _list_url(programme, f, opens=opens)) for f, c in cells)
            ),
            FunnelRow(_("Providers"), tuple(FunnelCount(c.providers) for _figure, c in cells)),
            FunnelRow(_("Children"), tuple(FunnelCount(c.children) for _figure, c in cells)),
        ),
        note=_(
            "Three counts that are never added up. People are counted as they were on the day their family got there."
        ),
    )


def _list_url(programme: Programme, figure: FunnelFigure, *, opens: bool) -> str:
    return reverse("results-list", args=[programme.pk, figure.value]) if opens else ""


def _tiles(figures: ProgrammeFigures) -> StatTiles:
    frame = figures.frame
    tiles = [
        Stat(_("Days from mapped to contacted"), figures.days_to_contact, _("median")),
        Stat(_("Months from mapped to helped"), figures.months_to_outcome, _("median")),
        Stat(_("Municipal homes freed"), figures.homes_freed, _("by purchases")),
    ]
    if frame is not None:
        under = _("of %(all)s earmarked for families") % {"all": words.money(frame.earmarked)}
        tiles.append(Stat(_("Start loans %(year)s") % {"year": frame.year}, frame.earmark_used, under))
    return StatTiles(tuple(tiles))


def _by_result(figures: ProgrammeFigures, *, programme: Programme, opens: bool) -> Table:
    rows = []
    for figure, label in BY_RESULT.items():
        count = counted(figures.funnel, figure)
        url = _list_url(programme, figure, opens=opens and bool(count.families))
        rows.append(Row((str(label), count.families, count.providers, count.children), url=url))
    helped = figures.funnel.outcome
    return Table(
        caption=_("What became of the families"),
        columns=(
            Column(_("Outcome")),
            Column(_("Families"), numeric=True),
            Column(_("Providers"), numeric=True),
            Column(_("Children"), numeric=True),
        ),
        rows=tuple(rows),
        totals=(_("Helped: bought, moved or improved"), helped.families, helped.providers, helped.children),
    )


def _judged(figures: ProgrammeFigures) -> FactList:
    """What the outcomes are worth by the dated rule; not typed in by anybody."""
    facts = tuple(Fact(str(JUDGEMENTS[judgement]), count) for judgement, count in figures.judgements.items())
    return FactList(facts, columns=True)


def afterwards_table(afterwards: tuple[Afterwards, ...]) -> Table:
    return Table(
        caption=_("6, 12 and 24 months after"),
        columns=(
            Column(_("After")),
            Column(_("Live there still"), numeric=True),
            Column(_("Live elsewhere"), numeric=True),
            Column(_("Not known"), numeric=True),
            Column(_("Not asked yet, though due"), numeric=True),
            Column(_("Still to come"), numeric=True),
        ),
        rows=tuple(
            Row(
                (
                    _("%(months)s months") % {"months": each.months},
                    each.still_there,
                    each.left,
                    each.not_known,
                    each.not_asked,
                    each.to_come,
                )
            )
            for each in afterwards
        ),
        empty=EmptyState(_("No outcomes yet"), _("Each outcome is looked up again after 6, 12 and 24 months.")),
    )


def before_after_table(figures: ProgrammeFigures) -> Table:
    """How the families lived before and after, where both are known."""
    pairs = (
        (_("Rooms for each person"), figures.rooms, ""),
        (_("Rent, of net income"), figures.rent, "\N{NO-BREAK SPACE}%"),
    )
    return Table(
        caption=_("Before and after (median)"),
        columns=(
            Column(_("What")),
            Column(_("Before"), numeric=True),
            Column(_("After"), numeric=True),
            Column(_("Known for"), numeric=True),
        ),
        rows=tuple(Row(_before_after(label, pair, unit=unit)) for label, pair, unit in pairs),
    )


def _before_after(label: str, pair: BeforeAfter | None, *, unit: str) -> tuple[Shown, ...]:
    if pair is None:
        return (label, None, None, Muted(0, _("not known for any family yet")))
    known = _("%(known)s of %(all)s") % {"known": pair.known, "all": pair.of}
    return (label, _with_unit(pair.before, unit), _with_unit(pair.after, unit), known)


def _with_unit(value: Decimal, unit: str) -> str:
    return f"{words.number(value)}{unit}"


def progress_table(points: tuple[ProgressPoint, ...]) -> Table:
    most = max((point.mapped for point in points), default=0)
    return Table(
        caption=_("Families at each step, quarter by quarter"),
        columns=(
            Column(_("Day")),
            *(Column(str(label), numeric=True) for label in STAGES.values()),
            Column(_("As a picture"), quiet=True),
        ),
        rows=tuple(Row((point.on, *_reached(point), NestedBars(_reached(point), of=most))) for point in points),
    )


def _reached(point: ProgressPoint) -> tuple[int, int, int, int]:
    return (point.mapped, point.contacted, point.active, point.helped)
