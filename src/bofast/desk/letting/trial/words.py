"""A trial in words: what a way to let is, what is measured, and what something rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bofast.casework.lettings.trials.asked import CapAsked, PolicyAsked
from bofast.casework.lettings.trials.looked_back import Verdict
from bofast.casework.lettings.trials.told import EMPTY_DAYS, TOO_LITTLE_ROOM, EstimateTold
from bofast.design import words
from bofast.desk.wording.letting_names import OTHER_TURNS, PUT_FIRST
from bofast.rules.home_fit import BEDROOM_STANDARD, EUROSTAT, SSB
from bofast.rules.letting.facts import NOMINATED_KIND, VULNERABLE_KIND
from bofast.vocabulary.letting import GroupLevel, PutFirst

WHOLE_FROM = 100
"""Figures from here on are told without decimals."""

MEASURES: Mapping[str, Promise] = {
    TOO_LITTLE_ROOM: gettext_lazy("Families in too little room, at the end"),
    "children_overcrowded_at_the_end": gettext_lazy("Children in too little room, at the end"),
    EMPTY_DAYS: gettext_lazy("Empty days a year"),
    "empty_days_a_letting": gettext_lazy("Empty days for each home let"),
    "lettings_a_year": gettext_lazy("Homes let a year"),
    "lettings_a_chain": gettext_lazy("Homes let for each vacancy"),
    "tenants_helped_a_year": gettext_lazy("Tenants who got more room, a year"),
    "newcomers_housed_a_year": gettext_lazy("Families from outside who got a home, a year"),
    "acute_housed_a_year": gettext_lazy("of these in the most urgent need class"),
    "months_waited_median": gettext_lazy("Months that the middle one of them waited"),
    "months_waited_nine_in_ten": gettext_lazy("Months that nine of ten waited at most"),
    "refusals_a_letting": gettext_lazy("Refusals for each home let"),
    "homes_empty_at_the_end": gettext_lazy("Homes that stand empty, at the end"),
    "let_with_too_little_room_a_year": gettext_lazy("Homes let to more persons than rooms, a year"),
    "below_a_norm_at_the_end": gettext_lazy("Families with less room than a norm that is tried gives them, at the end"),
    "turned_away_by_a_cap_a_year": gettext_lazy("Times that a limit on groups kept a family from a home, a year"),
    "groups_over_a_cap_at_the_end": gettext_lazy("Groups of homes above a limit that is tried, at the end"),
}
"""What is told, in this order; the names are the trial's."""
OF_NORMS, OF_CAPS = "below_a_norm_at_the_end", ("turned_away_by_a_cap_a_year", "groups_over_a_cap_at_the_end")
"""Told only where a way asks for a norm, or sets a limit."""
RATES: Mapping[str, Promise] = {
    "leave_percent": gettext_lazy("Tenants who move out, a year"),
    "arrive_percent": gettext_lazy("Families who join the list, for each hundred who move out"),
    "give_up_percent": gettext_lazy("Families from outside who leave the list without a home, a year"),
    "change_percent": gettext_lazy("Households that gain or lose a person, a year"),
    "gain_percent": gettext_lazy("of these, the ones that gain"),
    "register_percent": gettext_lazy("Tenants in too little room who ask for another home"),
    "tenant_yes_percent": gettext_lazy("Tenants who say yes to an offer"),
    "newcomer_yes_percent": gettext_lazy("Families from outside who say yes to an offer"),
}
VERDICTS: Mapping[Verdict, Promise] = {
    Verdict.FIRST: gettext_lazy("The rule's first got it"),
    Verdict.AHEAD_SAID_NO: gettext_lazy("All ahead had said no to it"),
    Verdict.AHEAD_TOOK_ANOTHER: gettext_lazy("Those ahead had said no, or took another home"),
    Verdict.NOMINATED: gettext_lazy("The municipality put the family forward"),
    Verdict.HELD: gettext_lazy("The home was held back"),
    Verdict.NOT_ENTITLED: gettext_lazy("Nothing is written down of a wish for it, or a rule shuts the family out"),
    Verdict.NOT_EXPLAINED: gettext_lazy("Somebody was ahead, and nothing that is written down tells why it was passed"),
    Verdict.NOT_KNOWN: gettext_lazy("Not known: the turn, or the list of that day, was not written down"),
}
_TIMES: Mapping[str, Promise] = {
    "0": gettext_lazy("tenants never first"),
    "1/4": gettext_lazy("tenants first every fourth time"),
    "1/3": gettext_lazy("tenants first every third time"),
    "1/2": gettext_lazy("tenants first every second time"),
    "2/3": gettext_lazy("tenants first two times of three"),
    "1": gettext_lazy("tenants always first"),
}
IN_EACH: Mapping[GroupLevel, Promise] = {
    GroupLevel.STAIRWELL: gettext_lazy("at most %(count)s in each stairwell"),
    GroupLevel.BLOCK: gettext_lazy("at most %(count)s in each block"),
    GroupLevel.DEPARTMENT: gettext_lazy("at most %(count)s in each department"),
}
_KINDS: Mapping[str, Promise] = {
    NOMINATED_KIND: PUT_FIRST[PutFirst.NOMINATED],
    VULNERABLE_KIND: gettext_lazy("vulnerable"),
}
NORMS: Mapping[str, Promise] = {
    EUROSTAT: gettext_lazy("Eurostat's norm (who can share a room)"),
    SSB: gettext_lazy("Statistics Norway's norm (a room for each)"),
    BEDROOM_STANDARD: gettext_lazy("the bedroom standard (who can share a bedroom)"),
}


def today_in_words(today: PolicyAsked) -> str:
    """How it is today, whole; what it does not limit goes without saying."""
    free = replace(today, norm="", most_rooms_over_persons=None, cap=None)
    limits = [told for told, without in zip(_limits(today), _limits(free), strict=True) if told != without]
    return _("as today: %(told)s") % {"told": ", ".join([*_order(today), *limits])}


def way_in_words(way: PolicyAsked, *, today: PolicyAsked) -> str:
    """A way by what it changes."""
    changed = [told for told, before in zip(_told(way), _told(today), strict=True) if told != before]
    return ", ".join(changed) if changed else _("as today")


def _told(policy: PolicyAsked) -> Iterator[str]:
    yield from _order(policy)
    yield from _limits(policy)


def _order(policy: PolicyAsked) -> Iterator[str]:
    share = policy.internal_share
    yield str(_TIMES[share]) if share in _TIMES else _("tenants first %(share)s of the time") % {"share": share}
    yield str(OTHER_TURNS[policy.other_turn])
    yield _persons(policy.most_persons_per_room)
    yield _offers(policy.offers_at_once)


def _limits(policy: PolicyAsked) -> Iterator[str]:
    yield _norm(policy.norm)
    yield _rooms_over(policy.most_rooms_over_persons)
    yield _cap(policy.cap)


def _persons(most: int | None) -> str:
    if most is None:
        return _("no limit on persons a room")
    told = ngettext("at most %(count)s person a room", "at most %(count)s persons a room", most)
    return told % {"count": most}


def _offers(at_once: int) -> str:
    told = ngettext("offered to %(count)s family at a time", "offered to %(count)s families at a time", at_once)
    return told % {"count": at_once}


def _norm(code: str) -> str:
    return _("homes by %(norm)s") % {"norm": NORMS.get(code, code)} if code else _("no space norm")


def _rooms_over(most: int | None) -> str:
    if most is None:
        return _("no home too large")
    if most == 0:
        return _("no more rooms than persons")
    told = ngettext("at most %(count)s room more than persons", "at most %(count)s rooms more than persons", most)
    return told % {"count": most}


def _cap(cap: CapAsked | None) -> str:
    if cap is None:
        return _("no limit on groups")
    told = {"limit": IN_EACH[cap.level] % {"count": cap.at_most}, "whom": kind_in_words(cap.kind)}
    return _("%(limit)s (%(whom)s)") % told


def kind_in_words(kind: str) -> str:
    """Whom a limit counts."""
    return str(_KINDS[kind]) if kind in _KINDS else _("marked “%(mark)s”") % {"mark": kind}


def figure(value: float) -> str:
    """A mean as people read it: whole from a hundred on, else with one decimal."""
    shown = Decimal(str(round(value, 0 if abs(value) >= WHOLE_FROM else 1)))
    return words.number(shown.quantize(Decimal(1)) if shown == shown.to_integral_value() else shown)


def interval(found: EstimateTold) -> str:
    return _("%(low)s to %(high)s") % {"low": figure(found.low), "high": figure(found.high)}


def difference(found: EstimateTold) -> str:
    """With its sign, and its interval."""
    signed = f"+{figure(found.mean)}" if found.mean > 0 else figure(found.mean)
    return _("%(difference)s (%(low)s to %(high)s)") % {
        "difference": signed,
        "low": figure(found.low),
        "high": figure(found.high),
    }
