"""The board's figures in tables: the period, and the one before it beside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from bofast.casework.lettings.board.families import Outcome
from bofast.casework.lettings.board.figures import BoardFigures
from bofast.casework.lettings.board.homes import Cause
from bofast.design.parts import Column, Muted, Row, Shown, Table
from bofast.desk.letting.board import values
from bofast.desk.letting.board.counted import NAMES, BoardFigure
from bofast.desk.letting.board.forms import BoardChoice, Readers
from bofast.desk.wording.letting_names import APPEAL_OUTCOMES, CAUSES


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoPeriods:
    """A period's figures and those of the one before it, for the same readers."""

    choice: BoardChoice
    now: BoardFigures
    before: BoardFigures

    @property
    def readers(self) -> Readers:
        return self.choice.readers

    def url(self, figure: BoardFigure) -> str:
        """The list behind a figure; none for a board, which sees no families and no homes."""
        if self.readers is Readers.BOARD:
            return ""
        return f"{reverse('letting-board-list', args=[figure.value])}?{self.choice.query}"

    def line(
        self, name: str | Promise, *, tell: Callable[[BoardFigures], Shown], opens: BoardFigure | None = None
    ) -> Row:
        """One figure of both periods; its name opens what lies behind it."""
        return Row((str(name), tell(self.now), tell(self.before)), url=self.url(opens) if opens else "")

    def count(self, value: int | None) -> Shown:
        return values.count(value, readers=self.readers)


def homes_table(two: TwoPeriods) -> Table:
    """How long homes stood empty, and what one vacancy set in motion."""
    lines = (
        two.line(NAMES[BoardFigure.EMPTY], tell=lambda one: one.homes.empty_days, opens=BoardFigure.EMPTY),
        two.line(NAMES[BoardFigure.LET], tell=lambda one: one.homes.let, opens=BoardFigure.LET),
        two.line(_("Days that a home let had stood empty"), tell=_days_to_let, opens=BoardFigure.LET),
        two.line(NAMES[BoardFigure.OPEN], tell=lambda one: one.homes.open_at_the_end, opens=BoardFigure.OPEN),
        two.line(_("of these held back"), tell=lambda one: one.homes.held),
        two.line(
            NAMES[BoardFigure.CHAINS], tell=lambda one: values.tenths(one.homes.links_tenths), opens=BoardFigure.CHAINS
        ),
        two.line(_("Homes in the longest chain"), tell=lambda one: one.homes.longest_chain, opens=BoardFigure.CHAINS),
    )
    return _table(_("The homes"), lines)


def _days_to_let(one: BoardFigures) -> Shown:
    return Muted(values.days(one.homes.empty_days_a_letting), values.between(one.homes.days_to_let))


def families_table(two: TwoPeriods) -> Table:
    """Who waited how long, who still lives too small, and who moved where."""

    def waited(one: BoardFigures) -> Shown:
        return Muted(values.months(one.waited, readers=two.readers), values.between(one.waited))

    lines = (
        two.line(NAMES[BoardFigure.HOUSED], tell=waited, opens=BoardFigure.HOUSED),
        two.line(NAMES[BoardFigure.OUTGROWN], tell=lambda one: two.count(one.outgrown), opens=BoardFigure.OUTGROWN),
        two.line(NAMES[BoardFigure.WITHIN], tell=lambda one: two.count(one.moved_within), opens=BoardFigure.WITHIN),
        two.line(NAMES[BoardFigure.MOVED_IN], tell=lambda one: two.count(one.moved_in), opens=BoardFigure.MOVED_IN),
        *_moved_out(two),
    )
    return _table(_("The families"), lines)


def _moved_out(two: TwoPeriods) -> Iterator[Row]:
    yield two.line(NAMES[BoardFigure.MOVED_OUT], tell=lambda one: two.count(one.moved_out), opens=BoardFigure.MOVED_OUT)
    for cause in two.now.causes:
        name = _("of these: %(cause)s") % {"cause": CAUSES[cause]}
        yield two.line(name, tell=partial(_moved_out_by, cause=cause, two=two))


def _moved_out_by(one: BoardFigures, *, cause: Cause, two: TwoPeriods) -> Shown:
    return two.count(one.causes[cause])


def appeals_table(two: TwoPeriods) -> Table:
    """Complaints that came in, and what came of those decided."""
    lines = [two.line(_("Came in"), tell=lambda one: two.count(one.appeals), opens=BoardFigure.APPEALS)]
    for outcome in two.now.decided:
        name = _("Decided: %(outcome)s") % {"outcome": APPEAL_OUTCOMES[outcome]}
        lines.append(two.line(name, tell=partial(_decided, outcome=outcome, two=two)))
    return _table(str(NAMES[BoardFigure.APPEALS]), tuple(lines))


def _decided(one: BoardFigures, *, outcome: Outcome, two: TwoPeriods) -> Shown:
    return two.count(one.decided[outcome])


def plans_table(two: TwoPeriods) -> Table:
    """What the auditor found in the plans by which homes were offered."""
    lines = (
        two.line(NAMES[BoardFigure.PLANS], tell=lambda one: one.plans.kept, opens=BoardFigure.PLANS),
        two.line(_("Families passed by one behind them"), tell=lambda one: one.plans.faults),
        two.line(_("Families and homes without a reason"), tell=lambda one: one.plans.unexplained),
        two.line(_("Homes let in an order of the office's own"), tell=lambda one: one.plans.let_without),
    )
    return _table(_("Was the rule followed?"), lines)


def _table(caption: str, lines: tuple[Row, ...]) -> Table:
    heads = (Column(_("Figure")), Column(_("The period"), numeric=True), Column(_("The one before"), numeric=True))
    return Table(caption=caption, columns=heads, rows=lines)
