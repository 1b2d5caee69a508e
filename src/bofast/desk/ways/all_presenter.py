"""Who could buy? as tiles and a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from bofast.casework.families.models import Family
from bofast.casework.runs.models import Run
from bofast.design import words
from bofast.design.parts.actions import Link, Weight
from bofast.design.parts.part import Shown
from bofast.design.parts.progress import Stat, StatTiles
from bofast.design.parts.tables import Column, Pagination, Row, Table
from bofast.design.parts.words import EmptyState, Muted, Tag
from bofast.desk.ways.changing import change_in_words
from bofast.desk.ways.presenter import TONES
from bofast.desk.ways.screened import FoundFamily, counts_of
from bofast.desk.wording.economy_names import named
from bofast.rules.way_answer import Possible

PAGE = 50


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which families are shown, and which page of them."""

    query: str
    page: int


def tiles(run: Run) -> StatTiles:
    """How many families have each answer; each opens its list."""
    url = reverse("ways-all")
    return StatTiles(
        tuple(
            Stat(named(possible), count, url=f"{url}?answer={possible.value}", tone=TONES[possible])
            for possible, count in counts_of(run).items()
        )
    )


def counted_when(run: Run) -> str:
    """When it was counted, and by whom it was asked for."""
    finished = date_format(run.finished_at, "SHORT_DATETIME_FORMAT") if run.finished_at else ""
    return _("Counted %(when)s, asked for by %(name)s.") % {"when": finished, "name": str(run.asked_by)}


def found_table(
    found: Sequence[FoundFamily], *, families: Mapping[UUID, Family], narrowed: Narrowed, total: int
) -> Table:
    """The families of one page; those whom the reader may not know stand in no list."""
    first = (narrowed.page - 1) * PAGE + 1
    shown = {"first": first, "last": first + len(found) - 1, "total": words.number(total)}
    return Table(
        caption=_("Who could buy?"),
        columns=(
            Column(_("Family")),
            Column(_("Answer")),
            Column(_("Loan needed"), numeric=True),
            Column(_("Loan that the income carries"), numeric=True),
            Column(_("Nearest change")),
        ),
        rows=tuple(_row(each, family=families[each.family_id]) for each in found if each.family_id in families),
        empty=EmptyState(_("No family here"), _("Choose another answer above.")),
        pagination=Pagination(
            narrowed.page,
            max(1, -(-total // PAGE)),
            f"{reverse('ways-all')}?{narrowed.query}page=",
            _("%(first)s–%(last)s of %(total)s") % shown,
        ),
    )


def _row(found: FoundFamily, *, family: Family) -> Row:
    return Row(
        (
            Muted(family.name, family.reference),
            _answer(found),
            found.loan_needed,
            found.capacity,
            change_in_words(found.nearest) if found.nearest is not None else "–",
        ),
        url=reverse("family-ways", args=[family.pk]),
    )


def _answer(found: FoundFamily) -> Shown:
    tag = Tag(named(found.possible), TONES[found.possible])
    if found.possible in {Possible.YES, Possible.CONDITIONAL} and found.years:
        told = {"years": found.years, "exception": found.exception or ""}
        under = _("%(years)s years, %(exception)s") % told if found.exception else _("%(years)s years") % told
        return Muted(tag, under)
    return tag


def export_link(query: str) -> Link:
    return Link(_("Download as Excel"), f"{reverse('ways-all-export')}?{query}", Weight.SECONDARY)
