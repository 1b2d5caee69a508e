"""Figures of the board as a reader meets them."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.lettings.board.spread import Spread
from bofast.design import words
from bofast.desk.letting.board.forms import Readers


def count(value: int | None, *, readers: Readers) -> str | int | None:
    """A count; what is hidden from a board is "few", what nobody knows is unknown."""
    return few() if value is None and readers is Readers.BOARD else value


def few() -> str:
    """Stands where a count is too small to be shown."""
    return _("few")


def days(value: int | None) -> str:
    if value is None:
        return _("none let")
    return ngettext("%(count)s day", "%(count)s days", value) % {"count": words.number(value)}


def months(spread: Spread | None, *, readers: Readers) -> str:
    """The middle; where there is none, that nobody was housed, or that they were few."""
    if spread is None:
        return _("few or none") if readers is Readers.BOARD else _("nobody housed")
    told = {"count": words.number(spread.middle)}
    return ngettext("%(count)s month", "%(count)s months", spread.middle) % told


def between(spread: Spread | None) -> str:
    """Where the middle half lies; nothing where there is no spread, or only one to tell of."""
    if spread is None or spread.of < 2:
        return ""
    return _("half between %(low)s and %(high)s") % {"low": words.number(spread.low), "high": words.number(spread.high)}


def tenths(value: int | None) -> str:
    return _("none begun") if value is None else words.number(Decimal(value) / 10)
