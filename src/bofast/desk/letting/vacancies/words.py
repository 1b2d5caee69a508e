"""How a vacant home stands, in a word."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.lettings.due import OffersOut
from bofast.casework.lettings.models import Vacancy
from bofast.design import words
from bofast.design.parts import Tag, Tone
from bofast.desk.wording.letting_names import CAUSES, HELD_FOR, LANES
from bofast.vocabulary.letting import Lane

LONG_EMPTY_DAYS = 60


def cause_words(vacancy: Vacancy) -> str:
    return str(CAUSES[Vacancy.Cause(vacancy.cause)])


def turn_words(vacancy: Vacancy) -> str:
    """Whose turn the home is; a dash while nobody has said."""
    return str(LANES[Lane(vacancy.lane)]) if vacancy.lane else "–"


def empty_words(days: int) -> str:
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": words.number(days)}


def empty_tag(vacancy: Vacancy, *, on: date) -> Tag | str:
    """For how long the home has stood empty; it warns when that is long."""
    days = vacancy.days_empty(on=on)
    if not days:
        return "–"
    return Tag(empty_words(days), Tone.WARNING if days >= LONG_EMPTY_DAYS and vacancy.is_open else Tone.NEUTRAL)


def state_tag(vacancy: Vacancy, *, out: OffersOut) -> Tag:
    """How far it has come: closed, held, accepted, offered, or waiting for the next step."""
    if not vacancy.is_open:
        return _closed(vacancy)
    if vacancy.held_for:
        held = HELD_FOR[Vacancy.HeldFor(vacancy.held_for)]
        return Tag(_("held: %(what)s") % {"what": held}, Tone.WARNING)
    if vacancy.pk in out.accepted:
        return Tag(_("a family has said yes"), Tone.SUCCESS)
    if count := out.unanswered.get(vacancy.pk):
        said = ngettext("%(count)s offer waits", "%(count)s offers wait", count) % {"count": words.number(count)}
        return Tag(said, Tone.ACCENT)
    return Tag(_("not offered yet"))


def _closed(vacancy: Vacancy) -> Tag:
    if vacancy.let_on is None:
        return Tag(_("not vacant after all"))
    return Tag(_("let from %(day)s") % {"day": words.day(vacancy.let_on)}, Tone.SUCCESS)
