"""What a check asked about a sheet, and whose word there is that it is right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bofast.casework.intake.faults import Fault
from bofast.casework.intake.models import Confirmation, Sheet


@dataclass(frozen=True, slots=True)
class Asked:
    """One question, with the confirmation that stands."""

    question: Fault
    confirmation: Confirmation | None

    @property
    def keeps_out(self) -> bool:
        """Whether rows wait for the answer."""
        return bool(self.question.holds) and self.confirmation is None


def asked_of(sheet: Sheet) -> list[Asked]:
    """The questions of the last check that are told one by one, in the order of the sheet."""
    standing = sheet.confirmations.filter(withdrawn_at__isnull=True).select_related("confirmed_by")
    by_key = {confirmation.question: confirmation for confirmation in standing}
    found = (Fault.from_json(kept) for kept in sheet.faults)
    return [Asked(question, by_key.get(question.key)) for question in found if question.is_warning]


def rows_waiting(asked: Iterable[Asked]) -> int:
    """How many rows would come in, were it not for questions that nobody has answered."""
    units = {one.question.holds: one.question.rows_held for one in asked if one.keeps_out}
    return sum(units.values())


def confirmed_in(sheet: Sheet) -> frozenset[str]:
    """The keys of what has been confirmed, for another check of the sheet."""
    standing = sheet.confirmations.filter(withdrawn_at__isnull=True)
    return frozenset(standing.values_list("question", flat=True))
