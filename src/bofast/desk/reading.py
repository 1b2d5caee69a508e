"""Opening a family for reading: scope first, then the journal, then the page."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from bofast.casework.families.models import Family
from bofast.casework.homes.models import Home
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.desk.office import DeskRequest


def open_family(request: DeskRequest, family_id: UUID) -> Family:
    """The family, if its details are the user's to see; the reading stands in the journal before anything is shown.

    Once in a request: a page that asks twice is one reading.
    Raises: Http404, for a family outside the user's scope as for one that does not exist.
    """
    opened = _opened(request)
    if family_id not in opened:
        family = request.desk.opened(family_id)
        if family is None:
            raise Http404
        _record(request, Deed.FAMILY_READ, family=family)
        opened[family_id] = family
    return opened[family_id]


def open_home(request: DeskRequest, home_id: UUID) -> Home:
    """A home of the office, its reading written down first.

    Raises: Http404, for a home of another office as for one that does not exist.
    """
    home = get_object_or_404(request.desk.homes.select_related("office", "area"), pk=home_id)
    journal.record(Deed.HOME_READ, by=request.user, office=request.desk.office, about=home)
    return home


def _record(request: DeskRequest, deed: Deed, *, family: Family) -> None:
    page = request.resolver_match.url_name if request.resolver_match else ""
    journal.record(deed, by=request.user, office=request.desk.office, family_id=family.pk, facts={"page": page})


def _opened(request: DeskRequest) -> dict[UUID, Family]:
    if not hasattr(request, "opened_families"):
        request.opened_families = {}  # type: ignore[attr-defined]  # lives as long as the request
    opened: dict[UUID, Family] = request.opened_families  # type: ignore[attr-defined]
    return opened
