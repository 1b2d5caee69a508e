"""Whom letting is about: families on the list, and those who live in the office's homes."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, F, OuterRef, Q

from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.homes.models import Home
from bofast.casework.lettings.models import Registration
from bofast.casework.tenancies.models import Occupancy


def concerned_by_letting(families: FamilyQuerySet, *, on: date) -> FamilyQuerySet:
    """Those of some families who stand on the list on a day, or live in a home at the office's disposal."""
    listed = Registration.objects.standing_on(on).filter(family=OuterRef("pk"))
    lived_in = Occupancy.objects.filter(family=OuterRef("pk"), home__office=F("family__office")).valid_on(on)
    rented = lived_in.known_at(None).exclude(home__disposal=Home.Disposal.PRIVATE)
    return families.filter(Q(Exists(listed)) | Q(Exists(rented)))
