"""Optimal matching of a file of careers, as a process of its own: python -m ….career_matching FILE [PAIRS].

So many pairs are compared with what plain Python finds.
"""

from __future__ import annotations

import json
import sys
from time import perf_counter

import numpy as np
import pyarrow.parquet as pq

from bofast.registers.estimates.careers.distances import Costs, distances
from bofast.registers.estimates.careers.sequences import Careers, careers_of
from bofast.workbench.bench.one_run import peak_gb


def main() -> int:
    codes, states = _read(sys.argv[1])
    began = perf_counter()
    careers = careers_of(codes, states=states)
    matrix = distances(careers, costs=Costs.CONSTANT)
    seconds = perf_counter() - began
    rows = len(matrix)
    answer = {
        "people": int(careers.weights.sum()),
        "distinct": rows,
        "pairs": rows * (rows - 1) // 2,
        "matched_s": seconds,
        "peak_gb": peak_gb(),
        "differ": _differ(careers, matrix, pairs=int(sys.argv[2]) if len(sys.argv) > 2 else 0),
    }
    sys.stdout.write(json.dumps(answer) + "\n")
    return 0


def _read(path: str) -> tuple[np.ndarray, list[str]]:
    """The codes of the states, [people, positions], and the states. Texts are numbered by Parquet's dictionary."""
    file = pq.read_table(path, read_dictionary=pq.read_schema(path).names)
    states: dict[str, int] = {}
    columns = []
    for column in file.columns:
        whole = column.unify_dictionaries().combine_chunks()
        place = np.array([states.setdefault(word, len(states)) for word in whole.dictionary.to_pylist()], np.int8)
        columns.append(place[np.asarray(whole.indices)])
    return np.column_stack(columns), list(states)


def _differ(careers: Careers, matrix: np.ndarray, *, pairs: int) -> int:
    """How many of some pairs are not as far apart as plain Python finds them."""
    chance = np.random.default_rng(1)
    wrong = 0
    for a, b in chance.integers(0, len(matrix), (pairs, 2)).tolist():
        in_common = _common(careers.sequences[a].tolist(), careers.sequences[b].tolist())
        wrong += int(matrix[a, b]) != 2 * (careers.length - in_common)
    return wrong


def _common(one: list[int], other: list[int]) -> int:
    """The longest common subsequence, by its definition."""
    best = [0] * (len(other) + 1)
    for state in one:
        before = best[:]
        for place, its in enumerate(other):
            best[place + 1] = before[place] + 1 if state == its else max(before[place + 1], best[place])
    return best[-1]


if __name__ == "__main__":
    sys.exit(main())
