"""What the case file knows of many families on a day, read with one query a table, whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from bofast.casework.families.models import Membership
from bofast.casework.homes.models import HomeRent
from bofast.casework.keeping.asked_often import asked_often
from bofast.casework.mapping.models import Answer, DebtLine, ExpenseLine, IncomeLine, WealthLine
from bofast.casework.tenancies.models import FitOutlook, Occupancy
from bofast.rules.facts import Debt, Expense, Fit, Income, Permanence, Wealth
from bofast.vocabulary.money import Money
from bofast.vocabulary.tenure import Tenure

STARTLOAN = "startloan."
CONCEPTS = frozenset(
    {"finances.actual_living_costs", "finances.car", "home.is_adapted", "home.lease_can_be_renewed"}
    | {"home.electricity_per_month", "home.insurance_per_month", "home.municipal_fees_per_month"}
    | {"home.maintenance_per_month", "home.common_costs_per_month", "home.loan_payment_per_month"}
    | {"child.in_kindergarten", "child.after_school", "child.uses_public_transport"}
)
"""The answers that the five ways ask for, besides those on the start loan."""


@dataclass(frozen=True, slots=True)
class MemberRow:
    person: UUID
    role: str
    share_of_time: int
    born_on: date | None
    sex: str


@dataclass(frozen=True, slots=True)
class HomeRow:
    """Where the family lives, by what right, and for how long."""

    home: UUID
    tenure: Tenure
    rooms: int | None
    area_m2: Decimal | None
    rent_minor: int | None
    lease_ends_on: date | None


@dataclass(frozen=True, slots=True)
class RentRow:
    rent_minor: int
    energy_minor: int
    other_minor: int


@dataclass(slots=True)
class FamilyRows:
    """Everything of one family, filled table by table. Answers: the newest on each concept, by person."""

    members: list[MemberRow] = field(default_factory=list)
    home: HomeRow | None = None
    rent: RentRow | None = None
    incomes: list[Income] = field(default_factory=list)
    expenses: list[Expense] = field(default_factory=list)
    debts: list[Debt] = field(default_factory=list)
    wealth: Wealth | None = None
    answers: dict[tuple[UUID | None, str], Any] = field(default_factory=dict)
    fit: Fit | None = None

    def answer(self, concept: str, *, person: UUID | None = None) -> Any:
        """The newest answer as it is kept; None when it is unknown or was never asked."""
        return self.answers.get((person, concept))


def rows_of(family_ids: Collection[UUID], *, on: date) -> Mapping[UUID, FamilyRows]:
    """The rows of each family: nine queries for one family as for a thousand."""
    rows: defaultdict[UUID, FamilyRows] = defaultdict(FamilyRows)
    _read_members(rows, family_ids, on)
    _read_homes(rows, family_ids, on)
    _read_rents(rows, on)
    _read_incomes(rows, family_ids, on)
    _read_expenses(rows, family_ids, on)
    _read_debts(rows, family_ids, on)
    _read_wealth(rows, family_ids, on)
    _read_answers(rows, family_ids, on)
    _read_fit(rows, family_ids)
    return rows


Rows = defaultdict[UUID, FamilyRows]
Query = QuerySet[Any, Any]


@asked_often()
def _members(*, ids: Collection[UUID], on: date) -> Query:
    return (
        Membership.objects.valid_on(on)
        .known_at(None)
        .filter(family_id__in=ids)
        .order_by("family_id", "from_day", "person__born_on", "id")
        .values_list("family_id", "person_id", "role", "share_of_time", "person__born_on", "person__sex")
    )


def _read_members(rows: Rows, ids: Collection[UUID], on: date) -> None:
    for family, person, role, share, born_on, sex in _members(ids=ids, on=on):
        rows[family].members.append(MemberRow(person, role, share, born_on, sex))


@asked_often()
def _homes(*, ids: Collection[UUID], on: date) -> Query:
    return (
        Occupancy.objects.valid_on(on)
        .known_at(None)
        .filter(family_id__in=ids)
        .order_by("family_id", "is_main_home", "entered_on")
        .values_list(
            *("family_id", "home_id", "tenure", "home__rooms", "home__area_m2"),
            *("tenancy__rent_per_month_minor", "tenancy__fixed_until", "tenancy__to_day"),
        )
    )


def _read_homes(rows: Rows, ids: Collection[UUID], on: date) -> None:
    for family, home, tenure, rooms, area_m2, rent, fixed_until, to_day in _homes(ids=ids, on=on):
        ends_on = to_day or (fixed_until + timedelta(days=1) if fixed_until else None)
        rows[family].home = HomeRow(home, tenure, rooms, area_m2, rent, ends_on)


@asked_often()
def _rents(*, homes: Collection[UUID], on: date) -> Query:
    return (
        HomeRent.objects.filter(home_id__in=homes, from_day__lte=on)
        .filter(Q(to_day__isnull=True) | Q(to_day__gt=on))
        .order_by("home_id", "from_day")
        .values_list(
            *("home_id", "rent_per_month_minor", "electricity_per_month_minor", "heating_per_month_minor"),
            "other_per_month_minor",
        )
    )


def _read_rents(rows: Rows, on: date) -> None:
    families = defaultdict(list)
    for family_rows in rows.values():
        if family_rows.home is not None:
            families[family_rows.home.home].append(family_rows)
    for home, rent, electricity, heating, other in _rents(homes=families, on=on):
        for family_rows in families[home]:
            family_rows.rent = RentRow(rent, electricity + heating, other)


def lines_on(model: Any, *, on: date) -> QuerySet[Any]:
    """The lines of a day in the order in which the facts number them."""
    lines: QuerySet[Any] = model.objects.valid_on(on).order_by("family_id", "from_day", "id")
    return lines


@asked_often()
def _incomes(*, ids: Collection[UUID], on: date) -> Query:
    columns = ("family_id", "person_id", "kind", "gross_per_month_minor", "net_per_month_minor")
    lines = lines_on(IncomeLine, on=on).filter(family_id__in=ids)
    return lines.values_list(*columns, "permanence", "to_day", "position_percent")


def _read_incomes(rows: Rows, ids: Collection[UUID], on: date) -> None:
    for family, person, kind, gross, net, permanence, to_day, position in _incomes(ids=ids, on=on):
        income = Income(
            kind=kind,
            earner=str(person) if person else "",
            gross_per_month=_money(gross),
            net_per_month=_money(net),
            permanence=Permanence.ENDS if to_day and permanence is Permanence.UNKNOWN else permanence,
            ends_on=to_day,
            position_percent=position,
        )
        rows[family].incomes.append(income)


@asked_often()
def _expenses(*, ids: Collection[UUID], on: date) -> Query:
    lines = lines_on(ExpenseLine, on=on).filter(family_id__in=ids)
    return lines.values_list("family_id", "kind", "per_month_minor")


def _read_expenses(rows: Rows, ids: Collection[UUID], on: date) -> None:
    for family, kind, amount in _expenses(ids=ids, on=on):
        rows[family].expenses.append(Expense(kind=kind, per_month=_money(amount)))


@asked_often()
def _debts(*, ids: Collection[UUID], on: date) -> Query:
    lines = lines_on(DebtLine, on=on).filter(family_id__in=ids)
    return lines.values_list("family_id", "payment_per_month_minor", "outstanding_minor", "is_in_arrears")


def _read_debts(rows: Rows, ids: Collection[UUID], on: date) -> None:
    for family, payment, outstanding, in_arrears in _debts(ids=ids, on=on):
        debt = Debt(payment_per_month=_money(payment), outstanding=_money(outstanding), is_in_arrears=in_arrears)
        rows[family].debts.append(debt)


@asked_often()
def _wealth(*, ids: Collection[UUID], on: date) -> Query:
    lines = lines_on(WealthLine, on=on).filter(family_id__in=ids)
    return lines.values_list("family_id", "net_minor", "savings_minor")


def _read_wealth(rows: Rows, ids: Collection[UUID], on: date) -> None:
    for family, net, savings in _wealth(ids=ids, on=on):
        rows[family].wealth = Wealth(net=_money(net), savings=_money(savings))


@asked_often()
def _answers(*, ids: Collection[UUID], on: date) -> Query:
    return (
        answers_on(on)
        .filter(assessment__family_id__in=ids)
        .filter(Q(concept__in=CONCEPTS) | Q(concept__startswith=STARTLOAN))
        .values_list("assessment__family_id", "assessment__person_id", "concept", "value")
    )


def _read_answers(rows: Rows, ids: Collection[UUID], on: date) -> None:
    for family, person, concept, value in _answers(ids=ids, on=on):
        rows[family].answers[person, concept] = value


def answers_on(day: date) -> QuerySet[Answer]:
    """Every answer that stands on a day, the newest last."""
    return Answer.objects.filter(assessment__withdrawn_at__isnull=True, assessment__information_date__lte=day).order_by(
        "assessment__information_date", "assessment__recorded_at", "id"
    )


@asked_often()
def _fits(*, ids: Collection[UUID]) -> Query:
    return FitOutlook.objects.filter(family_id__in=ids).values_list("family_id", "home_id", "fits_now", "outgrown_on")


def _read_fit(rows: Rows, ids: Collection[UUID]) -> None:
    for family, home, fits_now, outgrown_on in _fits(ids=ids):
        lives_in = rows[family].home
        if lives_in is not None and lives_in.home == home:
            rows[family].fit = Fit(fits_now=fits_now, outgrown_on=outgrown_on)


def _money(minor: int | None) -> Money | None:
    return None if minor is None else Money(minor)
