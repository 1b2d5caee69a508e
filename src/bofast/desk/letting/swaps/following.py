"""What comes after a swap was asked: who is waited for, what stands in the way, and how it ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from bofast.casework.lettings.models import Swap
from bofast.casework.lettings.swapping.obstacles import obstacles_to
from bofast.casework.lettings.swapping.swap_states import SwapState
from bofast.design import words
from bofast.design.parts import Notice, Tone
from bofast.desk.letting.swaps.finding import OpenedSwap
from bofast.desk.letting.swaps.words import families_named
from bofast.desk.office import Desk
from bofast.desk.wording import because_in_words
from bofast.desk.wording.letting_names import SWAP_GIVEN_UP, SWAP_GROUNDS
from bofast.vocabulary.letting import SwapGround


def what_follows(desk: Desk, opened: OpenedSwap) -> Notice:
    """What to do now, or how it ended."""
    return _FOLLOWS[opened.state](desk, opened)


def _waits(desk: Desk, opened: OpenedSwap) -> Notice:
    silent = families_named([party for party in opened.parties if not party.answer])
    told = {"families": silent, "day": words.day(opened.swap.answer_by)}
    text = _("Nobody moves before all have said yes. Still to answer, until %(day)s: %(families)s.") % told
    return _with_obstacles(desk, opened, Notice(_("The families are asked"), text))


def _lapsed(_desk: Desk, opened: OpenedSwap) -> Notice:
    text = _("It was %(day)s, and not everybody answered. Give the swap up; it can be asked anew from the plan.")
    day = words.day(opened.swap.answer_by)
    return Notice(_("The last day to answer has passed"), text % {"day": day}, Tone.WARNING)


def _agreed(desk: Desk, opened: OpenedSwap) -> Notice:
    text = _("When the day is agreed, carry the swap out: all move on that day, or nobody does.")
    return _with_obstacles(desk, opened, Notice(_("All have said yes"), text, Tone.SUCCESS))


def _with_obstacles(desk: Desk, opened: OpenedSwap, otherwise: Notice) -> Notice:
    """What stands in the way is told at once, and not first to whoever carries it out."""
    found = obstacles_to(opened.parties, on=desk.today)
    if not found:
        return otherwise
    points = tuple(because_in_words(one) for one in found)
    return Notice(_("Not yet: something stands in the way"), otherwise.text, Tone.WARNING, points=points)


def _done(_desk: Desk, opened: OpenedSwap) -> Notice:
    moved = opened.swap.completed_on
    text = _("All moved on %(day)s. None of them waits on the list any longer.")
    return Notice(_("The homes are swapped"), text % {"day": words.day(moved)} if moved else "", Tone.SUCCESS)


def _taken_back(_desk: Desk, opened: OpenedSwap) -> Notice:
    text = _("Each family lives where it lived, and waits again with its time.")
    return Notice(_("The swap was taken back"), text, Tone.WARNING, points=(opened.swap.taken_back_because,))


def _declined(_desk: Desk, _opened: OpenedSwap) -> Notice:
    text = _("It costs nobody anything: all keep their homes and their places on the list.")
    return Notice(_("A family does not want to swap"), text)


def _refused(_desk: Desk, opened: OpenedSwap) -> Notice:
    ground = str(SWAP_GROUNDS[SwapGround(opened.swap.ground)])
    told = tuple(words for words in (ground, opened.swap.words) if words)
    text = _("All keep their homes and their places on the list. They can complain over it.")
    return Notice(_("The landlord said no"), text, Tone.WARNING, points=told)


def _given_up(_desk: Desk, opened: OpenedSwap) -> Notice:
    because = str(SWAP_GIVEN_UP[Swap.GivenUpBecause(opened.swap.given_up_because)])
    text = _("All keep their homes and their places on the list.")
    return Notice(_("The swap was given up"), text, points=(because,))


_FOLLOWS: Mapping[SwapState, Callable[[Desk, OpenedSwap], Notice]] = {
    SwapState.WAITS: _waits,
    SwapState.LAPSED: _lapsed,
    SwapState.AGREED: _agreed,
    SwapState.DONE: _done,
    SwapState.TAKEN_BACK: _taken_back,
    SwapState.DECLINED: _declined,
    SwapState.REFUSED: _refused,
    SwapState.GIVEN_UP: _given_up,
}
