"""Which of some families a reader may know of, and which she may open: asked on every page with families."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from bofast.casework.access.models import Office, User
from bofast.casework.access.roles import Permission
from bofast.casework.families.models import Family
from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.keeping.asked_often import asked_often


def listed_among(
    keys: Collection[UUID], *, user: User, office: Office, permissions: frozenset[Permission]
) -> dict[UUID, Family]:
    """Those of the families whose existence the user may know."""
    found = _listed(keys=keys, user=user.pk, office=office.pk, permissions=permissions, on=timezone.localdate())
    return {family.pk: family for family in found}


def open_among(
    keys: Collection[UUID], *, user: User, office: Office, permissions: frozenset[Permission]
) -> frozenset[UUID]:
    """Those of the families whose details the user may see."""
    return frozenset(_open_keys(keys=keys, **_reader(user, office=office, permissions=permissions)))


def opened(key: UUID, *, user: User, office: Office, permissions: frozenset[Permission]) -> Family | None:
    """The family with its office and who is responsible, if the user may see its details."""
    found = _open(keys=[key], **_reader(user, office=office, permissions=permissions))
    return found[0] if found else None


def _reader(user: User, *, office: Office, permissions: frozenset[Permission]) -> dict[str, Any]:
    """Who reads, as far as a query needs to know."""
    return {
        "user": user.pk,
        "office": office.pk,
        "permissions": permissions,
        "relation_required": office.relation_required,
        "on": timezone.localdate(),
        "at": timezone.now(),
    }


@asked_often(shape={"permissions"})
def _listed(
    *, keys: Collection[UUID], user: UUID, office: int, permissions: frozenset[Permission], on: date
) -> QuerySet[Family]:
    return Family.objects.listed(user=user, office=office, permissions=permissions, on=on).filter(pk__in=keys)


@asked_often(shape={"permissions", "relation_required"})
def _open(*, keys: Collection[UUID], **reader: Any) -> QuerySet[Family]:
    return _opened(**reader).filter(pk__in=keys).select_related("office", "responsible")


@asked_often(shape={"permissions", "relation_required"})
def _open_keys(*, keys: Collection[UUID], **reader: Any) -> QuerySet[Family, UUID]:
    return _opened(**reader).filter(pk__in=keys).values_list("pk", flat=True)


def _opened(
    *,
    user: UUID,
    office: int,
    permissions: frozenset[Permission],
    relation_required: bool,
    on: date,
    at: datetime,
) -> FamilyQuerySet:
    listed = Family.objects.listed(user=user, office=office, permissions=permissions, on=on)
    return listed.opened(user=user, permissions=permissions, relation_required=relation_required, on=on, at=at)
