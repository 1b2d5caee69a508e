"""The facts of a family as the rules ask for them, built from members, home, economy lines, answers and fit.

Nothing is guessed: what nobody has said stays unknown, and the rules then name it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from uuid import UUID

from bofast.casework.families.models import Family, Membership
from bofast.casework.mapping.reading import STARTLOAN, FamilyRows, HomeRow, MemberRow, rows_of
from bofast.rules.facts import (
    Adult,
    AfterSchool,
    Car,
    Child,
    FamilyFacts,
    Fit,
    IncomeKind,
    PresentHome,
    Role,
    RunningCosts,
    Sex,
    StartLoanFacts,
    Wealth,
)
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.tenure import Tenure

_CHILD = Membership.Role.CHILD
_NO_START_LOAN, _NO_WEALTH, _NO_FIT, _NO_HOME = StartLoanFacts(), Wealth(), Fit(), PresentHome()
_START_LOAN_FACTS = {f"{STARTLOAN}{name}": name for name in StartLoanFacts.__slots__}


@dataclass(frozen=True, slots=True)
class ManyFacts:
    """One family of many: its facts, or why they cannot be built."""

    family_id: UUID
    facts: FamilyFacts | None
    trouble: Reason | None = None


def family_facts(family: Family, *, on: date) -> FamilyFacts:
    """The facts of one family on a day, without the options of the ways (`followup.options.with_options` adds them).

    Raises: ShownToUser, when no adult lives in the family or somebody's day of birth is unknown.
    """
    rows = rows_of([family.pk], on=on)
    return _facts(rows.get(family.pk, FamilyRows()), municipality=family.office.municipality_number)


def facts_of_many(family_ids: Collection[UUID], *, on: date, municipality: str) -> Iterator[ManyFacts]:
    """The same for many families of one office, with as many queries as for one."""
    rows = rows_of(family_ids, on=on)
    nothing = FamilyRows()
    for family_id in family_ids:
        try:
            yield ManyFacts(family_id, _facts(rows.get(family_id, nothing), municipality=municipality))
        except ShownToUser as trouble:
            yield ManyFacts(family_id, None, trouble.reason)


def _facts(rows: FamilyRows, *, municipality: str) -> FamilyFacts:
    living = rows.answer("finances.actual_living_costs")
    return FamilyFacts(
        municipality=municipality,
        adults=_adults(rows),
        children=tuple(_child(member, rows=rows) for member in rows.members if member.role == _CHILD),
        incomes=tuple(rows.incomes),
        expenses=tuple(rows.expenses),
        debts=tuple(rows.debts),
        wealth=rows.wealth or _NO_WEALTH,
        car=Car(rows.answer("finances.car") or Car.NONE),
        actual_living_costs_per_month=None if living is None else Money(living),
        present_home=_home(rows.home, rows=rows) if rows.home is not None else _NO_HOME,
        start_loan=_start_loan(rows),
    )


def _adults(rows: FamilyRows) -> tuple[Adult, ...]:
    """The providers first: the first applies, a second is the partner; grown-up others come after them."""
    adults = [member for member in rows.members if member.role != _CHILD]
    adults.sort(key=lambda member: member.role != Membership.Role.PROVIDER)
    if not adults:
        raise ShownToUser(Reason.NO_ADULT_IN_FAMILY)
    kinds = {(income.earner, income.kind) for income in rows.incomes}
    return tuple(_adult(member, role=_role(member, at=at), kinds=kinds) for at, member in enumerate(adults))


def _role(member: MemberRow, *, at: int) -> Role:
    if at == 0:
        return Role.APPLICANT
    return Role.PARTNER if at == 1 and member.role == Membership.Role.PROVIDER else Role.OTHER


def _adult(member: MemberRow, *, role: Role, kinds: set[tuple[str, IncomeKind]]) -> Adult:
    key = str(member.person)
    return Adult(
        key=key,
        born_on=_born_on(member),
        sex=Sex(member.sex) if member.sex else None,
        role=role,
        is_student=(key, IncomeKind.STUDENT_SUPPORT) in kinds,
        is_pensioner=(key, IncomeKind.PENSION) in kinds,
    )


def _child(member: MemberRow, *, rows: FamilyRows) -> Child:
    after_school = rows.answer("child.after_school", person=member.person)
    return Child(
        key=str(member.person),
        born_on=_born_on(member),
        sex=Sex(member.sex) if member.sex else None,
        share_of_time=_share(member.share_of_time),
        in_kindergarten=rows.answer("child.in_kindergarten", person=member.person),
        after_school=AfterSchool(after_school) if after_school else None,
        uses_public_transport=bool(rows.answer("child.uses_public_transport", person=member.person)),
    )


@lru_cache(maxsize=101)
def _share(percent: int) -> Decimal:
    return Decimal(percent) / 100


def _born_on(member: MemberRow) -> date:
    if member.born_on is None:
        raise ShownToUser(Reason.BIRTH_DATE_UNKNOWN)
    return member.born_on


def _home(home: HomeRow, *, rows: FamilyRows) -> PresentHome:
    loan = rows.answer("home.loan_payment_per_month")
    return PresentHome(
        tenure=home.tenure,
        rent_per_month=_rent(home, rows=rows),
        loan_payment_per_month=Money(loan or 0),
        running=_running(rows),
        rooms=home.rooms,
        area_m2=home.area_m2,
        is_adapted=bool(rows.answer("home.is_adapted")),
        lease_ends_on=home.lease_ends_on,
        lease_can_be_renewed=rows.answer("home.lease_can_be_renewed"),
        fit=rows.fit or _NO_FIT,
    )


def _rent(home: HomeRow, *, rows: FamilyRows) -> Money | None:
    """The rent of the contract; without one, what the home is let for."""
    if home.tenure is Tenure.OWNED:
        return Money(0)
    if home.rent_minor is not None:
        return Money(home.rent_minor)
    return Money(rows.rent.rent_minor) if rows.rent is not None else None


def _running(rows: FamilyRows) -> RunningCosts:
    """What is paid besides the rent: by the home's own papers, else by what the family has said."""
    energy = rows.rent.energy_minor if rows.rent is not None and rows.rent.energy_minor else None
    other = rows.rent.other_minor if rows.rent is not None and rows.rent.other_minor else None
    return RunningCosts(
        electricity_per_month=_told(rows, "home.electricity_per_month", instead=energy),
        insurance_per_month=_told(rows, "home.insurance_per_month"),
        municipal_fees_per_month=_told(rows, "home.municipal_fees_per_month"),
        maintenance_per_month=_told(rows, "home.maintenance_per_month"),
        common_costs_per_month=_told(rows, "home.common_costs_per_month", instead=other),
    )


def _told(rows: FamilyRows, concept: str, *, instead: int | None = None) -> Money | None:
    told = rows.answer(concept) if instead is None else instead
    return None if told is None else Money(told)


def _start_loan(rows: FamilyRows) -> StartLoanFacts:
    known = {
        name: value
        for (_, concept), value in rows.answers.items()
        if isinstance(value, bool) and (name := _START_LOAN_FACTS.get(concept)) is not None
    }
    return StartLoanFacts(**known) if known else _NO_START_LOAN
