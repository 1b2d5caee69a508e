"""What the groups of the law's figures are called: `norm=eurostat, age=own_room_from` → words a reader knows.

A group is a key with a value, or with a range of whole numbers. The same value can mean two things under two keys
("first" step, "first" member), so a name belongs to the pair.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from bofast.desk.wording.economy_names import named
from bofast.desk.wording.results import DESTINATIONS, INITIATIVES, JUDGEMENTS, WHYS
from bofast.rules.facts import Car, IncomeKind, LoanProduct, Sex
from bofast.rules.home_fit import BEDROOM_STANDARD, EUROSTAT, SSB
from bofast.rules.parameter_row import ANY, Band, Group
from bofast.vocabulary.ways import Way

ASKED = re.compile(r"(\w+)=([^,)]+)")
"""One key and its value, in what a law says that it lacks."""
RANGE = re.compile(r"(\d+)(?:-(\d+)|(\+))?")

LISTS: Mapping[str, type[StrEnum]] = {"income": IncomeKind, "product": LoanProduct, "car": Car, "sex": Sex, "way": Way}
"""Keys whose values are members of a list that is named elsewhere."""

NAMES: dict[tuple[str, str], Promise] = {
    ("norm", EUROSTAT): pgettext_lazy("group of a figure", "Eurostat's norm"),
    ("norm", SSB): pgettext_lazy("group of a figure", "Statistics Norway's norm"),
    ("norm", BEDROOM_STANDARD): pgettext_lazy("group of a figure", "the bedroom standard"),
    ("age", "own_room_from"): pgettext_lazy("group of a figure", "from when one has a room of one's own"),
    ("age", "mixed_pairs_below"): pgettext_lazy("group of a figure", "below which any two children share"),
    ("given_to", "household"): pgettext_lazy("group of a figure", "the household as such"),
    ("given_to", "person_alone"): pgettext_lazy("group of a figure", "a person who lives alone"),
    ("question", "older_with_younger"): pgettext_lazy("group of a figure", "an older one shares with a younger"),
    ("question", "parents_have_own_room"): pgettext_lazy("group of a figure", "parents have a room of their own"),
    ("lives_as", "single"): pgettext_lazy("group of a figure", "lives alone"),
    ("lives_as", "couple"): pgettext_lazy("group of a figure", "a couple"),
    ("lives_as", "shared"): pgettext_lazy("group of a figure", "shares a home with others"),
    ("household", "child_under_15"): pgettext_lazy("group of a figure", "with a child under 15"),
    ("household", "other"): pgettext_lazy("group of a figure", "other households"),
    ("household", "ordinary"): pgettext_lazy("group of a figure", "ordinary household"),
    ("household", "young_disabled"): pgettext_lazy("group of a figure", "young disabled"),
    ("household", "single_pensioner"): pgettext_lazy("group of a figure", "single pensioner"),
    ("step", "first"): pgettext_lazy("group of a figure", "the first step"),
    ("step", "second"): pgettext_lazy("group of a figure", "the second step"),
    ("member", "first"): pgettext_lazy("group of a figure", "the first adult"),
    ("member", "adult"): pgettext_lazy("group of a figure", "each further adult"),
    ("member", "child"): pgettext_lazy("group of a figure", "each child"),
    ("member", "minor"): pgettext_lazy("group of a figure", "each member under 18"),
    ("income", "ordinary"): pgettext_lazy("group of a figure", "ordinary income"),
    ("income", "low"): pgettext_lazy("group of a figure", "low income"),
    ("income", "lowest"): pgettext_lazy("group of a figure", "the lowest income"),
    ("place", "full"): pgettext_lazy("group of a figure", "full place"),
    ("place", "part"): pgettext_lazy("group of a figure", "part place"),
    ("stage", "before_birth"): pgettext_lazy("group of a figure", "before the birth"),
    ("stage", "first_year"): pgettext_lazy("group of a figure", "the first year"),
    ("state", "pregnant"): pgettext_lazy("group of a figure", "pregnant"),
    ("state", "breastfeeding"): pgettext_lazy("group of a figure", "breastfeeding"),
    ("occupation", "student"): pgettext_lazy("group of a figure", "student"),
    ("occupation", "ordinary"): pgettext_lazy("group of a figure", "not a student"),
    ("home", "ordinary"): pgettext_lazy("group of a figure", "an ordinary home"),
    ("home", "loft_or_basement"): pgettext_lazy("group of a figure", "loft or basement in the landlord's house"),
    ("lease", "first"): pgettext_lazy("group of a figure", "the first lease"),
    ("lease", "renewal"): pgettext_lazy("group of a figure", "a renewed lease"),
    ("checkpoint", "first"): pgettext_lazy("group of a figure", "the first time"),
    ("checkpoint", "second"): pgettext_lazy("group of a figure", "the second time"),
    ("checkpoint", "third"): pgettext_lazy("group of a figure", "the third time"),
    ("window", "early"): pgettext_lazy("group of a figure", "soon"),
    ("window", "within_a_year"): pgettext_lazy("group of a figure", "within a year"),
    ("window", "within_two_years"): pgettext_lazy("group of a figure", "within two years"),
    ("municipality", ANY): pgettext_lazy("group of a figure", "other municipalities"),
    **{("destination", where.name.lower()): word for where, word in DESTINATIONS.items()},
    **{("why", str(why)): word for why, word in WHYS.items()},
    **{("initiative", str(whose)): word for whose, word in INITIATIVES.items()},
}
BANDS: dict[str, tuple[Promise, Promise, Promise]] = {
    "age": (
        pgettext_lazy("age group", "%(lowest)s years"),
        pgettext_lazy("age group", "%(lowest)s–%(highest)s years"),
        pgettext_lazy("age group", "%(lowest)s years and older"),
    ),
    "months": (
        pgettext_lazy("age group", "%(lowest)s months"),
        pgettext_lazy("age group", "%(lowest)s–%(highest)s months"),
        pgettext_lazy("age group", "%(lowest)s months and older"),
    ),
    "persons": (
        pgettext_lazy("size of household", "%(lowest)s in the household"),
        pgettext_lazy("size of household", "%(lowest)s–%(highest)s in the household"),
        pgettext_lazy("size of household", "%(lowest)s or more in the household"),
    ),
    "number": (
        pgettext_lazy("which child", "child number %(lowest)s"),
        pgettext_lazy("which child", "child number %(lowest)s–%(highest)s"),
        pgettext_lazy("which child", "child number %(lowest)s and later"),
    ),
}
"""One number, a range, and from a number on."""
MUNICIPALITIES = {
    "0301": "Oslo",
    "1103": "Stavanger",
    "1108": "Sandnes",
    "1124": "Sola",
    "1505": "Kristiansund",
    "1804": "Bodø",
    "3201": "Bærum",
    "3203": "Asker",
    "3205": "Lillestrøm",
    "3207": "Nordre Follo",
    "3212": "Nesodden",
    "3214": "Frogn",
    "3222": "Lørenskog",
    "4204": "Kristiansand",
    "4601": "Bergen",
    "5001": "Trondheim",
    "5501": "Tromsø",
}
"""Those that the shipped figures name, by the numbers of 2024 (source: Statistics Norway, Klass 131)."""
CODES: dict[str, Promise] = {
    "rooms_are_short": pgettext_lazy("value of a figure", "short of rooms"),
    "both_are_short": pgettext_lazy("value of a figure", "short of rooms and area"),
    "either_is_short": pgettext_lazy("value of a figure", "short of rooms or area"),
    "rooms": pgettext_lazy("value of a figure", "rooms without kitchen and bath"),
    "bedrooms": pgettext_lazy("value of a figure", "bedrooms"),
    "pairing": pgettext_lazy("value of a figure", "by who may share"),
    "persons_per_room": pgettext_lazy("value of a figure", "persons to a room"),
    "by_size": pgettext_lazy("value of a figure", "by a table"),
    **{str(judgement): word for judgement, word in JUDGEMENTS.items()},
}
"""Values that are codes in the files."""


def group_in_words(group: Group) -> str:
    """What a figure is for: its keys and values in the reader's language; empty where it is for everybody."""
    told = [value_in_words(key, value) for key, value in group]
    return ", ".join(part for part in told if part)


def asked_in_words(asked: str) -> str:
    """The group in "(product=fixed_10, age=6-10)", as a missing figure names it."""
    told = [value_in_words(key, value.strip()) for key, value in ASKED.findall(asked)]
    return ", ".join(part for part in told if part)


def value_in_words(key: str, value: str | Band) -> str:
    """One value under its key; a value that nobody has named stands as it is written."""
    if (key, value) in NAMES:
        return str(NAMES[key, str(value)])
    if value == ANY:
        return ""
    if key in BANDS and (band := RANGE.fullmatch(str(value))):
        return _band(key, band)
    if key == "municipality":
        return MUNICIPALITIES.get(str(value)) or _("municipality %(number)s") % {"number": value}
    if key in LISTS and value in set(LISTS[key]):
        return named(LISTS[key](value))
    return str(value)


def code_in_words(code: str) -> str:
    """A figure's value that is a code in the files."""
    return str(CODES.get(code, code))


def _band(key: str, band: re.Match[str]) -> str:
    one, between, onwards = BANDS[key]
    lowest, highest, and_above = band.groups()
    sentence = onwards if and_above else between if highest else one
    return str(sentence) % {"lowest": lowest, "highest": highest}
