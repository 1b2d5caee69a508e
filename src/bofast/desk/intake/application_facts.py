"""The facts of an application as tables: what it says, who said it, and what the register knows already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bofast.casework.families.models import Family
from bofast.casework.intake.digisos.facts import ApplicationTold, ChildTold, LineKind, LineTold, SomebodyTold, ToldBy
from bofast.casework.intake.faults import Fault
from bofast.casework.intake.values import folded
from bofast.design import words
from bofast.design.parts import Column, EmptyState, Notice, Row, Table, Tag, Tone
from bofast.desk.wording import in_words
from bofast.rules.identity_number import masked

TOLD_BY = {
    ToldBy.PERSON: gettext_lazy("The family"),
    ToldBy.SYSTEM: gettext_lazy("A register"),
    ToldBy.UNKNOWN: gettext_lazy("Not said"),
}
LINES = {
    LineKind.INCOME: gettext_lazy("Income"),
    LineKind.PAYMENT: gettext_lazy("Payment"),
    LineKind.EXPENSE: gettext_lazy("Expense"),
    LineKind.WEALTH: gettext_lazy("Wealth"),
}
LIVES = {
    "eier": gettext_lazy("Owns"),
    "leier": gettext_lazy("Rents from a private landlord"),
    "kommunal": gettext_lazy("Rents from the municipality"),
    "ingen": gettext_lazy("Has no home"),
    "institusjon": gettext_lazy("Lives in an institution"),
    "krisesenter": gettext_lazy("Lives in a crisis centre"),
    "fengsel": gettext_lazy("Is in prison"),
    "venner": gettext_lazy("Lives with friends"),
    "foreldre": gettext_lazy("Lives with parents"),
    "familie": gettext_lazy("Lives with family"),
    "annet": gettext_lazy("Lives otherwise"),
}


def facts_table(told: ApplicationTold, *, family: Family | None, on: date) -> Table:
    """Who and how they live: the application on the left, the register on the right."""
    members = [one.person for one in family.members_on(on).order_by("pk")] if family else []
    known = {folded(person.full_name): person for person in members}
    rows: list[Row] = []
    for label, somebody in ((_("Applicant"), told.applicant), (_("Partner"), told.partner)):
        if somebody is not None:
            rows.append(_person_row(label, somebody, is_known=folded(_name(somebody)) in known))
    rows += [_child_row(child, is_known=folded(_name(child.person)) in known) for child in told.children]
    if told.lives:
        rows.append(Row((_("Lives"), str(LIVES[told.lives]), str(TOLD_BY[ToldBy.PERSON]), "")))
    if told.persons_in_home is not None:
        count = words.number(told.persons_in_home)
        rows.append(Row((_("People in the home"), count, str(TOLD_BY[ToldBy.PERSON]), str(len(members) or ""))))
    if told.asks_for:
        rows.append(Row((_("Asks for"), told.asks_for, str(TOLD_BY[ToldBy.PERSON]), "")))
    if told.reason:
        rows.append(Row((_("Because"), told.reason, str(TOLD_BY[ToldBy.PERSON]), "")))
    for case in told.allowance_cases:
        status = " · ".join(
            part for part in (case.status, case.decision, words.day(case.on) if case.on else "") if part
        )
        rows.append(Row((_("Housing allowance case"), status, str(TOLD_BY[case.told_by]), "")))
    columns = (Column(_("Fact")), Column(_("The application says")), Column(_("Told by")), Column(_("In the register")))
    empty = EmptyState(_("Nothing was understood"), _("The application holds no facts about people or home."))
    return Table(_("Who, and how they live"), columns, tuple(rows), empty=empty)


def lines_table(told: ApplicationTold) -> Table:
    """Money: a line without an amount is shown, but not taken over."""
    rows = tuple(_line_row(line) for line in told.lines)
    columns = (
        Column(_("Line")),
        Column(_("Kind")),
        Column(_("Before tax"), numeric=True),
        Column(_("Amount"), numeric=True),
        Column(_("Told by")),
        Column(_("Is taken over")),
    )
    empty = EmptyState(_("No income or expense"), _("The application says nothing about money."))
    return Table(_("Income, expenses and wealth"), columns, rows, empty=empty)


def faults_notice(faults: Sequence[Fault]) -> Notice | None:
    """What could not be understood, by its place in the file."""
    if not faults:
        return None
    points = tuple(f"{fault.column}: {in_words(fault.reason, facts=fault.facts)}" for fault in _hardest_first(faults))
    return Notice(_("Not everything in the file has a meaning"), "", Tone.WARNING, points=points)


def _hardest_first(faults: Iterable[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: fault.is_warning)[:50]


def _person_row(label: str, somebody: SomebodyTold, *, is_known: bool) -> Row:
    about = [_name(somebody)]
    if somebody.born_on:
        about.append(words.day(somebody.born_on))
    if somebody.identity_number:
        about.append(masked(somebody.identity_number))
    return Row((label, " · ".join(about), str(TOLD_BY[somebody.told_by]), _known(is_known=is_known)))


def _child_row(child: ChildTold, *, is_known: bool) -> Row:
    about = [_name(child.person)]
    if child.person.born_on:
        about.append(words.day(child.person.born_on))
    if child.has_two_homes:
        about.append(_("two homes"))
    if child.share_of_time is not None:
        about.append(_("%(percent)s%% of the time") % {"percent": child.share_of_time})
    return Row((_("Child"), " · ".join(about), str(TOLD_BY[child.person.told_by]), _known(is_known=is_known)))


def _known(*, is_known: bool) -> str:
    return _("The same") if is_known else _("Not there")


def _line_row(line: LineTold) -> Row:
    is_taken = line.has_amount and not line.is_overridden and line.kind is not LineKind.PAYMENT
    amount = line.net or line.amount
    taken = Tag(_("Yes"), Tone.SUCCESS) if is_taken else Tag(_("No"), Tone.NEUTRAL)
    return Row(
        (
            line.title or line.code,
            str(LINES[line.kind]),
            words.money(line.gross) if line.gross else "",
            words.money(amount) if amount else "",
            str(TOLD_BY[line.told_by]),
            taken,
        )
    )


def _name(somebody: SomebodyTold) -> str:
    return f"{somebody.given_name} {somebody.family_name}".strip()
