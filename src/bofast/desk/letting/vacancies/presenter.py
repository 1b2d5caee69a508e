"""One vacant home as a page: the home, its turn and why, who is in line, the chain it starts, and the offers."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.homes.models import Home
from bofast.casework.homes.words import full_address
from bofast.casework.lettings.due import is_turned_down, offers_out
from bofast.casework.lettings.models import LaneEntry, Vacancy
from bofast.casework.lettings.vacant.ledger import goes_by_turns
from bofast.design import words
from bofast.design.parts import (
    Breadcrumbs,
    EmptyState,
    Fact,
    FactList,
    Link,
    MoveChain,
    Notice,
    PageHeader,
    Table,
    Tag,
    Tone,
    Weight,
)
from bofast.desk.families.page.home_now import yes_no
from bofast.desk.homes.words import KIND_WORDS
from bofast.desk.letting.vacancies.deeds import deeds_of
from bofast.desk.letting.vacancies.links import registration_urls
from bofast.desk.letting.vacancies.offered import offers_table
from bofast.desk.letting.vacancies.order import chain_drawn, how_many_wanted_it, order_table, shut_out_table
from bofast.desk.letting.vacancies.planned import HomeInPlan, home_in_plan
from bofast.desk.letting.vacancies.turn import counters_table, turn_facts, why_this_turn
from bofast.desk.letting.vacancies.words import cause_words, empty_words, state_tag, turn_words
from bofast.desk.office import Desk
from bofast.desk.wording.letting_names import LANES


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Whose turn a home is, with what decided it."""

    name: str
    why: str
    counters: Table
    facts: FactList


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Those who wanted a home, and the chain that it starts, by one plan.

    Attributes:
        overtaken: set when whom the plan gives the home to does not take it.
    """

    told: str
    link: Link
    overtaken: Notice | None
    table: Table
    shut_out: Table | None
    chain: MoveChain | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyPage:
    """What `letting/vacancies/vacancy.html` shows.

    Attributes:
        turn: None while nobody has set it.
        by_turns: whether the office lets by turns at all.
        order: None while no plan speaks of the home.
        plan: what to do while none does; None for a home that is let or not vacant after all.
    """

    header: PageHeader
    crumbs: Breadcrumbs
    vacancy: FactList
    home: FactList
    turn: Turn | None
    by_turns: bool
    order: Order | None
    plan: EmptyState | None
    offers: Table
    families: tuple[UUID, ...]


def vacancy_page(desk: Desk, vacancy: Vacancy) -> VacancyPage:
    """The page of a vacancy that the reader is shown."""
    entry: LaneEntry | None = getattr(vacancy, "lane_entry", None)
    planned = home_in_plan(desk, vacancy)
    by_turns = goes_by_turns(vacancy.home, on=desk.today)
    return VacancyPage(
        header=_header(desk, vacancy, by_turns=by_turns),
        crumbs=_crumbs(vacancy),
        vacancy=_vacancy_facts(vacancy),
        home=_home_facts(vacancy.home, vacancy=vacancy),
        turn=_turn(entry) if entry is not None else None,
        by_turns=by_turns,
        order=_order(desk, planned, vacancy=vacancy) if planned is not None else None,
        plan=_ask_for_plan(desk) if planned is None and vacancy.is_open else None,
        offers=offers_table(desk, vacancy),
        families=tuple(pair.family for pair in planned.pairs) if planned is not None else (),
    )


def _crumbs(vacancy: Vacancy) -> Breadcrumbs:
    way = (Link(_("Letting"), reverse("letting")), Link(_("Vacant homes"), reverse("letting-vacancies")))
    return Breadcrumbs(way, full_address(vacancy.home))


def _header(desk: Desk, vacancy: Vacancy, *, by_turns: bool) -> PageHeader:
    out = offers_out([vacancy])
    turn = (Tag(turn_words(vacancy), Tone.ACCENT),) if vacancy.lane else ()
    days = vacancy.days_empty(on=desk.today)
    empty = (Tag(_("empty for %(days)s") % {"days": empty_words(days)}),) if days else ()
    return PageHeader(
        full_address(vacancy.home),
        lead=_("Vacant from %(day)s: %(because)s")
        % {"day": words.day(vacancy.vacant_from), "because": cause_words(vacancy)},
        tags=(state_tag(vacancy, out=out), *turn, *empty),
        actions=deeds_of(desk, vacancy, by_turns=by_turns),
    )


def _vacancy_facts(vacancy: Vacancy) -> FactList:
    notice = vacancy.notice
    facts = [
        Fact(_("Because"), cause_words(vacancy), source=str(vacancy.opened_by)),
        Fact(_("Vacant from"), vacancy.vacant_from),
    ]
    if notice is not None:
        facts.append(Fact(_("Notice was given on"), notice.given_on))
    if vacancy.let_on is not None:
        facts.append(Fact(_("Let from"), vacancy.let_on))
    return FactList(tuple(facts), columns=True)


def _home_facts(home: Home, *, vacancy: Vacancy) -> FactList:
    """What a family in line asks about; the rent is that of the first day."""
    rent = home.rent_on(vacancy.vacant_from)
    facts = (
        (_("Kind of home"), str(KIND_WORDS[Home.Kind(home.kind)])),
        (_("Rooms"), home.rooms),
        (_("Area, m²"), home.area_m2),
        (_("Rent a month"), rent.rent_per_month if rent else None),
        (_("Floor"), home.floor),
        (_("Lift"), yes_no(home.has_lift)),
        (_("Step-free"), yes_no(home.is_step_free)),
        (_("A wheelchair gets in and about"), yes_no(home.is_wheelchair_accessible)),
        (_("Garden"), yes_no(home.has_garden)),
        (_("School district"), home.school_district or None),
        (_("Area"), home.area.name if home.area else None),
    )
    return FactList(tuple(Fact(label, value) for label, value in facts), columns=True)


def _turn(entry: LaneEntry) -> Turn:
    return Turn(
        name=str(LANES[entry.lane]),
        why=why_this_turn(entry),
        counters=counters_table(entry),
        facts=turn_facts(entry),
    )


def _ask_for_plan(desk: Desk) -> EmptyState:
    ask = Link(_("Ask for a letting"), reverse("letting-run-ask"), Weight.SECONDARY)
    return EmptyState(
        _("No plan speaks of this home yet"),
        _("A letting puts everybody who wants it in order, with the reason for each, and plans who moves after them."),
        ask if desk.may(Permission.LET_HOMES) else None,
    )


def _order(desk: Desk, planned: HomeInPlan, *, vacancy: Vacancy) -> Order:
    urls = registration_urls(desk, planned.all_families)
    return Order(
        link=Link(_("The whole plan"), reverse("letting-run", args=[planned.run.pk])),
        overtaken=_overtaken(desk, planned, vacancy=vacancy),
        told=how_many_wanted_it(planned),
        table=order_table(planned, urls=urls),
        shut_out=shut_out_table(planned, urls=urls),
        chain=chain_drawn(planned, home=vacancy.home_id, urls=urls),
    )


def _overtaken(desk: Desk, planned: HomeInPlan, *, vacancy: Vacancy) -> Notice | None:
    """Whom the plan gives the home to has said no, or said nothing in time: what follows of it will not happen so."""
    if not vacancy.is_open or not is_turned_down(vacancy, by=planned.taker):
        return None
    ask = Link(_("Ask for a letting"), reverse("letting-run-ask"), Weight.SECONDARY)
    return Notice(
        _("The first in line does not take the home"),
        _("Who moves after her is not as planned below. A new letting plans it from where things stand."),
        Tone.WARNING,
        actions=(ask,) if desk.may(Permission.LET_HOMES) else (),
    )
