"""Which programme a page is about: the one that is asked for, else the office's newest."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from bofast.casework.programmes.models import Programme
from bofast.desk.asked import number_asked
from bofast.desk.office import DeskRequest


def programme_asked(request: DeskRequest) -> Programme | None:
    """The programme of `?programme=`, or the newest one; None when the office has none.

    Raises: Http404, for a programme of another office as for one that does not exist.
    """
    programmes = request.desk.office.programmes.select_related("office").order_by("-from_day", "-pk")
    if "programme" not in request.GET:
        return programmes.first()
    return get_object_or_404(programmes, pk=number_asked(request.GET, "programme"))


def programme_of(request: DeskRequest, programme_id: int) -> Programme:
    """A programme of the user's office.

    Raises: Http404, for a programme of another office as for one that does not exist.
    """
    return get_object_or_404(request.desk.office.programmes.select_related("office"), pk=programme_id)
