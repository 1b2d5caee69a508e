"""Where the office's own policy asks for a second person, and which choice of a way stands."""

from __future__ import annotations

from datetime import date

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from bofast.casework.access.models import Office
from bofast.casework.families.models import Family
from bofast.casework.followup.models import Proposal, WayChoice
from bofast.casework.policy.models import PolicyRow
from bofast.vocabulary.ways import Way

PERSONS_DECIDING = "followup/persons_deciding_way"


def needs_second_person(office: Office, *, way: Way, on: date) -> bool:
    """Whether an approved policy row of the office, valid on the day, wants two persons for the way.

    Without such a row one is enough, as the shipped parameter says.
    """
    rows = PolicyRow.objects.filter(
        office=office,
        parameter=PERSONS_DECIDING,
        approved_by__isnull=False,
        withdrawn_at__isnull=True,
        first_day__lte=on,
    ).filter(Q(last_day__isnull=True) | Q(last_day__gte=on))
    newest = {row.group.get("way"): row.value for row in rows.order_by("first_day", "pk")}
    return newest.get(way.value, newest.get("any", 1)) > 1


def standing_choice(family: Family, *, on: date | None = None) -> WayChoice | None:
    """The way the family is on: the newest choice that is neither undone, declined, nor waiting for approval."""
    choices = family.way_choices.filter(undone_at__isnull=True)
    if on is not None:
        choices = choices.filter(chosen_on__lte=on)
    return choices.exclude(Exists(_not_approved())).order_by("-chosen_on", "-pk").first()


def waiting_choice(family: Family) -> WayChoice | None:
    """A choice that waits for a second person."""
    return family.way_choices.filter(Exists(_not_approved()), undone_at__isnull=True).order_by("-pk").first()


def _not_approved() -> QuerySet[Proposal]:
    subject = Concat(Value(f"{WayChoice._meta.label_lower}:"), Cast(OuterRef("pk"), CharField()))
    return Proposal.objects.filter(kind=Proposal.Kind.WAY, subject=subject).filter(
        Q(is_approved__isnull=True) | Q(is_approved=False)
    )
