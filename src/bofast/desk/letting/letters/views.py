"""The letter about an offer: in the family's language, and beside it in the reader's where that is another."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from bofast.design.parts import Breadcrumbs, Link, PageHeader
from bofast.desk.letting.letters.facts import letter_facts
from bofast.desk.letting.letters.letter import letter_about
from bofast.desk.letting.offers.finding import open_offer
from bofast.desk.office import DeskRequest


@require_GET
def show(request: DeskRequest, offer_id: UUID) -> HttpResponse:
    """Raises: Http404, for a family whose details the reader may not see, as for an offer that does not exist."""
    opened = open_offer(request, offer_id)
    if not opened.is_open:
        raise Http404
    family = opened.offer.registration.family
    facts = letter_facts(request.desk, opened)
    languages = dict.fromkeys([family.text_language, translation.get_language() or family.text_language])
    context = {
        "header": PageHeader(_("Letter to %(family)s") % {"family": family.name}),
        "crumbs": Breadcrumbs((Link(family.name, reverse("letting-offer", args=[offer_id])),), _("Letter")),
        "letters": [letter_about(facts, language=language) for language in languages],
    }
    return render(request, "letting/letters/letter.html", context)
