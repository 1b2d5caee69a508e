"""What the states of a career and its measures are called."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from bofast.registers.studies.careers.states import Lives
from bofast.workbench.study.words import Words


def state_of(state: str, *, words: Words) -> str:
    names = {
        Lives.NOT_REGISTERED: words.gettext("Not in the register"),
        Lives.HERE_SOCIAL: words.gettext("Here, social renting"),
        Lives.HERE_PRIVATE: words.gettext("Here, private renting"),
        Lives.HERE_OWNED: words.gettext("Here, owned"),
        Lives.HERE_OTHER: words.gettext("Here, other renting"),
        Lives.AWAY_RENTED: words.gettext("Elsewhere, rented"),
        Lives.AWAY_OWNED: words.gettext("Elsewhere, owned"),
    }
    return names[Lives[state.upper()]]


def career_of(states: Sequence[str], *, words: Words) -> str:
    """A career as its stays: so many years here, then so many there."""
    stays = [(state, len(list(years))) for state, years in groupby(states)]
    told = (
        words.ngettext("%(state)s, %(years)s year", "%(state)s, %(years)s years", years)
        % {"state": state_of(state, words=words), "years": words.number(years)}
        for state, years in stays
    )
    return " → ".join(told)


def measure_of(measure: str, *, words: Words) -> str:
    names = {
        "moves": words.gettext("Changes of state"),
        "entropy": words.gettext("Entropy of the years"),
        "turbulence": words.gettext("Turbulence"),
        "complexity": words.gettext("Complexity"),
    }
    return names[measure]
