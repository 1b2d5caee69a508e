"""The vacant homes of the coming months, each with the chain that it could start."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.lettings.due import OffersOut, offers_out
from bofast.casework.lettings.frozen import FrozenPlan, frozen_plan
from bofast.casework.lettings.models import Vacancy
from bofast.casework.lettings.planned import newest_planned
from bofast.design import words
from bofast.design.parts import ChainStrip, Column, Row, Table
from bofast.design.parts.part import Shown
from bofast.desk.letting.naming import Names, names_of
from bofast.desk.letting.vacancies.list_presenter import home_cell, nothing_vacant
from bofast.desk.letting.vacancies.planned import known_chain
from bofast.desk.letting.vacancies.words import empty_tag, state_tag, turn_words
from bofast.desk.office import Desk


def vacant_table(desk: Desk, vacancies: Sequence[Vacancy]) -> Table:
    """The homes to let now, the first to fall vacant first."""
    out = offers_out(vacancies)
    plan = _newest_plan(desk)
    names = _movers(desk, plan)
    columns = (
        Column(_("Home")),
        Column(_("Vacant from")),
        Column(_("Empty for")),
        Column(_("Turn")),
        Column(_("Could move")),
        Column(_("How far")),
    )
    rows = tuple(_row(one, desk=desk, out=out, plan=plan, names=names) for one in vacancies)
    return Table(_("Falls vacant"), columns, rows, caption_shown=False, empty=nothing_vacant(desk))


def _row(vacancy: Vacancy, *, desk: Desk, out: OffersOut, plan: FrozenPlan | None, names: Names) -> Row:
    return Row(
        (
            home_cell(vacancy.home),
            vacancy.vacant_from,
            empty_tag(vacancy, on=desk.today),
            turn_words(vacancy),
            _chain(vacancy, plan=plan, names=names),
            state_tag(vacancy, out=out),
        ),
        url=reverse("letting-vacancy", args=[vacancy.pk]),
    )


def _newest_plan(desk: Desk) -> FrozenPlan | None:
    run = newest_planned(desk.office)
    return frozen_plan(run) if run is not None else None


def _movers(desk: Desk, plan: FrozenPlan | None) -> Names:
    families = [move.family for move in plan.moves] if plan is not None else []
    return names_of(desk, families=families, homes=())


def _chain(vacancy: Vacancy, *, plan: FrozenPlan | None, names: Names) -> Shown:
    """How many move when the home falls vacant, as a small picture; a dash where no plan says so."""
    chain = known_chain(plan, vacancy.home_id, names=names) if plan is not None else None
    if chain is None:
        return "–"
    count = len(chain.families)
    told = ngettext("%(count)s family moves", "%(count)s families move", count) % {"count": words.number(count)}
    return ChainStrip(told, count)
