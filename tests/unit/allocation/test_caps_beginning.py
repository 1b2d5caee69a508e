"""Where the search under caps begins: at the corner of the best plan without them, from which nothing is left to do."""

from dataclasses import replace

import numpy as np
import pytest

from bofast.allocation.mechanisms.augmentation import serve_in_order
from bofast.allocation.mechanisms.capped.beginning import corner_without_caps
from bofast.allocation.mechanisms.capped.limits import Limits
from bofast.allocation.mechanisms.capped.options import options_of
from bofast.allocation.mechanisms.flow import LARGEST_WORTH, best_plan
from bofast.allocation.mechanisms.programme import Outcome, Programme
from bofast.allocation.mechanisms.rows import Rows
from tests.unit.allocation.test_caps_proven import drawn_market


def served_some(market, *, seed):
    """Every other one of those who are served when all stand in a line at random."""
    line = np.random.default_rng(seed).permutation(market.families).astype(np.int32)
    served = np.flatnonzero(serve_in_order(market, order=line).is_served)
    return np.isin(np.arange(market.families), served[::2])


def free_of_caps(market, *, must_serve):
    return Limits(caps=(), quotas=(), must_serve=must_serve, longest_cycle=None)


@pytest.mark.parametrize("seed", range(10))
def test_where_no_cap_binds_the_search_ends_where_it_begins(seed):
    market, each, _caps = drawn_market(seed, families=60, homes=40)
    must_serve = served_some(market, seed=seed)
    options = options_of(market, worth=each, limits=free_of_caps(market, must_serve=must_serve))
    rows = Rows.stacked([options.flow_rows(), options.side])
    programme = Programme(worth=options.worth, largest=np.ones(options.columns, dtype=np.int64), rows=rows)
    corner = corner_without_caps(options, must_serve=must_serve)

    programme.begin_at(corner)
    answer = programme.best_fractional()

    assert corner.free_columns.sum() + corner.free_rows.sum() == len(rows.at_most)
    assert answer.outcome is Outcome.OPTIMAL
    assert answer.value == best_plan(market, worth=each, must_serve=must_serve).value
    assert programme.steps == 0


def test_it_begins_nowhere_where_not_all_can_be_served_or_a_worth_is_too_large_for_the_flow():
    market, each, _caps = drawn_market(1, families=30, homes=8)
    everybody, nobody = np.ones(30, dtype=np.bool_), np.zeros(30, dtype=np.bool_)
    options = options_of(market, worth=each, limits=free_of_caps(market, must_serve=nobody))

    assert corner_without_caps(options, must_serve=nobody) is not None
    assert corner_without_caps(options, must_serve=everybody) is None
    assert corner_without_caps(replace(options, worth=options.worth + LARGEST_WORTH), must_serve=nobody) is None
