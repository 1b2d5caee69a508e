"""The rows of a register as they are linked, as table operations: who is counted, and their covariates as one number.

The twin of `engines.native`; where the two differ by one unit, one of them is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ibis
import ibis.expr.types as ir

from bofast.registers.people.definition import Definition, Families, Partner
from bofast.registers.stays.question import LONGEST, Covariate, Place, Question, Source, Subject
from bofast.registers.store import HomeTenure, HouseholdRole

_END = LONGEST - 1
_ADULT = 18
_MOST_CASES = 12
_NEVER = 9999
_PLACES = {Place.DWELLING: "dwid", Place.AREA: "area", Place.MUNICIPALITY: "municipality"}
_FLAGS = ("has_child", "has_supporter", "has_own", "has_supported", "has_other")


def coded(persons: ir.Table, question: Question, *, first_year: int) -> ir.Table:
    """One row a person and year, as it is linked.

    Columns: pid, year, dwelling, place, area, lived, tenure, grp (0 or 1; -1: not counted), pattern (-1: not counted).
    """
    together = with_patterns(persons, question, first_year=first_year)
    tenure = together.tenure if question.outcomes.by_tenure else together.owner * int(HomeTenure.OWNED)
    return together.select(
        "pid",
        "year",
        dwelling=together.dwid,
        place=together[_PLACES[question.place]].cast("int64"),
        area=together.area,
        lived=together.lived,
        tenure=tenure.cast("int32"),
        grp=together.is_counted.ifelse(together.strong_family, -1).cast("int32"),
        pattern=together.pattern,
    )


def with_patterns(persons: ir.Table, question: Question, *, first_year: int) -> ir.Table:
    """The rows with all that their household tells of them, and their pattern (int32; -1: not counted).

    Rows of one person and year may stand there several times, once for each home: households are told by the largest.
    """
    members = _with_members(_with_measures(persons, question), question.definition)
    together = _with_households(members, question)
    pattern: Any = ibis.literal(0, "int32")
    for covariate in question.by:
        pattern = pattern * covariate.size + _group_of(together, covariate, first_year=first_year)
    return together.mutate(pattern=together.is_counted.ifelse(pattern, -1).cast("int32"))


def _years_since(day: Any, year: Any) -> Any:
    """Whole years on 1 January of the year, from 0 to as many as are counted."""
    on_the_first = (day.month() == 1) & (day.day() == 1)
    years = year.cast("int32") - day.year() - on_the_first.ifelse(0, 1)
    return ibis.least(ibis.greatest(years, 0), _END).cast("int32")


def _with_members(persons: ir.Table, definition: Definition) -> ir.Table:
    """What each row brings into its household."""
    rows = persons.mutate(
        age=_years_since(persons.birth, persons.year), own_years=_years_since(persons.movein, persons.year)
    )
    own, supported = rows.lmcode.isin(sorted(definition.own)), rows.lmcode.isin(sorted(definition.by_partner or {-1}))
    of_age = rows.age.between(definition.ages.youngest, definition.ages.oldest)
    known = definition.places_known
    is_child = (rows.role == int(HouseholdRole.CHILD)) if known else ibis.literal(False)
    may_be_child = rows.role.isin([int(HouseholdRole.CHILD), int(HouseholdRole.UNKNOWN)]) if known else True
    supports = own & (rows.age >= _ADULT)
    if definition.partner is Partner.OF_THE_FAMILY:
        supports &= ~is_child
    if definition.partner_of_working_age:
        supports &= of_age
    return rows.mutate(
        is_own=own,
        is_supported=supported,
        is_of_age=of_age,
        has_child=_one((rows.age < definition.child_below) & may_be_child),
        has_supporter=_one(supports),
        has_own=_one(of_age & ~is_child & own),
        has_supported=_one(of_age & ~is_child & supported),
        has_other=_one(of_age & ~is_child & ~own & ~supported),
    )


def _one(condition: Any) -> Any:
    return condition.ifelse(1, 0).cast("int32")


def _with_households(members: ir.Table, question: Question) -> ir.Table:
    """The rows with what their whole household has."""
    # Grouped and joined back: a window would carry every column of the rows through its partitions.
    households = question.subject is Subject.HOUSEHOLD
    longest = {"all_years": members.own_years.max()} if households else {}
    flags = {f"all_{flag}": members[flag].max() for flag in _FLAGS}
    of_household = members.group_by("year", "hhid").agg(**flags, oldest=members.age.max(), **longest)
    joined = members.inner_join(of_household, ["year", "hhid"])
    rows = joined.mutate(lived=joined.all_years if households else joined.own_years)
    is_counted = rows.age.between(question.ages.youngest, question.ages.oldest)
    if households:
        is_counted &= rows.role == int(HouseholdRole.MAIN)
    strong = rows.is_of_age & (rows.is_own | (rows.is_supported & (rows.all_has_supporter == 1)))
    return rows.mutate(
        is_counted=is_counted,
        strong=_one(strong),
        strong_family=_one(_is_strong_family(rows, question.definition)),
    )


def _is_strong_family(rows: ir.Table, definition: Definition) -> Any:
    own, supported = rows.all_has_own == 1, rows.all_has_supported == 1
    with_support = supported & (rows.all_has_supporter == 1)
    with_children = rows.all_has_child == 1
    if definition.families is Families.ANY:
        return with_children & (own | with_support)
    everybody = (rows.all_has_other == 0) & (~supported | with_support)
    return with_children & everybody & (own | with_support)


def _group_of(rows: ir.Table, covariate: Covariate, *, first_year: int) -> Any:
    """The group of a covariate, by cases where its values form few runs, else by a list of them."""
    value = _value(rows, covariate.source, first_year=first_year)
    bounded = ibis.least(ibis.greatest(value, 0), len(covariate.groups) - 1).cast("int32")
    runs = _runs(covariate.groups)
    if len(runs) <= _MOST_CASES:
        cases = [(bounded >= first, group) for first, group in reversed(runs)]
        return ibis.cases(*cases, else_=runs[0][1]).cast("int32")
    return _looked_up(covariate.groups, bounded)


def _looked_up(values: Sequence[int], at: Any) -> Any:
    """The value at a place of a constant list."""
    return ibis.array([ibis.literal(value, "int32") for value in values])[at]


def _runs(groups: tuple[int, ...]) -> list[tuple[int, int]]:
    """Where each run of equal groups begins, and which group it is."""
    return [(at, group) for at, group in enumerate(groups) if at == 0 or groups[at - 1] != group]


def _value(rows: ir.Table, source: Source, *, first_year: int) -> Any:
    match source:
        case Source.WORK:
            return rows.lmcode
        case Source.CHILDREN:
            return rows.all_has_child
        case Source.YEAR:
            return rows.year.cast("int32") - first_year
        case Source.MEASURE:
            return _one(rows.measured_from <= rows.year)
    return rows[source.value]


def _with_measures(persons: ir.Table, question: Question) -> ir.Table:
    """The persons, each with the first 1 January of the measure in her area; the year 9999 where there is none."""
    if not any(covariate.source is Source.MEASURE for covariate in question.by):
        return persons
    first = dict(question.measures)
    by_area = [first.get(area, _NEVER) for area in range(max(first, default=0) + 1)] + [_NEVER]
    area = ibis.least(persons.area, len(by_area) - 1).cast("int32")
    return persons.mutate(measured_from=_looked_up(by_area, area))
