"""The study of who the families are, from counts to what asks to leave."""

from __future__ import annotations

from bofast.registers.disclosure.profiles import Measure
from bofast.registers.disclosure.release import Asked
from bofast.registers.studies.families.alternatives import alternatives
from bofast.registers.studies.families.by_definition import definition_table, differ_enough, leaving_rates, seen_by
from bofast.registers.studies.families.stock import stock_of, stock_tables
from bofast.registers.studies.findings import Findings
from bofast.registers.studies.remarks import DoesNotApply, Remark, Remarkable, WhyNotApplicable
from bofast.registers.studies.setting import Setting

YEARS_NEEDED = 2


def study(setting: Setting) -> Findings:
    """Count who is there, and count again by each choice that the definition leaves open.

    Raises: DoesNotApply (NO_AREAS, UNKNOWN_AREAS, TOO_FEW_YEARS, NO_HOUSEHOLDS).
    """
    if len(setting.years) < YEARS_NEEDED:
        raise DoesNotApply(WhyNotApplicable.TOO_FEW_YEARS, years=len(setting.years), needed=YEARS_NEEDED)
    stock = stock_of(setting)
    if not stock.households.any():
        raise DoesNotApply(WhyNotApplicable.NO_HOUSEHOLDS)
    chosen = seen_by(setting.definition, setting=setting)
    others = [(one, seen_by(one.definition, setting=setting)) for one in alternatives(setting.definition)]
    smallest = setting.profile.smallest(Measure.COUNT)
    told = set(differ_enough(chosen, others, smallest=smallest))
    shown = [(one.choice, seen) for one, seen in others if one.choice in told]
    table = definition_table([chosen, *(seen for _, seen in shown)], setting=setting)
    return Findings(
        Asked((*stock_tables(stock, setting=setting), table)),
        (leaving_rates(chosen, shown),),
        tuple(
            Remark(Remarkable.CHOICE_CHANGES_FEW, {"choice": one.choice.value})
            for one, _ in others
            if one.choice not in told
        ),
    )
