"""The study of change, from counts to what asks to leave."""

from __future__ import annotations

from bofast.registers.disclosure.release import Asked
from bofast.registers.disclosure.tables import Dimension
from bofast.registers.stays.counts import Counts
from bofast.registers.stays.question import Question, Subject
from bofast.registers.studies.change.balances import balances_of
from bofast.registers.studies.change.moves import areas_of_moves, moves_table
from bofast.registers.studies.change.parts import yearly_parts
from bofast.registers.studies.change.tables import Counted, tables_of
from bofast.registers.studies.families.stock import kind_extents, other, strong
from bofast.registers.studies.findings import Findings
from bofast.registers.studies.marks import aged, areas_of, defined_by, each_area
from bofast.registers.studies.remarks import DoesNotApply, WhyNotApplicable
from bofast.registers.studies.setting import Setting

YEARS_NEEDED = 2


def study(setting: Setting) -> Findings:
    """Count persons of the definition's ages and main persons of those ages, and split each year's change.

    Raises: DoesNotApply (NO_AREAS, UNKNOWN_AREAS, TOO_FEW_YEARS).
    """
    if len(setting.years) < YEARS_NEEDED:
        raise DoesNotApply(WhyNotApplicable.TOO_FEW_YEARS, years=len(setting.years), needed=YEARS_NEEDED)
    persons, families = (
        setting.count(Question(subject=subject, definition=setting.definition, ages=setting.definition.ages))
        for subject in (Subject.PERSON, Subject.HOUSEHOLD)
    )
    counted = _counted(setting, persons=persons, families=families)
    told_apart = areas_of_moves(persons, areas=setting.areas)
    moves = moves_table(persons, families, areas=told_apart, period=counted.period, about=f"moves of {counted.about}")
    tables = (*tables_of(counted), moves)
    return Findings(Asked(tables, balances_of(counted, tables)))


def _counted(setting: Setting, *, persons: Counts, families: Counts) -> Counted:
    single = tuple((area,) for area in setting.areas)
    groups = single if len(single) == 1 else (*single, setting.areas)
    ages, definition = setting.definition.ages, setting.definition
    return Counted(
        about=f"persons aged {ages.youngest}-{ages.oldest}",
        areas=each_area(setting),
        together=areas_of(setting),
        definition=defined_by(definition),
        kinds=Dimension("kind", (other(definition), strong(definition)), extents=kind_extents(definition)),
        ages=aged(ages),
        persons=yearly_parts(persons, groups=groups),
        families=yearly_parts(families, groups=groups),
    )
