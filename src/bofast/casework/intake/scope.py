"""Which sheets a user may open: one's own; and those of homes and usual rents, which name nobody."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from bofast.casework.access.models import Office, User
from bofast.casework.intake.layouts import SheetKind
from bofast.casework.intake.models import Application, ColumnMapping, Sheet

NAMES_NOBODY = (SheetKind.HOMES, SheetKind.RENT_RANGES)


def sheets_open_to(user: User, *, office: Office) -> QuerySet[Sheet]:
    own = Q(uploaded_by=user)
    return Sheet.objects.filter(own | Q(kind__in=NAMES_NOBODY), office=office).select_related("run", "uploaded_by")


def mappings_of(office: Office) -> QuerySet[ColumnMapping]:
    return ColumnMapping.objects.filter(office=office)


def applications_open_to(user: User, *, office: Office) -> QuerySet[Application]:
    """An application that nobody has accepted yet is its receiver's."""
    return Application.objects.filter(office=office, received_by=user)
