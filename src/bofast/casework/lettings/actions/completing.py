"""A letting comes to be: contract, move, end of waiting; and the home that the family leaves is the next link."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from bofast.casework.access.models import User
from bofast.casework.families.models import Family
from bofast.casework.homes.models import Home
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.actions.ending import close_listing
from bofast.casework.lettings.actions.following import follow_after_moving
from bofast.casework.lettings.actions.locking import lock_open_registration, lock_vacancies
from bofast.casework.lettings.actions.settling import tell_offer
from bofast.casework.lettings.actions.vacancies import open_vacancy
from bofast.casework.lettings.models import Offer, Registration, Vacancy
from bofast.casework.lettings.ties import refuse_tied
from bofast.casework.tenancies import actions as tenancies
from bofast.casework.tenancies.living import homes_of
from bofast.casework.tenancies.models import Occupancy, Tenancy
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.tenure import Tenure


@transaction.atomic
def complete_letting(offer: Offer, *, begins_on: date, by: User) -> Tenancy:
    """Let the home to the family from a day, with all that follows from it in one transaction.

    The contract of a tenant who gave notice ends on the day of the notice. The homes at the office's disposal that the
    family leaves fall vacant, and what else it was offered goes to the next, at once even when the family moves later.
    Who let works with the family a while yet.

    Raises: ShownToUser, when the offer is not accepted, the home is not vacant yet, somebody is still recorded as
    living there, or by one who is tied to the family.
    """
    refuse_tied(by, families=[offer.registration.family_id])
    vacancies = _lock_all(offer)
    registration = lock_open_registration(offer.registration_id)
    vacancy = vacancies[offer.vacancy_id]
    standing = _accepted(offer)
    if begins_on < vacancy.vacant_from:
        raise ShownToUser(Reason.VACANCY_FROM_LATER, on=vacancy.vacant_from)
    tenancy, left = _move(registration.family, to=vacancy, begins_on=begins_on, by=by)
    _close(standing, vacancy=vacancy, begins_on=begins_on, by=by)
    others = [one for one in vacancies.values() if one.pk != vacancy.pk]
    housed = Registration.EndedBecause.HOUSED
    on = min(begins_on, timezone.localdate())
    close_listing(registration, vacancies=others, ends_on=begins_on, on=on, because=housed, by=by)
    follow_after_moving(registration.family, begins_on=begins_on, by=by)
    _fall_vacant(left[:1], freed_by=standing, from_day=begins_on, by=by)
    _fall_vacant(left[1:], freed_by=None, from_day=begins_on, by=by)
    return tenancy


def _lock_all(offer: Offer) -> dict[UUID, Vacancy]:
    """This home and every other that the family is offered, in the order of letting's locks."""
    offered = Offer.objects.live().filter(registration=offer.registration_id)
    return lock_vacancies({offer.vacancy_id, *offered.values_list("vacancy", flat=True)})


def _accepted(offer: Offer) -> Offer:
    binding = Offer.objects.binding().filter(pk=offer.pk)
    standing = binding.select_related("registration__family__office").first()
    if standing is None:
        raise ShownToUser(Reason.OFFER_IS_NOT_ACCEPTED)
    return standing


def _close(offer: Offer, *, vacancy: Vacancy, begins_on: date, by: User) -> None:
    vacancy.let_on = begins_on
    vacancy.save(update_fields=["let_on"])
    offer.completed_on = begins_on
    offer.save(update_fields=["completed_on"])
    tell_offer(Deed.HOME_LET, offer=offer, by=by, home=vacancy.home_id, days_empty=vacancy.days_empty(on=begins_on))


def _move(family: Family, *, to: Vacancy, begins_on: date, by: User) -> tuple[Tenancy, list[Home]]:
    """Out of the homes of today and into the new one; the contract, and the homes that it left, the main one first."""
    _end_by_notice(to, by=by)
    lived_in = homes_of(family, on=begins_on)
    for stay in lived_in:
        tenancies.end_contract_of(stay, to_day=begins_on, by=by)
    tenancy = tenancies.let_to_family(family, home=to.home, from_day=begins_on, by=by)
    tenancies.move(family=family, to_home=to.home, on=begins_on, tenure=Tenure.RENTED_PUBLIC, tenancy=tenancy, by=by)
    return tenancy, [stay.home for stay in lived_in if stay.home.disposal != Home.Disposal.PRIVATE]


def _end_by_notice(vacancy: Vacancy, *, by: User) -> None:
    """What the notice said has come true: its contract has ended, and who lived there has left, both on its day."""
    notice = vacancy.notice
    if notice is None:
        return
    if notice.tenancy is not None and notice.tenancy.to_day is None:
        tenancies.end_tenancy(notice.tenancy, to_day=notice.moves_out_on, by=by)
    lived_there = Occupancy.objects.filter(home=vacancy.home_id, entered_on__lt=notice.moves_out_on)
    for stay in lived_there.valid_on(notice.moves_out_on).known_at(None).order_by("pk"):
        tenancies.move_out(stay, left_on=notice.moves_out_on, by=by)


def _fall_vacant(homes: Iterable[Home], *, freed_by: Offer | None, from_day: date, by: User) -> None:
    """The main home is the next link of the chain, and a further one begins its own.

    Not when the family gave notice, and the home stands among the vacant ones already.
    """
    for home in homes:
        if not Vacancy.objects.filter(home=home, let_on__isnull=True, withdrawn_on__isnull=True).exists():
            open_vacancy(home, cause=Vacancy.Cause.MOVED_WITHIN, vacant_from=from_day, freed_by=freed_by, by=by)
