"""The native engine."""

from __future__ import annotations

from pathlib import Path

from bofast.registers.engines.native import engine
from bofast.registers.store import Store
from tests.benchmarks.register_engines.work import Checks, answer, question, told


def native(store: Path, out: Path) -> Checks:
    asked = question(Store(store).about().areas)
    return told(asked, engine.count(Store(store), asked, stays_to=out))


if __name__ == "__main__":
    answer(native)
