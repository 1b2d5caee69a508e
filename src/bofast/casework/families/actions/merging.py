"""Two records of one person become one, and can be parted again.

Everything that points to the other record is moved to the one that is kept, whichever app it belongs to; which rows
were moved stands in the event, so that taking it back moves exactly these.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from bofast.casework.access.models import User
from bofast.casework.families.actions.membership import refresh_household
from bofast.casework.families.models import Family, FamilyEvent, Membership, Person
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

FILLED_IN = (
    *("born_on", "sex", "phone", "email", "language", "needs_interpreter", "has_refugee_background"),
    *("settled_in_year", "residence_permit", "school"),
)
UNKNOWN = (None, "")


@transaction.atomic
def merge_people(*, kept: Person, other: Person, by: User) -> FamilyEvent:
    """Make two records of one person one: what was unknown of the kept one is filled in from the other.

    Raises: ShownToUser, when they are the same record, of different offices, or one was merged before.
    """
    if kept.pk == other.pk or kept.office_id != other.office_id or kept.merged_into_id or other.merged_into_id:
        raise ShownToUser(Reason.CHANGED_BY_ANOTHER)
    families = _families_of(kept, other)
    before = _withdraw_double_memberships(kept, other)
    before |= {"kept": str(kept.pk), "other": str(other.pk), "moved": _move_all(other, kept)}
    Person.objects.filter(pk=other.pk).update(merged_into=kept)
    before["filled_in"] = _fill_in(kept, other)
    event = FamilyEvent.objects.create(
        kind=FamilyEvent.Kind.MERGE_PEOPLE,
        office=kept.office,
        happened_on=timezone.localdate(),
        before=before,
        after={"person": str(kept.pk)},
        recorded_by=by,
    )
    event.families.set(families)
    _finish(event, deed=Deed.PEOPLE_MERGED, about=kept, by=by)
    return event


@transaction.atomic
def undo_merge(event: FamilyEvent, *, by: User) -> None:
    """Part two records that were merged by mistake: what was moved goes back, what was filled in is emptied.

    What was written about the kept person since then stays there.

    Raises: ShownToUser, when it has been taken back already.
    """
    standing = FamilyEvent.objects.filter(pk=event.pk, kind=FamilyEvent.Kind.MERGE_PEOPLE, undone_at__isnull=True)
    if not standing.update(undone_at=timezone.now()):
        raise ShownToUser(Reason.MERGE_ALREADY_UNDONE)
    kept, other = (Person.objects.get(pk=event.before[which]) for which in ("kept", "other"))
    _empty_again(kept, event.before["filled_in"])
    Person.objects.filter(pk=other.pk).update(merged_into=None)
    for place, keys in event.before["moved"].items():
        label, field = place.rsplit(".", 1)
        rows = apps.get_model(label)._base_manager.filter(pk__in=keys, **{field: kept})
        rows.update(**{field: other})
    Membership.objects.filter(pk__in=event.before["withdrawn"]).update(withdrawn_at=None)
    _finish(event, deed=Deed.MERGE_UNDONE, about=kept, by=by)


def _families_of(*people: Person) -> list[Family]:
    return list(Family.objects.filter(memberships__person__in=people).distinct().order_by("pk"))


def _withdraw_double_memberships(kept: Person, other: Person) -> dict[str, Any]:
    """A family where both stand keeps the kept one's row."""
    both_in = Membership.objects.filter(person=kept, withdrawn_at__isnull=True).values("family")
    double = Membership.objects.filter(person=other, withdrawn_at__isnull=True, family__in=both_in)
    keys = list(double.values_list("pk", flat=True).order_by("pk"))
    Membership.objects.filter(pk__in=keys).update(withdrawn_at=timezone.now())
    return {"withdrawn": keys}


def _pointing_to_people() -> Iterator[tuple[type[models.Model], str]]:
    for relation in Person._meta.related_objects:
        if relation.field.concrete and not relation.many_to_many and relation.related_model is not Person:
            yield relation.related_model, relation.field.name


def _move_all(other: Person, kept: Person) -> dict[str, list[Any]]:
    """Point everything at the kept record; the keys of what was moved, by model and column."""
    moved: dict[str, list[Any]] = {}
    for model, field in _pointing_to_people():
        rows = model._base_manager.filter(**{field: other})
        keys = [key if isinstance(key, int) else str(key) for key in rows.values_list("pk", flat=True).order_by("pk")]
        if keys:
            moved[f"{model._meta.label}.{field}"] = keys
            model._base_manager.filter(pk__in=keys).update(**{field: kept})
    return moved


def _fill_in(kept: Person, other: Person) -> list[str]:
    """Take over what is unknown of the kept one; which columns that were."""
    filled = [name for name in FILLED_IN if getattr(kept, name) in UNKNOWN and getattr(other, name) not in UNKNOWN]
    for name in filled:
        setattr(kept, name, getattr(other, name))
    if other.number_sealed and not kept.number_sealed:
        kept.set_identity_number(other.identity_number(), kind=other.number_kind)
        filled.append("identity_number")
    kept.save()
    return filled


def _empty_again(kept: Person, filled: list[str]) -> None:
    for name in filled:
        if name == "identity_number":
            kept.set_identity_number("", kind=Person.NumberKind.NONE)
        else:
            setattr(kept, name, "" if isinstance(getattr(kept, name), str) else None)
    kept.save()


def _finish(event: FamilyEvent, *, deed: Deed, about: Person, by: User) -> None:
    families = list(event.families.order_by("pk"))
    for family in families:
        refresh_household(family)
        journal.record(deed, by=by, office=event.office, family_id=family.pk, about=about)
    if not families:
        journal.record(deed, by=by, office=event.office, about=about)
