"""Who said each fact that the rules use, and when: by the fact's place in `rules.facts.FamilyFacts`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from bofast.casework.families.models import Family
from bofast.casework.mapping.models import DebtLine, ExpenseLine, IncomeLine, Source, WealthLine
from bofast.casework.mapping.reading import STARTLOAN, answers_on, lines_on

PLACES = {
    "finances.actual_living_costs": "actual_living_costs_per_month",
    "finances.car": "car",
    "home.is_adapted": "present_home.is_adapted",
    "home.lease_can_be_renewed": "present_home.lease_can_be_renewed",
    "home.loan_payment_per_month": "present_home.loan_payment_per_month",
    "home.electricity_per_month": "present_home.running.electricity_per_month",
    "home.insurance_per_month": "present_home.running.insurance_per_month",
    "home.municipal_fees_per_month": "present_home.running.municipal_fees_per_month",
    "home.maintenance_per_month": "present_home.running.maintenance_per_month",
    "home.common_costs_per_month": "present_home.running.common_costs_per_month",
}
"""Concept → place among the facts; those on the start loan follow their name."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact comes from: its source, who wrote it down, and the day it was true."""

    source: Source
    by: str
    told_on: date
    recorded_at: datetime


def origins_of(family: Family, *, on: date) -> dict[str, Origin]:
    """The origin of each fact of a family on a day, in five queries."""
    return dict([*_lines(family, on=on), *_answers(family, on=on)])


def _lines(family: Family, *, on: date) -> Iterator[tuple[str, Origin]]:
    for name, model in (("incomes", IncomeLine), ("expenses", ExpenseLine), ("debts", DebtLine)):
        lines = lines_on(model, on=on).filter(family=family).select_related("recorded_by")
        for at, line in enumerate(lines):
            yield f"{name}[{at}]", Origin(line.source, str(line.recorded_by or ""), line.from_day, line.recorded_at)
    for line in lines_on(WealthLine, on=on).filter(family=family).select_related("recorded_by"):
        yield "wealth", Origin(line.source, str(line.recorded_by or ""), line.from_day, line.recorded_at)


def _answers(family: Family, *, on: date) -> Iterator[tuple[str, Origin]]:
    answers = answers_on(on).filter(assessment__family=family, assessment__person__isnull=True)
    for answer in answers.select_related("assessment__completed_by"):
        envelope = answer.assessment
        origin = Origin(
            answer.source, str(envelope.completed_by or ""), envelope.information_date, envelope.recorded_at
        )
        if answer.concept.startswith(STARTLOAN):
            yield f"start_loan.{answer.concept.removeprefix(STARTLOAN)}", origin
        elif answer.concept in PLACES:
            yield PLACES[answer.concept], origin
