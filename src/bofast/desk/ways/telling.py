"""Reasons of the rules as sentences: what each fact in them is called, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from bofast.design import words
from bofast.design.parts.part import Shown
from bofast.desk.wording import in_words
from bofast.desk.wording.economy_names import named
from bofast.desk.wording.fact_names import fact_name
from bofast.desk.wording.group_names import asked_in_words, code_in_words
from bofast.rules.figure import FigureValue
from bofast.rules.law import KNOWN_ELSEWHERE_ALONE, KNOWN_NOWHERE, Law, table_of_any_country
from bofast.rules.parameter_file import ParameterTable
from bofast.rules.parameter_row import ParameterRow, Unit
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Because, Reason

SHOWN_AS_TEXT = {"years", "income"}
KNOWN = {
    KNOWN_ELSEWHERE_ALONE: gettext_lazy("nothing for this country yet"),
    KNOWN_NOWHERE: gettext_lazy("nothing; an office enters it"),
}
"""What is known of a figure that has no row; any other answer names days or groups."""


def told(because: Because, *, law: Law) -> str:
    """A reason as a sentence."""
    return in_words(because.reason, facts=_facts(because.facts, law=law))


def _facts(facts: Mapping[str, object], *, law: Law) -> dict[str, object]:
    return {name: _fact(name, value, law=law) for name, value in facts.items()}


def _fact(name: str, value: object, *, law: Law) -> object:
    if name == "fact":
        return fact_name(str(value))
    if name == "known":
        return str(KNOWN.get(str(value), value))
    if name == "parameter":
        return parameter_name(str(value), law=law)
    if isinstance(value, StrEnum) and not isinstance(value, Reason):
        return named(value)
    return str(value) if name in SHOWN_AS_TEXT and value is not None else value


def parameter_name(parameter: str, *, law: Law) -> str:
    """What a parameter is, as its file describes it; whom it was asked for stands behind in brackets."""
    name, _space, group = parameter.partition(" ")
    table = law.tables.get(name) or table_of_any_country(name)
    if table is None:
        return parameter
    asked = asked_in_words(group)
    return f"{described(table)} ({asked})" if asked else described(table)


def described(table: ParameterTable) -> str:
    """What a parameter is, in the reader's language."""
    return table.description.get(get_language() or "nb", table.name)


def value_shown(value: FigureValue | object) -> Shown:
    """A value of a figure or fact, as a page shows it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, StrEnum):
        return named(value)
    if isinstance(value, Decimal):
        return Decimal(f"{value.normalize():f}")
    if value is None or isinstance(value, Money | date | int | str):
        return value
    return str(value)


def with_unit(value: FigureValue, *, unit: Unit) -> Shown:
    """The value with its unit in words, where the unit is not plain from it."""
    shown = value_shown(value)
    if isinstance(shown, Decimal | int):
        return counted(shown, unit=unit)
    if unit is Unit.NOK_PER_MONTH and isinstance(shown, Money):
        return _("%(amount)s a month") % {"amount": words.money(shown)}
    if unit is Unit.NOK_PER_YEAR and isinstance(shown, Money):
        return _("%(amount)s a year") % {"amount": words.money(shown)}
    return shown


def counted(number: Decimal | int, *, unit: Unit) -> Shown:
    """A number with what it counts; the number alone where its name says that."""
    told, many = {"number": words.number(number)}, int(number) if number == int(number) else 2
    match unit:
        case Unit.PERCENT:
            return _("%(number)s per cent") % told
        case Unit.PERCENTAGE_POINTS:
            return ngettext("%(number)s percentage point", "%(number)s percentage points", many) % told
        case Unit.YEARS:
            return ngettext("%(number)s year", "%(number)s years", many) % told
        case Unit.MONTHS:
            return ngettext("%(number)s month", "%(number)s months", many) % told
        case Unit.DAYS:
            return ngettext("%(number)s day", "%(number)s days", many) % told
        case Unit.AREA_M2:
            return _("%(number)s m²") % told
    return number


def row_value(row: ParameterRow) -> Shown:
    """The value of a parameter row with its unit."""
    return code_in_words(row.value) if isinstance(row.value, str) else with_unit(row.value, unit=row.unit)
