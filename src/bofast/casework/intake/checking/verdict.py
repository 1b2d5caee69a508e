"""What a whole sheet turned out to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace

from bofast.casework.intake.faults import Fault
from bofast.casework.intake.layouts import SheetKind
from bofast.casework.intake.rows import NumberedRow

KEPT = 2_000
"""So many faults, and so many questions, are told one by one; the rest are counted."""


@dataclass(slots=True)
class Verdict:
    """Filled in while the sheet is walked through. A unit is what comes in whole or not at all: a row, or a family.

    `confirmed` are the keys of the questions that somebody has answered.
    """

    confirmed: Set[str] = frozenset()
    row_count: int = 0
    fault_count: int = 0
    warning_count: int = 0
    faults: list[Fault] = field(default_factory=list)
    questions: list[Fault] = field(default_factory=list)
    bad_units: set[str] = field(default_factory=set)
    held_units: set[str] = field(default_factory=set)
    families_of_rows: dict[int, str] = field(default_factory=dict)
    encoding: str = ""
    fingerprint: str = ""
    blocks_all: bool = False
    kind: SheetKind | None = None

    def note(self, found: Fault) -> None:
        """Take in one more finding. A question that nobody could be shown, and so nobody could answer, is a fault."""
        if found.is_warning and not (found.holds_its_row and len(self.questions) == KEPT):
            self._ask(found)
        else:
            self._blame(replace(found, is_warning=False))

    def _ask(self, question: Fault) -> None:
        self.warning_count += 1
        if len(self.questions) < KEPT:
            self.questions.append(question)
        if question.holds_its_row and question.key not in self.confirmed:
            self.held_units.add(self._unit(question.row))

    def _blame(self, fault: Fault) -> None:
        self.fault_count += 1
        if len(self.faults) < KEPT:
            self.faults.append(fault)
        if fault.row and not fault.reason.name.startswith("HEADING"):
            self.bad_units.add(self._unit(fault.row))
        else:
            self.blocks_all = True

    def close(self) -> None:
        """To be called when all has been noted: findings in the order of the sheet, each with what waits for it."""
        self.faults.sort(key=_place)
        sizes = Counter(self.families_of_rows.values())
        self.questions = sorted((self._with_what_waits(one, sizes=sizes) for one in self.questions), key=_place)

    def _with_what_waits(self, question: Fault, *, sizes: Mapping[str, int]) -> Fault:
        unit = self._unit(question.row)
        if not question.holds_its_row or self.blocks_all or unit in self.bad_units:
            return question
        return replace(question, holds=unit, rows_held=sizes.get(unit, 1))

    def lets_in(self, row: NumberedRow) -> bool:
        """Whether a row may come in: nothing speaks against it, nor against another member of its family."""
        unit = self._unit(row.number)
        return not (self.blocks_all or unit in self.bad_units or unit in self.held_units)

    def stops_the_whole(self) -> bool:
        """Whether anything keeps the sheet from coming in with every row."""
        return self.blocks_all or bool(self.fault_count or self.held_units)

    @property
    def sound_count(self) -> int:
        """How many rows no fault keeps out, whatever the answers to the questions are."""
        return 0 if self.blocks_all else self.row_count - self._rows_in(self.bad_units)

    @property
    def coming_count(self) -> int:
        """How many rows may come in now."""
        return 0 if self.blocks_all else self.row_count - self._rows_in(self.bad_units | self.held_units)

    def _unit(self, row: int) -> str:
        return self.families_of_rows.get(row, f"row {row}")

    def _rows_in(self, units: Set[str]) -> int:
        if not self.families_of_rows:
            return len(units)
        return sum(reference in units for reference in self.families_of_rows.values())


def _place(found: Fault) -> tuple[int, int]:
    return found.row, found.place
