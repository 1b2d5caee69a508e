"""The family's own page: the letter in its language and the reader's, for print."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bofast.casework.lettings.models import Registration
from bofast.design.parts import Breadcrumbs, Link, Notice, PageHeader, Press, Weight
from bofast.desk.letting.explaining import asked_from, to_explain
from bofast.desk.letting.told.facts import LastLetting, last_letting, told_facts
from bofast.desk.letting.told.letter import letter_of
from bofast.desk.letting.waiting.finding import registration_opened
from bofast.desk.office import DeskRequest


@require_GET
def show(request: DeskRequest, registration_id: UUID) -> HttpResponse:
    """What the family is told, in its language, and beside it in the reader's where that is another."""
    registration = registration_opened(request, registration_id)
    told = told_facts(request.desk, registration)
    family = registration.family
    languages = dict.fromkeys([family.text_language, translation.get_language() or family.text_language])
    context = {
        "header": PageHeader(_("What %(family)s is told") % {"family": family.name}, actions=_actions(registration)),
        "crumbs": Breadcrumbs((Link(family.name, _on_the_list(registration)),), _("What the family is told")),
        "to_explain": _to_explain(registration, told.last),
        "letters": [letter_of(request.desk, told, language=language) for language in languages],
    }
    return render(request, "letting/told/told.html", context)


@require_POST
def explain(request: DeskRequest, registration_id: UUID) -> HttpResponse:
    """Ask what alone would have changed the last letting for the family, so that the letter can say it.

    Raises: Http404, for a family that no kept letting knows.
    """
    registration = registration_opened(request, registration_id)
    last = last_letting(registration)
    if last is None:
        raise Http404
    page = reverse("letting-told", args=[registration.pk])
    return asked_from(request, last.letting, family=registration.family, page=page)


def _on_the_list(registration: Registration) -> str:
    return reverse("letting-registration", args=[registration.pk])


def _actions(registration: Registration) -> tuple[Link, ...]:
    url = reverse("letting-appeal-receive", args=[registration.pk])
    return (Link(_("Receive a complaint"), url, Weight.SECONDARY),)


def _to_explain(registration: Registration, last: LastLetting | None) -> Press | Notice | None:
    """The button that lets the letter say what would have changed the letting; nothing when it says it already."""
    if last is None:
        return None
    url = reverse("letting-told-explain", args=[registration.pk])
    return to_explain(last.letting, plan=last.plan, family=registration.family, url=url)
