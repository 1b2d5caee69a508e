"""Offers whose last day has passed without a word, while the home was to be had: what the nightly work settles."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from bofast.casework.access.models import Office
from bofast.casework.lettings.models import Offer, Vacancy
from bofast.casework.lettings.models.offers import OfferQuerySet


def offers_gone_silent(office: Office, *, on: date) -> OfferQuerySet:
    """The unanswered offers of an office whose last day to answer is past, those who were to answer first before.

    Not those of a home that another family had when the last day came, or has now: who is told that the home is gone
    owes no answer, and silence must not cost.
    """
    others = Offer.objects.filter(vacancy=OuterRef("vacancy"), accepted_on__isnull=False)
    taken_then = others.filter(accepted_on__lte=OuterRef("answer_by")).filter(
        Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=OuterRef("answer_by"))
    )
    taken_now = others.filter(withdrawn_on__isnull=True)
    waiting = Offer.objects.filter(vacancy__home__office=office, answer="", withdrawn_on__isnull=True, answer_by__lt=on)
    silent = waiting.filter(~Exists(taken_then), ~Exists(taken_now)).select_related("vacancy")
    return silent.order_by("answer_by", "vacancy", "place")


def vacancies_to_settle(office: Office) -> QuerySet[Vacancy]:
    """The open vacancies of an office whose offers nobody has accepted yet, though somebody wants the home."""
    live = Offer.objects.live().filter(vacancy=OuterRef("pk"))
    wished = live.filter(answer=Offer.Answer.YES, accepted_on__isnull=True)
    open_now = Vacancy.objects.filter(home__office=office, let_on__isnull=True, withdrawn_on__isnull=True)
    return open_now.filter(Exists(wished), ~Exists(live.filter(accepted_on__isnull=False))).order_by("pk")
