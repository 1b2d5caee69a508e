"""The office's own figures, the shipped ones, and what is missing, as tables."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.policy.figures import Missing, can_be_entered, decides_money, missing_within
from bofast.casework.policy.law import NO_ADDRESS
from bofast.casework.policy.models import PolicyRow
from bofast.design import words
from bofast.design.parts.actions import Link, Press, Weight
from bofast.design.parts.part import Shown, Tone
from bofast.design.parts.tables import Column, Row, Table
from bofast.design.parts.words import EmptyState, Muted, Notice, Tag
from bofast.desk.our_office.policy_forms import described
from bofast.desk.ways.telling import row_value
from bofast.desk.wording.source_texts import source_in_words
from bofast.rules.law import Law
from bofast.rules.parameter_row import Group, Origin, ParameterRow

MONTHS_AHEAD = 12


def missing_notice(law: Law, *, on: date) -> Notice:
    """What has no value now, or will have none before a year has gone."""
    missing = missing_within(MONTHS_AHEAD, law=law, on=on)
    if not missing:
        return Notice(_("Every figure is entered for the year to come"), tone=Tone.SUCCESS)
    return Notice(
        title=_("These figures are missing"),
        text=_("Nothing is guessed: what rests on a missing figure is shown as unknown."),
        tone=Tone.WARNING,
        points=tuple(_missing_point(name, found, law=law, on=on) for name, found in _by_parameter(missing).items()),
    )


def _by_parameter(missing: Iterable[Missing]) -> dict[str, list[Missing]]:
    grouped: dict[str, list[Missing]] = {}
    for each in missing:
        grouped.setdefault(each.parameter, []).append(each)
    return grouped


def _missing_point(name: str, missing: list[Missing], *, law: Law, on: date) -> Shown:
    first = min(each.from_day for each in missing)
    told = {"what": described(law.tables[name]), "day": words.day(first), "count": len(missing)}
    label = _("%(what)s: missing now") % told if first <= on else _("%(what)s: missing from %(day)s") % told
    return Link(label, enter_url(name)) if can_be_entered(law.tables[name]) else label


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
            row.value.normalize() if row.value else row.value,
            _days(row.first_day, row.last_day),
            Link(row.source, row.source_url) if row.source_url else row.source,
            _status(row, needs_approval=table is not None and decides_money(table)),
            _actions(row, by=by, needs_approval=table is not None and decides_money(table)),
        )
    )


def _group(row: PolicyRow) -> str:
    return ", ".join(f"{key}: {_band(value)}" for key, value in row.group.items())


def _band(value: object) -> str:
    if isinstance(value, dict):
        return f"{value['from']}-{value['to']}" if "to" in value else f"{value['from']}+"
    return str(value)


def _days(first: date, last: date | None) -> str:
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


def _actions(row: PolicyRow, *, by: object, needs_approval: bool) -> tuple[Shown, ...]:
    if row.withdrawn_at is not None:
        return ("",)
    presses: list[Shown] = []
    if needs_approval and row.approved_by_id is None and row.entered_by != by:
        presses.append(Press(_("Approve"), reverse("office-policy-approve", args=[row.pk]), about=row.parameter))
    presses.append(
        Press(
            _("Withdraw"),
            reverse("office-policy-withdraw", args=[row.pk]),
            weight=Weight.TERTIARY,
            dangerous=True,
            about=row.parameter,
        )
    )
    return tuple(presses)


def shipped_table(law: Law, *, on: date, words_wanted: str) -> Table:
    """Every figure that holds on the day: value, source, whether it is verified, whose it is."""
    wanted = words_wanted.casefold()
    rows = [
        _law_row(row, name=described(table))
        for name, table in sorted(law.tables.items())
        if wanted in f"{name} {described(table)}".casefold()
        for row in _standing(law.rows(name), on=on)
    ]
    return Table(
        caption=_("Figures that hold today"),
        columns=(
            Column(_("Figure")),
            Column(_("Value"), numeric=True),
            Column(_("Holds")),
            Column(_("Source")),
            Column(_("Status")),
        ),
        rows=tuple(rows),
        empty=EmptyState(_("No figure by those words"), _("Try another word, for example rate or housing allowance.")),
    )


def _standing(rows: tuple[ParameterRow, ...], *, on: date) -> Iterable[ParameterRow]:
    """The rows of the day; an office's row hides the shipped one of the same group."""
    seen: set[Group] = set()
    for row in rows:
        if row.holds_on(on) and row.group not in seen:
            seen.add(row.group)
            yield row


def _law_row(row: ParameterRow, *, name: str) -> Row:
    written = source_in_words(row.source.text)
    source: Shown = written if row.source.url == NO_ADDRESS else Link(written, row.source.url)
    tags = [Tag(_("verified"), Tone.SUCCESS) if row.verified else Tag(_("not verified"), Tone.WARNING)]
    if row.origin is Origin.OFFICE:
        tags.append(Tag(_("our own"), Tone.ACCENT))
    under = ", ".join(part for part in (row.group_text(), source_in_words(row.note)) if part)
    return Row((Muted(name, under), row_value(row), _days(row.first_day, row.last_day), source, tuple(tags)))
