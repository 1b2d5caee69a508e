"""The board's page: the few figures that say most, and tables and bars under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.lettings.board.figures import BoardFigures
from bofast.casework.lettings.board.mix import BlockMix
from bofast.casework.lettings.board.period import Period
from bofast.casework.lettings.board.plans import PlanFigures
from bofast.casework.runs.models import Run
from bofast.design import words
from bofast.design.parts import Bars, Breadcrumbs, FilterBar, Link, PageHeader, Shown, Stat, StatTiles, Table, Weight
from bofast.desk.letting.board import values
from bofast.desk.letting.board.counted import NAMES, BoardFigure
from bofast.desk.letting.board.forms import BoardChoice, BoardForm, Readers
from bofast.desk.letting.board.pictures import groups_picture, mix_table, refusals_picture
from bofast.desk.letting.board.tables import TwoPeriods, appeals_table, families_table, homes_table, plans_table


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPage:
    """What `letting/board/board.html` shows."""

    crumbs: Breadcrumbs
    header: PageHeader
    filters: FilterBar
    tiles: StatTiles
    homes: Table
    families: Table
    groups: Bars
    refusals: Bars
    appeals: Table
    plans: Table
    mix: Table
    note: str


def board_page(two: TwoPeriods, *, form: BoardForm, mixes: Sequence[BlockMix], newest: Run | None) -> BoardPage:
    """The page for a choice; `newest` is the newest trial of another way to let that is done."""
    return BoardPage(
        crumbs=Breadcrumbs((Link(_("Letting"), reverse("letting")),), _("What came of the letting")),
        header=_header(two.choice, newest=newest),
        filters=FilterBar(form=form, url=reverse("letting-board")),
        tiles=_tiles(two),
        homes=homes_table(two),
        families=families_table(two),
        groups=groups_picture(two),
        refusals=refusals_picture(two),
        appeals=appeals_table(two),
        plans=plans_table(two),
        mix=mix_table(mixes),
        note=note_to(two.readers),
    )


def in_days(period: Period) -> str:
    """A period by its first and last day."""
    return _("%(start)s – %(end)s") % {"start": words.day(period.from_day), "end": words.day(period.last_day)}


def note_to(readers: Readers) -> str:
    """Who may read the figures, and what is hidden."""
    if readers is Readers.BOARD:
        return _(
            "Counts of families under five are hidden, and others with them where they could be worked out; months "
            "waited rest on at least twenty families."
        )
    return _(
        "True figures, also small ones, for those who work with the cases. Choose the board as reader to show them."
    )


def _header(choice: BoardChoice, *, newest: Run | None) -> PageHeader:
    period = choice.period
    told = {"now": in_days(period), "before": in_days(period.before)}
    return PageHeader(
        _("What came of the letting"),
        lead=_("%(now)s, beside %(before)s") % told,
        actions=(Link(_("Download as Excel"), f"{reverse('letting-board-export')}?{choice.query}", Weight.SECONDARY),),
    )


def _trial_link(newest: Run | None) -> Link:
    if newest is None:
        return Link(_("Try another way to let"), reverse("letting-trial-ask"), Weight.SECONDARY)
    return Link(_("What another way to let would give"), reverse("letting-trial", args=[newest.pk]), Weight.SECONDARY)


def _tiles(two: TwoPeriods) -> StatTiles:
    """The six that say most; under each, the period before."""

    def waited(one: BoardFigures) -> Shown:
        return values.months(one.waited, readers=two.readers)

    return StatTiles(
        (
            _tile(two, BoardFigure.EMPTY, (two.now.homes.empty_days, two.before.homes.empty_days)),
            _tile(two, BoardFigure.LET, (two.now.homes.let, two.before.homes.let)),
            _tile(two, BoardFigure.HOUSED, (waited(two.now), waited(two.before))),
            _tile(two, BoardFigure.OUTGROWN, (two.count(two.now.outgrown), two.count(two.before.outgrown))),
            _tile(two, BoardFigure.CHAINS, (_links(two.now), _links(two.before))),
            Stat(
                _("Families passed by one behind them"),
                two.now.plans.faults,
                _in_plans(two.now.plans),
                url=two.url(BoardFigure.PLANS),
            ),
        )
    )


def _in_plans(plans: PlanFigures) -> str:
    """What the auditor looked at, and how much it did not."""
    kept = ngettext("in %(count)s plan decided on", "in %(count)s plans decided on", plans.kept)
    told = kept % {"count": words.number(plans.kept)}
    if not plans.let_without:
        return told
    beside = ngettext("%(count)s home was let without", "%(count)s homes were let without", plans.let_without)
    return f"{told}; {beside % {'count': words.number(plans.let_without)}}"


def _links(one: BoardFigures) -> str:
    return values.tenths(one.homes.links_tenths)


def _tile(two: TwoPeriods, figure: BoardFigure, shown: tuple[Shown, Shown]) -> Stat:
    now, before = shown
    told = words.unknown() if before is None else before
    under = _("before: %(value)s") % {"value": words.number(told) if isinstance(told, int) else told}
    return Stat(str(NAMES[figure]), now, under, url=two.url(figure))
