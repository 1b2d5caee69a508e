"""Why a family got a home or did not, in sentences to the family itself. Staff read the same ones.

No other family is named: what is told of one that stood before is what set the two apart, and nothing more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Protocol
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.lettings.plans.frozen import FrozenPair
from bofast.design import words
from bofast.desk.wording.letting_names import GROUP_LEVELS, LANES, PRECEDENCES, PUT_FIRST
from bofast.vocabulary.letting import GroupLevel, Lane, Outcome, Precedence, PutFirst, WhyNot
from bofast.vocabulary.money import Currency, Money

Told = Mapping[str, Any]


class HomeNames(Protocol):
    """What homes are called on the page."""

    def home(self, key: UUID) -> str: ...


def pair_told(pair: FrozenPair, *, names: HomeNames) -> str:
    """Why the family did or did not get the home, to the family, with what decided."""
    if isinstance(pair.code, WhyNot):
        return shut_out_told(pair.code, pair.values)
    return _BECAME[pair.code](pair.values, names)


def shut_out_told(rule: WhyNot, values: Told) -> str:
    """Why the family may not have a home, to the family, with the values on both sides of the rule."""
    return _SHUT_OUT[rule](values)


def _given(told: Told, _names: HomeNames) -> str:
    return _joined(_("The home is yours if you want it."), _wanted_by(told["wanted_by"]), _your_place(told))


def _wanted_by(count: int) -> str:
    asked = ngettext("You alone wanted it.", "%(count)s families wanted it, and you stood first.", count)
    return asked % {"count": words.number(count)}


def _your_place(told: Told) -> str:
    return _joined(_turn(told), _first_by(told), _waited(told))


def _turn(told: Told) -> str:
    lane = told.get("lane")
    return _("The home was let in %(lane)s.") % {"lane": LANES[Lane(lane)]} if lane else ""


def _first_by(told: Told) -> str:
    """What puts the family first besides its time; nothing where that is time alone, or the order is one of need."""
    if need_class := told.get("need_class"):
        return _("Your need is of class %(number)s.") % {"number": need_class}
    if (by := told.get("by")) is None or PutFirst(by) is PutFirst.NOTHING:
        return ""
    return _("What counts for you: %(what)s.") % {"what": PUT_FIRST[PutFirst(by)]}


def _waited(told: Told) -> str:
    day = told.get("listed_on")
    return _("You have been on the list since %(day)s.") % {"day": _day(day)} if day else ""


def _got_one_she_prefers(told: Told, names: HomeNames) -> str:
    if "got" not in told:
        return _("You get a home that you want as much or more.")
    return _("You get %(home)s, which you want as much or more.") % {"home": names.home(UUID(told["got"]))}


def _kept(_told: Told, _names: HomeNames) -> str:
    return _(
        "The family that lives there stays: it got no home that it wants more, and nobody loses a home to another."
    )


def _ahead(told: Told, _names: HomeNames) -> str:
    first = _("Another family stood before you.")
    if (decided_by := told.get("decided_by")) is None:
        return first
    return _joined(first, _SET_APART[decided_by](told, told["their"]))


def _by_band(yours: Told, theirs: Told) -> str:
    return _joined(
        _turn(yours),
        _("What counts there for the other family: %(what)s.") % {"what": PUT_FIRST[PutFirst(theirs["by"])]},
        _("What counts there for you: %(what)s.") % {"what": PUT_FIRST[PutFirst(yours["by"])]},
    )


def _by_precedence(yours: Told, theirs: Told) -> str:
    if not theirs.get("precedence"):
        return _turn(yours)
    what = PRECEDENCES[Precedence(theirs["precedence"])]
    return _joined(_turn(yours), _("The agreement puts this before time on the list: %(what)s.") % {"what": what})


def _by_time(yours: Told, theirs: Told) -> str:
    if not yours.get("listed_on"):
        return _("That family has been on the list since %(day)s; no day is recorded for you.") % {
            "day": _day(theirs["listed_on"])
        }
    days = {"theirs": _day(theirs["listed_on"]), "yours": _day(yours["listed_on"])}
    return _joined(
        _turn(yours), _("That family has been on the list since %(theirs)s, and you have been since %(yours)s.") % days
    )


def _by_lot(_yours: Told, _theirs: Told) -> str:
    return _(
        "You were equal in everything else, and the lot decided. It was drawn with a number that was sealed before "
        "anybody could know who would take part."
    )


_SET_APART: Mapping[str, Callable[[Told, Told], str]] = {
    "band": _by_band,
    "precedence": _by_precedence,
    "time": _by_time,
    "lot": _by_lot,
}


def _not_served(told: Told, _names: HomeNames) -> str:
    ahead = len(told.get("ahead", ()))
    who = ngettext(
        "One family with a more urgent need, or one that has waited longer with the same, gets a home that you could "
        "have had.",
        "%(count)s families with a more urgent need, or who have waited longer with the same, get the homes that you "
        "could have had.",
        ahead,
    )
    return _joined(_first_by(told), who % {"count": words.number(ahead)} if ahead else _("There was no home left."))


def _elsewhere(told: Told, names: HomeNames) -> str:
    if "got" not in told:
        return _("You get another home, so that homes fit as well as they can for all.")
    home = names.home(UUID(told["got"]))
    return _("You get %(home)s instead, so that homes fit as well as they can for all.") % {"home": home}


def _capped(told: Told, _names: HomeNames) -> str:
    """The group that is full; who is counted in it is not for a letter."""
    full = [_full(cap) for cap in told.get("caps", ())]
    return _joined(*full) or _("A group of homes that this one belongs to is full.")


def _full(cap: Told) -> str:
    told = {"level": GROUP_LEVELS[GroupLevel(cap["level"])], "most": words.number(cap["at_most"])}
    return _("The office lets at most %(most)s homes of this %(level)s in this way, and so many are let.") % told


def _needed(_told: Told, _names: HomeNames) -> str:
    return _("Another family needs this home more.")


def _not_proven(_told: Told, _names: HomeNames) -> str:
    return _("The plan was made in the time given, and it is not settled that no better one gives you this home.")


def _unexplained(_told: Told, _names: HomeNames) -> str:
    return _("The program has no reason for this. That is a fault, and such a plan cannot be kept.")


_BECAME: Mapping[Outcome, Callable[[Told, HomeNames], str]] = {
    Outcome.GIVEN: _given,
    Outcome.GOT_ONE_SHE_PREFERS: _got_one_she_prefers,
    Outcome.KEPT_BY_ITS_TENANT: _kept,
    Outcome.SOMEBODY_IS_AHEAD: _ahead,
    Outcome.NOT_SERVED: _not_served,
    Outcome.SERVED_ELSEWHERE: _elsewhere,
    Outcome.CAP_IS_REACHED: _capped,
    Outcome.NEEDED_BY_ANOTHER: _needed,
    Outcome.NOT_PROVEN: _not_proven,
    Outcome.UNEXPLAINED: _unexplained,
}


def _own_home(_told: Told) -> str:
    return _("You live in this home.")


def _not_wished(_told: Told) -> str:
    return _("You have not wished for this home.")


def _wished_less(_told: Told) -> str:
    return _("You want the home that you have more than this one.")


def _refused(_told: Told) -> str:
    return _("You have said no to this home before.")


def _owes(_told: Told) -> str:
    return _("You owe rent to the landlord. When it is paid, you can be let a home again.")


def _barred(told: Told) -> str:
    return _("You cannot be let a home in this department, by a decision: %(ground)s.") % {"ground": told["ground"]}


def _too_many(told: Told) -> str:
    return _(
        "You are %(persons)s persons, and the home has %(rooms)s rooms; at most %(most_per_room)s may live to a room."
    ) % _numbers(told)


def _too_small(told: Told) -> str:
    return _("You need %(needs)s rooms by the norm for space, and the home has %(has)s.") % _numbers(told)


def _too_large(told: Told) -> str:
    return _("The home has %(rooms)s rooms, which is more than is let to %(persons)s persons.") % _numbers(told)


def _not_step_free(_told: Told) -> str:
    return _("You need a home without steps, and this one is not known to be so.")


def _not_adapted(_told: Told) -> str:
    return _("You need a home adapted for a wheelchair, and this one is not known to be so.")


def _rent(told: Told) -> str:
    amounts = {name: _amount(told[name]) for name in ("rent", "most")}
    return _("The rent is %(rent)s a month, and you can pay at most %(most)s.") % amounts


_SHUT_OUT: Mapping[WhyNot, Callable[[Told], str]] = {
    WhyNot.IS_OWN_HOME: _own_home,
    WhyNot.NOT_WISHED: _not_wished,
    WhyNot.WISHED_LESS_THAN_OWN: _wished_less,
    WhyNot.REFUSED_BEFORE: _refused,
    WhyNot.OWES_LANDLORD: _owes,
    WhyNot.BARRED: _barred,
    WhyNot.TOO_MANY_PERSONS: _too_many,
    WhyNot.TOO_SMALL: _too_small,
    WhyNot.TOO_LARGE: _too_large,
    WhyNot.NOT_STEP_FREE: _not_step_free,
    WhyNot.NOT_ADAPTED: _not_adapted,
    WhyNot.RENT_TOO_HIGH: _rent,
}


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _numbers(told: Told) -> dict[str, object]:
    return {name: words.number(value) if isinstance(value, int) else value for name, value in told.items()}


def _day(told: str) -> str:
    return words.day(date.fromisoformat(told))


def _amount(told: Money | Mapping[str, str]) -> str:
    if isinstance(told, Money):
        return words.money(told)
    return words.money(Money.of(Decimal(told["amount"]), Currency(told["currency"])))
