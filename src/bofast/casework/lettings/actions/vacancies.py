"""Vacant homes: opened, held back, given a turn, or withdrawn when they prove not to be vacant."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from django.db import IntegrityError, transaction

from bofast.casework.access.models import User
from bofast.casework.homes.models import Home
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.actions.locking import lock_open_vacancy
from bofast.casework.lettings.models import LaneEntry, LettingAgreement, Notice, Offer, Vacancy
from bofast.casework.lettings.vacant.ledger import agreement_of, counters_of, unused_turn
from bofast.rules.letting.lanes import next_lane
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@transaction.atomic
def open_vacancy(
    home: Home,
    *,
    cause: Vacancy.Cause,
    vacant_from: date,
    notice: Notice | None = None,
    freed_by: Offer | None = None,
    by: User,
) -> Vacancy:
    """A home is or falls vacant from a day, after a notice, after the link before it in a chain, or of itself.

    Raises: ShownToUser, when it stands among the vacant ones already.
    """
    vacancy = Vacancy(home=home, cause=cause, vacant_from=vacant_from, notice=notice, freed_by=freed_by, opened_by=by)
    try:
        with transaction.atomic():
            vacancy.save(force_insert=True)
    except IntegrityError as error:
        raise ShownToUser(Reason.HOME_IS_VACANT_ALREADY) from error
    facts = {"home": home.pk, "cause": cause.value}
    journal.record(Deed.VACANCY_OPENED, by=by, office=home.office, about=vacancy, facts=facts)
    return vacancy


@transaction.atomic
def hold_vacancy(vacancy: Vacancy, *, held_for: Vacancy.HeldFor, by: User) -> Vacancy:
    """Keep a vacant home out of letting, for somebody or something; its days empty are counted all the same.

    Raises: ShownToUser, when it is let or withdrawn, held already, or offered to somebody.
    """
    standing = lock_open_vacancy(vacancy.pk)
    if standing.held_for:
        raise ShownToUser(Reason.VACANCY_IS_HELD)
    _refuse_offered(standing)
    return _set_held(standing, held_for=held_for.value, deed=Deed.VACANCY_HELD, by=by)


@transaction.atomic
def release_vacancy(vacancy: Vacancy, *, by: User) -> Vacancy:
    """Put a held home back into letting.

    Raises: ShownToUser, when it is let or withdrawn, or not held.
    """
    standing = lock_open_vacancy(vacancy.pk)
    if not standing.held_for:
        raise ShownToUser(Reason.VACANCY_IS_NOT_HELD)
    return _set_held(standing, held_for="", deed=Deed.VACANCY_RELEASED, by=by)


@transaction.atomic
def withdraw_vacancy(vacancy: Vacancy, *, on: date, by: User) -> Vacancy:
    """The home is not vacant after all; a turn that it was given goes to the next home.

    Raises: ShownToUser, when it is let or withdrawn, or offered to somebody.
    """
    standing = lock_open_vacancy(vacancy.pk)
    _refuse_offered(standing)
    standing.withdrawn_on = on
    standing.save(update_fields=["withdrawn_on"])
    journal.record(Deed.VACANCY_WITHDRAWN, by=by, office=standing.home.office, about=standing)
    return standing


@transaction.atomic
def set_lane(vacancy: Vacancy, *, on: date, by: User) -> LaneEntry:
    """Say whose turn a vacant home is, by the counters of its agreement.

    The agreement is locked meanwhile, so that two homes at the same moment get two turns.

    Raises: ShownToUser, when the home is let, withdrawn or held, has a turn already, or no agreement covers it.
    """
    standing = lock_open_vacancy(vacancy.pk)
    if standing.held_for:
        raise ShownToUser(Reason.VACANCY_IS_HELD)
    if standing.lane:
        raise ShownToUser(Reason.LANE_IS_SET_ALREADY)
    covering = agreement_of(standing.home, on=on)
    agreement = LettingAgreement.objects.select_for_update(of=("self",)).get(pk=covering.pk)
    entry = _next_turn(agreement, vacancy=standing, on=on, by=by)
    standing.lane = entry.lane
    standing.save(update_fields=["lane"])
    facts = {"lane": entry.lane.value, "turn": entry.number}
    journal.record(Deed.LANE_SET, by=by, office=standing.home.office, about=standing, facts=facts)
    return entry


def _next_turn(agreement: LettingAgreement, *, vacancy: Vacancy, on: date, by: User) -> LaneEntry:
    counters, unused = counters_of(agreement), unused_turn(agreement)
    lane, after = (unused.lane, counters) if unused else next_lane(counters, agreement=agreement.as_rule())
    entry = LaneEntry(
        agreement=agreement,
        number=agreement.ledger.count() + 1,
        vacancy=vacancy,
        lane=lane,
        before=asdict(counters),
        after=asdict(after),
        takes_over=unused,
        on=on,
        by=by,
    )
    entry.save(force_insert=True)
    return entry


def _set_held(vacancy: Vacancy, *, held_for: str, deed: Deed, by: User) -> Vacancy:
    facts = {"held_for": held_for or vacancy.held_for}
    vacancy.held_for = held_for
    vacancy.save(update_fields=["held_for"])
    journal.record(deed, by=by, office=vacancy.home.office, about=vacancy, facts=facts)
    return vacancy


def _refuse_offered(vacancy: Vacancy) -> None:
    if Offer.objects.live().filter(vacancy=vacancy).exists():
        raise ShownToUser(Reason.VACANCY_HAS_OFFERS)
