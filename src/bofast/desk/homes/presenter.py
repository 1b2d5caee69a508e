"""Homes as tables and facts.

The register names only the families that the reader works with. Were all others named, a household without a name
would tell where a protected family lives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.homes.models import Area, Home
from bofast.casework.homes.words import full_address
from bofast.casework.tenancies.vacancy import FittingHome
from bofast.design import words
from bofast.design.parts import (
    Column,
    EmptyState,
    Fact,
    FactList,
    Indented,
    Link,
    Muted,
    PageHeader,
    Pagination,
    Row,
    Table,
    Tag,
    Tone,
    Weight,
)
from bofast.design.parts.part import Shown
from bofast.desk.families.page.home_now import yes_no
from bofast.desk.homes.words import DISPOSAL_WORDS, KIND_WORDS, LEVEL_WORDS
from bofast.desk.office import Desk


def worked_with(desk: Desk) -> FamilyQuerySet:
    """Families that the reader answers for or works with."""
    mine = Q(responsible=desk.user) | Q(workers__user=desk.user, workers__to_day__isnull=True)
    return desk.families.filter(mine).distinct()


def homes_table(
    homes: Sequence[Home], *, occupied: set[UUID], fits: dict[UUID, FittingHome], pagination: Pagination | None
) -> Table:
    fit_column = (Column(_("Fits until")),) if fits else ()
    return Table(
        caption=_("Homes"),
        caption_shown=False,
        columns=(
            Column(_("Home")),
            Column(_("Rooms"), numeric=True),
            Column(_("Area, m²"), numeric=True),
            Column(_("Access")),
            Column(_("Now")),
            *fit_column,
        ),
        rows=tuple(_row(home, is_occupied=home.pk in occupied, fit=fits.get(home.pk)) for home in homes),
        empty=EmptyState(_("No home here"), _("Nothing fits these filters. Remove one, or add the home.")),
        pagination=pagination,
    )


def _row(home: Home, *, is_occupied: bool, fit: FittingHome | None) -> Row:
    under = " · ".join(part for part in (home.supplier_home_id, home.area.name if home.area else "") if part)
    cells: tuple[Shown, ...] = (
        Muted(full_address(home), under),
        home.rooms,
        home.area_m2,
        _access(home),
        Tag(_("occupied")) if is_occupied else Tag(_("free"), Tone.SUCCESS),
    )
    if fit is not None:
        cells = (*cells, words.day(fit.outgrown.on) if fit.outgrown else _("as far as is known"))
    return Row(cells, url=reverse("home", args=[home.pk]))


def _access(home: Home) -> str:
    said = (
        (home.is_wheelchair_accessible, _("wheelchair")),
        (home.is_step_free, _("step-free")),
        (home.has_lift, _("lift")),
        (home.has_garden, _("garden")),
        (home.has_rent_to_own_potential, _("rent to own")),
    )
    return ", ".join(word for holds, word in said if holds) or "–"


def home_header(desk: Desk, home: Home, *, is_occupied: bool) -> PageHeader:
    actions = letting_of(desk, home)
    if desk.may(Permission.CHANGE_HOMES):
        actions = (
            Link(_("Change the home"), reverse("home-change", args=[home.pk]), Weight.SECONDARY),
            Link(_("Set the rent"), reverse("home-rent", args=[home.pk]), Weight.SECONDARY),
            *actions,
        )
    state = Tag(_("occupied")) if is_occupied else Tag(_("free"), Tone.SUCCESS)
    return PageHeader(full_address(home), lead=home.supplier_home_id, tags=(state,), actions=actions)


def letting_of(desk: Desk, home: Home) -> tuple[Link, ...]:
    """To the vacancy of a home that is or falls vacant, else to the notice that opens one."""
    if not desk.may(Permission.SEE_LETTINGS):
        return ()
    vacancy = desk.vacancies.filter(home=home, let_on__isnull=True, withdrawn_on__isnull=True).first()
    if vacancy is not None:
        return (Link(_("See the vacancy"), reverse("letting-vacancy", args=[vacancy.pk]), Weight.SECONDARY),)
    if not desk.may(Permission.LET_HOMES) or home.disposal == Home.Disposal.PRIVATE:
        return ()
    told = urlencode({"home": home.supplier_home_id})
    return (Link(_("Record a notice"), f"{reverse('letting-notice-add')}?{told}", Weight.SECONDARY),)


def facts_of(home: Home) -> FactList:
    """The facts of the register."""
    facts = (
        (_("Kind of home"), str(KIND_WORDS[Home.Kind(home.kind)])),
        (_("Rooms"), home.rooms),
        (_("Bedrooms"), home.bedrooms),
        (_("Area, m²"), home.area_m2),
        (_("Floor"), home.floor),
        (_("Lift"), yes_no(home.has_lift)),
        (_("Step-free"), yes_no(home.is_step_free)),
        (_("A wheelchair gets in and about"), yes_no(home.is_wheelchair_accessible)),
        (_("Garden"), yes_no(home.has_garden)),
        (_("School district"), home.school_district or None),
        (_("The office's right to the home"), str(DISPOSAL_WORDS[Home.Disposal(home.disposal)])),
        (_("Owner"), home.owner or None),
        (_("Can be rented to own"), yes_no(home.has_rent_to_own_potential)),
        (_("Property"), home.property_number or None),
        (_("Area"), home.area.name if home.area else None),
    )
    return FactList(tuple(Fact(label, value) for label, value in facts), columns=True)


def kobo_names() -> FactList:
    """What KOBO's housing API calls the same facts, for those who look a home up in both."""
    named = (
        (_("Kind of home"), "kind"),
        (_("Bedrooms"), "bedrooms"),
        (_("Area, m²"), "area_m2"),
        (_("Floor"), "floor"),
        (_("A wheelchair gets in and about"), "is_wheelchair_accessible"),
        (_("The office's right to the home"), "disposal"),
        (_("Owner"), "owner"),
        (_("Can be rented to own"), "has_rent_to_own_potential"),
        (_("Property"), "property_number"),
    )
    return FactList(tuple(Fact(label, Home.KOBO[field]) for label, field in named), columns=True)


def rents_table(home: Home) -> Table:
    rows = tuple(
        Row(
            (
                words.day(rent.from_day),
                words.day(rent.to_day) if rent.to_day else "–",
                rent.rent_per_month,
                rent.total_per_month,
            )
        )
        for rent in home.rents.select_related("home__office").order_by("-from_day")
    )
    return Table(
        _("Rent"),
        (Column(_("From")), Column(_("To")), Column(_("Rent"), numeric=True), Column(_("All in"), numeric=True)),
        rows,
        empty=EmptyState(_("No rent written down"), _("With the rent, the five ways can be compared.")),
    )


def lived_here(desk: Desk, home: Home) -> Table:
    """Who lived here: families that the reader works with by name, all others as a household."""
    known = {family.pk: family for family in worked_with(desk)}
    rows = home.occupancies.filter(withdrawn_at__isnull=True).order_by("-entered_on", "pk")
    shown = []
    for row in rows:
        family = known.get(row.family_id)
        if family is None:
            shown.append(Row((_("a household"), "–", "–" if row.left_on else _("lives here"))))
        else:
            until = words.day(row.left_on) if row.left_on else _("lives here")
            shown.append(Row((family.name, words.day(row.entered_on), until), url=reverse("family", args=[family.pk])))
    columns = (Column(_("Who")), Column(_("From")), Column(_("To")))
    empty = EmptyState(_("Nobody has lived here"), _("When a family moves in, it is shown here."))
    return Table(_("Who lived here"), columns, tuple(shown), caption_shown=False, empty=empty)


def areas_table(areas: Sequence[Area], *, homes_in: dict[int, int]) -> Table:
    """The tree of areas; each counts the homes of those below it, as its list shows them."""
    below = _with_those_below(areas, homes_in=homes_in)
    rows = tuple(
        Row(
            (
                Indented(area.name, depth=area.path.count("/") - 2),
                str(LEVEL_WORDS[Area.Level(area.level)]),
                below[area.pk],
            ),
            url=f"{reverse('homes')}?area={area.pk}",
        )
        for area in areas
    )
    columns = (Column(_("Area")), Column(_("Kind of place")), Column(_("Homes"), numeric=True))
    empty = EmptyState(_("No area yet"), _("Areas and blocks gather homes in lists and results."))
    return Table(_("Areas"), columns, rows, caption_shown=False, empty=empty)


def _with_those_below(areas: Sequence[Area], *, homes_in: dict[int, int]) -> Counter[int]:
    below: Counter[int] = Counter()
    for area in areas:
        for above in area.path.strip("/").split("/"):
            below[int(above)] += homes_in.get(area.pk, 0)
    return below
