"""Careers against definitions written out, fast ways against slow, and groups against every grouping there is."""

from itertools import combinations, pairwise

import numpy as np
import pytest

from bofast.registers.estimates.careers import by_prefix
from bofast.registers.estimates.careers import distances as distances_of
from bofast.registers.estimates.careers.clusters import medoid_clusters
from bofast.registers.estimates.careers.describing import described, stability
from bofast.registers.estimates.careers.distances import Costs, distances, optimal_matching
from bofast.registers.estimates.careers.sequences import Careers, careers_of
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot


def drawn(seed: int, *, people: int = 60, length: int = 12, states: int = 4) -> Careers:
    chance = np.random.default_rng(seed)
    moves = chance.random((people, length)) < 0.25
    codes = np.maximum.accumulate(np.where(moves, np.arange(length), 0), axis=1)
    whole = chance.integers(0, states, (people, length))
    return careers_of(np.take_along_axis(whole, codes, axis=1), states=[f"s{i}" for i in range(states)])


def test_each_career_is_held_once_with_its_people() -> None:
    careers = careers_of(np.array([[0, 1], [1, 1], [0, 1]]), states=["a", "b"], weights=np.array([1, 2, 4.5]))

    assert careers.sequences.tolist() == [[0, 1], [1, 1]]
    assert careers.weights.tolist() == [5.5, 2]
    assert careers.of_person.tolist() == [0, 1, 0]


@pytest.mark.parametrize(("length", "states"), [(70, 6), (200, 2), (5, 90)])
def test_careers_too_long_for_one_number_are_told_apart_all_the_same(length: int, states: int) -> None:
    chance = np.random.default_rng(1)
    whole = chance.integers(0, states, (50, length))[chance.integers(0, 50, 300)]

    careers = careers_of(whole, states=[str(i) for i in range(states)])

    assert len(careers.sequences) == len(np.unique(whole, axis=0))
    assert np.array_equal(careers.sequences[careers.of_person], whole)


def test_states_over_time_and_moves_between_them() -> None:
    found = described(careers_of(np.array([[0, 0, 1], [0, 1, 1], [1, 1, 1]]), states=["a", "b"]))

    assert found.distribution == pytest.approx(np.array([[2, 1], [1, 2], [0, 3]]) / 3)
    assert found.mean_times == pytest.approx([1, 2])
    assert found.transition_rates == pytest.approx(np.array([[1 / 3, 2 / 3], [0, 1]]))


def subsequences(sequence: list[int]) -> int:
    states = [s for i, s in enumerate(sequence) if i == 0 or s != sequence[i - 1]]
    return len({part for size in range(len(states) + 1) for part in combinations(states, size)})


def test_stability_is_what_its_definition_says() -> None:
    careers = drawn(2)
    found = stability(careers)

    for row, sequence in enumerate(careers.sequences.tolist()):
        stays = [1]
        for before, state in pairwise(sequence):
            if state == before:
                stays[-1] += 1
            else:
                stays.append(1)
        shares = np.array([sequence.count(s) for s in range(4)]) / 12
        entropy = -sum(p * np.log(p) for p in shares if p > 0) / np.log(4)
        most = (len(stays) - 1) * (1 - np.mean(stays)) ** 2
        turbulence = np.log2(subsequences(sequence) * (most + 1) / (np.var(stays) + 1))
        assert found.entropy[row] == pytest.approx(entropy, abs=1e-12)
        assert found.turbulence[row] == pytest.approx(turbulence, abs=1e-10)
        assert found.complexity[row] == pytest.approx(np.sqrt((len(stays) - 1) / 11 * entropy), abs=1e-12)


@pytest.mark.parametrize("length", [1, 2, 20, 63, 64])
def test_the_bit_parallel_distances_equal_those_of_dynamic_programming(length: int) -> None:
    careers = drawn(3, length=length)

    fast, slow = distances(careers, costs=Costs.CONSTANT), optimal_matching(careers, costs=Costs.CONSTANT)

    assert fast.dtype == np.uint8
    assert np.array_equal(fast, slow)


def longest_common(one: list[int], other: list[int]) -> int:
    """Of two sequences, as the definition has it: the last states are common, or one of them is left out."""
    best = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for a, state in enumerate(one):
        for b, its in enumerate(other):
            best[a + 1][b + 1] = best[a][b] + 1 if state == its else max(best[a][b + 1], best[a + 1][b])
    return best[-1][-1]


@pytest.mark.parametrize(("length", "states"), [(20, 5), (32, 3), (33, 3), (64, 2)])
@pytest.mark.parametrize("in_order", [True, False])
def test_many_careers_are_compared_in_blocks_as_two_alone(length: int, states: int, in_order: bool) -> None:
    careers, chance = drawn(7, people=900, length=length, states=states), np.random.default_rng(8)
    rows = len(careers.sequences)
    assert rows > 2 * by_prefix.BLOCK
    order = np.arange(rows) if in_order else chance.permutation(rows)
    sequences = careers.sequences[order]
    careers = Careers(careers.states, sequences, careers.weights[order], np.zeros(0, np.int64))

    matched, differing = (distances(careers, costs=costs) for costs in (Costs.CONSTANT, Costs.HAMMING))

    for a, b in chance.integers(0, rows, (60, 2)).tolist():
        assert matched[a, b] == 2 * length - 2 * longest_common(sequences[a].tolist(), sequences[b].tolist())
    assert np.array_equal(matched, optimal_matching(careers, costs=Costs.CONSTANT))
    assert np.array_equal(differing, (sequences[:, None, :] != sequences[None, :, :]).sum(axis=2))


def test_longer_careers_and_other_costs_go_the_slow_way() -> None:
    careers = drawn(4, length=70)

    assert np.array_equal(distances(careers, costs=Costs.CONSTANT), optimal_matching(careers, costs=Costs.CONSTANT))
    found = distances(careers, costs=Costs.TRANSITION)
    assert found == pytest.approx(optimal_matching(careers, costs=Costs.TRANSITION), rel=1e-6)
    assert np.array_equal(found, found.T)


def test_hamming_counts_positions_that_differ() -> None:
    careers = drawn(5)

    expected = (careers.sequences[:, None, :] != careers.sequences[None, :, :]).sum(axis=2)

    assert np.array_equal(distances(careers, costs=Costs.HAMMING), expected)


@pytest.mark.parametrize("seed", range(4))
def test_groups_are_as_near_as_any_grouping(seed: int) -> None:
    careers = drawn(seed, people=22)
    matrix = distances(careers, costs=Costs.CONSTANT)
    weights = careers.weights + np.arange(len(careers.weights)) % 3

    found = medoid_clusters(matrix, weights=weights, clusters=3)

    sums = [float(weights @ matrix[:, list(some)].min(axis=1)) for some in combinations(range(len(matrix)), 3)]
    own = float(weights @ matrix[:, found.medoids].min(axis=1))
    # Swaps end where no swap helps: the best of all groupings, or within a hair of it.
    assert own <= min(sums) * 1.03
    assert found.mean_distance == pytest.approx(own / weights.sum())
    assert np.all(np.diff(found.sizes) <= 0)


@pytest.mark.parametrize("seed", range(6))
def test_no_swap_of_a_medoid_would_bring_people_nearer(seed: int) -> None:
    chance = np.random.default_rng(seed)
    places = chance.normal(0, 1, (40, 2)) + chance.integers(0, 3, (40, 1)) * 2
    matrix = np.linalg.norm(places[:, None] - places[None], axis=2)
    weights = chance.integers(1, 6, 40).astype(float)

    medoids = medoid_clusters(matrix, weights=weights, clusters=5).medoids

    def total(chosen: np.ndarray) -> float:
        return float(weights @ matrix[:, chosen].min(axis=1))

    swaps = [np.where(np.arange(5) == place, other, medoids) for place in range(5) for other in range(40)]
    assert min(total(swap) for swap in swaps) >= total(medoids) - 1e-9


def test_groups_that_stand_apart_are_found() -> None:
    near = np.array([[0] * 10, [0] * 9 + [1], [2] * 10, [2] * 9 + [1]])
    careers = careers_of(np.repeat(near, [5, 1, 4, 1], axis=0), states=["a", "b", "c"])

    found = medoid_clusters(distances(careers, costs=Costs.CONSTANT), weights=careers.weights, clusters=2)

    assert found.sizes.tolist() == [6, 5]
    assert careers.sequences[found.medoids].tolist() == [[0] * 10, [2] * 10]
    assert found.silhouette > 0.9


def test_too_many_and_too_few_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    careers = drawn(6)
    monkeypatch.setattr(distances_of, "MOST_SEQUENCES", 10)

    with pytest.raises(CannotEstimate) as refused:
        distances(careers, costs=Costs.CONSTANT)
    assert (refused.value.why, refused.value.facts["allowed"]) == (WhyNot.TOO_MANY_SEQUENCES, 10)
    with pytest.raises(CannotEstimate, match="too_few_sequences"):
        medoid_clusters(np.zeros((3, 3)), weights=np.ones(3), clusters=4)


def test_careers_that_differ_only_at_the_beginning_are_two() -> None:
    late_alike = np.zeros((2, 200), np.int64)
    late_alike[1, 0] = 1

    assert len(careers_of(late_alike, states=["a", "b"]).sequences) == 2
