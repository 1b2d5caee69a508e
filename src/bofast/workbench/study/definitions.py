"""Settings of the definition as they are written on the command line: NAME=VALUE."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from bofast.registers.people.definition import (
    ASSISTING_SPOUSES,
    MISSION,
    ON_SICKNESS_OR_PARENTAL_BENEFIT,
    OTHERS_OUTSIDE,
    UNEMPLOYED,
    Ages,
    Definition,
    Families,
    Partner,
)

Change = Callable[[Definition], Definition]
Value = TypeVar("Value")


def _codes(codes: frozenset[int]) -> Callable[[str], Change]:
    """Who has these codes is resource-strong alone, by a partner, or not."""

    def of(value: str) -> Change:
        ways: Mapping[str, Change] = {
            "yes": lambda one: replace(one, own=one.own | codes, by_partner=one.by_partner - codes),
            "partner": lambda one: replace(one, own=one.own - codes, by_partner=one.by_partner | codes),
            "no": lambda one: replace(one, own=one.own - codes, by_partner=one.by_partner - codes),
        }
        return _one_of(ways, value)

    return of


def _partner(value: str) -> Change:
    ways = {"family": Partner.OF_THE_FAMILY, "household": Partner.OF_THE_HOUSEHOLD}
    chosen = _one_of(ways, value)
    return lambda one: replace(one, partner=chosen)


def _partner_age(value: str) -> Change:
    chosen = _one_of({"any": False, "working": True}, value)
    return lambda one: replace(one, partner_of_working_age=chosen)


def _adults(value: str) -> Change:
    chosen = _one_of({"any": Families.ANY, "all": Families.ALL}, value)
    return lambda one: replace(one, families=chosen)


def _children(value: str) -> Change:
    below = _whole(value, lowest=1, highest=30)
    return lambda one: replace(one, child_below=below)


def _ages(value: str) -> Change:
    youngest, _, oldest = value.partition("-")
    ages = Ages(_whole(youngest, lowest=15, highest=100), _whole(oldest, lowest=15, highest=100))
    if ages.youngest > ages.oldest:
        raise ValueError(f"{value!r} ends before it begins")
    return lambda one: replace(one, ages=ages)


def _places(value: str) -> Change:
    chosen = _one_of({"register": True, "age": False}, value)
    return lambda one: replace(one, places_known=chosen)


SETTINGS: Mapping[str, Callable[[str], Change]] = {
    "120": _codes(ASSISTING_SPOUSES),
    "210": _codes(UNEMPLOYED),
    "220": _codes(ON_SICKNESS_OR_PARENTAL_BENEFIT),
    "410": _codes(OTHERS_OUTSIDE),
    "partner": _partner,
    "partner-age": _partner_age,
    "adults": _adults,
    "children-below": _children,
    "ages": _ages,
    "family-places": _places,
}

TOLD = """\
    120, 210, 220, 410=yes|partner|no  assisting spouses, unemployed, on benefit, others outside the labour market:
                                       resource-strong by themselves, by living with one who is, or not
    partner=family|household           with whom those outside the labour market must live
    partner-age=any|working            whether that one must be of working age too
    adults=any|all                     how many adults of the family must be resource-strong
    children-below=18                  the age at which a child is no longer one
    ages=22-59                         working age
    family-places=register|age         tell children from adults by their place in the family, or by age alone"""


def change_written(text: str) -> Change:
    """One setting.

    Raises: argparse.ArgumentTypeError, naming the settings that there are.
    """
    name, _, value = text.partition("=")
    if name not in SETTINGS or not value:
        raise argparse.ArgumentTypeError(f"{text!r} is no setting. Write one of {', '.join(SETTINGS)}, = and a value")
    try:
        return SETTINGS[name](value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{name}: {error}") from None


def changed(changes: Iterable[Change]) -> Definition:
    """The mission's definition with the changes, one after another."""
    definition = MISSION
    for change in changes:
        definition = change(definition)
    return definition


def _one_of(ways: Mapping[str, Value], value: str) -> Value:
    if value not in ways:
        raise ValueError(f"{value!r} is not one of {', '.join(ways)}")
    return ways[value]


def _whole(text: str, *, lowest: int, highest: int) -> int:
    if not text.isascii() or not text.isdigit() or not lowest <= int(text) <= highest:
        raise ValueError(f"{text!r} is no whole number from {lowest} to {highest}")
    return int(text)
