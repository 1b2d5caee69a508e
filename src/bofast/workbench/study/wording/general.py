"""The words that every study shares: kinds of families, and what to know beside the figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bofast.registers.estimates.effects.effect import Caution
from bofast.registers.studies.findings import Released
from bofast.registers.studies.remarks import Remark, Remarkable
from bofast.registers.studies.ways import FamilyKind
from bofast.workbench.study.words import Words

Said = Callable[[Words, Mapping[str, Any]], str]


def kind_of(kind: str, *, words: Words) -> str:
    """What a kind of family is called, in the head of a table or beside a line."""
    names = {
        FamilyKind.STRONG: words.gettext("Resource-strong families"),
        FamilyKind.OTHER: words.gettext("Other families with children"),
    }
    return names[FamilyKind(kind)]


def remarks_of(released: Released, *, words: Words, about: tuple[Remarkable, ...]) -> tuple[str, ...]:
    """The remarks of some kinds, in words, in order."""
    chosen = (remark for remark in released.remarks if remark.about in about)
    return tuple(said(remark, words=words) for remark in chosen)


def said(remark: Remark, *, words: Words) -> str:
    """One remark as a sentence."""
    return _SAID[remark.about](words, remark.facts)


def _emptied(words: Words, facts: Mapping[str, Any]) -> str:
    return words.gettext(
        "%(group)s: few were observed in their first years, and all of those left. A curve from the first year would"
        " be 0 for good; this one is told for families that have lived there %(years)s years."
    ) % {"group": kind_of(facts["group"], words=words), "years": words.number(facts["since"])}


def _nobody(words: Words, facts: Mapping[str, Any]) -> str:
    return words.gettext("%(group)s: none were observed, so there is no curve.") % {
        "group": kind_of(facts["group"], words=words)
    }


_MODELS: Mapping[str, Callable[[Words], str]] = {
    "log_rank": lambda words: words.gettext("The comparison of the two curves"),
    "leaving_area": lambda words: words.gettext("The model of leaving the area"),
    "leaving_home": lambda words: words.gettext("The model of leaving the home"),
    "effect": lambda words: words.gettext("The effect of the measure"),
}


def _cannot(words: Words, facts: Mapping[str, Any]) -> str:
    what = _MODELS[str(facts["what"]).split(".")[0]](words)
    return words.gettext("%(what)s could not be estimated: %(why)s.") % {
        "what": what,
        "why": _why_not(facts["why"], words=words),
    }


def _why_not(why: str, *, words: Words) -> str:
    reasons = {
        "no_events": words.gettext("nobody left"),
        "no_spells": words.gettext("nobody was observed"),
        "one_group": words.gettext("there is only one group"),
        "nothing_to_compare": words.gettext("the groups were never observed at the same time"),
        "nobody_treated": words.gettext("no area gets the measure within the years of the register"),
        "no_controls": words.gettext("there is no area without the measure to compare with"),
        "no_year_before": words.gettext("no area was observed before its measure began"),
    }
    return reasons.get(why, words.gettext("the figures do not tell enough apart"))


def _few(words: Words, facts: Mapping[str, Any]) -> str:
    # The sentence is made where the choices have their names; see `wording.families`.
    return str(facts["choice"])


def _caution(words: Words, facts: Mapping[str, Any]) -> str:
    sentences = {
        Caution.TRENDS_APART_BEFORE: words.gettext(
            "The areas with the measure had moved apart from the others already before it began. So they might have"
            " gone on to do so without it."
        ),
        Caution.FEW_CLUSTERS: words.gettext("Fewer than 30 areas are compared. The intervals are then too narrow."),
        Caution.FEW_TREATED_AREAS: words.gettext(
            "Fewer than 5 areas have the measure. The intervals are then far too narrow, and what happened in one of"
            " them can be the whole figure."
        ),
        Caution.TOO_FEW_YEARS_BEFORE: words.gettext(
            "Too few years before the measure are known. Whether the areas moved alike before it cannot be seen."
        ),
        Caution.PLACEBO_FINDS_EFFECT: words.gettext(
            "A start that was made up, two years too early, shows an “effect” too. So something else than the measure"
            " moves these areas."
        ),
        Caution.PLACEBO_NOT_POSSIBLE: words.gettext(
            "A made-up earlier start could not be tried: the years before the measure are too few."
        ),
    }
    return sentences[Caution(facts["caution"])]


_SAID: Mapping[Remarkable, Said] = {
    Remarkable.EARLY_RISK_SET_EMPTIED: _emptied,
    Remarkable.NOBODY_OBSERVED: _nobody,
    Remarkable.CANNOT_ESTIMATE: _cannot,
    Remarkable.CHOICE_CHANGES_FEW: _few,
    Remarkable.CAUTION: _caution,
}
