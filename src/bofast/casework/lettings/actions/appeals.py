"""Complaints over a letting: received with a deadline, and decided by another than who let."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from bofast.casework.access.models import User
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.complaining.appeal_deadline import answer_appeal_by
from bofast.casework.lettings.models import Appeal, LettingRun, Offer, Registration
from bofast.casework.lettings.ties import refuse_tied
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

SHORTEST_REASON = 3


@transaction.atomic
def receive_appeal(
    registration: Registration,
    *,
    over: Offer | LettingRun,
    received_on: date,
    answer_by: date | None = None,
    grounds: str,
    by: User,
) -> Appeal:
    """Write down that a family complains over an offer, or over a letting that passed it by.

    Where nobody says by when it is answered, the law or the office's own rule does.

    Raises: ShownToUser, over a letting that nobody has kept, or another family's offer, without grounds, or with days
    that are not in order; MissingParameter, for a day without a row.
    """
    offer = over if isinstance(over, Offer) else None
    run = over if isinstance(over, LettingRun) else over.run
    if offer is not None and offer.registration_id != registration.pk:
        raise ShownToUser(Reason.APPEAL_OVER_NOTHING)
    if len(grounds.strip()) < SHORTEST_REASON:
        raise ShownToUser(Reason.REASON_TOO_SHORT)
    _refuse_earlier(received_on, than=over)
    due = answer_by or answer_appeal_by(received_on, office=registration.family.office).on
    if due < received_on:
        raise ShownToUser(Reason.COMPLAINT_CAME_LATER, on=received_on)
    appeal = Appeal.objects.create(
        office=registration.family.office,
        registration=registration,
        offer=offer,
        run=run,
        over_decision_of=_who_let(run, offer=offer),
        received_on=received_on,
        answer_by=due,
        grounds=grounds.strip(),
        received_by=by,
    )
    _tell(Deed.APPEAL_RECEIVED, appeal=appeal, by=by)
    return appeal


@transaction.atomic
def decide_appeal(appeal: Appeal, *, outcome: Appeal.Outcome, words: str, on: date, by: User) -> Appeal:
    """Decide a complaint. What follows from it (another offer, a letting anew) are acts of their own.

    Raises: ShownToUser, by the one who let, by one who is tied to the family, without words, on a day before the
    complaint came, or when it is decided.
    """
    refuse_tied(by, families=[appeal.registration.family_id])
    if appeal.over_decision_of_id == by.pk:
        raise ShownToUser(Reason.SECOND_PERSON_REQUIRED)
    if len(words.strip()) < SHORTEST_REASON:
        raise ShownToUser(Reason.REASON_TOO_SHORT)
    if on < appeal.received_on:
        raise ShownToUser(Reason.COMPLAINT_CAME_LATER, on=appeal.received_on)
    waiting = Appeal.objects.filter(pk=appeal.pk, decided_on__isnull=True)
    if not waiting.update(decided_on=on, decided_by=by, outcome=outcome, words=words.strip()):
        raise ShownToUser(Reason.ALREADY_DECIDED)
    appeal.refresh_from_db()
    _tell(Deed.APPEAL_DECIDED, appeal=appeal, by=by, outcome=outcome.value)
    return appeal


def _refuse_earlier(received_on: date, *, than: Offer | LettingRun) -> None:
    """Nobody complains over what has not been done: an offer before it was sent, a letting before its facts."""
    decided_on = than.sent_on if isinstance(than, Offer) else than.on
    if received_on < decided_on:
        raise ShownToUser(Reason.COMPLAINT_BEFORE_DECISION, on=decided_on)


def _who_let(run: LettingRun | None, *, offer: Offer | None) -> User:
    """Who kept the run; where the offer rests on none, who sent it."""
    if run is not None and run.kept_by is not None:
        return run.kept_by
    if offer is None:
        raise ShownToUser(Reason.LETTING_NOT_KEPT)
    return offer.sent_by


def _tell(deed: Deed, *, appeal: Appeal, by: User, **facts: object) -> None:
    family = appeal.registration.family
    journal.record(deed, by=by, office=appeal.office, family_id=family.pk, about=appeal, facts=facts)
