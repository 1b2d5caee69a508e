"""The funnel's numbers for the command line, by programme and day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils import timezone

from bofast.casework.figures.funnel import as_numbers
from bofast.casework.programmes.models import Programme


class NoProgramme(Exception):
    """There is no programme of that name, or several and none was named."""


def count_funnel(*, programme: str | None, on: date | None) -> Mapping[str, int]:
    """Count one programme on a day.

    Raises: NoProgramme, with the names that exist.
    """
    return as_numbers(_the_programme(programme), on=on or timezone.localdate())


def _the_programme(name: str | None) -> Programme:
    found = list(Programme.objects.filter(name=name) if name else Programme.objects.order_by("from_day"))
    if len(found) == 1:
        return found[0]
    names = ", ".join(Programme.objects.order_by("name").values_list("name", flat=True)) or "none"
    raise NoProgramme(f"Name one programme with --programme. Known: {names}.")
