"""Why a study tells nothing, in the words of the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from bofast.registers.disclosure.refusals import ReleaseRefused
from bofast.registers.studies.remarks import DoesNotApply, WhyNotApplicable
from bofast.workbench.study.running import Told

_SAYS: Mapping[WhyNotApplicable, str] = {
    WhyNotApplicable.NO_AREAS: "the store has no areas. Deliver a list of addresses by area, and ingest again.",
    WhyNotApplicable.UNKNOWN_AREAS: "the store has no area {areas}.",
    WhyNotApplicable.NO_HOUSEHOLDS: "no family there has a main person: the register must tell places in families.",
    WhyNotApplicable.NO_MEASURES: "no measure is known. Name areas and first years: --measures FILE.csv",
    WhyNotApplicable.NO_CAREERS: "fewer than two families with children live in the areas.",
    WhyNotApplicable.NO_AREA_LISTS: "the lists of areas are Danish law, and the store is not Danish.",
    WhyNotApplicable.TOO_MANY_AREAS: "{areas} areas are too many to compare at once. Choose some: --area",
    WhyNotApplicable.TOO_FEW_YEARS: "the store has {years} years, and {needed} are needed.",
    WhyNotApplicable.NO_TENANCIES: "the store holds no tenancies of your own.",
    WhyNotApplicable.NO_DATED_STAYS: "the store holds no dated stays.",
}


def why(one: Told) -> str:
    """The reason of a study that is not told."""
    if isinstance(one.refused, DoesNotApply):
        facts = {name: _written(fact) for name, fact in one.refused.facts.items()}
        return _SAYS[one.refused.why].format(**facts)
    if isinstance(one.refused, ReleaseRefused):
        return f"it may not leave ({one.refused}). Ask for fewer areas, or less detail."
    return "it was not asked for."


def _written(fact: object) -> str:
    return ", ".join(map(str, fact)) if isinstance(fact, tuple) else str(fact)
