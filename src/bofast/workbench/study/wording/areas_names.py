"""What the lists, their key figures and distances are called."""

from __future__ import annotations

from bofast.reports.content import Cell, NumberForm
from bofast.rules.area_facts import KeyFigure
from bofast.rules.area_status import AreaChange, AreaClass, Criterion
from bofast.rules.area_thresholds import Comparison, Ladder
from bofast.workbench.study.wording.points import MINUS
from bofast.workbench.study.words import Words


def class_of(status: AreaClass, *, words: Words) -> str:
    names = {
        AreaClass.NONE: words.gettext("on no list"),
        AreaClass.PREVENTION: words.gettext("prevention area"),
        AreaClass.VULNERABLE: words.gettext("vulnerable housing area"),
        AreaClass.PARALLEL: words.gettext("parallel society"),
        AreaClass.TRANSFORMATION: words.gettext("transformation area"),
    }
    return names[status]


def figure_of(key: KeyFigure, *, words: Words) -> str:
    names = {
        KeyFigure.RESIDENTS: words.gettext("residents"),
        KeyFigure.OUTSIDE_WORK: words.gettext("outside work and education"),
        KeyFigure.CONVICTED: words.gettext("convicted"),
        KeyFigure.BASIC_SCHOOL: words.gettext("basic school alone"),
        KeyFigure.INCOME: words.gettext("income against the region"),
        KeyFigure.NON_WESTERN: words.gettext("from non-western countries"),
    }
    return names[key]


def ladder_of(ladder: Ladder, *, words: Words) -> str:
    names = {
        Ladder.VULNERABLE: words.gettext("vulnerable areas, § 61 a"),
        Ladder.PREVENTION: words.gettext("prevention areas, § 61 b"),
    }
    return names[ladder]


def change_of(change: AreaChange, *, words: Words) -> str:
    """One change that alone would give the area another class."""
    facts = {
        "figure": figure_of(change.key, words=words),
        "class": class_of(change.after, words=words),
        "persons": "" if change.distance.persons is None else words.number(change.distance.persons),
        "points": words.number(abs(float(change.distance.beyond)), decimals=1),
    }
    if change.distance.persons is None:
        return words.gettext("%(figure)s: %(points)s points make it %(class)s") % facts
    return (
        words.ngettext(
            "%(figure)s: %(persons)s person makes it %(class)s",
            "%(figure)s: %(persons)s persons make it %(class)s",
            change.distance.persons,
        )
        % facts
    )


def distance_of(criterion: Criterion, *, words: Words) -> Cell:
    """How far over the threshold (+) or under it."""
    if criterion.distance is None:
        return Cell("–")
    beyond = float(criterion.distance.beyond)
    over = -beyond if criterion.threshold.comparison is Comparison.BELOW else beyond
    sign = "+" if over > 0 else MINUS if over < 0 else ""
    decimals = 0 if criterion.threshold.key is KeyFigure.RESIDENTS else 2
    form = NumberForm.WHOLE if decimals == 0 else NumberForm.TWO_DECIMALS
    return Cell(f"{sign}{words.number(abs(over), decimals=decimals)}", number=round(over, 2), form=form)
