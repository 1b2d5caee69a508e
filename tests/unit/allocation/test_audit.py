"""Plans with a fault put into them on purpose: the auditor finds each, and says what and whom it is about."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from bofast.allocation import audit
from bofast.allocation.audit import (
    AuditFault,
    Claim,
    FaultCode,
    audit_best_plan,
    audit_capped_bound,
    audit_caps,
    audit_certificate,
    audit_claim,
    audit_cycles,
    audit_list_mode,
    audit_moves,
    audit_need_mode,
    audit_served,
    audit_swaps,
)
from bofast.allocation.market import NO_HOME, Market, Plan

AUDITOR = Path(audit.__file__).parent

# Anne rents home 0 and Bo home 1; Cai and Dina rent none. Homes 2 and 3 stand vacant.
ANNE, BO, CAI, DINA = range(4)
WANTS = {ANNE: (2, 1), BO: (0, 2), CAI: (2, 3, 0), DINA: (2, 3)}


def ints(*numbers):
    return np.array(numbers, dtype=np.int32)


def plan(*got):
    return Plan(got=ints(*got))


def market_of(wants, *, own, homes):
    first = np.cumsum([0, *map(len, wants)], dtype=np.int64)
    return Market(first=first, home=ints(*(home for row in wants for home in row)), own=ints(*own), homes=homes)


@pytest.fixture
def market():
    return market_of(WANTS.values(), own=(0, 1, NO_HOME, NO_HOME), homes=4)


@pytest.fixture
def key():
    """Home 2 goes to Cai before Dina, Anne and Bo; home 3 to Dina before Cai; 1 to Anne, and 0 to Cai before Bo."""
    return np.array([3, 0, 1, 4, 1, 1, 0, 2, 0], dtype=np.int64)


# --------------------------------------------------------------------------------------------------------- every plan


@pytest.mark.parametrize(
    ("got", "fault"),
    [
        ((0, 1, 2), AuditFault(FaultCode.WRONG_SIZE)),
        ((0, 1, 4, 3), AuditFault(FaultCode.NO_SUCH_HOME, family=CAI, home=4)),
        ((0, 1, -2, 3), AuditFault(FaultCode.NO_SUCH_HOME, family=CAI, home=-2)),
        ((0, 1, 2, 2), AuditFault(FaultCode.HOME_TWICE, family=DINA, home=2, other=CAI)),
        ((0, 1, 0, 3), AuditFault(FaultCode.HOME_TWICE, family=CAI, home=0, other=ANNE)),
        ((NO_HOME, 1, 2, 3), AuditFault(FaultCode.LOST_HOME, family=ANNE, home=0)),
        ((3, 1, 2, NO_HOME), AuditFault(FaultCode.NOT_HER_PAIR, family=ANNE, home=3)),
    ],
)
def test_moves_that_make_no_plan_are_found(market, key, got, fault):
    assert audit_moves(market, plan(*got)) == (fault,)
    assert audit_list_mode(market, plan(*got), key=key) == (fault,)
    assert audit_need_mode(market, plan(*got), order=ints(0), is_served=np.zeros(4, dtype=bool)) == (fault,)


def test_a_market_without_families_or_homes_has_a_faultless_plan():
    nothing = market_of([], own=(), homes=0)

    assert audit_list_mode(nothing, plan(), key=np.zeros(0, dtype=np.int64)) == ()
    assert audit_need_mode(nothing, plan(), order=ints(), is_served=np.zeros(0, dtype=bool)) == ()
    assert audit_caps(nothing, plan(), caps=[], worth=np.zeros(0, dtype=np.int64), claim=Claim(0, 0, True)) == ()


# ---------------------------------------------------------------------------------------------------------- list mode


def test_the_right_plan_has_no_fault(market, key):
    assert audit_list_mode(market, plan(1, 0, 2, 3), key=key) == ()


def test_an_empty_home_that_somebody_wants_is_waste(market, key):
    wasted = AuditFault(FaultCode.WASTE, family=DINA, home=3)

    assert audit_list_mode(market, plan(0, 1, 2, NO_HOME), key=key) == (wasted,)


def test_a_home_that_went_to_one_behind_is_envied(market, key):
    envied = AuditFault(FaultCode.ENVY, family=CAI, home=2, other=DINA)

    assert audit_list_mode(market, plan(0, 1, 3, 2), key=key) == (envied,)


def test_a_tenant_at_home_is_envied_by_nobody():
    market = market_of([(), (0,)], own=(0, NO_HOME), homes=1)

    assert audit_list_mode(market, plan(0, NO_HOME), key=np.array([-5], dtype=np.int64)) == ()


def test_two_tenants_who_could_change_homes_are_a_ring_left():
    market = market_of([(1,), (0,)], own=(0, 1), homes=2)
    ring = (
        AuditFault(FaultCode.NOT_BEST, family=1, home=0, other=0),
        AuditFault(FaultCode.NOT_BEST, family=0, home=1, other=1),
    )

    assert audit_list_mode(market, plan(0, 1), key=np.array([0, 0], dtype=np.int64)) == ring
    assert audit_list_mode(market, plan(1, 0), key=np.array([0, 0], dtype=np.int64)) == ()


# ---------------------------------------------------------------------------------------------------------- need mode


def test_who_could_be_served_and_is_not_was_left_out(market):
    left_out = (AuditFault(FaultCode.LEFT_OUT, family=DINA),)
    is_served = np.array([False, False, True, False])

    assert audit_need_mode(market, plan(0, 1, 2, NO_HOME), order=ints(CAI, DINA), is_served=is_served) == left_out


def test_who_could_take_the_place_of_one_behind_was_left_out():
    market = market_of([(0,), (0,)], own=(NO_HOME, NO_HOME), homes=1)
    second = np.array([False, True])

    fault = AuditFault(FaultCode.LEFT_OUT, family=0)
    assert audit_need_mode(market, plan(NO_HOME, 0), order=ints(0, 1), is_served=second) == (fault,)
    assert audit_need_mode(market, plan(NO_HOME, 0), order=ints(1, 0), is_served=second) == ()


def test_tenants_who_could_close_a_ring_were_left_out():
    market = market_of([(1,), (0,)], own=(0, 1), homes=2)
    faults = audit_need_mode(market, plan(0, 1), order=ints(0, 1), is_served=np.zeros(2, dtype=bool))

    assert faults == (AuditFault(FaultCode.LEFT_OUT, family=0), AuditFault(FaultCode.LEFT_OUT, family=1))


def test_a_mark_that_is_no_move_is_found_and_a_move_without_a_mark(market):
    is_served = np.array([True, False, False, True])

    faults = audit_need_mode(market, plan(0, 1, 2, 3), order=ints(3, 2, 1, 0), is_served=is_served)

    assert faults == (AuditFault(FaultCode.WRONG_MARK, family=CAI), AuditFault(FaultCode.WRONG_MARK, family=ANNE))


@dataclass(frozen=True)
class ThreeForTwo:
    """Two homes: one outsider ahead holds home 0, a tenant keeps home 1 of her own; a third wants both."""

    market: Market
    plan: Plan
    order = ints(0, 2, 1)


@pytest.fixture
def crowd():
    market = market_of([(0,), (0,), (0, 1)], own=(NO_HOME, 1, NO_HOME), homes=2)
    return ThreeForTwo(market=market, plan=plan(0, 1, NO_HOME))


@pytest.mark.parametrize(
    ("closed_homes", "ahead", "fault"),
    [
        ((0, 1), (0,), None),
        ((0, 1), (), AuditFault(FaultCode.WRONG_AHEAD, other=0)),
        ((0, 1), (0, 1), AuditFault(FaultCode.WRONG_AHEAD, other=1)),
        ((0,), (0,), AuditFault(FaultCode.HOMES_NOT_CLOSED, family=2, home=1, other=2)),
    ],
)
def test_a_proof_that_proves_nothing_is_found(crowd, closed_homes, ahead, fault):
    proof = {"family": 2, "closed_homes": ints(*closed_homes), "ahead": ints(*ahead)}

    faults = audit_certificate(crowd.market, crowd.plan, order=crowd.order, **proof)

    assert faults == (() if fault is None else (fault,))


def test_a_proof_by_the_home_of_one_who_may_be_sent_back_elsewhere_is_found():
    market = market_of([(1,), (1,)], own=(0, NO_HOME), homes=2)
    proof = {"family": 1, "closed_homes": ints(1), "ahead": ints()}

    faults = audit_certificate(market, plan(1, NO_HOME), order=ints(1, 0), **proof)

    assert faults == (AuditFault(FaultCode.HOMES_NOT_CLOSED, family=1, home=0, other=0),)


@pytest.mark.parametrize(
    ("got", "order", "home", "other"), [((NO_HOME, NO_HOME), (0, 1), 0, None), ((0, NO_HOME), (1, 0), 0, 0)]
)
def test_a_proof_by_a_home_that_is_empty_or_held_by_one_behind_is_found(got, order, home, other):
    market = market_of([(0,), (0,)], own=(NO_HOME, NO_HOME), homes=1)
    proof = {"family": 1, "closed_homes": ints(home), "ahead": ints()}

    faults = audit_certificate(market, plan(*got), order=ints(*order), **proof)

    assert faults == (AuditFault(FaultCode.HOME_NOT_KEPT, family=1, home=home, other=other),)


# -------------------------------------------------------------------------------------------------------------- worth

WORTH = np.array([5, 1, 2, 2, 9, 3, 1, 8, 4], dtype=np.int64)
NOBODY_MUST = np.zeros(4, dtype=bool)
PRICE = np.array([0, 0, 5, 0], dtype=np.int64)


def test_prices_prove_the_plan_that_is_worth_most(market):
    # Cai has 9 of home 2, Dina 4 of home 3 and Bo 2 of home 0, which Anne leaves for home 1, worth 1.
    best = plan(1, 0, 2, 3)
    proof = {"worth": WORTH, "must_serve": NOBODY_MUST}

    assert audit_best_plan(market, best, home_price=PRICE, **proof) == ()
    assert audit_best_plan(market, plan(0, 1, 2, 3), home_price=PRICE, **proof) == (AuditFault(FaultCode.WRONG_BOUND),)
    assert audit_best_plan(market, best, home_price=PRICE * 0, **proof) == (AuditFault(FaultCode.WRONG_BOUND),)
    assert audit_best_plan(market, best, home_price=PRICE - 1, **proof) == (AuditFault(FaultCode.WRONG_BOUND),)


def test_who_had_to_be_served_and_stays_is_found(market):
    must_serve = np.array([True, False, True, True])
    fault = AuditFault(FaultCode.NOT_SERVED, family=ANNE)

    assert audit_served(market, plan(0, 1, 2, 3), must_serve=must_serve) == (fault,)
    assert audit_served(market, plan(1, 0, 2, 3), must_serve=must_serve) == ()
    proof = {"worth": WORTH, "must_serve": must_serve, "home_price": PRICE}
    assert audit_best_plan(market, plan(0, 1, 2, 3), **proof) == (fault,)


@pytest.mark.parametrize(
    ("claim", "codes"),
    [
        (Claim(value=13, bound=13, is_proven=True), []),
        (Claim(value=13, bound=14, is_proven=False), []),
        (Claim(value=14, bound=14, is_proven=True), [FaultCode.WRONG_VALUE]),
        (Claim(value=13, bound=12, is_proven=False), [FaultCode.WRONG_BOUND]),
        (Claim(value=13, bound=14, is_proven=True), [FaultCode.WRONG_BOUND]),
    ],
)
def test_a_claim_that_is_not_so_is_found(market, claim, codes):
    assert [fault.code for fault in audit_claim(market, plan(0, 1, 2, 3), worth=WORTH, claim=claim)] == codes


# ----------------------------------------------------------------------------------------------------- caps and swaps


@dataclass(frozen=True)
class ACap:
    homes: np.ndarray
    of: np.ndarray
    at_most: int


def cap(*homes, of, at_most):
    return ACap(homes=ints(*homes), of=np.isin(np.arange(4), of), at_most=at_most)


def test_more_than_a_cap_allows_is_found_unless_they_lived_there_before(market):
    caps = [
        cap(2, 3, of=(CAI, DINA), at_most=2),
        cap(2, 3, of=(CAI, DINA), at_most=1),
        cap(0, 1, of=(ANNE, BO), at_most=0),
        cap(0, 1, 2, of=(ANNE, BO, CAI), at_most=1),
    ]
    claim = Claim(value=13, bound=13, is_proven=True)

    faults = audit_caps(market, plan(0, 1, 2, 3), caps=caps, worth=WORTH, claim=claim)

    above = [AuditFault(FaultCode.ABOVE_CAP, cap=number) for number in (1, 3)]
    assert faults == tuple(above)


@dataclass(frozen=True)
class Prices:
    """Prices under a cap; each plant below changes one of them."""

    scale: int = 1
    homes: np.ndarray = field(default_factory=lambda: np.array([1, 0, 5, 0], dtype=np.int64))
    caps: np.ndarray = field(default_factory=lambda: np.array([4], dtype=np.int64))
    rings: tuple[np.ndarray, ...] = ()
    ring_prices: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    bound: int = 12


RING = (np.array([1, 2], dtype=np.int32),)
"""Anne's pair with home 1 and Bo's with home 0."""
PRICE_OF_RING = np.array([1], dtype=np.int64)


@pytest.mark.parametrize(
    ("longest", "prices", "holds"),
    [
        # Dina may not have home 3 while Cai has home 2, worth 9; the ring of Anne and Bo is worth 3 more.
        (None, Prices(), True),
        (None, Prices(caps=np.array([5], dtype=np.int64), bound=13), True),
        (None, Prices(bound=11), False),
        (None, Prices(caps=np.array([-1], dtype=np.int64)), False),
        (None, Prices(homes=np.array([-1, 0, 5, 0], dtype=np.int64)), False),
        (None, Prices(scale=0), False),
        # Without rings Anne has home 2, Bo hers and Dina home 3: 5 + 2 + 4.
        (1, Prices(rings=RING, ring_prices=PRICE_OF_RING, bound=11), True),
        (1, Prices(rings=RING, ring_prices=-PRICE_OF_RING), False),
        (2, Prices(rings=RING, ring_prices=PRICE_OF_RING, bound=11), False),
        (None, Prices(rings=RING, ring_prices=PRICE_OF_RING, bound=11), False),
        (1, Prices(rings=(np.array([1, 3], dtype=np.int32),), ring_prices=PRICE_OF_RING, bound=11), False),
    ],
)
def test_prices_under_a_cap_prove_what_they_add_up_to_and_no_less(market, longest, prices, holds):
    one_of_them = [cap(2, 3, of=(CAI, DINA), at_most=1)]
    limits = {"caps": one_of_them, "must_serve": NOBODY_MUST, "longest_cycle": longest}

    faults = audit_capped_bound(market, worth=WORTH, prices=prices, **limits)

    assert faults == (() if holds else (AuditFault(FaultCode.WRONG_BOUND),))


@pytest.fixture
def square():
    """Four tenants who want each other's homes, an outsider, and a home that stands vacant."""
    return market_of([(1, 4), (2, 0), (3, 0), (0, 2), (4,)], own=(0, 1, 2, 3, NO_HOME), homes=5)


def test_a_ring_longer_than_allowed_is_found_and_a_chain_is_none(square):
    ring, chain = plan(1, 2, 3, 0, NO_HOME), plan(4, 0, 2, 3, NO_HOME)
    faults = tuple(AuditFault(FaultCode.LONG_CYCLE, family=family) for family in range(4))

    assert audit_cycles(square, ring, longest_cycle=3) == faults
    assert audit_cycles(square, ring, longest_cycle=4) == ()
    assert audit_cycles(square, chain, longest_cycle=2) == ()


STAY = (0, 1, 2, 3, NO_HOME)


@pytest.mark.parametrize(
    ("before", "after", "cycles", "faults"),
    [
        (STAY, (1, 0, 3, 2, NO_HOME), [(0, 1), (3, 2)], []),
        (STAY, STAY, [], []),
        (STAY, (1, 0, 3, 2, NO_HOME), [(0, 1)], [AuditFault(FaultCode.WRONG_CYCLES, family=2)]),
        (STAY, (1, 0, 3, 2, NO_HOME), [(0, 1), (1, 0), (2, 3)], [AuditFault(FaultCode.WRONG_CYCLES)]),
        (STAY, (1, 0, 2, 3, NO_HOME), [(0, 1, 2)], [AuditFault(FaultCode.WRONG_CYCLES, family=0)]),
        (
            STAY,
            (1, 2, 3, 0, NO_HOME),
            [(0, 1, 2, 3)],
            [AuditFault(FaultCode.LONG_CYCLE, family=who) for who in range(4)],
        ),
        (STAY, (4, 0, 2, 3, NO_HOME), [], [AuditFault(FaultCode.NO_RING, family=who) for who in (0, 1)]),
        ((4, 1, 2, 3, NO_HOME), (4, 0, 2, 3, NO_HOME), [], [AuditFault(FaultCode.NO_RING, family=1)]),
        ((4, 1, 2, 3, NO_HOME), (1, 0, 2, 3, NO_HOME), [(0, 1)], [AuditFault(FaultCode.MOVED_BEFORE, family=0)]),
        (STAY, (0, 1, 2, 3, 4), [], [AuditFault(FaultCode.MOVED_BEFORE, family=4)]),
        (STAY, (3, 1, 2, 0, NO_HOME), [(0, 3)], [AuditFault(FaultCode.NOT_HER_PAIR, family=0, home=3)]),
    ],
)
def test_swaps_that_are_no_lawful_swaps_are_found(square, before, after, cycles, faults):
    # Homes 2 and 3 change hands by wish of both: 2 wants 3, and 3 wants 2; so do 0 and 1.
    assert list(audit_swaps(square, plan(*before), after=plan(*after), cycles=cycles, largest=3)) == faults


def test_the_auditor_shares_no_code_with_what_makes_plans():
    inside = ("bofast.allocation.audit", "bofast.allocation.market", "bofast.compiled")
    nodes = [node for file in sorted(AUDITOR.glob("*.py")) for node in ast.walk(ast.parse(file.read_text("utf-8")))]
    imports = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    imports |= {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}

    assert [name for name in sorted(imports) if name.startswith("bofast") and not name.startswith(inside)] == []


def test_every_code_is_seen_in_this_file():
    text = Path(__file__).read_text(encoding="utf-8")

    assert [code.name for code in FaultCode if f"FaultCode.{code.name}" not in text] == []
