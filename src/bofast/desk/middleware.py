"""What every staff page needs before its view: the reader's language, and the desk with its permission."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation

from bofast.casework.access.models import User
from bofast.casework.access.roles import Permission
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.desk.office import desk_of

Answer = Callable[[HttpRequest], HttpResponse]


class StaffLanguage:
    """The language chosen on the page (cookie), else the user's own, else the browser's."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if chosen not in dict(settings.LANGUAGES):
            user = request.user
            chosen = user.language if isinstance(user, User) else translation.get_language_from_request(request)
        with translation.override(chosen):
            request.LANGUAGE_CODE = chosen
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", chosen)
        return response


class OfficeDesk:
    """Give the request its desk, and refuse what the user's roles do not allow.

    Every view declares its permission (`desk.permission.page`); one without is refused for
    everybody, so that a forgotten declaration shows at once instead of opening a door.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], _args: list[Any], _kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        permission: Permission | None = getattr(view, "permission", None)
        if permission is Permission.PUBLIC:
            if isinstance(request.user, User):
                request.desk = request.office = desk_of(request.user)  # type: ignore[attr-defined]
            return None
        if not isinstance(request.user, User):
            return redirect_to_login(request.get_full_path())
        desk = desk_of(request.user)
        request.desk = request.office = desk  # type: ignore[attr-defined]
        if desk is not None and permission is not None and desk.may(permission):
            return None
        journal.record(
            Deed.ACCESS_REFUSED,
            by=request.user,
            office=desk.office if desk else None,
            facts={"page": request.resolver_match.view_name if request.resolver_match else "", "needs": permission},
        )
        raise Http404


class NeverStored:
    """Case pages stay out of every cache: the back button after signing out shows nothing."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response
