"""Who waits for some homes, when the rest of the list need not be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q

from bofast.casework.access.models import Office
from bofast.casework.homes.models import Home
from bofast.casework.lettings.known.departments import Departments
from bofast.casework.lettings.known.listed_facts import waiting_for_a_home
from bofast.casework.lettings.known.meant import standing_wishes
from bofast.casework.lettings.models import Wish
from bofast.casework.lettings.models.registrations import RegistrationQuerySet
from bofast.rules.letting.facts import ListedFamily


def waiting_for_any(homes: Iterable[Home], *, office: Office, tree: Departments, on: date) -> RegistrationQuerySet:
    """The registrations that wait on a day and wish any of some homes: by name, or by an area around them."""
    homes = list(homes)
    above = {area for home in homes for area in tree.paths.get(home.area_id or 0, ())}
    named = Wish.objects.filter(Q(home__in=[home.pk for home in homes]) | Q(area__in=above))
    return waiting_for_a_home(office, day=on).filter(pk__in=standing_wishes(named, day=on).values("registration"))


def departments_lived_in(families: Sequence[ListedFamily], *, office: Office, tree: Departments) -> dict[str, str]:
    """The department of each home that one of some families rents, by the home's key."""
    keys = {UUID(one.home) for one in families if one.home}
    areas = Home.objects.of_office(office).filter(pk__in=keys).values_list("pk", "area")
    return {str(home): tree.department_of(area) for home, area in areas}
