"""What is already out: every release is kept, and the next is tested against all of them.

Kept are the values shown, the equations, and which cells were hidden, those hidden for themselves marked with the range
that must stay open. The value of a hidden cell is never written. The folder belongs inside, with the register: the
marks tell which hidden cells are the small ones.
"""

from __future__ import annotations

import json
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

from bofast.registers.disclosure.receipt import Receipt, receipt_read
from bofast.registers.disclosure.refusals import ReleaseRefused, WhyRefused

Terms = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class FormerRelease:
    """One release, by the keys of its cells.

    `shown` holds values. `hidden` holds, for each hidden cell, how wide its range must stay: 0 for a cell that was
    hidden for others' sake. `extents`, by dimension and category, which units a category covers.
    """

    number: int
    shown: dict[str, int]
    hidden: dict[str, int]
    equations: tuple[Terms, ...]
    extents: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)

    @property
    def abouts(self) -> frozenset[str]:
        """What its cells count: cells that count something else share no sum with them."""
        return frozenset(key.split("|", 1)[0] for key in (*self.shown, *self.hidden))


def touching(formers: Sequence[FormerRelease], *, abouts: Set[str]) -> tuple[FormerRelease, ...]:
    """The releases whose cells can stand in one equation with cells that count these things, directly or by way of
    others. What all the rest tell and hide is as it was, whatever is released now.
    """
    reached, found = set(abouts), set[int]()
    while True:
        more = {place for place, one in enumerate(formers) if place not in found and one.abouts & reached}
        if not more:
            return tuple(formers[place] for place in sorted(found))
        found |= more
        reached.update(*(formers[place].abouts for place in more))


@dataclass(frozen=True, slots=True)
class Archive:
    """A folder with one file a release."""

    folder: Path

    def releases(self) -> tuple[FormerRelease, ...]:
        """All former releases, in order."""
        return tuple(_read(path) for path in sorted(self.folder.glob("release-*.json")))

    def receipt(self, number: int) -> Receipt:
        """The receipt of a release."""
        return receipt_read((self.folder / f"receipt-{number:06}.json").read_text(encoding="utf-8"))

    @property
    def next_number(self) -> int:
        numbers = [int(path.stem.removeprefix("release-")) for path in self.folder.glob("release-*.json")]
        return max(numbers, default=0) + 1

    def add(self, release: FormerRelease, *, receipt: str) -> None:
        """Keep a release and its receipt.

        Raises: ReleaseRefused (RELEASED_BEFORE), if its number is taken.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"release-{release.number:06}.json"
        try:
            with path.open("x", encoding="utf-8") as stream:
                json.dump(_plain(release), stream, ensure_ascii=False, sort_keys=True)
        except FileExistsError as taken:
            raise ReleaseRefused(WhyRefused.RELEASED_BEFORE, number=release.number) from taken
        (self.folder / f"receipt-{release.number:06}.json").write_text(receipt, encoding="utf-8")


def _plain(release: FormerRelease) -> dict[str, object]:
    return {
        "number": release.number,
        "shown": release.shown,
        "hidden": release.hidden,
        "equations": release.equations,
        "extents": release.extents,
    }


def _read(path: Path) -> FormerRelease:
    kept = json.loads(path.read_text(encoding="utf-8"))
    return FormerRelease(
        int(kept["number"]),
        {key: int(value) for key, value in kept["shown"].items()},
        {key: int(width) for key, width in kept["hidden"].items()},
        tuple(tuple((str(key), int(sign)) for key, sign in terms) for terms in kept["equations"]),
        {
            dimension: {category: tuple(units) for category, units in extents.items()}
            for dimension, extents in kept["extents"].items()
        },
    )
