"""The office's own figures as a table, with what can be done to each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.policy.figures import decides_money
from bofast.casework.policy.models import PolicyRow
from bofast.design import words
from bofast.design.parts.actions import Link, Press, Weight
from bofast.design.parts.part import Shown, Tone
from bofast.design.parts.tables import Column, Row, Table
from bofast.design.parts.words import EmptyState, Muted, Tag
from bofast.desk.ways.telling import described, value_shown, with_unit
from bofast.desk.wording.group_names import group_in_words
from bofast.rules.law import Law
from bofast.rules.parameter_file import ParameterTable
from bofast.rules.parameter_row import Band, Unit
from bofast.vocabulary.money import Money


def enter_url(parameter: str) -> str:
    return f"{reverse('office-policy-enter')}?parameter={parameter}"


def own_table(rows: Iterable[PolicyRow], *, law: Law, by: object) -> Table:
    """What the office has entered, the newest first, with what can be done."""
    return Table(
        caption=_("The office's own figures"),
        columns=(
            Column(_("Figure")),
            Column(_("Value"), numeric=True),
            Column(_("Holds")),
            Column(_("Source")),
            Column(_("Status")),
            Column(_("Actions"), quiet=True),
        ),
        rows=tuple(_own_row(row, law=law, by=by) for row in rows),
        empty=EmptyState(
            _("No figures of your own yet"),
            _("Rates that your office knows before bofast does, and norms that the law leaves to you, belong here."),
            Link(_("Enter a figure"), reverse("office-policy-enter"), Weight.PRIMARY),
        ),
    )


def _own_row(row: PolicyRow, *, law: Law, by: object) -> Row:
    table = law.tables.get(row.parameter)
    name = described(table) if table is not None else row.parameter
    return Row(
        (
            Muted(name, _group(row)),
            _value(row, table=table),
            days(row.first_day, row.last_day),
            Link(row.source, row.source_url) if row.source_url else row.source,
            _status(row, needs_approval=table is not None and decides_money(table)),
            _actions(row, name=name, by=by, needs_approval=table is not None and decides_money(table)),
        )
    )


def _value(row: PolicyRow, *, table: ParameterTable | None) -> Shown:
    if table is None:
        return row.value
    if table.unit is Unit.YES_NO:
        return value_shown(row.value != 0)
    return with_unit(Money.of(row.value) if table.unit.is_money else row.value, unit=table.unit)


def _group(row: PolicyRow) -> str:
    return group_in_words(tuple((key, _group_value(value)) for key, value in row.group.items()))


def _group_value(value: object) -> str | Band:
    return Band(value["from"], value.get("to")) if isinstance(value, dict) else str(value)


def days(first: date, last: date | None) -> str:
    if last is None:
        return _("from %(first)s") % {"first": words.day(first)}
    return _("%(first)s to %(last)s") % {"first": words.day(first), "last": words.day(last)}


def _status(row: PolicyRow, *, needs_approval: bool) -> tuple[Shown, ...]:
    tags: list[Shown] = []
    if row.withdrawn_at is not None:
        tags.append(Tag(_("withdrawn")))
    elif row.approved_by_id is not None or not needs_approval:
        tags.append(Tag(_("counts"), Tone.SUCCESS))
    else:
        tags.append(Tag(_("waits for a second person"), Tone.WARNING))
    if not row.verified:
        tags.append(Tag(_("not verified"), Tone.WARNING))
    return tuple(tags)


def _actions(row: PolicyRow, *, name: str, by: object, needs_approval: bool) -> tuple[Shown, ...]:
    if row.withdrawn_at is not None:
        return ("",)
    presses: list[Shown] = []
    if needs_approval and row.approved_by_id is None and row.entered_by != by:
        presses.append(Press(_("Approve"), reverse("office-policy-approve", args=[row.pk]), about=name))
    presses.append(
        Press(
            _("Withdraw"),
            reverse("office-policy-withdraw", args=[row.pk]),
            weight=Weight.TERTIARY,
            dangerous=True,
            about=name,
        )
    )
    return tuple(presses)
