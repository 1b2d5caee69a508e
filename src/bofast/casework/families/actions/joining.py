"""Families that become two, or one: one event with the state before and after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from bofast.casework.access.models import User
from bofast.casework.families.actions.households import add_family
from bofast.casework.families.actions.membership import (
    EndedBecause,
    add_member,
    refresh_household,
    refuse_closed,
    replace,
)
from bofast.casework.families.facts import NewMember
from bofast.casework.families.models import Family, FamilyEvent, Membership, Person
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

State = dict[str, list[dict[str, Any]]]


@transaction.atomic
def split_family(
    family: Family, *, leaving: Sequence[Person], new_reference: str, new_name: str, on: date, by: User
) -> Family:
    """Part a family: those who leave make one of their own from a day, with the same coordinator.

    Raises: ShownToUser, when nobody would stay or nobody leaves, somebody named does not belong here, or the new case
    number is in use.
    """
    refuse_closed(family)
    members = list(family.members_on(on).order_by("pk"))
    gone = [row for row in members if row.person in leaving]
    if len({row.person_id for row in gone}) < len(leaving):
        raise ShownToUser(Reason.NOT_A_MEMBER)
    if not gone or len(gone) == len(members):
        raise ShownToUser(Reason.FAMILY_WOULD_BE_EMPTY)
    before = _state((family,), on=on)
    for row in gone:
        replace(row, from_day=row.from_day, to_day=on, because=EndedBecause.SPLIT, by=by)
    new = add_family(
        office=family.office,
        reference=new_reference,
        name=new_name,
        text_language=family.text_language,
        from_day=on,
        members=_as_new(gone),
        responsible=family.responsible,
        by=by,
    )
    refresh_household(family)
    _write(FamilyEvent.Kind.SPLIT, families=(family, new), on=on, before=before, by=by)
    journal.record(Deed.FAMILY_SPLIT, by=by, office=family.office, family_id=family.pk, facts={"new_family": new.pk})
    return new


@transaction.atomic
def join_families(*, staying: Family, joining: Family, on: date, by: User) -> FamilyEvent:
    """Two families become one from a day: everybody of the joining one moves over, and it is closed.

    Somebody who belongs to both, such as a child with two homes, is entered once and with the whole of both shares.

    Raises: ShownToUser, when they are the same family or one of them is closed.
    """
    if staying.pk == joining.pk:
        raise ShownToUser(Reason.FAMILY_JOINS_ITSELF)
    refuse_closed(staying)
    refuse_closed(joining)
    before = _state((staying, joining), on=on)
    here = {row.person_id: row for row in staying.members_on(on).order_by("pk")}
    coming = list(joining.members_on(on).order_by("pk"))
    for row in coming:
        replace(row, from_day=row.from_day, to_day=on, because=EndedBecause.JOINED, by=by)
        if (same := here.get(row.person_id)) is not None:
            _with_both_shares(same, row, on=on, by=by)
    for member in _as_new(row for row in coming if row.person_id not in here):
        add_member(staying, member=member, from_day=on, by=by)
    joining.closed_on = on
    joining.save(update_fields=["closed_on"])
    refresh_household(joining)
    event = _write(FamilyEvent.Kind.JOIN, families=(staying, joining), on=on, before=before, by=by)
    for family, other in ((staying, joining), (joining, staying)):
        facts = {"with_family": other.pk}
        journal.record(Deed.FAMILIES_JOINED, by=by, office=family.office, family_id=family.pk, facts=facts)
    return event


def _with_both_shares(here: Membership, coming: Membership, *, on: date, by: User) -> None:
    """End the share before and begin the sum of both; at most the whole of the time."""
    share = min(100, here.share_of_time + coming.share_of_time)
    if share == here.share_of_time:
        return
    replace(here, from_day=here.from_day, to_day=on, because=EndedBecause.JOINED, by=by)
    member = NewMember(here.person, Membership.Role(here.role), share)
    add_member(here.family, member=member, from_day=on, by=by)


def _as_new(rows: Iterable[Membership]) -> list[NewMember]:
    return [NewMember(row.person, Membership.Role(row.role), row.share_of_time) for row in rows]


def _write(kind: FamilyEvent.Kind, *, families: tuple[Family, ...], on: date, before: State, by: User) -> FamilyEvent:
    event = FamilyEvent.objects.create(
        kind=kind,
        office=families[0].office,
        happened_on=on,
        before=before,
        after=_state(families, on=on),
        recorded_by=by,
    )
    event.families.set(families)
    return event


def _state(families: Iterable[Family], *, on: date) -> State:
    """Who belongs to each family on a day, by id."""
    return {
        str(family.pk): [
            {"person": str(row.person_id), "role": row.role, "share_of_time": row.share_of_time}
            for row in family.members_on(on).order_by("pk")
        ]
        for family in families
    }
