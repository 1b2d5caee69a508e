"""The lettings that really happened, held against the rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from bofast.casework.lettings.trials.looked_back import BY_THE_RULE, LookedBack
from bofast.design import words
from bofast.design.parts import Bar, Bars, Tone
from bofast.desk.letting.trial.words import VERDICTS


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedBackCard:
    """How many lettings were by the rule, and why the others were not."""

    lead: str
    bars: Bars
    note: str


def looked_back_card(found: LookedBack | None) -> LookedBackCard | None:
    """None when nothing was let in the period."""
    if found is None:
        return None
    told = {
        "by_the_rule": words.number(found.by_the_rule),
        "all": words.number(found.lettings),
        "start": words.day(date.fromisoformat(found.from_day)),
        "end": words.day(date.fromisoformat(found.to_day)),
    }
    return LookedBackCard(
        lead=_("By the rule, as far as it is written down: %(by_the_rule)s of %(all)s lettings, %(start)s – %(end)s.")
        % told,
        bars=_bars(found),
        note=_(
            "The list is taken as it stood on the day before each home was offered. Needs, debts and what a home was "
            "held back for are known only as they stand now, so an old letting may be right and still not be explained."
        ),
    )


def _bars(found: LookedBack) -> Bars:
    counts = {verdict: found.verdicts.get(verdict.value, 0) for verdict in VERDICTS}
    return Bars(
        caption=_("Lettings by how they stand to the rule"),
        columns=(_("Lettings"),),
        bars=tuple(
            Bar(str(VERDICTS[verdict]), count, (count,), tone=Tone.ACCENT if verdict in BY_THE_RULE else Tone.NEUTRAL)
            for verdict, count in counts.items()
            if count
        ),
    )
