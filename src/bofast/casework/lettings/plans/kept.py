"""What has come of a kept letting: which of its moves were offered, which links fell, and which was kept before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from bofast.casework.lettings.models import LettingRun, Offer, Registration, Vacancy
from bofast.casework.lettings.offering.offer_states import OfferState, state_of, winner_of
from bofast.casework.lettings.plans.frozen import FrozenMove, FrozenPlan

FELL = frozenset({OfferState.REFUSED, OfferState.SILENT, OfferState.WITHDRAWN})
"""The family does not move into the home; the plan does not hold behind this link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedMove:
    """A move of a kept plan, and how far it has come.

    Attributes:
        offer: the newest offer of this home to this family by the plan; None when it has not been sent.
        state: how that offer stands.
        vacancy: the open vacancy of the home; None while it is lived in, or when it is let.
        went_elsewhere: whether the family, before it was asked, has got another home or has left the list.
    """

    move: FrozenMove
    offer: Offer | None
    state: OfferState | None
    vacancy: Vacancy | None
    went_elsewhere: bool = False

    @property
    def fell(self) -> bool:
        return self.state in FELL or self.went_elsewhere


def kept_before(letting: LettingRun) -> LettingRun | None:
    """The newest letting of the office in the same mode that was kept before this one was; for one that nobody has
    kept, the newest kept one."""
    kept = _kept_like(letting)
    earlier = kept.filter(kept_at__lt=letting.kept_at) if letting.kept_at is not None else kept
    return earlier.first()


def kept_after(letting: LettingRun) -> LettingRun | None:
    """The newest letting that was kept after a kept one, in the same mode: it takes its place."""
    return _kept_like(letting).filter(kept_at__gt=letting.kept_at).first()


def _kept_like(letting: LettingRun) -> QuerySet[LettingRun]:
    """The other kept lettings of the office in the same mode, the newest first."""
    kept = LettingRun.objects.filter(office=letting.office_id, mode=letting.mode, kept_at__isnull=False)
    return kept.exclude(pk=letting.pk).order_by("-kept_at")


def offered_moves(letting: LettingRun, *, plan: FrozenPlan, on: date) -> tuple[OfferedMove, ...]:
    """The moves of a kept letting in the order of its chains, each with the offer that was sent by it."""
    homes = [move.to for move in plan.moves]
    offers = _offers_of_homes(homes, letting=letting)
    vacancies = Vacancy.objects.filter(home__in=homes, let_on__isnull=True, withdrawn_on__isnull=True)
    open_now = {vacancy.home_id: vacancy for vacancy in vacancies.order_by("pk")}
    elsewhere = _elsewhere(plan)
    moves = (
        _offered(move, letting=letting, offers=offers.get(move.to, ()), vacancy=open_now.get(move.to), on=on)
        for move in in_order_of_chains(plan)
    )
    return tuple(
        replace(one, went_elsewhere=True) if one.offer is None and one.move.family in elsewhere else one
        for one in moves
    )


def _elsewhere(plan: FrozenPlan) -> frozenset[UUID]:
    """The families of the chains that have another home than planned, or have left the list. Whom the home was let to
    in another order than the plan's has gone nowhere else; those who swap are told of by their swap."""
    planned = {move.family: move.to for move in plan.moves if plan.ring_of(move.family) is None}
    standing = Registration.objects.filter(family__in=planned, ended_on__isnull=True)
    accepted = Offer.objects.filter(
        registration__family__in=planned, accepted_on__isnull=False, withdrawn_on__isnull=True
    )
    took = list(accepted.values_list("registration__family", "vacancy__home", "completed_on").order_by("pk"))
    here = {family for family, home, _completed in took if planned[family] == home}
    bound = {family for family, _home, completed_on in took if completed_on is None}
    left = set(planned) - set(standing.values_list("family", flat=True).order_by("pk"))
    return frozenset((left | bound) - here)


def in_order_of_chains(plan: FrozenPlan) -> tuple[FrozenMove, ...]:
    """The moves as they follow each other: chain by chain from the vacant home, and the rings after them."""
    followed = [*(chain.families for chain in plan.chains), *(ring.families for ring in plan.rings)]
    order = [key for families in followed for key in families]
    place = {family: number for number, family in enumerate(order)}
    return tuple(sorted(plan.moves, key=lambda move: place.get(move.family, len(place))))


def fallen_links(letting: LettingRun, *, plan: FrozenPlan, on: date) -> tuple[OfferedMove, ...]:
    """The moves of a kept letting that the family said no to, did not answer, cannot make any longer, or that the
    office took back."""
    return tuple(one for one in offered_moves(letting, plan=plan, on=on) if one.fell)


def _offers_of_homes(homes: Iterable[UUID], *, letting: LettingRun) -> Mapping[UUID, list[Offer]]:
    """All offers of the vacancies that the letting has offered, by home: another's offer may have taken the home."""
    sent = letting.offers.filter(vacancy__home__in=list(homes)).values("vacancy")
    found: dict[UUID, list[Offer]] = {}
    rows = Offer.objects.filter(vacancy__in=sent).select_related("registration", "vacancy")
    for offer in rows.order_by("sent_on", "place", "pk"):
        found.setdefault(offer.vacancy.home_id, []).append(offer)
    return found


def _offered(
    move: FrozenMove, *, letting: LettingRun, offers: Iterable[Offer], vacancy: Vacancy | None, on: date
) -> OfferedMove:
    offers = list(offers)
    hers = [one for one in offers if one.run_id == letting.pk and one.registration.family_id == move.family]
    if not hers:
        return OfferedMove(move=move, offer=None, state=None, vacancy=vacancy)
    offer = hers[-1]
    same_home = [one for one in offers if one.vacancy_id == offer.vacancy_id]
    state = state_of(offer, winner=winner_of(same_home), on=on)
    return OfferedMove(move=move, offer=offer, state=state, vacancy=vacancy)
