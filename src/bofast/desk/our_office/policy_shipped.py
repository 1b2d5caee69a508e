"""Every figure that holds, act by act; and the figures that an office can enter, in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bofast.casework.policy.figures import can_be_entered
from bofast.casework.policy.law import NO_ADDRESS
from bofast.design.parts.actions import Link
from bofast.design.parts.part import Shown, Tone
from bofast.design.parts.tables import Column, Row, Table
from bofast.design.parts.words import Muted, Tag
from bofast.desk.our_office.policy_presenter import days, enter_url
from bofast.desk.ways.telling import described, row_value
from bofast.desk.wording.group_names import group_in_words
from bofast.desk.wording.source_texts import source_in_words
from bofast.rules.law import Law
from bofast.rules.parameter_file import ParameterTable
from bofast.rules.parameter_row import Group, Origin, ParameterRow

ACTS: dict[str, Promise] = {
    "appeals": gettext_lazy("Complaints"),
    "bostotte": gettext_lazy("Housing allowance"),
    "followup": gettext_lazy("Follow-up and outcomes"),
    "guidance_rates": gettext_lazy("Rates of social assistance"),
    "letting": gettext_lazy("Letting"),
    "low_income": gettext_lazy("Low income"),
    "national_insurance": gettext_lazy("National insurance"),
    "sifo": gettext_lazy("Reference budget (SIFO)"),
    "space": gettext_lazy("Room in the home"),
    "startlan": gettext_lazy("Start loan"),
    "tenancy": gettext_lazy("Tenancy"),
}
"""What the folders of the parameter files are called."""


@dataclass(frozen=True, slots=True)
class OfAct:
    """The figures of one act that hold on the day."""

    name: str
    table: Table

    @property
    def count(self) -> int:
        return len(self.table.rows)


def shipped_by_act(law: Law, *, on: date, words_wanted: str) -> tuple[OfAct, ...]:
    """Every figure that holds on the day, act by act; only those whose words are wanted."""
    wanted = words_wanted.casefold()
    tables = [table for table in law.tables.values() if wanted in f"{table.name} {described(table)}".casefold()]
    found = [OfAct(name, _table(of_act, name=name, law=law, on=on)) for name, of_act in _by_act(tables, name=_code)]
    return tuple(act for act in found if act.count)


def choices_by_act(law: Law) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """The figures that an office can enter, act by act."""
    tables = [table for table in law.tables.values() if can_be_entered(table)]
    return tuple(
        (name, tuple(Link(described(table), enter_url(table.name)) for table in of_act))
        for name, of_act in _by_act(tables, name=described)
    )


def _by_act(
    tables: Iterable[ParameterTable], *, name: Callable[[ParameterTable], str]
) -> Iterable[tuple[str, list[ParameterTable]]]:
    """The tables under the name of their act, both in the order of their names."""
    ordered = sorted(tables, key=lambda table: (_act(table), name(table)))
    return ((act, list(of_act)) for act, of_act in groupby(ordered, key=_act))


def _act(table: ParameterTable) -> str:
    folder = table.name.partition("/")[0]
    return str(ACTS.get(folder, folder))


def _code(table: ParameterTable) -> str:
    return table.name


def _table(tables: Iterable[ParameterTable], *, name: str, law: Law, on: date) -> Table:
    standing = (row for table in tables for row in _standing(law.rows(table.name), on=on))
    return Table(
        caption=_("Figures that hold today: %(act)s") % {"act": name},
        columns=(
            Column(_("Figure")),
            Column(_("Value"), numeric=True),
            Column(_("Holds")),
            Column(_("Source")),
            Column(_("Status")),
        ),
        rows=tuple(_row(row, name=described(law.tables[row.parameter])) for row in standing),
        caption_shown=False,
    )


def _standing(rows: tuple[ParameterRow, ...], *, on: date) -> Iterable[ParameterRow]:
    """The rows of the day; an office's row hides the shipped one of the same group."""
    seen: set[Group] = set()
    for row in rows:
        if row.holds_on(on) and row.group not in seen:
            seen.add(row.group)
            yield row


def _row(row: ParameterRow, *, name: str) -> Row:
    written = source_in_words(row.source.text)
    source: Shown = written if row.source.url == NO_ADDRESS else Link(written, row.source.url)
    tags = [Tag(_("verified"), Tone.SUCCESS) if row.verified else Tag(_("not verified"), Tone.WARNING)]
    if row.origin is Origin.OFFICE:
        tags.append(Tag(_("our own"), Tone.ACCENT))
    under = " · ".join(part for part in (group_in_words(row.group), source_in_words(row.note)) if part)
    return Row((Muted(name, under), row_value(row), days(row.first_day, row.last_day), source, tuple(tags)))
