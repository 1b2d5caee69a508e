"""Agreements as tables and facts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from fractions import Fraction
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.access.roles import Permission
from bofast.casework.homes.words import street_address
from bofast.casework.lettings.models import Consequence, LaneEntry, LettingAgreement
from bofast.design import words
from bofast.design.parts import Column, EmptyState, Fact, FactList, Link, Row, Table, Tag, Tone, Weight
from bofast.design.parts.part import Shown
from bofast.desk.office import Desk
from bofast.desk.wording.letting_names import ANSWERED_BY, CONSEQUENCES, LANES, OTHER_TURNS, PRECEDENCES
from bofast.vocabulary.letting import Lane, Precedence


def actions_of(desk: Desk, agreement: LettingAgreement) -> tuple[Link, ...]:
    """What the reader may do with an agreement that has not ended."""
    if not desk.may(Permission.CHANGE_POLICY) or has_ended(agreement, on=desk.today):
        return ()
    return (
        Link(_("Write new terms"), reverse("letting-agreement-replace", args=[agreement.pk]), Weight.PRIMARY),
        Link(_("End it"), reverse("letting-agreement-end", args=[agreement.pk]), Weight.SECONDARY),
    )


def has_ended(agreement: LettingAgreement, *, on: date) -> bool:
    return agreement.last_day is not None and agreement.last_day < on


def agreements_table(agreements: Iterable[LettingAgreement], *, on: date, may_add: bool) -> Table:
    """Every agreement of the office, those that hold first."""
    add = Link(_("Enter an agreement"), reverse("letting-agreement-add"), Weight.PRIMARY) if may_add else None
    return Table(
        caption=_("Agreements on letting"),
        caption_shown=False,
        columns=(Column(_("Agreement")), Column(_("Departments")), Column(_("Tenants' share")), Column(_("Holds"))),
        rows=tuple(_row(one, on=on) for one in agreements),
        empty=EmptyState(
            _("No agreement yet"),
            _(
                "An agreement says how the homes of a department are let by the order of the list: whose turn it is, "
                "what comes before time, what a refusal costs. Without one, homes are let by need."
            ),
            add,
        ),
    )


def _row(agreement: LettingAgreement, *, on: date) -> Row:
    return Row(
        (agreement.name, departments_told(agreement), _share(agreement.internal_share), _holds(agreement, on=on)),
        url=reverse("letting-agreement", args=[agreement.pk]),
    )


def departments_told(agreement: LettingAgreement) -> str:
    return ", ".join(area.name for area in agreement.departments.all()) or _("all that no other agreement names")


def _holds(agreement: LettingAgreement, *, on: date) -> Tag:
    if has_ended(agreement, on=on) and agreement.last_day:
        return Tag(_("ended %(day)s") % {"day": words.day(agreement.last_day)})
    if agreement.first_day > on:
        return Tag(_("from %(day)s") % {"day": words.day(agreement.first_day)}, Tone.ACCENT)
    return Tag(_("holds"), Tone.SUCCESS)


def terms_of(agreement: LettingAgreement) -> FactList:
    """The terms, each in words."""
    facts = (
        Fact(_("Departments"), departments_told(agreement)),
        Fact(_("Holds from"), words.day(agreement.first_day)),
        Fact(_("Until"), words.day(agreement.last_day) if agreement.last_day else _("until further notice")),
        Fact(_("The municipality's share"), _share(agreement.municipal_share)),
        Fact(_("Share by agreed criteria"), _share(agreement.flexible_share)),
        Fact(_("The tenants' share"), _share(agreement.internal_share)),
        Fact(_("The other turns"), str(OTHER_TURNS[agreement.other_turn])),
        Fact(_("Before time on the list"), _precedences(agreement)),
        *_further(agreement),
        Fact(_("Source"), agreement.source),
    )
    return FactList(facts, columns=True)


def _further(agreement: LettingAgreement) -> Iterable[Fact]:
    if agreement.months_before_internal:
        told = ngettext("%(count)s month as a tenant", "%(count)s months as a tenant", agreement.months_before_internal)
        yield Fact(_("Before the tenants' turn"), told % {"count": agreement.months_before_internal})
    if agreement.children_from_rooms:
        rooms = ngettext("%(count)s room or more", "%(count)s rooms or more", agreement.children_from_rooms)
        told = rooms % {"count": agreement.children_from_rooms}
        yield Fact(_("Homes in which families with children come first"), told)
    if agreement.criteria:
        yield Fact(_("Agreed criteria"), ", ".join(agreement.criteria))
    if agreement.exempts_internal_moves:
        yield Fact(_("Moves within the department"), _("need not meet the criteria"))
    if agreement.follows_id:
        yield Fact(_("Took the place of"), agreement.follows.name if agreement.follows else None)


def _precedences(agreement: LettingAgreement) -> str:
    told = (str(PRECEDENCES[Precedence(code)]) for code in agreement.precedences)
    return ", ".join(told) or _("nothing")


def _share(text: str) -> str:
    """A share as the fraction that it is, with per cent where that is exact enough to say."""
    part = Fraction(text)
    if part == 0:
        return _("none")
    if part == 1:
        return _("all")
    return _("%(fraction)s (%(percent)s per cent)") % {"fraction": text, "percent": words.number(round(part * 100))}


def costs_table(agreement: LettingAgreement) -> Table:
    return Table(
        caption=_("What answers cost"),
        columns=(Column(_("When")), Column(_("In a row"), numeric=True), Column(_("Then"))),
        rows=tuple(
            Row(
                (
                    str(ANSWERED_BY[Consequence.To(cost.to)]),
                    cost.after,
                    str(CONSEQUENCES[Consequence.Costs(cost.costs)]),
                )
            )
            for cost in agreement.consequences.order_by("to", "after")
        ),
        empty=EmptyState(_("No answer costs anything"), _("A family may say no, or not answer, as often as it likes.")),
    )


def ledger_table(entries: Iterable[LaneEntry], *, shown: Collection[UUID]) -> Table:
    """The turns, the newest first; the home stands there unless it would tell where a hidden family lives."""
    return Table(
        caption=_("Turns given by it"),
        columns=(
            Column(_("Turn"), numeric=True),
            Column(_("Day")),
            Column(_("Home")),
            Column(_("Whose turn")),
            Column(_("Saved up after")),
        ),
        rows=tuple(_turn(entry, is_shown=entry.vacancy_id in shown) for entry in entries),
        empty=EmptyState(_("No turn yet"), _("The first home that falls vacant here gets the first turn.")),
    )


def _turn(entry: LaneEntry, *, is_shown: bool) -> Row:
    home: Shown = street_address(entry.vacancy.home) if is_shown else _("a home that others work with")
    url = reverse("letting-vacancy", args=[entry.vacancy_id]) if is_shown else ""
    return Row((entry.number, words.day(entry.on), home, str(LANES[entry.lane]), saved_up(entry.after)), url=url)


def saved_up(counters: Mapping[str, str]) -> str:
    """What each turn has saved up, in words; nothing for those that have none."""
    told = (f"{LANES[Lane(lane)]}: {part}" for lane, part in counters.items() if part != "0")
    return ", ".join(told) or _("nothing")
