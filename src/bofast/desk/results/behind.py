"""The list behind a figure. Who may not know of a family sees that there is one more, not which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.figures.behind import FunnelFigure
from bofast.casework.programmes.models import Programme
from bofast.design import words
from bofast.design.parts import Breadcrumbs, Column, EmptyState, Link, Notice, PageHeader, Pagination, Row, Table
from bofast.desk.families.words import status_shown
from bofast.desk.office import Desk
from bofast.desk.results.presenter import BY_RESULT, STAGES

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class ListPage:
    """What `results/behind.html` shows."""

    crumbs: Breadcrumbs
    header: PageHeader
    table: Table
    hidden: Notice | None


def list_page(desk: Desk, *, programme: Programme, figure: FunnelFigure, keys: Sequence[str], number: str) -> ListPage:
    label = str({**STAGES, **BY_RESULT}[figure])
    families = desk.listed_families.filter(pk__in=keys).select_related("responsible").order_by("name", "pk")
    pages = Paginator(families, PAGE_SIZE)
    page = pages.get_page(number)
    results = f"{reverse('results')}?programme={programme.pk}"
    count = len(keys)
    in_all = ngettext("%(count)s family", "%(count)s families", count) % {"count": words.number(count)}
    return ListPage(
        crumbs=Breadcrumbs((Link(_("Results"), results),), label),
        header=PageHeader(label, lead=in_all, above=programme.name),
        table=Table(
            caption=_("Families: %(figure)s") % {"figure": label},
            columns=(Column(_("Family")), Column(_("Number")), Column(_("Responsible")), Column(_("Stands at"))),
            rows=tuple(
                Row(
                    (
                        family.name,
                        family.reference,
                        str(family.responsible or _("nobody yet")),
                        status_shown(family.status),
                    ),
                    url=reverse("family", args=[family.pk]),
                )
                for family in page
            ),
            caption_shown=False,
            empty=EmptyState(_("No families here"), _("The figure counts none, or none that you may see.")),
            pagination=Pagination(page.number, pages.num_pages, "?page="),
        ),
        hidden=_hidden(count - pages.count),
    )


def _hidden(count: int) -> Notice | None:
    if count <= 0:
        return None
    title = ngettext("%(count)s family is not shown", "%(count)s families are not shown", count)
    return Notice(title % {"count": words.number(count)}, _("It is counted, but you may not see which one it is."))
