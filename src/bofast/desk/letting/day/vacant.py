"""The vacant homes of the coming months, each with the chain that it could start."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.access.roles import Permission
from bofast.casework.lettings.due import OffersOut, offers_out
from bofast.casework.lettings.models import Vacancy
from bofast.casework.lettings.plans.frozen import frozen_plan
from bofast.casework.lettings.plans.planned import newest_of_each_mode, speaks_of
from bofast.design import words
from bofast.design.parts import ChainStrip, Column, Link, Row, Table
from bofast.design.parts.part import Shown
from bofast.desk.letting.naming import names_of
from bofast.desk.letting.vacancies.list_presenter import home_cell, nothing_vacant
from bofast.desk.letting.vacancies.planned import KnownChain, known_chain
from bofast.desk.letting.vacancies.words import empty_tag, state_tag, turn_words
from bofast.desk.office import Desk


class _Plans:
    """The newest plans, each read once for all the homes of the page."""

    def __init__(self, desk: Desk) -> None:
        self._read = {run: frozen_plan(run) for run in newest_of_each_mode(desk.office)}
        movers = [move.family for plan in self._read.values() for move in plan.moves]
        self._names = names_of(desk, families=movers, homes=())

    def speak_of(self, vacancy: Vacancy) -> bool:
        return any(speaks_of(run, home=vacancy.home_id) for run in self._read)

    def chain_of(self, vacancy: Vacancy) -> KnownChain | None:
        """The chain that the home starts by the newest plan that speaks of it."""
        speaking = (plan for run, plan in self._read.items() if speaks_of(run, home=vacancy.home_id))
        plan = next(speaking, None)
        return known_chain(plan, vacancy.home_id, names=self._names) if plan is not None else None


def vacant_table(desk: Desk, vacancies: Sequence[Vacancy]) -> Table:
    """The homes to let now, the first to fall vacant first."""
    out, plans = offers_out(vacancies), _Plans(desk)
    columns = (
        Column(_("Home")),
        Column(_("Vacant from")),
        Column(_("Empty for")),
        Column(_("Turn")),
        Column(_("Could move")),
        Column(_("How far")),
    )
    rows = tuple(_row(one, desk=desk, out=out, plans=plans) for one in vacancies)
    return Table(_("Falls vacant"), columns, rows, caption_shown=False, empty=nothing_vacant(desk))


def _row(vacancy: Vacancy, *, desk: Desk, out: OffersOut, plans: _Plans) -> Row:
    return Row(
        (
            home_cell(vacancy.home),
            vacancy.vacant_from,
            empty_tag(vacancy, on=desk.today),
            turn_words(vacancy),
            _chain(vacancy, plans=plans, may_ask=desk.may(Permission.LET_HOMES)),
            state_tag(vacancy, out=out),
        ),
        url=reverse("letting-vacancy", args=[vacancy.pk]),
    )


def _chain(vacancy: Vacancy, *, plans: _Plans, may_ask: bool) -> Shown:
    """How many move when the home falls vacant, as a small picture; without a plan, the way to one."""
    if not plans.speak_of(vacancy):
        return Link(_("Ask for a letting"), reverse("letting-run-ask")) if may_ask else "–"
    chain = plans.chain_of(vacancy)
    if chain is None:
        return "–"
    count = len(chain.families)
    told = ngettext("%(count)s family moves", "%(count)s families move", count) % {"count": words.number(count)}
    return ChainStrip(told, count)
