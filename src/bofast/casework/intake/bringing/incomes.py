"""The income that a row of the family sheet names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import cast

from bofast.casework.access.models import Office, User
from bofast.casework.families.models import Family, Person
from bofast.casework.intake.rows import PersonRow
from bofast.casework.mapping import actions as mapping
from bofast.casework.mapping.actions import IncomeFacts, NewIncome
from bofast.casework.mapping.models import IncomeLine, Source
from bofast.rules.facts import IncomeKind, Permanence
from bofast.vocabulary.money import Money


def bring_in_income(family: Family, person: Person, row: PersonRow, *, today: date, by: User) -> bool:
    """Write the income down when it is new or differs; whether it did."""
    if not row.income_kind:
        return False
    facts = _facts(row, family=family, person=person, today=today)
    lines = IncomeLine.objects.filter(family=family, person=person, kind=facts.kind, withdrawn_at__isnull=True)
    standing = cast("IncomeLine | None", lines.order_by("-from_day", "-pk").first())
    if standing is None:
        mapping.set_income(family, facts=facts, by=by)
        return True
    changes = _changes(standing, facts)
    if not changes:
        return False
    if row.income_from_day and row.income_from_day > standing.from_day:
        if standing.to_day is None or standing.to_day > facts.from_day:
            mapping.end_line(standing, to_day=facts.from_day, by=by)
        mapping.set_income(family, facts=facts, by=by)
    else:
        mapping.correct_line(standing, changes=changes, by=by)
    return True


def bring_in_incomes(
    earning: Sequence[tuple[Family, Person, PersonRow]], *, office: Office, today: date, by: User
) -> None:
    """The incomes of families that are new: nothing stands yet, but a second row may tell more of the same income."""
    first: dict[tuple[object, object, str], NewIncome] = {}
    again: list[tuple[Family, Person, PersonRow]] = []
    for family, person, row in earning:
        if not row.income_kind:
            continue
        key = (family.pk, person.pk, row.income_kind)
        if key in first:
            again.append((family, person, row))
        else:
            facts = _facts(row, family=family, person=person, today=today)
            first[key] = NewIncome(family=family, facts=facts)
    mapping.set_incomes(list(first.values()), office=office, by=by)
    for family, person, row in again:
        bring_in_income(family, person, row, today=today, by=by)


def _facts(row: PersonRow, *, family: Family, person: Person, today: date) -> IncomeFacts:
    def money(amount: Decimal | None) -> Money | None:
        return None if amount is None else Money.of(amount, family.office.currency)

    # The sheet names the last day with the income; a line ends on the first day without it.
    to_day = row.income_ends_on + timedelta(days=1) if row.income_ends_on else None
    permanence = Permanence(row.income_permanence) if row.income_permanence else Permanence.UNKNOWN
    return IncomeFacts(
        kind=IncomeKind(row.income_kind or "other"),
        from_day=row.income_from_day or row.from_day or today,
        to_day=to_day,
        person=person,
        gross_per_month=money(row.income_gross),
        net_per_month=money(row.income_net),
        permanence=Permanence.ENDS if to_day and permanence is Permanence.UNKNOWN else permanence,
        source=Source.SHEET,
    )


def _changes(line: IncomeLine, facts: IncomeFacts) -> dict[str, object]:
    wanted = {
        "gross_per_month_minor": facts.gross_per_month.minor if facts.gross_per_month else None,
        "net_per_month_minor": facts.net_per_month.minor if facts.net_per_month else None,
        "to_day": facts.to_day,
        "permanence": facts.permanence,
    }
    return {
        name: value
        for name, value in wanted.items()
        if value is not None and value is not Permanence.UNKNOWN and getattr(line, name) != value
    }
