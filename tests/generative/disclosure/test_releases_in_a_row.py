"""Several releases of the same people, one after the other: what all of them tell together is attacked.

The attacker reads nothing but the archive, which holds the values shown and the sums, and is asked for the small cells.
"""

import numpy as np
import pytest

from bofast.registers.disclosure.attack import Known, follows_from_equations, ranges
from bofast.registers.disclosure.former import Archive
from bofast.registers.disclosure.profiles import DST
from bofast.registers.disclosure.release import Asked, release
from bofast.registers.disclosure.tables import CellTable
from tests.factories.cell_tables import counted, drawn_counts, flat
from tests.unit.registers.disclosure.drawing import ORIGIN

WAYS = ("area", "class", "year")


def drawn_releases(chance) -> list[CellTable]:
    """Margins and pairs of ways of the same people, in any order, some with only a part of their cells."""
    sizes = chance.integers(2, 4, 3)
    people = drawn_counts(sizes, chance=chance)
    ways = [flat(name, int(size)) for name, size in zip(WAYS, sizes, strict=True)]
    subsets = [(0,), (0, 1), (0, 2), (1, 2), (1,)]
    tables = []
    for subset in (subsets[place] for place in chance.permutation(len(subsets))[:3]):
        dropped = tuple(axis for axis in range(3) if axis not in subset)
        table = counted([ways[axis] for axis in subset], people.sum(axis=dropped), chance=chance)
        tables.append(table)
    return tables


def what_is_out(archive: Archive) -> tuple[Known, dict[str, int], list[str]]:
    """All releases as one system, from the archive alone; and the width each small cell was to keep."""
    former = archive.releases()
    shown = {key: value for one in former for key, value in one.shown.items()}
    widths = {}
    for one in former:
        for key, width in one.hidden.items():
            widths[key] = max(width, widths.get(key, 0))
    keys = sorted(shown.keys() | widths.keys())
    terms = [terms for one in former for terms in one.equations]
    matrix = np.zeros((len(terms), len(keys)))
    for row, equation in enumerate(terms):
        for key, sign in equation:
            matrix[row, keys.index(key)] += sign
    return Known(matrix, np.array([shown.get(key, np.nan) for key in keys])), widths, keys


@pytest.mark.parametrize("seed", range(40))
def test_no_small_cell_follows_from_all_releases_together(seed, tmp_path):
    archive, chance = Archive(tmp_path), np.random.default_rng([11, seed])
    for table in drawn_releases(chance):
        release(Asked((table,)), profile=DST, origin=ORIGIN, archive=archive)
    known, widths, keys = what_is_out(archive)
    small = np.array([place for place, key in enumerate(keys) if widths.get(key, 0)], dtype=np.int64)

    found = ranges(known, cells=small)

    assert not np.isin(small, follows_from_equations(known)).any()
    assert np.all(np.isnan(known.values[small]))
    assert np.all(found.width >= 5)


def test_releases_that_forget_each_other_are_found_out(tmp_path):
    """The same, each release with an archive of its own: the attack has to succeed for some."""
    told = 0
    for seed in range(40):
        chance, together = np.random.default_rng([11, seed]), Archive(tmp_path / str(seed))
        for number, table in enumerate(drawn_releases(chance)):
            alone = Archive(tmp_path / f"{seed}-{number}")
            release(Asked((table,)), profile=DST, origin=ORIGIN, archive=alone)
            together.folder.mkdir(exist_ok=True)
            kept = (alone.folder / "release-000001.json").read_text(encoding="utf-8")
            (together.folder / f"release-{number + 1:06}.json").write_text(kept, encoding="utf-8")
        known, widths, keys = what_is_out(together)
        small = np.array([place for place, key in enumerate(keys) if widths.get(key, 0)], dtype=np.int64)
        told += int(np.isin(small, follows_from_equations(known)).sum()) + int((~np.isnan(known.values[small])).sum())

    assert told > 0
