"""The frame of start loans as figures, a meter and a ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.core.paginator import Page
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from bofast.casework.families.models import Family
from bofast.casework.ownership.frames import FrameLeft
from bofast.casework.ownership.models import FrameEntry
from bofast.design import words
from bofast.design.parts import (
    Column,
    EmptyState,
    Fact,
    FactList,
    Link,
    Meter,
    PageHeader,
    Pagination,
    Row,
    Tab,
    Table,
    Tabs,
    Tone,
)
from bofast.design.parts.part import Shown
from bofast.vocabulary.money import Money

NEARLY_SPENT = Decimal("0.9")
KINDS = {
    # Translators: what a line of the loan frame's ledger does
    FrameEntry.Kind.COMMITTED: pgettext_lazy("line of a ledger", "Committed"),
    FrameEntry.Kind.RELEASED: pgettext_lazy("line of a ledger", "Given back"),
    FrameEntry.Kind.PAID_OUT: pgettext_lazy("line of a ledger", "Paid out"),
    FrameEntry.Kind.PAID_BACK: pgettext_lazy("line of a ledger", "Paid back"),
}
FROM_EARMARK = {True: gettext_lazy("the earmark"), False: gettext_lazy("the rest of the frame")}


@dataclass(frozen=True, slots=True)
class FramePage:
    """What `our_office/frame.html` shows above the ledger."""

    header: PageHeader
    years: Tabs | None
    facts: FactList | None
    meter: Meter | None
    empty: EmptyState | None


def frame_page(frame: FrameLeft | None, *, year: int, years: Sequence[int]) -> FramePage:
    return FramePage(
        header=PageHeader(_("Frame of start loans %(year)s") % {"year": year}),
        years=_tabs(year, years=years),
        facts=_facts(frame) if frame else None,
        meter=_meter(frame) if frame and frame.amount.minor else None,
        empty=None if frame else _nothing(year),
    )


def _nothing(year: int) -> EmptyState:
    return EmptyState(
        _("No frame for %(year)s yet") % {"year": year},
        _("Until somebody enters it, no start loan of the year can be granted."),
    )


def _tabs(year: int, *, years: Sequence[int]) -> Tabs | None:
    here = reverse("office-frame")
    shown = sorted({year, *years}, reverse=True)
    tabs = tuple(Tab(str(one), f"{here}?year={one}", current=one == year) for one in shown)
    return Tabs(_("Year"), tabs) if len(tabs) > 1 else None


def _facts(frame: FrameLeft) -> FactList:
    facts = (
        Fact(_("The frame of start loans"), frame.amount),
        Fact(_("Used"), frame.used),
        Fact(_("Left"), frame.left),
        Fact(_("Earmarked for families with children"), frame.earmarked),
        Fact(_("Used of the earmark"), frame.earmark_used),
        Fact(_("Left of the earmark"), frame.earmark_left),
    )
    return FactList(facts, columns=True)


def _meter(frame: FrameLeft) -> Meter:
    share = Decimal(frame.used.minor) / Decimal(frame.amount.minor)
    said = _("%(used)s of %(all)s used, %(left)s left") % {
        "used": words.money(frame.used),
        "all": words.money(frame.amount),
        "left": words.money(frame.left),
    }
    return Meter(_("How much is used"), share, said, Tone.WARNING if share >= NEARLY_SPENT else Tone.ACCENT)


def ledger_table(
    lines: Page[FrameEntry], *, entries: Sequence[FrameEntry], families: Mapping[UUID, Family], year: int
) -> Table:
    """The ledger's lines; a family that is not the reader's to open has no name here."""
    return Table(
        caption=_("Ledger"),
        columns=(
            Column(_("Day")),
            Column(_("What")),
            Column(_("Amount"), numeric=True),
            Column(_("From")),
            Column(_("Family")),
            Column(_("By")),
        ),
        rows=tuple(_line(entry, families=families) for entry in entries),
        empty=EmptyState(_("Nothing is taken from the frame"), _("Each loan that is granted leaves a line here.")),
        pagination=Pagination(lines.number, lines.paginator.num_pages, f"{reverse('office-frame')}?year={year}&page="),
    )


def _line(entry: FrameEntry, *, families: Mapping[UUID, Family]) -> Row:
    family = families.get(entry.loan_case.family_id) if entry.loan_case else None
    named: Shown = Link(family.name, reverse("family-buying", args=[family.pk])) if family else _("not yours to see")
    return Row(
        (
            date_format(entry.at, "SHORT_DATE_FORMAT"),
            str(KINDS[FrameEntry.Kind(entry.kind)]),
            Money(entry.amount_minor, entry.frame.office.currency),
            str(FROM_EARMARK[entry.is_earmarked]),
            named,
            str(entry.by),
        )
    )
