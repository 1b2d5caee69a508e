"""What waits for somebody in letting: offers and swaps for answers, complaints for a decision, vacancies for a step."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from bofast.casework.access.models import Office
from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.lettings.models import Appeal, Offer, Vacancy
from bofast.casework.lettings.models.offers import OfferQuerySet
from bofast.casework.lettings.models.swaps import SwapQuerySet


def offers_that_wait(offers: OfferQuerySet) -> OfferQuerySet:
    """Those of some offers that nobody has answered, while the home is still to be had; the first deadline first."""
    taken = Offer.objects.binding().filter(vacancy=OuterRef("vacancy"))
    unanswered = offers.filter(answer="", withdrawn_on__isnull=True, vacancy__let_on=None, vacancy__withdrawn_on=None)
    waiting = unanswered.filter(~Exists(taken)).select_related("vacancy__home", "registration__family")
    return waiting.order_by("answer_by", "vacancy", "place")


def appeals_that_wait(office: Office, *, families: FamilyQuerySet) -> QuerySet[Appeal]:
    """Complaints of some families that nobody has decided, the first deadline first."""
    theirs = Exists(families.filter(pk=OuterRef("registration__family_id")).order_by())
    waiting = Appeal.objects.filter(theirs, office=office, decided_on__isnull=True)
    return waiting.select_related("registration__family").order_by("answer_by", "pk")


def swaps_under_way(swaps: SwapQuerySet) -> SwapQuerySet:
    """Those of some swaps that are neither done nor over, the first deadline first."""
    return swaps.under_way().order_by("answer_by", "pk")


@dataclass(frozen=True, slots=True)
class OffersOut:
    """How far some vacant homes have come.

    Attributes:
        unanswered: the number of offers that wait for an answer, by vacancy; none is left out.
        accepted: the vacancies that a family has accepted and not moved into yet.
    """

    unanswered: Mapping[UUID, int]
    accepted: frozenset[UUID]


def is_turned_down(vacancy: Vacancy, *, by: UUID | None) -> bool:
    """Whether a family was offered a home and did not want it, or did not answer in time."""
    turned_down = vacancy.offers.filter(answer__in=[Offer.Answer.NO, Offer.Answer.SILENT], withdrawn_on__isnull=True)
    return by is not None and turned_down.filter(registration__family=by).exists()


def offers_out(vacancies: Collection[Vacancy]) -> OffersOut:
    keys = [vacancy.pk for vacancy in vacancies]
    waiting = offers_that_wait(Offer.objects.filter(vacancy__in=keys)).order_by().values("vacancy")
    counted = waiting.annotate(count=Count("pk")).values_list("vacancy", "count").order_by("vacancy")
    accepted = Offer.objects.binding().filter(vacancy__in=keys).values_list("vacancy", flat=True).order_by("vacancy")
    return OffersOut(unanswered=dict(counted), accepted=frozenset(accepted))
