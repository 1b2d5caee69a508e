"""Where a family stands, in sentences to the family: a place in each turn, and how long others waited there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bofast.casework.lettings.known.meant import HomesMeant
from bofast.casework.lettings.line.places import PlaceIn
from bofast.design import words
from bofast.desk.letting.told.facts import PlaceTold, ToldFacts
from bofast.desk.letting.told.sheet import Section, Thing
from bofast.desk.letting.waiting.told import homes_told
from bofast.desk.wording import refusal_in_words
from bofast.desk.wording.letting_names import WHY_NOT
from bofast.rules.letting.places import Standing, Turn
from bofast.rules.letting.waiting_time import NoEstimate, WaitingTime
from bofast.vocabulary.letting import Lane

NUMBER: Mapping[Turn, Promise] = {
    Lane.INTERNAL: gettext_lazy("When a home is let in the tenants' turn, you are number %(place)s."),
    Lane.GENERAL: gettext_lazy("When it is the turn of the whole list, you are number %(place)s."),
    Lane.FLEXIBLE: gettext_lazy("When a home is let by the agreed criteria, you are number %(place)s."),
    None: gettext_lazy("By need, and then by time on the list, you are number %(place)s."),
}
RANGE: Mapping[Turn, Promise] = {
    Lane.INTERNAL: gettext_lazy(
        "When a home is let in the tenants' turn, you are number %(first)s to %(last)s: a lot decides between you and "
        "others who stand equal."
    ),
    Lane.GENERAL: gettext_lazy(
        "When it is the turn of the whole list, you are number %(first)s to %(last)s: a lot decides between you and "
        "others who stand equal."
    ),
    Lane.FLEXIBLE: gettext_lazy(
        "When a home is let by the agreed criteria, you are number %(first)s to %(last)s: a lot decides between you "
        "and others who stand equal."
    ),
    None: gettext_lazy(
        "By need, and then by time on the list, you are number %(first)s to %(last)s: a lot decides between you and "
        "others who stand equal."
    ),
}


def where_it_stands(told: ToldFacts) -> Section:
    """A place in each turn at the homes of each wish."""
    if told.trouble is not None:
        return Section(heading=_heading(), opening=(refusal_in_words(told.trouble),))
    if not told.places:
        nothing = _("You have not told us which homes you want, so you have no place.")
        return Section(heading=_heading(), opening=(nothing,))
    by_wish = groupby(told.places, key=lambda one: one.place.homes)
    return Section(
        heading=_heading(),
        opening=tuple(_opening(told.places)),
        things=tuple(_thing(homes, tuple(here)) for homes, here in by_wish),
    )


def _heading() -> str:
    return _("Where you stand")


def _opening(places: Iterable[PlaceTold]) -> Iterator[str]:
    if any(one.place.turn is Lane.INTERNAL for one in places):
        yield _(
            "Homes are let in turns. In some, those who already rent here come first, so that a home falls free for "
            "others. That is why you have a place in each turn."
        )
    yield _("The places are those of today. They change when others come, leave, or change their wishes.")


def _thing(homes: HomesMeant, places: tuple[PlaceTold, ...]) -> Thing:
    """The homes of one wish: a point for each turn, and what cannot be said of time, once for all of them."""
    points = dict.fromkeys(" ".join(part for part in (_place(one.place), _wait(one.wait)) if part) for one in places)
    return Thing(name=homes_told(homes), points=tuple(points), sentences=tuple(_unsaid(places)))


def _unsaid(places: tuple[PlaceTold, ...]) -> Iterator[str]:
    waits = [one.wait for one in places if one.wait is not None]
    without = [wait for wait in waits if isinstance(wait, NoEstimate)]
    if without and len(without) == len(waits):
        yield _("We cannot say how long it takes: too few such homes have been let here before.")
    elif without:
        yield _("Where nothing is said of time, too few such homes have been let here before.")


def _place(place: PlaceIn) -> str:
    if place.standing is not None:
        return _standing(place.standing, turn=place.turn)
    if place.why_not is not None:
        return _("Not yet: you cannot be let these homes now. The reason is: %(why)s.") % {
            "why": WHY_NOT[place.why_not.rule]
        }
    return _("There is no such home here.")


def _standing(standing: Standing, *, turn: Turn) -> str:
    if not standing.level:
        return str(NUMBER[turn]) % {"place": words.number(standing.first)}
    return str(RANGE[turn]) % {"first": words.number(standing.first), "last": words.number(standing.last)}


def _wait(wait: WaitingTime | NoEstimate | None) -> str:
    return " ".join(_waited(wait)) if isinstance(wait, WaitingTime) else ""


def _waited(wait: WaitingTime) -> Iterator[str]:
    """How long it took others, never how long it will take."""
    if wait.middle is None:
        yield _months_passed(wait.followed)
    else:
        yield _half(wait.middle)
    if wait.sooner is not None:
        yield _one_in_ten(wait.sooner)
    if wait.later is not None and wait.middle is not None:
        yield _nine_in_ten(wait.later)
    yield _("That is what happened before, and no promise.")


def _half(months: int) -> str:
    told = ngettext(
        "Of those who stood there before, half had their turn within %(months)s month.",
        "Of those who stood there before, half had their turn within %(months)s months.",
        months,
    )
    return told % {"months": words.number(months)}


def _months_passed(months: int) -> str:
    told = ngettext(
        "Of those who stood there before, less than half had their turn within %(months)s month.",
        "Of those who stood there before, less than half had their turn within %(months)s months.",
        months,
    )
    return told % {"months": words.number(months)}


def _one_in_ten(months: int) -> str:
    told = ngettext(
        "One in ten waited %(months)s month or less.", "One in ten waited %(months)s months or less.", months
    )
    return told % {"months": words.number(months)}


def _nine_in_ten(months: int) -> str:
    told = ngettext(
        "Nine in ten waited %(months)s month or less.", "Nine in ten waited %(months)s months or less.", months
    )
    return told % {"months": words.number(months)}
