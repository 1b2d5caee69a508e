"""Where a family in line is looked at: her place on the list."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse

from bofast.desk.office import Desk


def registration_urls(desk: Desk, families: Collection[UUID]) -> dict[UUID, str]:
    """The page of each family's newest registration, as far as the reader may know of it."""
    known = desk.registrations.filter(family__in=list(families)).order_by("listed_on", "pk")
    return {family: reverse("letting-registration", args=[key]) for family, key in known.values_list("family", "pk")}
