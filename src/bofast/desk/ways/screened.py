"""What a run of "who could buy?" found, read back from its short rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from bofast.casework.runs.models import Run
from bofast.rules.change import Change, ChangeKind
from bofast.rules.way_answer import Possible
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason

IN_MONEY = frozenset({ChangeKind.MORE_INCOME, ChangeKind.PRICE})


@dataclass(frozen=True, slots=True)
class FoundFamily:
    """One family's answer."""

    family_id: UUID
    possible: Possible
    years: int | None
    loan_needed: Money | None
    capacity: Money | None
    exception: str | None
    nearest: Change | None
    reason: Reason | None


def found_families(run: Run) -> Iterator[FoundFamily]:
    """Every family of the run, in the order in which they were screened."""
    rows: Sequence[Sequence[Any]] = run.result.get("rows", [])
    for row in rows:
        yield _found(row)


def _found(row: Sequence[Any]) -> FoundFamily:
    family, possible, years, needed, capacity, exception, kind, fact, found, wanted, reason = row
    answer = Possible(possible)
    return FoundFamily(
        family_id=UUID(family),
        possible=answer,
        years=years,
        loan_needed=_money(needed),
        capacity=_money(capacity),
        exception=exception,
        nearest=_change(kind, fact=fact, found=found, needed=wanted, before=answer) if kind else None,
        reason=Reason(reason) if reason else None,
    )


def _change(kind: str, *, fact: str, found: Any, needed: Any, before: Possible) -> Change:
    which = ChangeKind(kind)
    if which in IN_MONEY:
        found, needed = _money(found), _money(needed)
    after = Possible.UNKNOWN if which is ChangeKind.LEARN else Possible.YES
    return Change(kind=which, fact=fact, found=found, needed=needed, before=before, after=after)


def _money(minor: int | None) -> Money | None:
    return None if minor is None else Money(minor)


def counts_of(run: Run) -> Mapping[Possible, int]:
    """How many families have each answer."""
    counts = run.result.get("counts", {})
    return {possible: int(counts.get(possible.value, 0)) for possible in Possible}
