"""What waits: offers and swaps for an answer, complaints for a decision, held homes for being let again."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.homes.words import street_address
from bofast.casework.lettings.due import appeals_that_wait, offers_that_wait, swaps_under_way
from bofast.casework.lettings.models import Appeal, Offer, Swap, Vacancy
from bofast.casework.lettings.swapping.swap_states import parties_of, state_of
from bofast.design.parts import EmptyState, Press, TaskLine, TaskList
from bofast.desk.letting.swaps.words import families_named
from bofast.desk.letting.vacancies.words import empty_words
from bofast.desk.my_day.lists import SHOWN, DayList, in_all, listed
from bofast.desk.office import Desk
from bofast.desk.plan.steps import distance_in_words
from bofast.desk.wording.letting_names import HELD_FOR, SWAP_STATES


def offers(desk: Desk) -> DayList:
    def line(offer: Offer) -> TaskLine:
        return TaskLine(
            title=offer.registration.family.name,
            url=reverse("letting-offer", args=[offer.pk]),
            about=street_address(offer.vacancy.home),
            due_on=offer.answer_by,
            when=distance_in_words(offer.answer_by, on=desk.today),
            late=offer.answer_by < desk.today,
        )

    return listed(
        "offers",
        _("Offers that wait for an answer"),
        offers_that_wait(desk.offers),
        line=line,
        empty=EmptyState(
            _("No offer waits"), _("An offer stands here from the day it is sent, with the days left to answer.")
        ),
    )


def swaps(desk: Desk) -> DayList:
    """Swaps that are neither done nor over, with how each stands."""

    def line(swap: Swap) -> TaskLine:
        parties = parties_of(swap)
        return TaskLine(
            title=families_named(parties),
            url=reverse("letting-swap", args=[swap.pk]),
            about=str(SWAP_STATES[state_of(swap, parties=parties, on=desk.today)]),
            due_on=swap.answer_by,
            when=distance_in_words(swap.answer_by, on=desk.today),
            late=swap.answer_by < desk.today,
        )

    return listed(
        "swaps",
        _("Swaps under way"),
        swaps_under_way(desk.swaps),
        line=line,
        empty=EmptyState(
            _("No swap is under way"),
            _("Families who would give each other their homes stand here from the day they are asked."),
        ),
    )


def appeals(desk: Desk) -> DayList:
    def line(appeal: Appeal) -> TaskLine:
        return TaskLine(
            title=appeal.registration.family.name,
            url=reverse("letting-appeal", args=[appeal.pk]),
            about=_("complains over a letting"),
            due_on=appeal.answer_by,
            when=distance_in_words(appeal.answer_by, on=desk.today),
            late=appeal.answer_by < desk.today,
        )

    return listed(
        "appeals",
        _("Complaints to decide"),
        appeals_that_wait(desk.office, families=desk.listed_families),
        line=line,
        empty=EmptyState(_("No complaint waits"), _("A complaint stands here with its deadline until it is decided.")),
    )


def held(desk: Desk, vacancies: Sequence[Vacancy]) -> DayList:
    """The homes that are held back; each is put back with one press."""
    heading = _("Held back")
    lines = tuple(_held(one, desk=desk) for one in vacancies[:SHOWN])
    return DayList(
        anchor="held",
        heading=heading,
        tasks=TaskList(heading, lines) if lines else None,
        count=in_all(len(vacancies)),
        empty=EmptyState(
            _("No home is held back"), _("A home that is kept for somebody or something is counted here as empty.")
        ),
    )


def _held(vacancy: Vacancy, *, desk: Desk) -> TaskLine:
    days = vacancy.days_empty(on=desk.today)
    release = Press(
        _("Put it back into letting"),
        reverse("letting-vacancy-release", args=[vacancy.pk]),
        about=street_address(vacancy.home),
    )
    return TaskLine(
        title=street_address(vacancy.home),
        url=reverse("letting-vacancy", args=[vacancy.pk]),
        about=str(HELD_FOR[Vacancy.HeldFor(vacancy.held_for)]),
        when=_("empty for %(days)s") % {"days": empty_words(days)} if days else "",
        actions=(release,) if desk.may(Permission.LET_HOMES) else (),
    )
