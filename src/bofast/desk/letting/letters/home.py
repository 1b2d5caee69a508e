"""The home, as a letter tells of it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.homes.models import Home
from bofast.casework.homes.words import full_address
from bofast.design import words
from bofast.desk.letting.letters.facts import LetterFacts
from bofast.desk.letting.told.sheet import Section


def called(facts: LetterFacts) -> str:
    """The home by its address, or by when it was offered where its address is nobody else's to know."""
    if facts.tells_home:
        return full_address(facts.offer.vacancy.home)
    return _("the home that you were offered on %(day)s") % {"day": words.day(facts.offer.sent_on)}


def the_home(facts: LetterFacts) -> Section:
    """What it is, what it costs and from when it can be had; what nobody has written down is left out."""
    home = facts.offer.vacancy.home
    return Section(heading=_("The home"), points=(*_size(home), *_access(home), *_terms(facts)))


def _size(home: Home) -> Iterator[str]:
    if home.rooms is not None:
        yield ngettext("%(count)s room", "%(count)s rooms", home.rooms) % {"count": words.number(home.rooms)}
    if home.area_m2 is not None:
        yield f"{words.number(home.area_m2)} m²"
    if home.floor is not None:
        yield _("floor %(number)s") % {"number": words.number(home.floor)}


def _access(home: Home) -> Iterator[str]:
    if home.is_step_free:
        yield _("no steps")
    if home.has_lift is not None:
        yield _("with a lift") if home.has_lift else _("without a lift")
    if home.has_garden:
        yield _("with a garden")


def _terms(facts: LetterFacts) -> Iterator[str]:
    vacancy = facts.offer.vacancy
    rent = vacancy.home.rent_on(max(facts.told_on, vacancy.vacant_from))
    if rent is not None:
        yield _("rent: %(rent)s a month") % {"rent": words.money(rent.rent_per_month)}
    yield _("it can be had from %(day)s") % {"day": words.day(vacancy.vacant_from)}
