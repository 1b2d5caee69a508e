"""How families lived before an outcome and after it: room, and what the home takes of the income. Where facts allow."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from uuid import UUID

from django.db.models import Q

from bofast.casework.families.models import Membership
from bofast.casework.followup.models import Outcome
from bofast.casework.homes.models import Home, HomeRent
from bofast.casework.mapping.models import IncomeLine

HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """The medians of the families for which both are known, and how many those are of how many."""

    before: Decimal
    after: Decimal
    known: int
    of: int


def rooms_per_person(outcomes: Sequence[Outcome]) -> BeforeAfter | None:
    """Rooms for each member of the family on the day, in the home before and the home after; None when never known."""
    sizes = _sizes(outcomes)
    pairs = [
        (Decimal(before.rooms) / size, Decimal(after.rooms) / size)
        for outcome in outcomes
        if (before := outcome.home_before)
        and (after := outcome.home_after)
        and before.rooms
        and after.rooms
        and (size := sizes[outcome.pk])
    ]
    return _medians(pairs, of=len(outcomes))


def rent_share(outcomes: Sequence[Outcome]) -> BeforeAfter | None:
    """Rent as per cent of net income, the day before and a month after; None when never known.

    Only where both homes were rented: what an owned home costs a month is not kept with the home.
    """
    incomes = _incomes(outcomes)
    rents = _rents(home for outcome in outcomes for home in (outcome.home_before, outcome.home_after) if home)
    pairs = []
    for outcome in outcomes:
        day = outcome.happened_on
        before = _share(outcome.home_before, on=day - timedelta(days=1), rents=rents, income=incomes, outcome=outcome)
        after = _share(outcome.home_after, on=day + timedelta(days=30), rents=rents, income=incomes, outcome=outcome)
        if before is not None and after is not None:
            pairs.append((before, after))
    return _medians(pairs, of=len(outcomes))


def _sizes(outcomes: Sequence[Outcome]) -> Counter[UUID]:
    """How many belonged to each outcome's family on its day."""
    rows = Membership.objects.filter(family__in={outcome.family_id for outcome in outcomes}).known_at(None)
    members = defaultdict(list)
    for family, from_day, to_day in rows.values_list("family_id", "from_day", "to_day"):
        members[family].append((from_day, to_day))
    return Counter(
        {
            outcome.pk: sum(
                start <= outcome.happened_on and (end is None or outcome.happened_on < end)
                for start, end in members[outcome.family_id]
            )
            for outcome in outcomes
        }
    )


def _incomes(outcomes: Sequence[Outcome]) -> dict[UUID, list[IncomeLine]]:
    incomes: dict[UUID, list[IncomeLine]] = defaultdict(list)
    families = {outcome.family_id for outcome in outcomes}
    for line in IncomeLine.objects.filter(family__in=families, withdrawn_at__isnull=True):
        if isinstance(line, IncomeLine):
            incomes[line.family_id].append(line)
    return incomes


def _rents(homes: Iterable[Home]) -> dict[UUID, list[HomeRent]]:
    rents: dict[UUID, list[HomeRent]] = defaultdict(list)
    for rent in HomeRent.objects.filter(home__in=list(homes)).filter(Q(rent_per_month_minor__gt=0)):
        rents[rent.home_id].append(rent)
    return rents


def _share(
    home: Home | None,
    *,
    on: date,
    rents: dict[UUID, list[HomeRent]],
    income: dict[UUID, list[IncomeLine]],
    outcome: Outcome,
) -> Decimal | None:
    """Rent in per cent of net income on a day; None when either is not known, or an income's amount is not."""
    if home is None:
        return None
    rent = next((row for row in rents[home.pk] if _holds(row.from_day, row.to_day, on=on)), None)
    lines = [line for line in income[outcome.family_id] if _holds(line.from_day, line.to_day, on=on)]
    amounts = [line.net_per_month_minor for line in lines]
    if rent is None or not amounts or any(amount is None for amount in amounts):
        return None
    net = sum(amount for amount in amounts if amount is not None)
    return Decimal(100 * rent.rent_per_month_minor) / net if net else None


def _holds(from_day: date, to_day: date | None, *, on: date) -> bool:
    return from_day <= on and (to_day is None or on < to_day)


def _medians(pairs: Sequence[tuple[Decimal, Decimal]], *, of: int) -> BeforeAfter | None:
    if not pairs:
        return None
    before, after = (Decimal(median(side)).quantize(HUNDREDTH) for side in zip(*pairs, strict=True))
    return BeforeAfter(before, after, len(pairs), of)
