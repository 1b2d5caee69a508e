"""Plans under caps: none that keeps every limit is worth more, and what proves that can be added up again.

Small lettings are held against every plan that keeps the limits: in each run of the suite six hundred, a hundred of
them in one search, and some one by one, so that no part hides behind the others. Ten thousand take half a minute of
processor: `BOFAST_CAPS_CASES=3400 pytest tests/generative/allocation/test_caps.py`; what that run gave stands in
docs/reference/figures.md.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bofast.allocation.audit import Claim, audit_capped_bound, audit_caps, audit_cycles, audit_served
from bofast.allocation.mechanisms.caps import Cap, CapsConflict, plan_with_caps
from tests.generative.allocation.oracles import keeps_cap, rings_of
from tests.generative.allocation.small_cases import Case, Got, cases, every_plan, hundreds, joined, made_up, parted

SEEDS = st.integers(0, 2**32)
CASES = int(os.environ.get("BOFAST_CAPS_CASES", "200"))
"""How many for each of the longest rings."""
LONGEST = [None, 2, 3]


@dataclass(frozen=True)
class Limit:
    homes: tuple[int, ...]
    of: tuple[bool, ...]
    at_most: int


@dataclass(frozen=True)
class Limited:
    """A case with caps, the longest ring allowed, who must be served, and the plans that keep all that."""

    case: Case
    limits: tuple[Limit, ...]
    longest: int | None
    must: tuple[bool, ...]

    @property
    def lawful(self) -> list[Got]:
        return [plan for plan in every_plan(self.case) if self.keeps(plan)]

    def keeps(self, plan: Got) -> bool:
        return (
            all(home != own for home, own, must in zip(plan, self.case.own, self.must, strict=True) if must)
            and all(keeps_cap(self.case, plan, homes=it.homes, of=it.of, at_most=it.at_most) for it in self.limits)
            and (self.longest is None or all(len(ring) <= self.longest for ring in rings_of(self.case, plan)))
        )


def some_limits(case: Case, *, chance: Random, at_most: int) -> tuple[Limit, ...]:
    """Groups as stairwell, block and department, parts of parts, for one kind of family; or any groups and kinds."""
    turn, kind = list(range(case.homes)), some_families(case, chance=chance)
    are_nested = chance.random() < 0.5
    limits = []
    for _level in range(chance.randint(1, 3)):
        if not are_nested:
            chance.shuffle(turn)
            kind = some_families(case, chance=chance)
        inside = tuple(sorted(turn[: chance.randint(1, case.homes)]))
        limits.append(Limit(inside, kind, chance.randint(0, at_most)))
    return tuple(limits)


def some_families(case: Case, *, chance: Random) -> tuple[bool, ...]:
    return tuple(chance.random() < 0.6 for _family in case.own)


def limited(case: Case, *, chance: Random, longest: int | None) -> Limited:
    """Limits at random; who must be served are some of those who move in a plan that keeps them."""
    limits = some_limits(case, chance=chance, at_most=2)
    free = Limited(case, limits, longest, (False,) * case.families)
    some = chance.choice(free.lawful)
    must = tuple(home != own and chance.random() < 0.3 for home, own in zip(some, case.own, strict=True))
    return Limited(case, limits, longest, must)


def caps_of(parts: list[Limited]) -> list[Cap]:
    families = [0, *np.cumsum([part.case.families for part in parts]).tolist()]
    homes = [0, *np.cumsum([part.case.homes for part in parts]).tolist()]
    caps = []
    for number, part in enumerate(parts):
        for limit in part.limits:
            of = np.zeros(families[-1], dtype=np.bool_)
            of[families[number] : families[number + 1]] = limit.of
            inside = np.array(limit.homes, dtype=np.int32) + np.int32(homes[number])
            caps.append(Cap(homes=inside, of=of, at_most=limit.at_most))
    return caps


def solved(parts: list[Limited], *, longest: int | None):
    """The plan for all parts at once, without a fault."""
    case = joined([part.case for part in parts])
    caps, must_serve = caps_of(parts), np.array([must for part in parts for must in part.must])
    worth = case.worth_of_pairs
    found = plan_with_caps(case.market, worth=worth, caps=caps, longest_cycle=longest, must_serve=must_serve)
    claim = Claim(value=found.value, bound=found.bound, is_proven=found.is_proven)

    assert audit_caps(case.market, found.plan, caps=caps, worth=worth, claim=claim) == ()
    assert audit_served(case.market, found.plan, must_serve=must_serve) == ()
    assert longest is None or audit_cycles(case.market, found.plan, longest_cycle=longest) == ()
    assert found.is_proven
    if found.certificate:
        limits = {"caps": caps, "must_serve": must_serve, "longest_cycle": longest}
        assert audit_capped_bound(case.market, worth=worth, prices=found.certificate, **limits) == ()
        assert found.certificate.bound >= found.bound
    return found


@pytest.mark.parametrize("longest", LONGEST)
def test_no_plan_that_keeps_the_limits_is_worth_more(longest):
    chance = Random(4900 + (longest or 0))  # noqa: S311 - nothing is kept secret by it
    for together in hundreds(cases(CASES, seed=4900 + (longest or 0), most_families=5, most_homes=5)):
        parts = [limited(case, chance=chance, longest=longest) for case in together]

        found = solved(parts, longest=longest)

        for part, plan in zip(parts, parted(found.plan.got.tolist(), parts=together), strict=True):
            assert part.keeps(plan), part
            assert part.case.value(plan) == max(map(part.case.value, part.lawful)), part


@pytest.mark.parametrize("longest", LONGEST)
def test_one_by_one_no_plan_that_keeps_the_limits_is_worth_more(longest):
    chance = Random(4910 + (longest or 0))  # noqa: S311 - nothing is kept secret by it
    for case in cases(25, seed=4910 + (longest or 0), most_families=5, most_homes=5):
        part = limited(case, chance=chance, longest=longest)

        assert solved([part], longest=longest).value == max(map(case.value, part.lawful)), part


def test_what_cannot_be_is_refused():
    chance = Random(4920)  # noqa: S311 - nothing is kept secret by it
    refused = 0
    for case in cases(80, seed=4920, most_families=4, most_homes=4):
        limits = some_limits(case, chance=chance, at_most=0)
        part = Limited(case, limits, None, tuple(chance.random() < 0.5 for _family in case.own))
        if part.lawful:
            assert solved([part], longest=None).value == max(map(case.value, part.lawful)), part
            continue
        refused += 1
        with pytest.raises(CapsConflict):
            solved([part], longest=None)
    assert refused > 10


@settings(max_examples=10, deadline=None)
@given(SEEDS, st.sampled_from(LONGEST))
def test_in_larger_lettings_no_cap_is_exceeded_and_the_answer_is_always_the_same(seed, longest):
    chance = Random(seed)  # noqa: S311 - nothing is kept secret by it
    case = made_up(chance, most_families=20, most_homes=20)
    part = Limited(case, some_limits(case, chance=chance, at_most=4), longest, (False,) * case.families)

    one, two = solved([part], longest=longest), solved([part], longest=longest)

    assert one.plan.got.tobytes() == two.plan.got.tobytes()
