"""What a reader must know beside the figures: codes with facts, for which the workbench finds words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bofast.vocabulary.errors import BofastError


class Remarkable(StrEnum):
    """One code; behind it stand the facts that its sentence needs. No fact is an unreleased count of people."""

    # families
    CHOICE_CHANGES_FEW = "choice_changes_few"  # choice: families.alternatives.Choice; fewer than may be told
    # staying
    EARLY_RISK_SET_EMPTIED = "early_risk_set_emptied"  # group, since: years; the curve is told from there on
    NOBODY_OBSERVED = "nobody_observed"  # group
    CANNOT_ESTIMATE = "cannot_estimate"  # what, why: estimates.refusals.WhyNot
    # tenancies
    SEEN_BETWEEN = "seen_between"  # since, until: months of the first end that is told, and of the last day
    SMALL_DEPARTMENTS = "small_departments"  # departments: names of those too small for register figures
    NO_REGISTER_FIGURES = "no_register_figures"  # departments: names of those that the register holds too few of
    # careers
    TYPICAL_CAREER = "typical_career"  # cluster, states: a career that enough persons and families share
    COMMON_CAREER = "common_career"  # cluster, states: likewise, the most common first
    CAREERS_SAMPLED = "careers_sampled"  # compared: how many different careers were compared each with each
    # measure
    CAUTION = "caution"  # caution: estimates.effects.effect.Caution


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to know, with the facts that its sentence names."""

    about: Remarkable
    facts: Mapping[str, Any] = field(default_factory=dict)


class WhyNotApplicable(StrEnum):
    """Why a study has nothing to say about a store."""

    NO_AREAS = "no_areas"
    UNKNOWN_AREAS = "unknown_areas"  # areas
    NO_HOUSEHOLDS = "no_households"  # nobody's place in the family is known
    NO_MEASURES = "no_measures"
    NO_CAREERS = "no_careers"  # fewer than two different careers
    NO_AREA_LISTS = "no_area_lists"  # the lists are Danish law
    TOO_MANY_AREAS = "too_many_areas"  # areas
    TOO_FEW_YEARS = "too_few_years"  # years, needed
    NO_TENANCIES = "no_tenancies"
    NO_DATED_STAYS = "no_dated_stays"


class DoesNotApply(BofastError):
    """The store lacks what the study is about."""

    def __init__(self, why: WhyNotApplicable, /, **facts: Any) -> None:
        self.why = why
        self.facts = facts
        super().__init__(f"{why.value}: {facts!r}" if facts else why.value)
