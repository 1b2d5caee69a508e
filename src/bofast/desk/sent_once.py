"""A form that is sent twice is done once: by a double click, or by the back button and another press.

Every form of ours carries a one-time number (`{% sent_once %}`). The number is taken in the transaction that does what
the form asks, so there is no moment at which the one stands without the other. See `docs/decisions/0008`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from bofast.casework.access import actions as access
from bofast.casework.access.models import SentForm, User
from bofast.design.sent_once import NUMBER
from bofast.design.toasts import toast

OF_EACH_PAGE = {NUMBER, "csrfmiddlewaretoken"}
"""What differs from one showing of a form to the next, though the reader writes the same."""
View = Callable[..., HttpResponse]


class SentOnce:
    """Do what a form asks at its first sending, and lead the second to what the first made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        number = _number(request.POST) if request.method == "POST" else None
        if number is None or not isinstance(request.user, User):
            return None
        with transaction.atomic():
            first = access.take_form(number, content_digest=_digest(request), by=request.user)
            if first is not None:
                return _lead_to(first, request=request)
            response = view(request, *args, **kwargs)
            _remember(response, number=number, by=request.user)
            return response


def _number(posted: QueryDict) -> UUID | None:
    try:
        return UUID(posted.get(NUMBER, ""))
    except ValueError:
        return None


def _remember(response: HttpResponse, *, number: UUID, by: User) -> None:
    """A form that was done leads somewhere; one that is shown again was not done."""
    if response.has_header("Location"):
        access.keep_form(number, led_to=response["Location"], by=by)
    else:
        access.give_form_back(number, by=by)


def _lead_to(first: SentForm, *, request: HttpRequest) -> HttpResponse:
    if first.content_digest == _digest(request):
        toast(request, _("The form was sent twice. The second time changed nothing."), level=messages.INFO)
    else:
        text = _("This form was sent before, and what it said then stands. Open it anew to write something else.")
        toast(request, text, level=messages.WARNING)
    return redirect(first.led_to)


def _digest(request: HttpRequest) -> str:
    """What the reader wrote, as a keyed digest: equal for equal content, and saying nothing of it."""
    written = [(name, values) for name, values in sorted(request.POST.lists()) if name not in OF_EACH_PAGE]
    files = [(name, file.name, file.size) for name in sorted(request.FILES) for file in request.FILES.getlist(name)]
    return salted_hmac("bofast.sent_once", repr((written, files)), algorithm="sha256").hexdigest()
