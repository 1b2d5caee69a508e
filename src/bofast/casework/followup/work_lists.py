"""What waits to be done: steps, silences, checkpoints, decisions. Each list starts from the families one may see."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from bofast.casework.access.models import Office, User
from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.followup.models import Checkpoint, Contact, FollowUp, Proposal, Step


def families_of_user(families: FamilyQuerySet, *, user: User) -> FamilyQuerySet:
    """Those of the families that a user is responsible for or works with."""
    works_with = user.worked_families.filter(to_day__isnull=True).values("family_id")
    return families.filter(Q(responsible=user) | Q(pk__in=works_with))


def steps_until(families: FamilyQuerySet, *, day: date, owner: User | None) -> QuerySet[Step]:
    """The open steps due on or before a day, the latest first; of one owner or of everybody."""
    steps = Step.objects.filter(done_on__isnull=True, dropped_on__isnull=True, due_on__lte=day)
    if owner is not None:
        steps = steps.filter(owner=owner)
    return _within(steps, families).order_by("due_on", "due_at_time", "pk")


def steps_promised(families: FamilyQuerySet, *, after: date, owner: User | None) -> QuerySet[Step]:
    """The open steps due after a day, and those without a day."""
    steps = Step.objects.filter(done_on__isnull=True, dropped_on__isnull=True)
    steps = steps.filter(Q(due_on__gt=after) | Q(due_on__isnull=True))
    if owner is not None:
        steps = steps.filter(owner=owner)
    return _within(steps, families).order_by("due_on", "pk")


def without_contact_since(families: FamilyQuerySet, *, day: date) -> FamilyQuerySet:
    """The families that are followed up and have not been talked with on or after a day."""
    followed = FollowUp.objects.filter(family_id=OuterRef("pk"), to_day__isnull=True, from_day__lt=day)
    talked = Contact.objects.filter(
        family_id=OuterRef("pk"), happened_on__gte=day, with_family=True, withdrawn_at__isnull=True
    )
    return families.filter(Exists(followed), ~Exists(talked)).order_by("name", "pk")


def checkpoints_due(families: FamilyQuerySet, *, on: date) -> QuerySet[Checkpoint]:
    """The checkpoints whose day has come and that nobody has written down."""
    due = Checkpoint.objects.filter(done_on__isnull=True, due_on__lte=on, outcome__withdrawn_at__isnull=True)
    return due.filter(outcome__family__in=families).select_related("outcome__family").order_by("due_on", "pk")


def proposals_waiting(office: Office, *, families: FamilyQuerySet, for_user: User) -> QuerySet[Proposal]:
    """What others have proposed and nobody has decided; about families only those that one may see."""
    waiting = Proposal.objects.filter(office=office, decided_at__isnull=True).exclude(proposed_by=for_user)
    waiting = waiting.filter(Q(family__isnull=True) | Q(family__in=families))
    return waiting.select_related("family", "proposed_by").order_by("proposed_at")


def _within(steps: QuerySet[Step], families: FamilyQuerySet) -> QuerySet[Step]:
    # Asked of each step: "in the families one may see" would read all of those first.
    seen = Exists(families.filter(pk=OuterRef("family_id")).order_by())
    return steps.filter(seen).select_related("family", "owner", "partner", "goal")
