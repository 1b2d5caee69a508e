"""The intake mapping of the example's families, by the standard forms, and what the sheets do not say of money."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bofast.casework.access.models import User
from bofast.casework.families.models import Family, Membership
from bofast.casework.mapping import actions as mapping
from bofast.casework.mapping.actions import DebtFacts, ExpenseFacts, GivenAnswer, WealthFacts
from bofast.casework.mapping.models import FormVersion, Source, Stage
from bofast.casework.tenancies.models import Occupancy
from bofast.rules.facts import ExpenseKind
from bofast.vocabulary.money import Money
from bofast.vocabulary.spells import age_on
from bofast.vocabulary.tenure import Tenure

SITUATIONS = {Tenure.RENTED_PUBLIC: "rents_municipal", Tenure.RENTED_PRIVATE: "rents_private", Tenure.OWNED: "owns"}


def map_family(family: Family, *, on: date, answers: Mapping[str, Any], by: User) -> None:
    """One completed intake mapping of the household."""
    given = {concept: GivenAnswer(_value(value)) for concept, value in answers.items()}
    given["household.kind"] = GivenAnswer(_kind_of_household(family, on=on))
    given["situation.now"] = GivenAnswer(_situation(family, on=on))
    given["home.electricity_per_month"] = GivenAnswer(Money.of(780))
    given["home.insurance_per_month"] = GivenAnswer(Money.of(190))
    if given["situation.now"].value == "without":
        given["situation.without_where"] = GivenAnswer("family_or_friends", source=Source.PERSON)
    mapping.record_assessment(
        family=family,
        form=_form(family, FormVersion.Subject.FAMILY),
        stage=Stage.INTAKE,
        information_date=on,
        answers=given,
        by=by,
    )


def write_economy(family: Family, *, on: date, told: Mapping[str, Any], maps_children: bool, by: User) -> None:
    """Debts, savings and childcare of those who are followed, and a mapping of each of their children."""
    if "debt" in told:
        creditor, outstanding, payment = told["debt"]
        facts = DebtFacts(
            from_day=on,
            creditor=creditor,
            outstanding=Money.of(outstanding),
            payment_per_month=Money.of(payment),
            is_in_arrears=False,
            has_agreement=True,
        )
        mapping.set_debt(family, facts=facts, by=by)
    if "childcare" in told:
        amount = Money.of(told["childcare"])
        expense = ExpenseFacts(kind=ExpenseKind.CHILDCARE, from_day=on, per_month=amount)
        mapping.set_expense(family, facts=expense, by=by)
    savings = Money.of(told.get("savings", 0))
    mapping.set_wealth(family, facts=WealthFacts(from_day=on, net=savings, savings=savings), by=by)
    if maps_children:
        _map_children(family, on=on, by=by)


def _map_children(family: Family, *, on: date, by: User) -> None:
    form = _form(family, FormVersion.Subject.CHILD)
    for member in family.members_on(on).filter(role=Membership.Role.CHILD).order_by("pk"):
        age = age_on(member.person.born_on, on) if member.person.born_on else 0
        answers = {
            "child.care": GivenAnswer("daily" if member.share_of_time == 100 else "shared"),
            "child.in_kindergarten": GivenAnswer(1 <= age <= 5),
            "child.after_school": GivenAnswer("partly_free" if 6 <= age <= 9 else "none"),
            "child.thrives": GivenAnswer("well"),
            "child.own_room": GivenAnswer(value=False),
        }
        mapping.record_assessment(
            family=family,
            person=member.person,
            form=form,
            stage=Stage.INTAKE,
            information_date=on,
            answers=answers,
            by=by,
        )


def _form(family: Family, subject: FormVersion.Subject) -> FormVersion:
    return FormVersion.objects.get(office=family.office, subject=subject, status=FormVersion.Status.PUBLISHED)


def _kind_of_household(family: Family, *, on: date) -> str:
    members = list(family.members_on(on).order_by("pk"))
    kind = "couple" if sum(member.role == Membership.Role.PROVIDER for member in members) > 1 else "single"
    has_children = any(member.role == Membership.Role.CHILD for member in members)
    return f"{kind}_with_children" if has_children else kind


def _situation(family: Family, *, on: date) -> str:
    living = Occupancy.objects.filter(family=family).valid_on(on).known_at(None).first()
    return "without" if living is None else SITUATIONS.get(living.tenure, "without")


def _value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
