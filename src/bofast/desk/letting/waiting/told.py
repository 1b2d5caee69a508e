"""A place in line, and how long others waited there, in words that staff and family read alike. Never a promise."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.homes.words import street_address
from bofast.casework.lettings.known.meant import HomesMeant
from bofast.casework.lettings.line.places import PlaceIn
from bofast.design import words
from bofast.desk.wording.letting_names import LANES, WHY_NOT
from bofast.desk.wording.letting_reasons import shut_out_told
from bofast.rules.letting.places import Standing, Turn
from bofast.rules.letting.waiting_time import NoEstimate, WaitingTime, WhyNoEstimate
from bofast.vocabulary.letting import Lane


def homes_told(meant: HomesMeant) -> str:
    """The homes that a wish means: one by its address, or a department with so many rooms."""
    if meant.home is not None:
        return street_address(meant.home)
    where, rooms = str(meant.department or ""), rooms_told(meant.rooms_from, meant.rooms_to)
    return f"{where}, {rooms}" if rooms else where


def rooms_told(least: int | None, most: int | None) -> str:
    """How many rooms: 3 rooms, 3 to 4 rooms, 3 rooms or more, up to 4 rooms; nothing where any number will do."""
    if least is None and most is None:
        return ""
    if most is None:
        return _("%(least)s rooms or more") % {"least": least}
    if least is None:
        return _("up to %(most)s rooms") % {"most": most}
    if least == most:
        return ngettext("%(count)s room", "%(count)s rooms", least) % {"count": least}
    return _("%(least)s to %(most)s rooms") % {"least": least, "most": most}


def turn_told(turn: Turn) -> str:
    """The turn, and beneath it whom it puts first."""
    return str(LANES[turn]) if turn is not None else _("by need")


def precedence_told(turn: Turn) -> str:
    """Whether those who rent here come first in a turn."""
    if turn is Lane.INTERNAL:
        return _("with internal precedence")
    if turn is Lane.GENERAL:
        return _("without internal precedence")
    return "" if turn is not None else _("class of need, then time on the list")


def place_told(place: PlaceIn) -> str:
    """The place as a number, as a range where a lot would decide, or why there is none."""
    if place.standing is not None:
        return standing_told(place.standing)
    if place.why_not is not None:
        return _("not in line: %(why)s") % {"why": WHY_NOT[place.why_not.rule]}
    return _("no such home here")


def why_not_told(place: PlaceIn) -> str:
    """Why the family may have none of these homes, with the values of the first kind of them; else nothing."""
    return shut_out_told(place.why_not.rule, place.why_not.values) if place.why_not is not None else ""


def standing_told(standing: Standing) -> str:
    if not standing.level:
        return _("number %(place)s") % {"place": words.number(standing.first)}
    told = {"first": words.number(standing.first), "last": words.number(standing.last)}
    return _("number %(first)s to %(last)s, by lot") % told


def wait_told(wait: WaitingTime | NoEstimate | None) -> str:
    """The middle of how long others waited at this place, or why nobody can say."""
    if wait is None:
        return "–"
    if isinstance(wait, NoEstimate):
        return _("cannot be said")
    return _("half: %(months)s") % {"months": _within(wait.middle, followed=wait.followed)}


def spread_told(wait: WaitingTime | NoEstimate | None) -> str:
    """The range from 1 in 10 to 9 in 10 with what it rests on, or what the past lacks."""
    if wait is None:
        return ""
    if isinstance(wait, NoEstimate):
        return _lacking(wait)
    return _(
        "1 in 10: %(sooner)s; 9 in 10: %(later)s. From %(starts)s months of the past and %(lettings)s lettings."
    ) % {
        "sooner": _within(wait.sooner, followed=wait.followed),
        "later": _within(wait.later, followed=wait.followed),
        "starts": words.number(wait.starts),
        "lettings": words.number(wait.lettings),
    }


def _within(months: int | None, *, followed: int) -> str:
    if months is None:
        return ngettext("more than %(count)s month", "more than %(count)s months", followed) % {"count": followed}
    return ngettext("within %(count)s month", "within %(count)s months", months) % {"count": months}


def _lacking(lacks: NoEstimate) -> str:
    """What the past has, and what it would take."""
    if lacks.why is WhyNoEstimate.TOO_FEW_LETTINGS:
        has = ngettext(
            "Such homes have been let %(has)s time here in this turn; it takes %(needs)s to say anything.",
            "Such homes have been let %(has)s times here in this turn; it takes %(needs)s to say anything.",
            lacks.has,
        )
    else:
        has = ngettext(
            "The lettings of %(has)s month are known; it takes %(needs)s to say anything.",
            "The lettings of %(has)s months are known; it takes %(needs)s to say anything.",
            lacks.has,
        )
    return has % {"has": words.number(lacks.has), "needs": words.number(lacks.needs)}
