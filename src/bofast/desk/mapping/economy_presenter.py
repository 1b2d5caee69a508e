"""The lines of a family's economy as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.followup.case_file import CaseFile
from bofast.casework.mapping.models import DebtLine, EconomyLine, ExpenseLine, IncomeLine, WealthLine
from bofast.design import words
from bofast.design.parts.actions import Link, Weight
from bofast.design.parts.part import Shown, Tone
from bofast.design.parts.tables import Column, Row, Table
from bofast.design.parts.words import EmptyState, Muted, Tag
from bofast.desk.mapping.economy_forms import SORTS, LineKind
from bofast.desk.office import Desk
from bofast.desk.wording.economy_names import named
from bofast.rules.facts import Permanence
from bofast.vocabulary.money import Money


@dataclass(frozen=True, slots=True)
class LineTable:
    """One table with the way to add to it."""

    title: str
    anchor: str
    table: Table
    add: Link | None


def line_tables(file: CaseFile, *, desk: Desk) -> tuple[LineTable, ...]:
    """Incomes, expenses, debts and wealth; what has ended stands last, what was withdrawn not at all."""
    may_change = desk.may(Permission.CHANGE_FAMILIES)
    return tuple(_line_table(file, kind=kind, on=desk.today, may_change=may_change) for kind in LineKind)


def _line_table(file: CaseFile, *, kind: LineKind, on: date, may_change: bool) -> LineTable:
    sort = SORTS[kind]
    rows = sorted(LINES[kind](file), key=lambda line: not _runs(line, on=on))
    add = Link(
        _("Add"), reverse("family-line-add", args=[file.family.pk, kind.value]), Weight.SECONDARY, about=str(sort.title)
    )
    table = Table(
        caption=str(sort.title),
        caption_shown=False,
        columns=(*COLUMNS[kind](), Column(_("Period")), Column(_("Source")), Column(_("Change"), quiet=True)),
        rows=tuple(
            Row((*CELLS[kind](line), *_common(line, on=on), _change(line, kind=kind, may_change=may_change)))
            for line in rows
        ),
        empty=EmptyState(_("Nothing entered yet"), EMPTY[kind]()),
    )
    return LineTable(str(sort.title), kind.value, table, add if may_change else None)


def _runs(line: EconomyLine, *, on: date) -> bool:
    return line.to_day is None or line.to_day > on


def _common(line: EconomyLine, *, on: date) -> tuple[Shown, Shown]:
    period = words.day(line.from_day)
    if line.to_day is not None:
        period = _("%(first)s until %(last)s") % {"first": period, "last": words.day(line.to_day)}
    shown: Shown = period if _runs(line, on=on) else Muted(period, _("has ended"))
    return shown, Muted(named(line.source), str(line.recorded_by or ""))


def _change(line: EconomyLine, *, kind: LineKind, may_change: bool) -> Shown:
    if not may_change:
        return ""
    url = reverse("family-line", args=[line.family_id, kind.value, line.pk])
    return Link(_("Change or end"), url, Weight.TERTIARY, about=_whose(line))


def _whose(line: EconomyLine) -> str:
    return line.person.given_name if line.person is not None else _("the household")


def _amount(minor: int | None) -> Money | None:
    return None if minor is None else Money(minor)


def _income(line: IncomeLine) -> tuple[Shown, ...]:
    tone = Tone.SUCCESS if line.permanence is Permanence.PERMANENT else Tone.WARNING
    position = f"{words.number(line.position_percent.normalize())} %" if line.position_percent else ""
    lasts: Shown = Tag(named(line.permanence), Tone.NEUTRAL if line.permanence is Permanence.UNKNOWN else tone)
    return (
        Muted(named(line.kind), " · ".join(part for part in (_whose(line), line.payer, position) if part)),
        _amount(line.net_per_month_minor),
        _amount(line.gross_per_month_minor),
        lasts,
    )


def _expense(line: ExpenseLine) -> tuple[Shown, ...]:
    return (Muted(named(line.kind), _whose(line)), _amount(line.per_month_minor))


def _debt(line: DebtLine) -> tuple[Shown, ...]:
    arrears = {True: Tag(_("in arrears"), Tone.DANGER), False: Tag(_("on time"), Tone.SUCCESS), None: None}
    return (
        Muted(line.creditor or _("A debt"), _whose(line)),
        _amount(line.outstanding_minor),
        _amount(line.payment_per_month_minor),
        arrears[line.is_in_arrears],
    )


def _wealth(line: WealthLine) -> tuple[Shown, ...]:
    return (Muted(_("Wealth"), _whose(line)), _amount(line.net_minor), _amount(line.savings_minor))


def _income_columns() -> Iterable[Column]:
    yield from (Column(_("Income")), Column(_("After tax a month"), numeric=True))
    yield from (Column(_("Before tax a month"), numeric=True), Column(_("Does it last?")))


def _expense_columns() -> Iterable[Column]:
    yield from (Column(_("Expense")), Column(_("A month"), numeric=True))


def _debt_columns() -> Iterable[Column]:
    yield from (Column(_("Debt")), Column(_("Outstanding"), numeric=True))
    yield from (Column(_("Payment a month"), numeric=True), Column(_("Arrears")))


def _wealth_columns() -> Iterable[Column]:
    yield from (Column(_("Wealth")), Column(_("Net wealth"), numeric=True), Column(_("Savings"), numeric=True))


LINES: dict[LineKind, Callable[[CaseFile], Sequence[EconomyLine]]] = {
    LineKind.INCOME: lambda file: file.incomes,
    LineKind.EXPENSE: lambda file: file.expenses,
    LineKind.DEBT: lambda file: file.debts,
    LineKind.WEALTH: lambda file: file.wealth,
}
COLUMNS = {
    LineKind.INCOME: _income_columns,
    LineKind.EXPENSE: _expense_columns,
    LineKind.DEBT: _debt_columns,
    LineKind.WEALTH: _wealth_columns,
}
CELLS: dict[LineKind, Any] = {
    LineKind.INCOME: _income,
    LineKind.EXPENSE: _expense,
    LineKind.DEBT: _debt,
    LineKind.WEALTH: _wealth,
}
EMPTY = {
    LineKind.INCOME: lambda: _("Every income with its end date: it decides what a loan can rest on."),
    LineKind.EXPENSE: lambda: _("Lasting expenses besides the home, such as childcare or maintenance paid."),
    LineKind.DEBT: lambda: _("Debts with their payment a month: it is taken from what is left to live on."),
    LineKind.WEALTH: lambda: _("Wealth bears on housing allowance; savings on buying."),
}
