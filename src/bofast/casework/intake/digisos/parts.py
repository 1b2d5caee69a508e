"""Reading a part of the JSON without trusting it: a wrong type is a fault with its place, never an error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bofast.casework.intake.digisos.facts import ToldBy
from bofast.casework.intake.faults import Fault
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason

LONGEST_TEXT = 5_000
LARGEST_AMOUNT = 100_000_000
MOST_ITEMS = 500
SOURCES = {"bruker": ToldBy.PERSON, "system": ToldBy.SYSTEM}


@dataclass(slots=True)
class Part:
    """A place in the application, as `data.familie.forsorgerplikt`, with the faults found so far."""

    content: Any
    place: str = ""
    faults: list[Fault] = field(default_factory=list)

    def part(self, *names: str) -> Part:
        """The part below, empty when it is missing or no object."""
        content, place = self.content, self.place
        for name in names:
            place = f"{place}.{name}" if place else name
            below = content.get(name) if isinstance(content, dict) else None
            if below is not None and not isinstance(below, dict):
                self._meaningless(place, below)
            content = below if isinstance(below, dict) else {}
        return Part(content, place, self.faults)

    def items(self, name: str) -> Iterator[Part]:
        """Each object of a list."""
        found = self.content.get(name)
        place = f"{self.place}.{name}"
        if found is None:
            return
        if not isinstance(found, list) or len(found) > MOST_ITEMS:
            self._meaningless(place, found)
            return
        for at, item in enumerate(found):
            if isinstance(item, dict):
                yield Part(item, f"{place}[{at}]", self.faults)
            else:
                self._meaningless(f"{place}[{at}]", item)

    def text(self, name: str) -> str:
        found = self.content.get(name)
        if found is None:
            return ""
        if not isinstance(found, str) or len(found) > LONGEST_TEXT:
            self._meaningless(f"{self.place}.{name}", found)
            return ""
        return " ".join(found.replace("\x00", "").split())

    def day(self, name: str) -> date | None:
        text = self.text(name)
        try:
            return date.fromisoformat(text[:10]) if text else None
        except ValueError:
            self._meaningless(f"{self.place}.{name}", text)
            return None

    def yes_or_no(self, name: str) -> bool | None:
        found = self.content.get(name)
        if found is None or isinstance(found, bool):
            return found
        self._meaningless(f"{self.place}.{name}", found)
        return None

    def whole(self, name: str, *, most: int) -> int | None:
        found = self.content.get(name)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int) or not 0 <= found <= most:
            self._meaningless(f"{self.place}.{name}", found)
            return None
        return found

    def money(self, name: str) -> Money | None:
        amount = self.whole(name, most=LARGEST_AMOUNT)
        return None if amount is None else Money.of(amount)

    @property
    def told_by(self) -> ToldBy:
        return SOURCES.get(self.text("kilde"), ToldBy.UNKNOWN)

    def missing(self, name: str) -> None:
        self.faults.append(Fault(reason=Reason.APPLICATION_PART_MISSING, column=f"{self.place}.{name}".lstrip(".")))

    def meaningless(self, name: str, found: object) -> None:
        self._meaningless(f"{self.place}.{name}", found)

    def _meaningless(self, place: str, found: object) -> None:
        shown = found if isinstance(found, str | int | float) else type(found).__name__
        self.faults.append(
            Fault(reason=Reason.APPLICATION_VALUE_MEANINGLESS, column=place, found=str(shown)[:60], is_warning=True)
        )
