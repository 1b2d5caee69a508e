"""What stands in the way of a swap, beside what the families and the landlord say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from bofast.casework.access.models import Office
from bofast.casework.homes.models import Home
from bofast.casework.lettings.models import LettingRun, Offer, SwapParty, Vacancy
from bofast.casework.lettings.offering.offer_states import OfferState
from bofast.casework.lettings.plans.frozen import frozen_plan
from bofast.casework.lettings.plans.kept import offered_moves
from bofast.casework.tenancies.models import Occupancy
from bofast.vocabulary.letting import Mode
from bofast.vocabulary.reasons import Because, Reason
from bofast.vocabulary.tenure import Tenure


def obstacles_to(parties: Sequence[SwapParty], *, on: date) -> tuple[Because, ...]:
    """Why these families cannot give each other their homes on a day; nothing when they can.

    A family that has been offered a home, or moves by a plan that was kept, is spoken for: it answers there first.
    """
    return tuple(Because(reason, facts) for reason, facts in _found(parties, on=on))


def _found(parties: Sequence[SwapParty], *, on: date) -> Iterator[tuple[Reason, Mapping[str, object]]]:
    if any(party.registration.ended_on is not None for party in parties):
        yield Reason.LISTING_HAS_ENDED, {}
    if Offer.objects.live().filter(registration__in=[party.registration_id for party in parties]).exists():
        yield Reason.FAMILY_IS_OFFERED_A_HOME, {}
    planned = _planned_elsewhere(parties, on=on)
    if planned is not None:
        yield Reason.FAMILY_MOVES_BY_A_PLAN, {"on": planned.on}
    yield from ((reason, {}) for reason in _of_homes(parties, on=on))


def _planned_elsewhere(parties: Sequence[SwapParty], *, on: date) -> LettingRun | None:
    """The newest kept letting, of either mode, by which one of the families is still to move to another home."""
    gets = {party.registration.family_id: party.gets_id for party in parties}
    for run in _newest_kept(parties[0].registration.family.office):
        if any(family in gets and gets[family] != home for family, home in _still_to_move(run, on=on)):
            return run
    return None


def _newest_kept(office: Office) -> Iterator[LettingRun]:
    kept = LettingRun.objects.filter(office=office, kept_at__isnull=False).order_by("-kept_at")
    for mode in Mode:
        if (newest := kept.filter(mode=mode).first()) is not None:
            yield newest


def _still_to_move(run: LettingRun, *, on: date) -> Iterator[tuple[UUID, UUID]]:
    """Families and the homes that a plan gives them, where the link has neither fallen nor been carried out."""
    for one in offered_moves(run, plan=frozen_plan(run), on=on):
        if not one.fell and one.state is not OfferState.COMPLETED:
            yield one.move.family, one.move.to


def _of_homes(parties: Sequence[SwapParty], *, on: date) -> Iterator[Reason]:
    lived_in = _stays(parties, on=on)
    if any(party.pk not in lived_in for party in parties):
        yield Reason.FAMILY_LIVES_ELSEWHERE
    private = Home.Disposal.PRIVATE
    owned = (stay.tenure is Tenure.OWNED or stay.home.disposal == private for stay in lived_in.values())
    if any(owned):
        yield Reason.HOME_IS_NOT_RENTED
    homes = [party.gives_id for party in parties]
    if Vacancy.objects.filter(home__in=homes, let_on__isnull=True, withdrawn_on__isnull=True).exists():
        yield Reason.HOME_IS_GIVEN_UP


def _stays(parties: Sequence[SwapParty], *, on: date) -> dict[UUID, Occupancy]:
    """The stay of each family in the home that it gives, by party; none for one that does not live there."""
    rows = Occupancy.objects.filter(home__in=[party.gives_id for party in parties]).valid_on(on).known_at(None)
    by_both = {(stay.family_id, stay.home_id): stay for stay in rows.select_related("home").order_by("pk")}
    found = {party.pk: by_both.get((party.registration.family_id, party.gives_id)) for party in parties}
    return {key: stay for key, stay in found.items() if stay is not None}
