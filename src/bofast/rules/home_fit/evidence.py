"""The answer about crowding as a figure with its evidence, in the form that every other rule answers in."""

from __future__ import annotations

from collections.abc import Iterator

from bofast.rules.figure import Figure, How, Rule, fact_unknown
from bofast.rules.home_fit.crowding import Crowding, rooms_of
from bofast.rules.home_fit.norms import CrowdedWhen
from bofast.rules.parameter_row import Unit
from bofast.vocabulary.answers import Answer
from bofast.vocabulary.reasons import Because, Reason


def as_figure(crowding: Crowding) -> Figure:
    """Whether a home is crowded, with the need, the home's own figures, the norm's rows and what is missing."""
    source = "; ".join(dict.fromkeys(row.source.text for row in crowding.norm.rows))
    return Figure(
        Rule("home_fit.crowded", Unit.YES_NO, How.TEST, source),
        {Answer.YES: True, Answer.NO: False, Answer.UNKNOWN: None}[crowding.answer],
        facts={"rooms": rooms_of(crowding.home, norm=crowding.norm), "area_m2": crowding.home.area_m2},
        rows=crowding.norm.rows,
        parts=(_rooms_needed(crowding, source),),
        reasons=(*crowding.because, *_missing(crowding)),
    )


def _rooms_needed(crowding: Crowding, source: str) -> Figure:
    need = crowding.need
    return Figure(
        Rule("home_fit.room_need", Unit.ROOMS, How.TABLE, source),
        need.least if need.least == need.most else None,
        facts={"persons": need.least_persons, "least": need.least, "most": need.most},
        rows=crowding.norm.rows,
    )


def _missing(crowding: Crowding) -> Iterator[Because]:
    """Only what stands in the way of an answer: a missing area is no question when the rooms decide."""
    if crowding.answer is not Answer.UNKNOWN:
        return
    weighed = {because.reason for because in crowding.because}
    if Reason.ROOMS_UNKNOWN in weighed:
        yield fact_unknown(f"present_home.{crowding.norm.counts}")
    if Reason.AREA_UNKNOWN in weighed and crowding.norm.crowded_when is not CrowdedWhen.ROOMS_ARE_SHORT:
        yield fact_unknown("present_home.area_m2")
