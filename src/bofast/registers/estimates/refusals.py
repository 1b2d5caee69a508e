"""Why an estimate is not given: a huge number with a huge error is no answer, so none is returned."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from bofast.vocabulary.errors import BofastError


class WhyNot(StrEnum):
    """One reason; behind it stand the facts that its sentence needs."""

    NO_SPELLS = "no_spells"
    NO_EVENTS = "no_events"
    ONE_GROUP = "one_group"  # groups
    NOTHING_TO_COMPARE = "nothing_to_compare"  # no risk set holds two groups
    NO_COVARIATES = "no_covariates"
    CONSTANT_COVARIATE = "constant_covariate"  # covariates
    COLLINEAR_COVARIATES = "collinear_covariates"  # covariates
    SEPARATED = "separated"  # covariates
    NOT_CONVERGED = "not_converged"  # steps, last_step
    NOBODY_OBSERVED_THEN = "nobody_observed_then"  # time
    TOO_FEW_CLUSTERS = "too_few_clusters"  # clusters, needed
    CAUSE_NOT_THERE = "cause_not_there"  # cause, causes
    NOBODY_TREATED = "nobody_treated"
    NO_CONTROLS = "no_controls"
    NO_YEAR_BEFORE = "no_year_before"
    STARTS_DIFFER = "starts_differ"  # starts
    TOO_MANY_SEQUENCES = "too_many_sequences"  # found, allowed
    TOO_FEW_SEQUENCES = "too_few_sequences"  # found, clusters


class CannotEstimate(BofastError):
    """The figures asked for do not follow from what was observed."""

    def __init__(self, why: WhyNot, /, **facts: Any) -> None:
        self.why = why
        self.facts = facts
        super().__init__(f"{why.value}: {facts!r}" if facts else why.value)
