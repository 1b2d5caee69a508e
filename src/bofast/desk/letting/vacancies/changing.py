"""What is done with a vacant home before it is offered: opened, held, released, given its turn, or taken back."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.homes.words import full_address
from bofast.casework.lettings import actions
from bofast.casework.lettings.models import Vacancy
from bofast.design.parts import Link
from bofast.desk.form_page import FORM, FormPage, answer, sure
from bofast.desk.letting.vacancies.forms import HoldForm, NoticeForm, OpenForm
from bofast.desk.letting.vacancies.initial import told_in_address
from bofast.desk.office import DeskRequest


@FORM
def open_one(request: DeskRequest) -> HttpResponse:
    """A home is or falls vacant, without a notice. The address may name the home, the cause and the day."""
    form = OpenForm(request.POST or None, desk=request.desk, initial=told_in_address(request, "cause", "vacant_from"))

    def act() -> None:
        said = form.cleaned_data
        cause = Vacancy.Cause(said["cause"])
        actions.open_vacancy(said["home"], cause=cause, vacant_from=said["vacant_from"], by=request.user)

    page = FormPage(heading=_("Open a vacancy"), submit=_("Open"), back=_to_list())
    return answer(request, form, page, act=act, done=_("The home stands among the vacant ones."))


@FORM
def add_notice(request: DeskRequest) -> HttpResponse:
    """A tenant gives up a home, or is given notice. The address may name the home."""
    initial = {"given_on": request.desk.today, **told_in_address(request)}
    form = NoticeForm(request.POST or None, desk=request.desk, initial=initial)

    def act() -> None:
        said = form.cleaned_data
        days = {"given_on": said["given_on"], "moves_out_on": said["moves_out_on"]}
        actions.record_notice(said["home"], **days, by=request.user)

    page = FormPage(
        heading=_("Record a notice"),
        submit=_("Write it down"),
        back=_to_list(),
        intro=_("From the day on which the tenant has the home no longer, it is vacant."),
    )
    done = _("The notice is written down, and the home stands among those that fall vacant.")
    return answer(request, form, page, act=act, done=done)


@FORM
def withdraw_notice(request: DeskRequest, notice_id: UUID) -> HttpResponse:
    vacancy = get_object_or_404(request.desk.vacancies.select_related("home", "notice"), notice=notice_id)
    notice = vacancy.notice
    page = FormPage(
        heading=_("The tenant stays"),
        back=_back(vacancy),
        intro=_(
            "The notice is taken back, and the home is not vacant. Its turn, if it had one, goes to the next home."
        ),
    )
    return sure(
        request,
        page,
        act=lambda: notice and actions.withdraw_notice(notice, on=request.desk.today, by=request.user),
        done=_("The notice is taken back."),
    )


@FORM
def hold(request: DeskRequest, vacancy_id: UUID) -> HttpResponse:
    vacancy = _vacancy(request, vacancy_id)
    form = HoldForm(request.POST if request.method == "POST" else None)
    page = FormPage(
        heading=_("Hold the home back"),
        submit=_("Hold it back"),
        back=_back(vacancy),
        intro=_("It is offered to nobody meanwhile. Its days empty are counted all the same."),
    )

    def act() -> None:
        held_for = Vacancy.HeldFor(form.cleaned_data["held_for"])
        actions.hold_vacancy(vacancy, held_for=held_for, by=request.user)

    return answer(request, form, page, act=act, done=_("The home is held back."))


@FORM
def release(request: DeskRequest, vacancy_id: UUID) -> HttpResponse:
    vacancy = _vacancy(request, vacancy_id)
    page = FormPage(
        heading=_("Put the home back into letting"),
        back=_back(vacancy),
        intro=_("It can be offered again."),
    )
    return sure(
        request,
        page,
        act=lambda: actions.release_vacancy(vacancy, by=request.user),
        done=_("The home is back in letting."),
    )


@FORM
def set_turn(request: DeskRequest, vacancy_id: UUID) -> HttpResponse:
    """Whose turn the home is, by the counters of its agreement; nobody chooses it."""
    vacancy = _vacancy(request, vacancy_id)
    page = FormPage(
        heading=_("Set whose turn it is"),
        back=_back(vacancy),
        intro=_("The counters of the agreement decide it. It is set once, and stands."),
    )
    return sure(
        request,
        page,
        act=lambda: actions.set_lane(vacancy, on=request.desk.today, by=request.user),
        done=_("The turn is set."),
    )


@FORM
def withdraw(request: DeskRequest, vacancy_id: UUID) -> HttpResponse:
    vacancy = _vacancy(request, vacancy_id)
    page = FormPage(
        heading=_("Not vacant after all"),
        back=_back(vacancy),
        intro=_("The home leaves the list of vacant ones. Its turn, if it had one, goes to the next home."),
    )
    return sure(
        request,
        page,
        act=lambda: actions.withdraw_vacancy(vacancy, on=request.desk.today, by=request.user),
        done=_("The home is not among the vacant ones any longer."),
    )


def _vacancy(request: DeskRequest, vacancy_id: UUID) -> Vacancy:
    return get_object_or_404(request.desk.vacancies.select_related("home__office"), pk=vacancy_id)


def _back(vacancy: Vacancy) -> Link:
    return Link(full_address(vacancy.home), reverse("letting-vacancy", args=[vacancy.pk]))


def _to_list() -> Link:
    return Link(_("Vacant homes"), reverse("letting-vacancies"))
