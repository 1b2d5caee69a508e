"""How long homes fit, kept ready so that "who outgrows within N months" is one query. Only a cache of the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, TypeAlias

from django.db import transaction
from django.db.models import QuerySet

from bofast.casework.access.models import Office
from bofast.casework.families.models import Family, Membership
from bofast.casework.homes.models import Home
from bofast.casework.tenancies.living import fit_members, home_facts, homes_of
from bofast.casework.tenancies.models import FitOutlook, Occupancy
from bofast.casework.tenancies.norms import horizon, norm_of
from bofast.rules.home_fit import HomeFacts, Member, Norm, Outgrown, is_crowded, outgrown_on
from bofast.vocabulary.answers import Answer

CHUNK = 500
Tell: TypeAlias = Callable[[int, int], None]
"""Hears how many are done, and of how many."""
STORED = ("home", "norm", "fits_now", "outgrown_on", "because", "computed_on")
FITS = {Answer.YES: False, Answer.NO: True, Answer.UNKNOWN: None}


@transaction.atomic
def refresh_outlook(family: Family, *, on: date) -> FitOutlook:
    """Weigh a family's home anew. To be called when somebody comes, goes or moves, or a home is changed."""
    rows = Membership.objects.filter(family=family, withdrawn_at__isnull=True).select_related("person")
    lives_in = homes_of(family, on=on)
    home = lives_in[0].home if lives_in else None
    outlook = _weighed(family.pk, home=home, rows=rows.order_by("pk"), norm=norm_of(family.office, on=on), on=on)
    _store([outlook])
    return outlook


@transaction.atomic
def refresh_outlooks(families: Sequence[Family], *, office: Office, on: date) -> None:
    """Weigh the homes of some families of an office anew, in a handful of queries."""
    norm = norm_of(office, on=on)
    facts = _facts([family.pk for family in families], on=on)
    _store([_weighed(pk, home=home, rows=rows, norm=norm, on=on) for pk, home, rows in facts])


def tell_nobody(_done: int, _total: int) -> None:
    """For those who do not wait to hear how far the weighing has come."""


def refresh_all(office: Office, *, on: date, tell: Tell = tell_nobody) -> int:
    """Weigh every family of an office anew, in chunks that each stand by themselves; how many were weighed.

    `tell` hears before the first chunk and after each how many are weighed, and of how many. What it raises stops
    the weighing there.
    """
    norm = norm_of(office, on=on)
    weighed, total = 0, _open_families(office).count()
    tell(weighed, total)
    for families in _chunks(office):
        _store([_weighed(pk, home=home, rows=rows, norm=norm, on=on) for pk, home, rows in _facts(families, on=on)])
        weighed += len(families)
        tell(weighed, total)
    return weighed


def _store(outlooks: list[FitOutlook]) -> None:
    with transaction.atomic():
        FitOutlook.objects.bulk_create(
            outlooks, update_conflicts=True, unique_fields=["family"], update_fields=STORED, batch_size=500
        )


def _open_families(office: Office) -> QuerySet[Family]:
    return Family.objects.filter(office=office, closed_on__isnull=True)


def _chunks(office: Office) -> Iterator[list[Any]]:
    last = None
    while True:
        families = _open_families(office).order_by("pk")
        if last is not None:
            families = families.filter(pk__gt=last)
        keys = list(families.values_list("pk", flat=True)[:CHUNK])
        if not keys:
            return
        yield keys
        last = keys[-1]


def _facts(families: list[Any], *, on: date) -> Iterator[tuple[Any, Home | None, list[Membership]]]:
    """Each family with its main home on the day and all its memberships, in three queries."""
    members: dict[Any, list[Membership]] = {pk: [] for pk in families}
    rows = Membership.objects.filter(family__in=families, withdrawn_at__isnull=True)
    for row in rows.select_related("person").order_by("family", "pk"):
        members[row.family_id].append(row)
    homes: dict[Any, Home] = {}
    lived_in = Occupancy.objects.filter(family__in=families).valid_on(on).known_at(None).select_related("home")
    for occupancy in lived_in.order_by("is_main_home", "entered_on", "recorded_at", "pk"):
        homes[occupancy.family_id] = occupancy.home
    return ((pk, homes.get(pk), rows) for pk, rows in members.items())


def _weighed(family_id: Any, *, home: Home | None, rows: Iterable[Membership], norm: Norm, on: date) -> FitOutlook:
    members = fit_members(rows, on=on)
    facts = home_facts(home)
    outgrown = _outgrown(facts, members=members, norm=norm, on=on) if home else None
    return FitOutlook(
        family_id=family_id,
        home=home,
        norm=norm.code,
        fits_now=FITS[is_crowded(facts, members=members, on=on, norm=norm).answer] if home else None,
        outgrown_on=outgrown.on if outgrown else None,
        because=_written(outgrown) if outgrown else {},
        computed_on=on,
    )


def _outgrown(home: HomeFacts, *, members: list[Member], norm: Norm, on: date) -> Outgrown | None:
    return outgrown_on(home, members=members, norm=norm, from_day=on, until=horizon(on))


def _written(outgrown: Outgrown) -> dict[str, Any]:
    """Reasons as codes with facts, and the rooms needed from then on; never a name."""
    return {
        "reasons": [{"reason": because.reason.value, "facts": dict(because.facts)} for because in outgrown.because],
        "needed": outgrown.need.least,
    }
