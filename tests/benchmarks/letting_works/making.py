"""Makes an instance: python -m tests.benchmarks.letting_works.making FAMILIES HOMES FILE.

In a process of its own, so that no contender carries the memory of it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

import numpy as np

from bofast.allocation.made_up.list_mode import keys_of, lanes_of
from bofast.allocation.made_up.market import MadeUp, made_up_market
from bofast.allocation.mechanisms.deferred import deferred_acceptance
from bofast.compiled import Int64s
from tests.benchmarks.letting_works.instance import Instance

_BY_COUNT = {"acute_outsider": 100_000, "outsider": 100_000, "overcrowded": 20_000, "tenant": 2_000}
_BY_LEVEL = {"acute_outsider": 300_000, "outsider": 100_000, "overcrowded": 18_000, "tenant": 2_000}


def main() -> int:
    instance_of(made_up_market(families=int(sys.argv[1]), homes=int(sys.argv[2]))).write(sys.argv[3])
    return 0


def instance_of(made_up: MadeUp) -> Instance:
    market, homes = made_up.market, made_up.homes
    key = keys_of(made_up, lanes=lanes_of(made_up))
    return Instance(
        first=market.first,
        home=market.home,
        own=market.own,
        homes=np.array(market.homes),
        key=key,
        lawful=deferred_acceptance(market, key=key).got,
        fit=made_up.fit,
        weighted=_points(made_up, _BY_COUNT)[market.family] + made_up.fit,
        levelled=_points(made_up, _BY_LEVEL)[market.family] + made_up.fit,
        order=made_up.order_of_need,
        by_seniority=np.argsort(made_up.seniority).astype(np.int32),
        need_class=made_up.households.need_class,
        is_vulnerable=made_up.households.is_vulnerable,
        group=np.stack((homes.stairwell, homes.block, homes.department)),
    )


def _points(made_up: MadeUp, points: Mapping[str, int]) -> Int64s:
    is_outsider = made_up.market.is_outsider
    is_acute = is_outsider & (made_up.households.need_class == 1)
    worth = [points["acute_outsider"], points["outsider"], points["overcrowded"]]
    return np.select([is_acute, is_outsider, made_up.is_overcrowded], worth, points["tenant"]).astype(np.int64)


if __name__ == "__main__":
    sys.exit(main())
