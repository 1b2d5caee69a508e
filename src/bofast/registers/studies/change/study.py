"""The study of change, from counts to what asks to leave."""

from __future__ import annotations

from bofast.registers.disclosure.release import Asked
from bofast.registers.people.definition import Ages
from bofast.registers.stays.question import Question, Subject
from bofast.registers.studies.change.balances import balances_of
from bofast.registers.studies.change.moves import areas_of_moves, moves_table
from bofast.registers.studies.change.parts import yearly_parts
from bofast.registers.studies.change.tables import Areas, Counted, tables_of
from bofast.registers.studies.findings import Findings
from bofast.registers.studies.remarks import DoesNotApply, WhyNotApplicable
from bofast.registers.studies.setting import Setting

YEARS_NEEDED = 2


def study(setting: Setting) -> Findings:
    """Count persons of the definition's ages and main persons of those ages, and split each year's change.

    Raises: DoesNotApply (NO_AREAS, UNKNOWN_AREAS, TOO_FEW_YEARS).
    """
    if len(setting.years) < YEARS_NEEDED:
        raise DoesNotApply(WhyNotApplicable.TOO_FEW_YEARS, years=len(setting.years), needed=YEARS_NEEDED)
    areas = areas_of(setting)
    persons, families = (
        setting.count(Question(subject=subject, definition=setting.definition, ages=setting.definition.ages))
        for subject in (Subject.PERSON, Subject.HOUSEHOLD)
    )
    counted = Counted(
        about=about(setting.definition.ages),
        areas=areas,
        persons=yearly_parts(persons, groups=areas.groups),
        families=yearly_parts(families, groups=areas.groups),
    )
    told_apart = areas_of_moves(persons, areas=setting.areas)
    moves = moves_table(persons, families, areas=told_apart, period=counted.period, about=f"{counted.about}, moves")
    tables = (*tables_of(counted), moves)
    return Findings(Asked(tables, balances_of(counted, tables)))


def areas_of(setting: Setting) -> Areas:
    """The areas of the study; those chosen among others are together called by their numbers, as their sum is."""
    each = tuple(str(area) for area in setting.areas)
    return Areas(each, "+".join(each) if setting.focus else "all areas")


def about(ages: Ages) -> str:
    """What the cells count."""
    return f"persons aged {ages.youngest}-{ages.oldest}"
