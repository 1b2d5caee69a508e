"""What a list of families asks the follow-up for: the way each is on, and who has been quiet."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery

from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.followup.models import Contact, WayChoice
from bofast.casework.keeping.asked_often import asked_often
from bofast.vocabulary.ways import Way


def on_the_way(families: FamilyQuerySet, *, way: Way) -> FamilyQuerySet:
    """Families whose latest choice is this way."""
    newest = WayChoice.objects.filter(family=OuterRef("pk"), undone_at__isnull=True).order_by(
        "-chosen_on", "-recorded_at", "-pk"
    )
    ever = WayChoice.objects.filter(way=way, undone_at__isnull=True).values("family")
    return families.filter(pk__in=ever).annotate(newest_way=Subquery(newest.values("way")[:1])).filter(newest_way=way)


def quiet_since(families: FamilyQuerySet, *, day: date) -> FamilyQuerySet:
    """Families with whom nobody has spoken since a day."""
    spoken = Contact.objects.filter(
        family=OuterRef("pk"), happened_on__gte=day, with_family=True, withdrawn_at__isnull=True
    )
    return families.filter(~Exists(spoken))


def ways_of(families: Iterable[UUID]) -> dict[UUID, Way]:
    """The way that each family is on, in one query."""
    return {family: Way(way) for family, way in _ways(families=list(families))}


@asked_often()
def _ways(*, families: Collection[UUID]) -> QuerySet[WayChoice, tuple[UUID, Way]]:
    choices = WayChoice.objects.filter(family__in=families, undone_at__isnull=True)
    return choices.order_by("chosen_on", "recorded_at", "pk").values_list("family_id", "way")


def last_spoken(families: Iterable[UUID]) -> dict[UUID, date]:
    """The last day on which somebody spoke with each family, in one query."""
    return dict(_last_spoken(families=list(families)))


@asked_often()
def _last_spoken(*, families: Collection[UUID]) -> QuerySet[Contact, tuple[UUID, date]]:
    contacts = Contact.objects.filter(family__in=families, with_family=True, withdrawn_at__isnull=True)
    return contacts.values("family_id").annotate(last=Max("happened_on")).values_list("family_id", "last")
