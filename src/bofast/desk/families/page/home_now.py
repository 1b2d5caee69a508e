"""Section 2: the home, whether it fits, and until when."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.homes.models import Home
from bofast.casework.tenancies import fit
from bofast.casework.tenancies.models import Occupancy
from bofast.casework.tenancies.norms import norms_by_choice
from bofast.design import words
from bofast.design.parts import Column, EmptyState, Fact, FactList, Link, Notice, Row, Table, Tone, Weight
from bofast.design.parts.part import Shown as Value
from bofast.desk.families.page.fit_reason import fit_figure, norm_words
from bofast.desk.families.page.moment import Shown
from bofast.desk.families.page.names import why
from bofast.desk.families.protected import address_of, may_see_where
from bofast.desk.families.words import TENURE_WORDS
from bofast.rules.home_fit import FitChange, Outlook
from bofast.vocabulary.answers import Answer
from bofast.vocabulary.tenure import Tenure


@dataclass(frozen=True, slots=True)
class HomeNow:
    """What `families/home_now.html` shows."""

    notice: Notice | None
    facts: FactList | None
    fit: FactList | None
    changes: Table | None
    before: Table | None
    empty: EmptyState | None
    actions: tuple[Link, ...]


def section(shown: Shown, outlooks: tuple[Outlook, ...]) -> HomeNow:
    lives_in, home = shown.lives_in, shown.home
    first = outlooks[0] if outlooks else None
    return HomeNow(
        notice=_notice(shown, first) if first else None,
        facts=_facts(shown, lives_in) if lives_in else None,
        fit=_fit(shown, outlooks) if home else None,
        changes=_changes(shown, first) if first else None,
        before=_before(shown),
        empty=None if home else _empty(shown),
        actions=_actions(shown, lives_in),
    )


def outlooks_of(shown: Shown) -> tuple[Outlook, ...]:
    """How long the home fits by each norm, that of the office first."""
    if shown.home is None:
        return ()
    return fit.outlooks_in(
        shown.home,
        memberships=shown.file.memberships,
        office=shown.desk.office,
        on=shown.on,
        norms=norms_by_choice(shown.desk.office),
    )


def _notice(shown: Shown, outlook: Outlook) -> Notice:
    names = shown.names
    if outlook.fits_now is Answer.NO:
        return Notice(_("The home is too small"), _needs(outlook), Tone.DANGER)
    if (change := outlook.outgrown_by) is not None:
        title = _("Too small from %(day)s") % {"day": words.day(change.on)}
        return Notice(title, _("Because: %(why)s.") % {"why": why(change.because, names=names)}, Tone.WARNING)
    if outlook.fits_now is Answer.UNKNOWN:
        return Notice(_("It is not known whether the home fits"), _("A room count or a birth date is missing."))
    return Notice(_("The home fits"), _("No birthday that is known changes that."), Tone.SUCCESS)


def _needs(outlook: Outlook) -> str:
    facts = {"needed": outlook.need_now.least, "found": outlook.home.rooms if outlook.home.rooms is not None else "?"}
    return _("The family needs %(needed)s rooms and has %(found)s.") % facts


def _facts(shown: Shown, lives_in: list[Occupancy]) -> FactList:
    occupancy = lives_in[0]
    home, tenancy = occupancy.home, occupancy.tenancy
    rent = home.rent_on(shown.on)
    lease: Value = _("no fixed term")
    if tenancy and tenancy.fixed_until:
        lease = tenancy.fixed_until
    facts = [
        Fact(_("Address"), _linked(shown, home)),
        Fact(_("Lives here since"), occupancy.entered_on),
        Fact(_("Held as"), str(TENURE_WORDS[Tenure(occupancy.tenure)])),
        Fact(_("Lease until"), lease if tenancy else None),
        Fact(_("Rent a month, all in"), rent.total_per_month if rent else None),
        Fact(_("Rooms"), home.rooms),
        Fact(_("Area, m²"), home.area_m2),
        Fact(_("Floor"), home.floor),
        Fact(_("Lift"), yes_no(home.has_lift)),
        Fact(_("Step-free"), yes_no(home.is_step_free)),
        Fact(_("Garden"), yes_no(home.has_garden)),
    ]
    others = [_linked(shown, other.home) for other in lives_in[1:]]
    return FactList((*facts, *(Fact(_("Holds for a while also"), other) for other in others)), columns=True)


def yes_no(fact: bool | None) -> str | None:  # noqa: FBT001 - it words the truth value itself
    if fact is None:
        return None
    return _("yes") if fact else _("no")


def _linked(shown: Shown, home: Home) -> Value:
    address = address_of(shown.desk, shown.family, home)
    if not (may_see_where(shown.desk, shown.family) and shown.desk.may(Permission.SEE_HOMES)):
        return address
    return Link(address, reverse("home", args=[home.pk]))


def _fit(shown: Shown, outlooks: tuple[Outlook, ...]) -> FactList:
    return FactList(tuple(Fact(_norm_named(shown, outlook), fit_figure(outlook, on=shown.on)) for outlook in outlooks))


def _norm_named(shown: Shown, outlook: Outlook) -> str:
    """The norm, and whether it is the one that lists and answers of this office go by."""
    named = norm_words(outlook.norm.code)
    if outlook.norm.code != shown.desk.office.fit_norm:
        return named
    return _("%(norm)s: the norm that this office uses") % {"norm": named}


def _changes(shown: Shown, outlook: Outlook) -> Table | None:
    names = shown.names
    rows = tuple(_change(change, names) for change in outlook.changes)
    columns = (
        Column(_("Day")),
        Column(_("What happens")),
        Column(_("Rooms needed"), numeric=True),
        Column(_("Does the home fit?")),
    )
    return Table(_("Coming changes in the need for room"), columns, rows) if rows else None


def _change(change: FitChange, names: dict[str, str]) -> Row:
    fits = {Answer.YES: _("fits"), Answer.NO: _("too small"), Answer.UNKNOWN: _("not known")}
    need = f"{change.need_before.least} → {change.need_after.least}"
    return Row((words.day(change.on), why(change.because, names=names), need, fits[change.fits_after]))


def _before(shown: Shown) -> Table | None:
    left = [(row.left_on, row) for row in shown.file.occupancies if row.left_on and row.left_on <= shown.on]
    lived = tuple(
        Row((address_of(shown.desk, shown.family, row.home), words.day(row.entered_on), words.day(left_on)))
        for left_on, row in sorted(left, key=lambda each: each[0], reverse=True)
    )
    columns = (Column(_("Home")), Column(_("From")), Column(_("To")))
    return Table(_("Homes before"), columns, lived) if lived else None


def _empty(shown: Shown) -> EmptyState:
    action = None
    if _may_move(shown):
        action = Link(_("Record a move"), reverse("family-move", args=[shown.family.pk]), Weight.PRIMARY)
    text = _("When the home is recorded, bofast tells whether it fits, and from which birthday it will be too small.")
    return EmptyState(_("No home recorded"), text, action)


def _may_move(shown: Shown) -> bool:
    return shown.desk.may(Permission.CHANGE_FAMILIES) and shown.is_today


def _actions(shown: Shown, lives_in: list[Occupancy]) -> tuple[Link, ...]:
    if not (_may_move(shown) and lives_in):
        return ()
    family, occupancy = shown.family.pk, lives_in[0].pk
    return (
        Link(_("Record a move"), reverse("family-move", args=[family]), Weight.SECONDARY),
        Link(_("Moves out"), reverse("family-move-out", args=[family, occupancy]), Weight.TERTIARY),
        Link(_("Correct the days"), reverse("family-move-correct", args=[family, occupancy]), Weight.TERTIARY),
    )
