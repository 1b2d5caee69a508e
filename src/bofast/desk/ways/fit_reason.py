"""Why a home fits until a day: the need, the norm with its rows, and each change to come."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.followup.options import outlook_of
from bofast.design import words
from bofast.design.parts.figures import FactUsed, ReasonNode
from bofast.design.parts.part import Shown
from bofast.desk.ways.comparing import Compared
from bofast.desk.ways.evidence import row_shown
from bofast.desk.ways.presenter import fit_shown
from bofast.desk.wording import in_words
from bofast.rules.home_fit import FitChange, Outlook, RoomNeed
from bofast.rules.home_fit.norms import RoomUnit
from bofast.vocabulary.answers import Answer
from bofast.vocabulary.reasons import Because, Reason
from bofast.vocabulary.ways import Way


def fit_reason(compared: Compared, *, way: Way) -> ReasonNode:
    """The reason behind "fits until"."""
    seen = outlook_of(compared.family, way=way, on=compared.on)
    if seen is None:
        return ReasonNode(_("How long the home fits"), None, sentence=in_words(Reason.NOTHING_TO_COMPARE))
    names = _names(compared)
    return ReasonNode(
        title=_("How long the home fits"),
        value=fit_shown(compared.comparison.answers[way].fit, on=compared.on),
        sentence=_("The need for rooms now and at each change to come is held against the rooms of the home."),
        facts=_facts(seen),
        parameters=tuple(row_shown(row, law=compared.law) for row in seen.norm.rows),
        would_change=tuple(_change(change, names=names) for change in seen.changes),
    )


def _facts(seen: Outlook) -> tuple[FactUsed, ...]:
    home = seen.home
    rooms: Shown = home.bedrooms if seen.norm.counts is RoomUnit.BEDROOMS else home.rooms
    label = _("Bedrooms in the home") if seen.norm.counts is RoomUnit.BEDROOMS else _("Rooms in the home")
    return (
        FactUsed(label, rooms, source=_("the register of homes")),
        FactUsed(_("Area of the home, m²"), home.area_m2, source=_("the register of homes")),
        FactUsed(
            _("Rooms that the family needs now"), _need(seen.need_now), source=_("worked out from who lives there")
        ),
    )


def _need(need: RoomNeed) -> str:
    if need.least == need.most:
        return words.number(need.least)
    return _("%(least)s to %(most)s") % {"least": need.least, "most": need.most}


def _change(change: FitChange, *, names: dict[str, str]) -> str:
    why = ", ".join(_because(because, names=names) for because in change.because)
    told = {"day": words.day(change.on), "why": why, "rooms": _need(change.need_after)}
    if change.fits_after is Answer.NO and change.fits_before is not Answer.NO:
        return _("%(day)s: %(why)s. The family then needs %(rooms)s rooms, and the home is too small.") % told
    return _("%(day)s: %(why)s. The family then needs %(rooms)s rooms.") % told


def _because(because: Because, *, names: dict[str, str]) -> str:
    who = names.get(str(because.facts.get("who")), _("somebody"))
    if because.reason is Reason.TURNS_AGE:
        age = int(because.facts["age"])
        return ngettext("%(who)s turns %(age)s", "%(who)s turns %(age)s", age) % {"who": who, "age": age}
    return _("%(who)s: %(what)s") % {"who": who, "what": in_words(because.reason, facts={"who": who}).rstrip(".")}


def _names(compared: Compared) -> dict[str, str]:
    members = compared.family.memberships.known_at(None).select_related("person")
    return {str(member.person_id): member.person.given_name for member in members}
