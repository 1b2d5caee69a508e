"""Which vacancies, offers and swaps a reader may be shown: none that tells the home of a family she may not know of."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from bofast.casework.access.models import Office
from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.lettings.models import Offer, Swap, SwapParty, Vacancy
from bofast.casework.lettings.models.offers import OfferQuerySet
from bofast.casework.lettings.models.swaps import SwapQuerySet


def vacancies_shown(office: Office, *, families: FamilyQuerySet) -> QuerySet[Vacancy]:
    """The vacancies of an office, without those that are or may become the home of another family than `families`.

    `families` are those whose existence the reader may know. A home that such another family said no to, or did not
    answer about, is shown again.
    """
    to_others = Offer.objects.filter(_is_or_may_be_her_home(), ~_to_one_of(families), vacancy=OuterRef("pk"))
    return Vacancy.objects.filter(~Exists(to_others), home__office=office)


def offers_shown(office: Office, *, families: FamilyQuerySet) -> OfferQuerySet:
    """The offers of an office to the families whose existence the reader may know, of homes that she is shown."""
    homes = vacancies_shown(office, families=families).filter(pk=OuterRef("vacancy_id"))
    return Offer.objects.filter(_to_one_of(families), Exists(homes))


def swaps_shown(office: Office, *, families: FamilyQuerySet) -> SwapQuerySet:
    """The swaps of an office among families whose existence the reader may know: all of them, or it is not shown."""
    others = SwapParty.objects.filter(~_to_one_of(families), swap=OuterRef("pk"))
    return Swap.objects.filter(~Exists(others), office=office)


def _is_or_may_be_her_home() -> Q:
    """Accepted, or still to be settled: what was refused, taken back or went to somebody ahead leads nowhere."""
    unsettled = Q(answer__in=["", Offer.Answer.YES], vacancy__let_on=None, vacancy__withdrawn_on=None)
    return Q(withdrawn_on__isnull=True) & (Q(accepted_on__isnull=False) | unsettled)


def _to_one_of(families: FamilyQuerySet) -> Exists:
    return Exists(families.filter(pk=OuterRef("registration__family_id")).order_by())
