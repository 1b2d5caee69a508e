"""What has happened in the follow-up of families, as the events that the rules count.

One place gathers the events, so that a family's status, the funnel and the lists behind it cannot drift apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from bofast.casework.families.models import Family
from bofast.casework.followup.models import Contact, FollowUp, Outcome
from bofast.casework.mapping.models import Assessment, Stage
from bofast.rules.outcome import Event, EventKind, FollowUpStatus, status_of
from bofast.vocabulary.outcomes import Destination

Happened = tuple[UUID, Event]


def status_of_family(family: Family, *, on: date) -> FollowUpStatus:
    """Where a family stands on a day, computed from its events."""
    return status_of(events_of([family.pk])[family.pk], on=on)


def events_of(families: Iterable[UUID]) -> dict[UUID, list[Event]]:
    """The events of some families, in five queries however many they are."""
    keys = list(families)
    events: dict[UUID, list[Event]] = defaultdict(list)
    for family, event in (*_mapped(keys), *_contacted(keys), *_followed(keys), *_outcomes(keys)):
        events[family].append(event)
    return events


def _mapped(families: list[UUID]) -> Iterator[Happened]:
    mapped = Assessment.objects.filter(
        family__in=families, stage=Stage.INTAKE, is_complete=True, withdrawn_at__isnull=True, person__isnull=True
    )
    for family, day in mapped.values_list("family_id", "information_date"):
        yield family, Event(EventKind.MAPPED, day)


def _contacted(families: list[UUID]) -> Iterator[Happened]:
    contacts = Contact.objects.filter(family__in=families, with_family=True, withdrawn_at__isnull=True)
    for family, day in contacts.values_list("family_id", "happened_on"):
        yield family, Event(EventKind.CONTACTED, day)


def _followed(families: list[UUID]) -> Iterator[Happened]:
    for family, from_day, to_day in FollowUp.objects.filter(family__in=families).values_list(
        "family_id", "from_day", "to_day"
    ):
        yield family, Event(EventKind.ACTIVATED, from_day)
        yield family, Event(EventKind.FOLLOW_UP_RESUMED, from_day)
        if to_day is not None:
            yield family, Event(EventKind.FOLLOW_UP_ENDED, to_day)


def _outcomes(families: list[UUID]) -> Iterator[Happened]:
    outcomes = Outcome.objects.filter(family__in=families, withdrawn_at__isnull=True)
    for family, day, destination in outcomes.values_list("family_id", "happened_on", "destination"):
        yield family, Event(EventKind.OUTCOME, day, Destination(destination))
