"""The figures that are missing, or soon will be, by the day from which they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.policy.figures import Missing, can_be_entered, missing_within
from bofast.design import words
from bofast.design.parts.actions import Link
from bofast.design.parts.part import Shown, Tone
from bofast.design.parts.words import Notice
from bofast.desk.our_office.policy_presenter import enter_url
from bofast.desk.ways.telling import described
from bofast.rules.law import Law

MONTHS_AHEAD = 12


@dataclass(frozen=True, slots=True)
class FromDay:
    """The figures that are missing from one day on."""

    label: str
    figures: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is missing: the notice tells what is missing now, the rest lies folded by day."""

    notice: Notice
    to_come: tuple[FromDay, ...] = ()


def gaps(law: Law, *, on: date) -> Gaps:
    """What has no value now, or will have none before a year has gone."""
    missing = missing_within(MONTHS_AHEAD, law=law, on=on)
    now = _figures((each for each in missing if each.from_day <= on), law=law)
    to_come = tuple(
        FromDay(_label(day), _figures((each for each in missing if each.from_day == day), law=law))
        for day in sorted({each.from_day for each in missing if each.from_day > on})
    )
    return Gaps(_notice(now, to_come=to_come), to_come)


def _notice(now: tuple[Shown, ...], *, to_come: tuple[FromDay, ...]) -> Notice:
    nothing_guessed = _("Nothing is guessed: what rests on a missing figure is shown as unknown.")
    if now:
        return Notice(_("These figures are missing"), nothing_guessed, Tone.WARNING, points=now)
    if not to_come:
        return Notice(_("Every figure is entered for the year to come"), tone=Tone.SUCCESS)
    many = sum(len(day.figures) for day in to_come)
    title = ngettext(
        "%(count)s figure must be entered within a year", "%(count)s figures must be entered within a year", many
    )
    return Notice(title % {"count": many}, nothing_guessed, Tone.ACCENT)


def _label(day: date) -> str:
    return _("Missing from %(day)s") % {"day": words.day(day)}


def _figures(missing: Iterable[Missing], *, law: Law) -> tuple[Shown, ...]:
    names = dict.fromkeys(each.parameter for each in missing)
    return tuple(_figure(name, law=law) for name in names)


def _figure(name: str, *, law: Law) -> Shown:
    table = law.tables[name]
    return Link(described(table), enter_url(name)) if can_be_entered(table) else described(table)
