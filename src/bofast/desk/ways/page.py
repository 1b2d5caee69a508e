"""The page of the five ways, put together from its parts."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.followup.models import WayOption
from bofast.casework.followup.options import options_of
from bofast.design import words
from bofast.design.parts.actions import Link, Weight
from bofast.design.parts.bars import Bars
from bofast.design.parts.headers import PageHeader
from bofast.design.parts.navigation import Breadcrumbs
from bofast.design.parts.part import Shown, Tone
from bofast.design.parts.progress import StatTiles
from bofast.design.parts.tables import Column, Row, Table
from bofast.design.parts.ways import WaysTable
from bofast.design.parts.words import Muted, Notice, Tag
from bofast.desk.office import Desk
from bofast.desk.ways.comparing import Compared
from bofast.desk.ways.family_text import FamilyText, family_text
from bofast.desk.ways.forms import FIELDS
from bofast.desk.ways.left_bars import left_bars
from bofast.desk.ways.loan_presenter import LoanShown, loan_shown, month_tiles
from bofast.desk.ways.presenter import missing_notice, ways_table
from bofast.desk.wording.economy_names import named
from bofast.vocabulary.ways import Way


@dataclass(frozen=True, slots=True)
class WaysPage:
    crumbs: Breadcrumbs
    header: PageHeader
    missing: Notice | None
    table: WaysTable
    left: Bars | None
    month: StatTiles
    loan: LoanShown | None
    options: Table
    text: FamilyText
    choices: Table | None


def ways_page(compared: Compared, *, desk: Desk) -> WaysPage:
    """Everything on the page, worked out from one comparison."""
    return WaysPage(
        crumbs=crumbs(compared, here=_("Five ways home")),
        header=PageHeader(
            _("Five ways home"),
            lead=_("Counted for %(day)s. Every figure opens its reason.") % {"day": words.day(compared.on)},
            tags=_tags(compared),
            actions=(Link(_("On paper, with every reason"), _url("family-ways-print", compared), Weight.SECONDARY),),
        ),
        missing=missing_notice(compared, desk=desk),
        table=ways_table(compared, desk=desk),
        left=left_bars(compared),
        month=month_tiles(compared),
        loan=loan_shown(compared),
        options=options_table(compared, desk=desk),
        text=family_text(compared),
        choices=choices_table(compared),
    )


def crumbs(compared: Compared, *, here: str, through: bool = False) -> Breadcrumbs:
    """The way here from the list of families."""
    trail = [
        Link(_("Families"), reverse("families")),
        Link(compared.family.name, _url("family", compared)),
    ]
    if through:
        trail.append(Link(_("Five ways home"), _url("family-ways", compared)))
    return Breadcrumbs(tuple(trail), here)


def _tags(compared: Compared) -> tuple[Tag, ...]:
    choice = compared.choice
    if choice is None:
        return (Tag(_("no way chosen yet")),)
    told = {"way": named(choice.way), "day": words.day(choice.chosen_on)}
    return (Tag(_("chosen: %(way)s, %(day)s") % told, Tone.ACCENT),)


def options_table(compared: Compared, *, desk: Desk) -> Table:
    """What has been entered about each way, with a link to enter more."""
    options = options_of(compared.family)
    return Table(
        caption=_("What is entered about each way"),
        caption_shown=False,
        columns=(Column(_("Way home")), Column(_("Entered")), Column(_("Change"), quiet=True)),
        rows=tuple(
            Row((named(way), _entered(options.get(way)), _enter(compared, way=way, is_there=way in options, desk=desk)))
            for way in FIELDS
        ),
    )


def _entered(option: WayOption | None) -> Shown:
    if option is None:
        return _("nothing yet")
    home = option.home
    place = f"{home.address} {home.unit_number}".strip() if home is not None else _("no home of ours")
    told = {"name": str(option.recorded_by or ""), "day": words.day(option.recorded_at.date())}
    return Muted(place, _("%(name)s, %(day)s") % told)


def _enter(compared: Compared, *, way: Way, is_there: bool, desk: Desk) -> Shown:
    if not desk.may(Permission.FOLLOW_UP):
        return ""
    url = reverse("family-way-option", args=[compared.family.pk, way.value])
    return Link(_("Change") if is_there else _("Enter"), url, Weight.TERTIARY, about=named(way))


def choices_table(compared: Compared) -> Table | None:
    """The ways chosen so far, the newest first; nothing when none has been."""
    choices = list(compared.family.way_choices.select_related("recorded_by").order_by("-chosen_on", "-pk"))
    if not choices:
        return None
    return Table(
        caption=_("Chosen so far"),
        caption_shown=False,
        columns=(Column(_("Way home")), Column(_("Day")), Column(_("Why")), Column(_("In the family's own words"))),
        rows=tuple(
            Row(
                (
                    Muted(named(choice.way), _("taken back")) if choice.undone_at else named(choice.way),
                    Muted(words.day(choice.chosen_on), str(choice.recorded_by or "")),
                    choice.reason,
                    choice.own_words or "–",
                ),
                chosen=choice == compared.choice,
            )
            for choice in choices
        ),
    )


def _url(name: str, compared: Compared) -> str:
    return reverse(name, args=[compared.family.pk])
