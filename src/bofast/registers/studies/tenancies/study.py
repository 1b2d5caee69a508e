"""The study of own tenancies, from rows to what asks to leave."""

from __future__ import annotations

from bofast.registers.disclosure.profiles import Measure
from bofast.registers.disclosure.release import Asked, CurveAsked
from bofast.registers.studies.findings import Findings
from bofast.registers.studies.models import ModelAsked
from bofast.registers.studies.remarks import Remark, Remarkable
from bofast.registers.studies.setting import Setting
from bofast.registers.studies.tenancies.curves import Groups, same_pace, still_there, ways_left
from bofast.registers.studies.tenancies.departments import sizes
from bofast.registers.studies.tenancies.hazard import what_goes_with_leaving
from bofast.registers.studies.tenancies.in_departments import stays_in_departments
from bofast.registers.studies.tenancies.in_register import residents_by_department
from bofast.registers.studies.tenancies.rows import (
    ENDS,
    TENANCY_KINDS,
    Tenancies,
    WithChildren,
    read_tenancies,
)
from bofast.registers.studies.tenancies.stays import tenancy_stays
from bofast.registers.studies.tenancies.tables import tenancy_tables

BY_CHILDREN, BY_TENURE, BY_DEPARTMENT, WAYS = "home", "tenure", "department", "ways"


def study(setting: Setting) -> Findings:
    """Tenancies by household, tenure and department: how long, and how they end. Needs no register.

    Raises: DoesNotApply (NO_TENANCIES).
    """
    own = read_tenancies(setting.store)
    smallest = setting.profile.smallest(Measure.COUNT)
    children = Groups(BY_CHILDREN, tuple(WithChildren))
    tenures = Groups(BY_TENURE, TENANCY_KINDS)
    departments = Groups(BY_DEPARTMENT, own.departments)
    by_children, by_tenure = (tenancy_stays(own, group=group) for group in (own.children, own.tenancy))
    in_departments = stays_in_departments(own)
    curves: list[CurveAsked] = []
    remarks: list[Remark] = []
    for stays, groups in ((by_children, children), (by_tenure, tenures), (in_departments, departments)):
        drawn, told = still_there(stays, groups=groups, smallest=smallest)
        curves += drawn
        remarks += told
    curves += ways_left(by_children, groups=Groups(WAYS, children.labels), causes=len(ENDS))
    large = tuple(size.place for size in sizes(own) if size.is_large)
    estimated = [
        *(
            same_pace(stays, groups=groups, smallest=smallest)
            for stays, groups in ((by_children, children), (in_departments, departments))
        ),
        what_goes_with_leaving(own, large=large),
    ]
    in_register = residents_by_department(setting, own=own)
    return Findings(
        Asked((*tenancy_tables(own), *in_register.tables), curves=tuple(curves)),
        tuple(one for one in estimated if isinstance(one, ModelAsked)),
        (
            *_seen(own),
            *in_register.remarks,
            *remarks,
            *(one for one in estimated if isinstance(one, Remark)),
        ),
    )


def _seen(own: Tenancies) -> tuple[Remark, ...]:
    """Between which days, and which departments are small."""
    # In months: the days are those on which one household moved.
    facts = {"since": own.month(own.kept_from), "until": own.month(own.until)}
    small = tuple(own.departments[size.place] for size in sizes(own) if not size.is_large)
    remarks = (Remark(Remarkable.SEEN_BETWEEN, facts),)
    return (*remarks, Remark(Remarkable.SMALL_DEPARTMENTS, {"departments": small})) if small else remarks
