"""Offers: sent to several in order, answered, taken back. The one furthest ahead who wants the home gets it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max

from bofast.casework.access.models import User
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.actions.consequences import follow_up
from bofast.casework.lettings.actions.ending import take_back
from bofast.casework.lettings.actions.locking import (
    lock_open_vacancy,
    lock_registrations,
    lock_vacancies,
    lock_vacancies_offered_to,
)
from bofast.casework.lettings.actions.passing_by import refuse_passing_by_unseen
from bofast.casework.lettings.actions.settling import settle, spoken_for, tell_offer
from bofast.casework.lettings.models import LettingRun, Offer, Registration, Vacancy
from bofast.casework.lettings.models.runs import RunState
from bofast.casework.lettings.ties import refuse_tied
from bofast.casework.lettings.vacant.ledger import goes_by_turns
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

Answer = Offer.Answer


@transaction.atomic
def send_offers(
    vacancy: Vacancy,
    *,
    registrations: Sequence[Registration],
    answer_by: date,
    on: date,
    run: LettingRun | None = None,
    by: User,
) -> list[Offer]:
    """Offer a vacant home to some families, the first of them furthest ahead, behind those who were asked before.

    Without a run it is a nomination, or an order that the office answers for. `answer_by` counts.

    Raises: ShownToUser, when the home is let, held, taken or has no turn yet, a family has left the list, rests, has
    accepted another home or was asked already, the run is not kept, or by one who is tied to a family or passes by one
    whom she may not know of.
    """
    if answer_by < on:
        raise ShownToUser(Reason.SPELL_ENDS_BEFORE_IT_BEGINS)
    if run is not None and run.state is not RunState.KEPT:
        raise ShownToUser(Reason.LETTING_NOT_KEPT)
    refuse_tied(by, families=[registration.family_id for registration in registrations])
    standing = _vacancy_to_offer(vacancy, on=on)
    _refuse_unavailable(registrations, vacancy=standing, on=on)
    refuse_passing_by_unseen(standing, registrations=[one.pk for one in registrations], on=on, by=by)
    last = standing.offers.aggregate(last=Max("place"))["last"] or 0
    offers = [
        Offer(
            run=run,
            vacancy=standing,
            registration=registration,
            place=last + number,
            sent_on=on,
            answer_by=answer_by,
            sent_by=by,
        )
        for number, registration in enumerate(registrations, start=1)
    ]
    for offer in Offer.objects.bulk_create(offers):
        tell_offer(Deed.OFFER_SENT, offer=offer, by=by, place=offer.place)
    return offers


@transaction.atomic
def accept_offer(offer: Offer, *, on: date, by: User) -> Offer:
    """The family wants the home. It gets it at once when nobody ahead can still say yes, else its wish is kept.

    Raises: ShownToUser, when the offer is answered, taken back or lapsed, another family has got the home, the family
    has accepted another home, or by one who is tied to it.
    """
    refuse_tied(by, families=[offer.registration.family_id])
    vacancy = lock_open_vacancy(offer.vacancy_id)
    live = Offer.objects.live().filter(vacancy=vacancy)
    lock_registrations(set(live.values_list("registration", flat=True)))
    standing = _unanswered(offer)
    if on > standing.answer_by:
        raise ShownToUser(Reason.OFFER_HAS_LAPSED, until=standing.answer_by)
    if Offer.objects.binding().filter(vacancy=vacancy).exists():
        raise ShownToUser(Reason.VACANCY_IS_TAKEN)
    if spoken_for([standing.registration_id]):
        raise ShownToUser(Reason.FAMILY_HAS_ANOTHER_HOME)
    _answer(standing, answer=Answer.YES, on=on, by=by)
    tell_offer(Deed.OFFER_SAID_YES_TO, offer=standing, by=by)
    settle(vacancy, on=on, by=by)
    standing.refresh_from_db()
    return standing


@transaction.atomic
def refuse_offer(offer: Offer, *, because: Offer.Because, words: str = "", on: date, by: User) -> Offer:
    """The family does not want the home; the next who wants it gets it. What that costs, the agreement says.

    Raises: ShownToUser, when the offer is answered or taken back, or by one who is tied to the family.
    """
    refuse_tied(by, families=[offer.registration.family_id])
    vacancy = _lock_all_offered(offer)
    standing = _unanswered(offer)
    standing.because, standing.words = because, words.strip()
    _answer(standing, answer=Answer.NO, on=on, by=by)
    tell_offer(Deed.OFFER_REFUSED, offer=standing, by=by, because=because.value)
    follow_up(standing, on=on)
    settle(vacancy, on=on, by=by)
    return standing


@transaction.atomic
def note_silence(offer: Offer, *, on: date, by: User | None) -> Offer:
    """The deadline has passed without an answer; the next who wants the home gets it.

    Raises: ShownToUser, when the offer is answered or taken back, or the family has still time.
    """
    vacancy = _lock_all_offered(offer)
    standing = _unanswered(offer)
    if on <= standing.answer_by:
        raise ShownToUser(Reason.OFFER_STILL_WAITS, until=standing.answer_by)
    _answer(standing, answer=Answer.SILENT, on=on, by=by)
    tell_offer(Deed.OFFER_UNANSWERED, offer=standing, by=by)
    follow_up(standing, on=on)
    settle(vacancy, on=on, by=by)
    return standing


@transaction.atomic
def withdraw_offer(offer: Offer, *, because: Offer.WithdrawnBecause, on: date, by: User) -> Offer:
    """Take an offer back, accepted or not; the next who wants the home gets it.

    Raises: ShownToUser, when it was refused or taken back, the home is let, or by one who is tied to the family.
    """
    refuse_tied(by, families=[offer.registration.family_id])
    vacancy = lock_open_vacancy(offer.vacancy_id)
    standing = Offer.objects.live().filter(pk=offer.pk).select_related("registration__family__office").first()
    if standing is None:
        raise ShownToUser(Reason.OFFER_IS_ANSWERED)
    take_back(standing, because=because, on=on, by=by)
    settle(vacancy, on=on, by=by)
    return standing


@transaction.atomic
def settle_vacancy(vacancy: Vacancy, *, on: date, by: User | None) -> Offer | None:
    """Give a home whose deadlines have passed, or whose first in line got another home, to the next who wants it.

    The offer that it was given by; None when nothing is decided yet.
    """
    locked = lock_vacancies([vacancy.pk]).get(vacancy.pk)
    return settle(locked, on=on, by=by) if locked is not None else None


def _vacancy_to_offer(vacancy: Vacancy, *, on: date) -> Vacancy:
    standing = lock_open_vacancy(vacancy.pk)
    if standing.held_for:
        raise ShownToUser(Reason.VACANCY_IS_HELD)
    if not standing.lane and goes_by_turns(standing.home, on=on):
        raise ShownToUser(Reason.LANE_IS_NOT_SET)
    if Offer.objects.binding().filter(vacancy=standing).exists():
        raise ShownToUser(Reason.VACANCY_IS_TAKEN)
    return standing


def _refuse_unavailable(registrations: Sequence[Registration], *, vacancy: Vacancy, on: date) -> None:
    keys = {registration.pk for registration in registrations}
    locked = lock_registrations(keys)
    if any(one.ended_on is not None for one in locked.values()):
        raise ShownToUser(Reason.LISTING_HAS_ENDED)
    if Registration.objects.active_on(on).filter(pk__in=keys).count() < len(keys):
        raise ShownToUser(Reason.LISTING_IS_PAUSED)
    if spoken_for(keys):
        raise ShownToUser(Reason.FAMILY_HAS_ANOTHER_HOME)
    asked = vacancy.offers.filter(withdrawn_on__isnull=True, registration__in=keys)
    if len(keys) < len(registrations) or asked.exists():
        raise ShownToUser(Reason.OFFERED_ALREADY)


def _lock_all_offered(offer: Offer) -> Vacancy:
    """All homes that the family is offered are locked, since the answer may end its registration."""
    lock_vacancies_offered_to(offer.registration)
    vacancy = lock_vacancies([offer.vacancy_id])[offer.vacancy_id]
    lock_registrations([offer.registration_id])
    return vacancy


def _unanswered(offer: Offer) -> Offer:
    waiting = Offer.objects.filter(pk=offer.pk, answer="", withdrawn_on__isnull=True)
    standing = waiting.select_related("registration__family__office", "vacancy__home__office").first()
    if standing is None:
        raise ShownToUser(Reason.OFFER_IS_ANSWERED)
    return standing


def _answer(offer: Offer, *, answer: Offer.Answer, on: date, by: User | None) -> None:
    offer.answer, offer.answered_on, offer.recorded_by = answer, on, by
    offer.save(update_fields=["answer", "answered_on", "recorded_by", "because", "words"])
