"""Plans under caps against every plan of small markets, their bounds added up again, and what stands without time."""

from itertools import product

import numpy as np
import pytest

from bofast.allocation.market import NO_HOME, Market
from bofast.allocation.mechanisms.capped.limits import Limits
from bofast.allocation.mechanisms.capped.repeated import repeated_flow
from bofast.allocation.mechanisms.caps import Cap, Route, plan_with_caps
from tests.unit.allocation.capping import cap, quota, worth
from tests.unit.allocation.stories import NOWHERE, story

OUT = NOWHERE


def drawn_market(seed, *, families, homes):
    """A market at random with worth, a kind of family, and caps on halves of the homes and on all of them."""
    chance = np.random.default_rng(seed)
    tenants = homes - homes // 4
    own = np.array([*chance.permutation(homes)[:tenants], *[NO_HOME] * (families - tenants)], dtype=np.int32)
    wanted = [
        [home for home in chance.permutation(homes)[: homes // 2 + 1].tolist() if home != mine] for mine in own.tolist()
    ]
    first = np.cumsum([0, *map(len, wanted)]).astype(np.int64)
    market = Market(
        first=first, home=np.array([home for row in wanted for home in row], dtype=np.int32), own=own, homes=homes
    )
    of = chance.random(families) < 0.7
    half = np.arange(homes, dtype=np.int32) < homes // 2
    every = np.arange(homes, dtype=np.int32)
    caps = [Cap(homes=every[chosen], of=of, at_most=int(chosen.sum()) // 6) for chosen in (half, ~half, half | True)]
    return market, chance.integers(1, 9, market.pairs), caps


def keeps(market, got, caps):
    held = [home for home in got if home != NO_HOME]
    if len(held) != len(set(held)):
        return False
    for one in caps:
        today = sum(bool(one.of[family]) and home in one.homes for family, home in enumerate(market.own.tolist()))
        after = sum(bool(one.of[family]) and home in one.homes for family, home in enumerate(got))
        if after > max(one.at_most, today):
            return False
    return True


def best_by_trying_all(market, worth_of_pairs, caps):
    choices = []
    for family in range(market.families):
        pairs = range(int(market.first[family]), int(market.first[family + 1]))
        choices.append([(int(market.own[family]), 0), *((int(market.home[p]), int(worth_of_pairs[p])) for p in pairs)])
    return max(
        sum(value for _home, value in plan)
        for plan in product(*choices)
        if keeps(market, [home for home, _value in plan], caps)
    )


@pytest.mark.parametrize("scale", [1, 1000])
@pytest.mark.parametrize("seed", range(12))
def test_no_plan_of_all_there_are_is_worth_more(seed, scale):
    market, each, caps = drawn_market(seed, families=6, homes=4)

    found = plan_with_caps(market, worth=each * scale, caps=caps)

    assert found.is_proven
    assert keeps(market, found.plan.got.tolist(), caps)
    assert found.value == scale * best_by_trying_all(market, each, caps)


def test_the_search_goes_on_past_the_first_plan_where_fractions_promise_more():
    """Of ada, bea and cia two never go together: half of each is worth 15,000. Dan alone is worth more than any one."""
    told = story(ada=(OUT, "A1"), bea=(OUT, "B1"), cia=(OUT, "C1"), dan=(OUT, "D1"))
    pairs = [("A1 B1 D1", "ada bea dan"), ("B1 C1 D1", "bea cia dan"), ("A1 C1 D1", "ada cia dan")]
    caps = [cap(told, homes=homes, of=of, at_most=1) for homes, of in pairs]
    each = worth(told, ada=[10_000], bea=[10_000], cia=[10_000], dan=[12_000])

    found = plan_with_caps(told.market, worth=each, caps=caps)

    assert (told.got(found.plan)["dan"], found.value, found.is_proven) == ("D1", 12_000, True)
    assert found.certificate.bound == 15_000


def test_a_ring_that_was_broken_up_does_not_leave_out_who_must_be_served():
    """The ring of three is best. Broken up it leaves dan's 5, but not ada, who can be served for 1 alone."""
    told = story(ada=("A", "B"), bea=("B", "C V"), cia=("C", "A"), dan=(OUT, "V"))
    each = worth(told, ada=[0], bea=[9, 0], cia=[1], dan=[5])

    found = plan_with_caps(told.market, worth=each, caps=[], longest_cycle=2, must_serve=told.only("ada"))

    assert (told.got(found.plan), found.value) == ({"ada": "B", "bea": "V", "cia": "A", "dan": OUT}, 1)


def test_a_plan_is_found_where_only_a_dear_move_fills_the_quota():
    """Of three and three, half of each would fill the quota of three; in whole families only zoe's move does."""
    trios = ["ada bea cia", "dan eva fia"]
    told = story(
        **{name: (OUT, f"{name}1") for trio in trios for name in trio.split()}, yas=(OUT, "D1"), zoe=(OUT, "D1")
    )
    two_of = [[name for name in trio.split() if name != left_out] for trio in trios for left_out in trio.split()]
    caps = [cap(told, homes=f"{one}1 {two}1", of=f"{one} {two}", at_most=1) for one, two in two_of]
    three = quota(told, homes=" ".join(told.homes), of=" ".join([*trios, "zoe"]), at_least=3)
    each = worth(told, **{name: [10_000] for trio in trios for name in trio.split()}, yas=[10_000], zoe=[0])

    found = plan_with_caps(told.market, worth=each, caps=caps, quotas=[three])

    assert (told.got(found.plan)["zoe"], found.value) == ("D1", 20_000)


@pytest.mark.parametrize("seed", range(6))
def test_one_more_cap_never_makes_a_plan_worth_more(seed):
    market, each, caps = drawn_market(seed, families=40, homes=24)

    values = [plan_with_caps(market, worth=each, caps=caps[:many]).value for many in range(4)]

    assert values == sorted(values, reverse=True)
    assert values[0] > values[-1]


def bound_of_prices(market, each, caps, certificate):
    """The certificate's bound, family by family, in whole numbers of Python."""
    total = sum(map(int, certificate.homes))
    for one, price in zip(caps, certificate.caps.tolist(), strict=True):
        today = sum(bool(one.of[family]) and home in one.homes for family, home in enumerate(market.own.tolist()))
        total += price * max(one.at_most, today)

    def paid(family, home):
        of_caps = zip(caps, certificate.caps.tolist(), strict=True)
        return int(certificate.homes[home]) + sum(p for one, p in of_caps if one.of[family] and home in one.homes)

    for family, own in enumerate(market.own.tolist()):
        left = [0] if own == NO_HOME else [-paid(family, own)]
        pairs = range(int(market.first[family]), int(market.first[family + 1]))
        left += [int(each[pair]) * certificate.scale - paid(family, int(market.home[pair])) for pair in pairs]
        total += max(left)
    return total // certificate.scale


@pytest.mark.parametrize("seed", range(4))
def test_anybody_can_add_up_the_bound_again(seed):
    market, each, caps = drawn_market(seed, families=40, homes=24)

    found = plan_with_caps(market, worth=each, caps=caps)

    assert min(found.certificate.homes.min(), found.certificate.caps.min()) >= 0
    assert bound_of_prices(market, each, caps, found.certificate) == found.certificate.bound
    assert found.value <= found.certificate.bound


@pytest.mark.parametrize("seed", range(4))
def test_of_plans_worth_the_same_one_is_taken_however_the_pairs_stand(seed):
    market, each, caps = drawn_market(seed, families=40, homes=24)
    each = each * 0 + 1
    turned = np.concatenate([np.arange(a, b)[::-1] for a, b in zip(market.first, market.first[1:], strict=False)])
    other = Market(first=market.first, home=market.home[turned], own=market.own, homes=market.homes)

    one = plan_with_caps(market, worth=each, caps=caps)
    two = plan_with_caps(other, worth=each[turned], caps=caps)

    assert one.is_unique
    assert one.plan.got.tobytes() == two.plan.got.tobytes()


@pytest.mark.parametrize("longest", [None, 2, 3])
def test_a_plan_by_flow_keeps_the_caps_and_never_beats_its_bound(longest):
    market, each, caps = drawn_market(3, families=40, homes=24)
    limits = Limits(caps=caps, quotas=(), must_serve=np.zeros(40, dtype=np.bool_), longest_cycle=longest)

    quick = repeated_flow(market, worth=each, limits=limits)
    best = plan_with_caps(market, worth=each, caps=caps, longest_cycle=longest)

    assert keeps(market, quick.plan.got.tolist(), caps)
    assert quick.value <= best.value <= quick.bound


def test_without_time_the_plan_by_flow_comes_with_its_gap():
    market, each, caps = drawn_market(3, families=40, homes=24)

    found = plan_with_caps(market, worth=each, caps=caps, seconds=0)

    assert keeps(market, found.plan.got.tolist(), caps)
    assert found.value <= plan_with_caps(market, worth=each, caps=caps).value <= found.bound
    assert (found.is_proven, found.is_unique, found.route) == (False, False, Route.REPEATED_FLOW)
    assert found.gap == found.bound - found.value > 0


def test_whoever_stays_after_a_repair_has_her_home_to_herself():
    told = story(ada=("B1", "A1"), bea=(OUT, "B1"))
    limits = Limits(
        caps=[cap(told, homes="A1", of="ada", at_most=0)],
        quotas=(),
        must_serve=told.only(""),
        longest_cycle=None,
    )

    quick = repeated_flow(told.market, worth=worth(told, ada=[1], bea=[1]), limits=limits)

    assert (told.got(quick.plan), quick.value, quick.bound) == ({"ada": "B1", "bea": OUT}, 0, 2)
