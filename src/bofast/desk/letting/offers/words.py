"""What is said of offers to whoever sends them and writes the answers down."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.lettings.models import Registration
from bofast.casework.lettings.offering.answer_costs import AnswerCost
from bofast.casework.lettings.offering.order_to_ask import NotAsked
from bofast.design import words
from bofast.desk.wording.letting_names import CONSEQUENCES


def cost_told(cost: AnswerCost) -> str:
    """What the agreement says of one more such answer."""
    if cost.costs is not None:
        told = {"number": words.number(cost.in_a_row), "what": CONSEQUENCES[cost.costs]}
        return _("By the agreement, as number %(number)s in a row, it means: %(what)s.") % told
    if cost.next is not None and cost.in_a_row:
        told = {"number": words.number(cost.in_a_row), "next": words.number(cost.next.after)}
        nothing_yet = _("It costs nothing yet: it is number %(number)s in a row. Number %(next)s means: %(what)s.")
        return nothing_yet % {**told, "what": CONSEQUENCES[cost.next.costs]}
    return _("It costs the family nothing.")


def not_asked_told(why: NotAsked) -> str:
    """Why a family in the order is passed by for now."""
    match why:
        case NotAsked.LEFT_THE_LIST:
            return _("not on the list any longer")
        case NotAsked.RESTS:
            return _("rests on the list")
        case NotAsked.HAS_ANOTHER_HOME:
            return _("has said yes to another home")
        case NotAsked.ASKED_ALREADY:
            return _("asked already")


def first_told(names: Sequence[str]) -> str:
    """The first of the order: the one alone, or how many and to whom it goes."""
    if len(names) == 1:
        return _("%(family)s alone") % {"family": names[0]}
    told = {"count": words.number(len(names)), "family": names[-1]}
    return ngettext("the first family", "the first %(count)s families, to %(family)s", len(names)) % told


def in_line_told(registration: Registration) -> str:
    """A family to choose, with what puts it before others."""
    told = {"family": registration.family.name, "day": words.day(registration.listed_on)}
    if registration.nominated_on is not None:
        return _("%(family)s: put forward, on the list since %(day)s") % told
    return _("%(family)s: on the list since %(day)s") % told
