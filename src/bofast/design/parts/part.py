"""What a part is: a frozen value that knows its template.

A presenter builds parts, a template shows them with `{% part x %}`. So what a page says can be tested without
a request, and a part looks the same on every page.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, TypeAlias

from bofast.vocabulary.money import Money


class Part:
    """Base of every part. A subclass is a frozen dataclass; its fields are all that its template may show."""

    __slots__ = ()

    template: ClassVar[str]


Shown: TypeAlias = "Part | Money | date | Decimal | int | str | Sequence[Shown] | None"
"""What `{% part %}` can show. Nothing (None) is shown as the word "unknown"; a sequence as its members in a row."""


class Tone(StrEnum):
    """How a part feels. The values are the colour names of Designsystemet; a word always goes with the colour."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


def parts() -> list[type[Part]]:
    """Every part there is, by name (asked by the gallery and its tests)."""
    found: set[type[Part]] = set()
    waiting: list[type[Part]] = [Part]
    while waiting:
        kinds = waiting.pop().__subclasses__()
        # A dataclass with slots is made anew; the class it was made from lingers among the subclasses.
        found |= {kind for kind in kinds if vars(sys.modules[kind.__module__]).get(kind.__name__) is kind}
        waiting += kinds
    return sorted(found, key=lambda kind: kind.__name__)
