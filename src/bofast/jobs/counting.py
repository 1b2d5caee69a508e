"""The funnel's numbers for the command line, by programme and day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils import timezone

from bofast.casework.figures.funnel import as_numbers
from bofast.casework.programmes.models import Programme


class CannotCount(Exception):
    """There is nothing to count; the message says why and what to ask for instead."""


class NoProgramme(CannotCount):
    """There is no programme of that name, or several and none was named."""


class DayToCome(CannotCount):
    """A count of a day that is still to come would be a guess."""


def count_funnel(*, programme: str | None, on: date | None) -> Mapping[str, int]:
    """Count one programme on a day.

    Raises: NoProgramme, with the names that exist; DayToCome.
    """
    today = timezone.localdate()
    if on is not None and on > today:
        raise DayToCome(
            f"{on} is still to come: what will have happened by then is not known. Ask for {today} or before."
        )
    return as_numbers(_the_programme(programme), on=on or today)


def _the_programme(name: str | None) -> Programme:
    found = list(Programme.objects.filter(name=name) if name else Programme.objects.order_by("from_day"))
    if len(found) == 1:
        return found[0]
    names = ", ".join(Programme.objects.order_by("name").values_list("name", flat=True)) or "none"
    raise NoProgramme(f"Name one programme with --programme. Known: {names}.")
