"""The frame around every page: what the role may see, in the order of the day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bofast.casework.access.roles import Permission
from bofast.design.shell import NavigationItem, Shell
from bofast.desk.letting.rooms import tabs_of

PLACES = (
    (_("My day"), "my-day", "d", Permission.SEE_FAMILIES),
    (_("Families"), "families", "f", Permission.SEE_FAMILIES),
    (_("Homes"), "homes", "h", Permission.SEE_HOMES),
    (_("Letting"), "letting", "t", Permission.SEE_LETTINGS),
    (_("Results"), "results", "r", Permission.SEE_RESULTS),
    (_("Import"), "intake", "i", Permission.BRING_IN_SHEETS),
    (_("Office"), "office", "o", Permission.SIGNED_IN),
)


def shell(request: HttpRequest) -> Mapping[str, Any]:
    """Context for `design/base.html`."""
    desk = getattr(request, "desk", None)
    if desk is None:
        return {"shell": Shell(language_url=reverse("set_language"))}
    match = request.resolver_match
    current = match.url_name.split("-")[0] if match and match.url_name else ""
    navigation = tuple(
        NavigationItem(label=str(label), url=reverse(name), key=key, current=current == name.split("-")[0])
        for label, name, key, needs in PLACES
        if desk.may(needs)
    )
    return {
        "shell": Shell(
            navigation=navigation,
            rooms=tabs_of(match),
            home_url=reverse("home"),
            search_url=reverse("search"),
            suggest_url=reverse("search-suggest"),
            user_name=str(desk.user),
            office_name=desk.office.name,
            account_url=reverse("account"),
            sign_out_url=reverse("sign-out"),
            language_url=reverse("set_language"),
            about_url=reverse("about"),
        )
    }
