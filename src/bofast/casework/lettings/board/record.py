"""What the board's figures rest on: everything that touches a period or the one before it, in a handful of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from bofast.casework.access.models import Office
from bofast.casework.families.models import Membership
from bofast.casework.homes.models import Home
from bofast.casework.lettings.board.period import Period
from bofast.casework.lettings.models import Appeal, LettingRun, Offer, Registration, Vacancy
from bofast.casework.tenancies.models import Occupancy


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days [begins, ends) on which something held; no end means "still"."""

    begins: date
    ends: date | None

    def hold(self, day: date) -> bool:
        return self.begins <= day and (self.ends is None or day < self.ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRecord:
    """Facts of an office that two periods are counted from.

    Attributes:
        today: nothing is counted beyond this day.
        vacancies: those that were not withdrawn, with their home, and with the offer that freed them.
        offers: answered or completed since the beginning, with registration and vacancy.
        registrations: standing on some day since.
        rented: when each of their families rented a home of the office.
        with_children: when a child belonged to each of them.
        runs: plans that were kept since.
    """

    today: date
    vacancies: tuple[Vacancy, ...]
    offers: tuple[Offer, ...]
    registrations: tuple[Registration, ...]
    appeals: tuple[Appeal, ...]
    runs: tuple[LettingRun, ...]
    rented: Mapping[UUID, tuple[Days, ...]]
    with_children: Mapping[UUID, tuple[Days, ...]]

    def rents_on(self, family: UUID, *, day: date) -> bool:
        """Whether a family rented a home of the office on a day."""
        return any(days.hold(day) for days in self.rented.get(family, ()))

    def has_children_on(self, family: UUID, *, day: date) -> bool:
        return any(days.hold(day) for days in self.with_children.get(family, ()))


def record_of(office: Office, *, period: Period, today: date) -> BoardRecord:
    """What a period and the one before it are counted from, in seven queries."""
    since = period.before.from_day
    offers = _offers(office, since=since)
    registrations = _registrations(office, since=since)
    families = {row.family_id for row in registrations} | {offer.registration.family_id for offer in offers}
    return BoardRecord(
        today=today,
        vacancies=_vacancies(office, since=since),
        offers=offers,
        registrations=registrations,
        appeals=_appeals(office, since=since),
        runs=_kept_runs(office, since=since),
        rented=_rented(families, office=office),
        with_children=_with_children(families),
    )


def _vacancies(office: Office, *, since: date) -> tuple[Vacancy, ...]:
    standing = Vacancy.objects.filter(home__office=office, withdrawn_on__isnull=True)
    touching = standing.filter(Q(let_on__isnull=True) | Q(let_on__gte=since))
    return tuple(touching.select_related("home", "freed_by").order_by("vacant_from", "pk"))


def _offers(office: Office, *, since: date) -> tuple[Offer, ...]:
    touching = Offer.objects.filter(Q(answered_on__gte=since) | Q(completed_on__gte=since))
    here = touching.filter(vacancy__home__office=office).select_related("registration", "vacancy")
    return tuple(here.order_by("sent_on", "pk"))


def _registrations(office: Office, *, since: date) -> tuple[Registration, ...]:
    standing = Registration.objects.filter(family__office=office)
    touching = standing.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=since))
    return tuple(touching.order_by("listed_on", "pk"))


def _appeals(office: Office, *, since: date) -> tuple[Appeal, ...]:
    touching = Q(received_on__gte=since) | Q(decided_on__gte=since) | Q(decided_on__isnull=True)
    rows = Appeal.objects.filter(touching, office=office).select_related("registration")
    return tuple(rows.order_by("received_on", "pk"))


def _kept_runs(office: Office, *, since: date) -> tuple[LettingRun, ...]:
    """Kept plans without the problems that they answer: those are large, and nothing of them is counted."""
    kept = LettingRun.objects.filter(office=office, kept_at__date__gte=since).defer("problem")
    return tuple(kept.order_by("kept_at", "pk"))


def _rented(families: Collection[UUID], *, office: Office) -> dict[UUID, tuple[Days, ...]]:
    stays = Occupancy.objects.filter(family__in=families, home__office=office).known_at(None)
    rows = stays.exclude(home__disposal=Home.Disposal.PRIVATE).order_by("entered_on", "pk")
    return _by_family(rows.values_list("family", "entered_on", "left_on"))


def _with_children(families: Collection[UUID]) -> dict[UUID, tuple[Days, ...]]:
    children = Membership.objects.filter(family__in=families, role=Membership.Role.CHILD).known_at(None)
    return _by_family(children.order_by("from_day", "pk").values_list("family", "from_day", "to_day"))


def _by_family(rows: Iterable[tuple[UUID, date, date | None]]) -> dict[UUID, tuple[Days, ...]]:
    found: defaultdict[UUID, list[Days]] = defaultdict(list)
    for family, begins, ends in rows:
        found[family].append(Days(begins=begins, ends=ends))
    return {family: tuple(days) for family, days in found.items()}
