"""Of tables by chance, nothing that is hidden can be worked out; and nothing is hidden without need."""

import numpy as np
import pytest

from bofast.registers.disclosure.by_network import is_network
from bofast.registers.disclosure.exact import fewest_cells
from bofast.registers.disclosure.secondary import Method, secondary
from tests.factories.cell_tables import KINDS, Release, joined, recomputed

SEED = 7
EACH = 140
AT_A_TIME = 40


def drawn(kind, *, count, seed=SEED):
    return [joined(KINDS[kind](np.random.default_rng([seed, number]))).system for number in range(count)]


def released(systems, *, method=Method.PROGRAMME):
    return [Release(system, secondary(system, method=method).hidden) for system in systems]


def told(releases, **how):
    return sum(recomputed(releases[start : start + AT_A_TIME], **how) for start in range(0, len(releases), AT_A_TIME))


@pytest.mark.parametrize("kind", KINDS)
def test_no_hidden_cell_can_be_recomputed(kind):
    releases = released(drawn(kind, count=EACH))

    assert told(releases) == 0
    assert told(releases[::8], every_hidden=True) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_by_the_network_none_can_either(kind):
    systems = drawn(kind, count=40, seed=SEED + 1)

    assert told(released(systems, method=Method.NETWORK)) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_small_cells_alone_do_not_protect_themselves(kind):
    systems = drawn(kind, count=24)

    assert told([Release(system, system.must_hide) for system in systems]) > 0


@pytest.mark.parametrize("kind", KINDS)
def test_each_complementary_cell_is_needed(kind):
    """Show any one of them, and a small cell is known too well: the auditor and the method agree from both sides."""
    for one in released(drawn(kind, count=12)):
        for cell in np.flatnonzero(one.hidden & ~one.system.must_hide)[:3]:
            shown = one.hidden.copy()
            shown[cell] = False

            assert recomputed([Release(one.system, shown)]) > 0


def test_small_tables_hide_at_most_five_per_cent_more_than_the_optimum():
    hidden = optimum = 0
    for number in range(60):
        kind = list(KINDS)[number % len(KINDS)]
        system = joined(KINDS[kind](np.random.default_rng([SEED + 2, number]))).system
        if system.cells <= 30 and 0 < system.asked.size <= 8 and (best := fewest_cells(system)) is not None:
            optimum += int(best.hidden.sum())
            hidden += int(secondary(system, method=Method.PROGRAMME).hidden.sum())

    assert optimum > 100
    assert hidden <= 1.05 * optimum


def test_the_kinds_of_tables_hold_networks_and_others():
    kinds = {kind: all(is_network(system) for system in drawn(kind, count=3)) for kind in KINDS}

    assert {kind for kind, network in kinds.items() if network} == {"one_way", "two_way", "flows"}
