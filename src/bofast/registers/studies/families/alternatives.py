"""The choices that a definition leaves open, each as a definition of its own that differs in that one choice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bofast.registers.people.definition import (
    ASSISTING_SPOUSES,
    ON_SICKNESS_OR_PARENTAL_BENEFIT,
    OTHERS_OUTSIDE,
    UNEMPLOYED,
    Definition,
    Families,
    Partner,
)


class Choice(StrEnum):
    """One choice made otherwise than in the mission's definition."""

    WITHOUT_ASSISTING_SPOUSES = "without_assisting_spouses"
    WITH_UNEMPLOYED = "with_unemployed"
    UNEMPLOYED_BY_PARTNER = "unemployed_by_partner"
    WITHOUT_BENEFIT = "without_benefit"
    WITHOUT_OTHERS = "without_others"
    PARTNER_IN_HOUSEHOLD = "partner_in_household"
    PARTNER_OF_WORKING_AGE = "partner_of_working_age"
    ALL_ADULTS = "all_adults"
    CHILDREN_BELOW_25 = "children_below_25"
    BY_AGE_ALONE = "by_age_alone"


@dataclass(frozen=True, slots=True)
class Alternative:
    """A choice, and the definition that it makes."""

    choice: Choice
    definition: Definition


def _with_unemployed(chosen: Definition) -> Definition:
    return replace(chosen, own=chosen.own | UNEMPLOYED, by_partner=chosen.by_partner - UNEMPLOYED)


def _unemployed_by_partner(chosen: Definition) -> Definition:
    return replace(chosen, own=chosen.own - UNEMPLOYED, by_partner=chosen.by_partner | UNEMPLOYED)


CHOICES: Mapping[Choice, Callable[[Definition], Definition]] = {
    Choice.WITHOUT_ASSISTING_SPOUSES: lambda chosen: replace(chosen, own=chosen.own - ASSISTING_SPOUSES),
    Choice.WITH_UNEMPLOYED: _with_unemployed,
    Choice.UNEMPLOYED_BY_PARTNER: _unemployed_by_partner,
    Choice.WITHOUT_BENEFIT: lambda chosen: replace(
        chosen, by_partner=chosen.by_partner - ON_SICKNESS_OR_PARENTAL_BENEFIT
    ),
    Choice.WITHOUT_OTHERS: lambda chosen: replace(chosen, by_partner=chosen.by_partner - OTHERS_OUTSIDE),
    Choice.PARTNER_IN_HOUSEHOLD: lambda chosen: replace(chosen, partner=Partner.OF_THE_HOUSEHOLD),
    Choice.PARTNER_OF_WORKING_AGE: lambda chosen: replace(chosen, partner_of_working_age=True),
    Choice.ALL_ADULTS: lambda chosen: replace(chosen, families=Families.ALL),
    Choice.CHILDREN_BELOW_25: lambda chosen: replace(chosen, child_below=25),
    Choice.BY_AGE_ALONE: lambda chosen: replace(chosen, places_known=False),
}


def alternatives(chosen: Definition) -> Iterator[Alternative]:
    """Every choice that is not already made in the chosen definition."""
    for choice, changed in CHOICES.items():
        if changed(chosen) != chosen:
            yield Alternative(choice, changed(chosen))
