"""Why an estimate is not given, in words that tell what to do."""

from __future__ import annotations

from bofast.registers.estimates.refusals import CannotEstimate, WhyNot

_WORDS: dict[WhyNot, str] = {
    WhyNot.NO_SPELLS: "a group has no spell under observation. Leave the group out, or ask from an earlier time.",
    WhyNot.NO_EVENTS: "no spell ends with an event, so there is nothing to estimate from. Check --status and --event.",
    WhyNot.ONE_GROUP: "there is only one group. Name a column with at least two: --group COLUMN.",
    WhyNot.NOTHING_TO_COMPARE: "no two groups are ever under observation together when somebody leaves.",
    WhyNot.NO_COVARIATES: "no covariate was named: --covariate a,b.",
    WhyNot.CONSTANT_COVARIATE: (
        "{covariates}: one value for all who are compared, so its effect cannot be told. Leave it out."
    ),
    WhyNot.COLLINEAR_COVARIATES: (
        "{covariates}: one follows from the others, so their effects cannot be told apart. Leave one out."
    ),
    WhyNot.SEPARATED: (
        "{covariates}: every event (or none) has one value of it, so its effect has no finite estimate. "
        "Join levels, leave it out, or make it a stratum."
    ),
    WhyNot.NOT_CONVERGED: "the search found no top in {steps} steps (last step {last_step:.2g}). Leave covariates out.",
    WhyNot.NOBODY_OBSERVED_THEN: "nobody is under observation until {time:g}. Ask for an earlier time.",
    WhyNot.TOO_FEW_CLUSTERS: "there are {clusters} clusters; errors by cluster need at least {needed}.",
    WhyNot.CAUSE_NOT_THERE: "there is no cause {cause} among {causes}.",
    WhyNot.NOBODY_TREATED: "no area has the measure within the years observed.",
    WhyNot.NO_CONTROLS: "no area is without the measure, so there is nothing to compare with.",
    WhyNot.NO_YEAR_BEFORE: "no area is observed before its measure began.",
    WhyNot.STARTS_DIFFER: "the measure begins in different years.",
    WhyNot.TOO_MANY_SEQUENCES: (
        "there are {found:,} distinct careers; at most {allowed:,} can be compared with each other. "
        "Draw a sample, join states, or take longer steps of time."
    ),
    WhyNot.TOO_FEW_SEQUENCES: "there are {found} distinct careers, too few for {clusters} clusters.",
}


def in_words(error: CannotEstimate) -> str:
    facts = dict(error.facts)
    if "covariates" in facts:
        facts["covariates"] = ", ".join(facts["covariates"])
    return f"cannot be estimated: {_WORDS[error.why].format(**facts)}"
