from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from bofast.casework.access.roles import Permission
from bofast.design.parts import AnchorNavigation, Link
from bofast.desk.families.page import home_now, who
from bofast.desk.families.page.header import header_of
from bofast.desk.families.page.moment import shown_on
from bofast.desk.families.page.sections import others
from bofast.desk.families.page.timeline import timeline_of
from bofast.desk.office import DeskRequest
from bofast.desk.reading import open_family


@require_GET
def show(request: DeskRequest, family_id: UUID) -> HttpResponse:
    """Everything about one family, as of today or of the day asked for."""
    shown = shown_on(request, open_family(request, family_id))
    outlooks = home_now.outlooks_of(shown)
    sections = others(shown)
    context = {
        "family": shown.family,
        "as_of": shown.as_of(),
        "on": shown.on,
        "header": header_of(shown),
        "timeline": timeline_of(shown, outlooks[0] if outlooks else None),
        "who": who.section(shown),
        "home": home_now.section(shown, outlooks),
        "sections": sections,
        "anchors": AnchorNavigation(
            _("Sections of this page"),
            (
                Link(_("Who"), "#who"),
                Link(_("Home now"), "#home"),
                *(Link(section.heading, f"#{section.anchor}") for section in sections),
            ),
        ),
        "may_change": shown.desk.may(Permission.CHANGE_FAMILIES),
    }
    return render(request, "families/family.html", context)
