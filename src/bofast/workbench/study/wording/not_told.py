"""What a report cannot tell, and why: a section of its own, so that nobody takes silence for nothing found."""

from __future__ import annotations

from collections.abc import Sequence

from bofast.registers.disclosure.refusals import ReleaseRefused
from bofast.registers.studies.names import StudyName
from bofast.registers.studies.remarks import DoesNotApply, WhyNotApplicable
from bofast.reports.content import Section
from bofast.workbench.study.running import Told
from bofast.workbench.study.words import Words


def not_told(studies: Sequence[Told], *, words: Words) -> Section:
    """A line a study that says nothing."""
    return Section(
        heading=words.gettext("What is not told here"),
        remarks=tuple(
            words.gettext("%(study)s: %(why)s") % {"study": name_of(one.name, words=words), "why": _why(one, words)}
            for one in studies
        ),
    )


def name_of(name: StudyName, *, words: Words) -> str:
    """What a study is about, in a few words."""
    names = {
        StudyName.FAMILIES: words.gettext("Who the families are"),
        StudyName.STAYING: words.gettext("Who stays how long"),
        StudyName.CHANGE: words.gettext("What change in the areas is made of"),
        StudyName.CAREERS: words.gettext("Housing careers"),
        StudyName.AREAS: words.gettext("How far the areas are from the official lists"),
        StudyName.MEASURE: words.gettext("What a measure changed"),
        StudyName.SPELLS: words.gettext("Stays by the day"),
        StudyName.TENANCIES: words.gettext("Your own tenancies"),
    }
    return names[name]


def _why(one: Told, words: Words) -> str:
    if isinstance(one.refused, ReleaseRefused):
        return words.gettext("the figures may not leave, since hidden ones could be worked out.")
    if isinstance(one.refused, DoesNotApply):
        return _lacking(one.refused, words=words)
    return words.gettext("it was not asked for.")


def _lacking(refused: DoesNotApply, *, words: Words) -> str:
    reasons = {
        WhyNotApplicable.NO_AREAS: words.gettext("the register came without areas."),
        WhyNotApplicable.UNKNOWN_AREAS: words.gettext("an area that was asked for is not in the register."),
        WhyNotApplicable.NO_HOUSEHOLDS: words.gettext("the register does not tell who is the main person of a family."),
        WhyNotApplicable.NO_MEASURES: words.gettext("no measure is known."),
        WhyNotApplicable.NO_CAREERS: words.gettext("fewer than two families with children live in the areas."),
        WhyNotApplicable.NO_AREA_LISTS: words.gettext(
            "the lists of areas are Danish law, and the store is not Danish."
        ),
        WhyNotApplicable.TOO_MANY_AREAS: words.gettext("the areas are too many to compare at once."),
        WhyNotApplicable.TOO_FEW_YEARS: words.gettext("the register has too few years."),
        WhyNotApplicable.NO_TENANCIES: words.gettext("there are no tenancies of your own in the register."),
        WhyNotApplicable.NO_DATED_STAYS: words.gettext("the register has no dated stays."),
    }
    return reasons.get(refused.why, words.gettext("the register lacks what it is about."))
