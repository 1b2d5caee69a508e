"""A plan as JSON content: what moves, why, how it was proven. The same problem gives the same content, in one order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

from bofast.allocation.asked.lottery import fingerprint
from bofast.allocation.explanation.outcomes import count_of
from bofast.allocation.explanation.rule_prices import Counted
from bofast.allocation.explanation.what_if import Change
from bofast.allocation.explanation.why import Why, why
from bofast.allocation.market import NO_HOME
from bofast.allocation.mechanisms.chains import Chain, Ring
from bofast.allocation.solved import Solved
from bofast.rules.answer_json import as_json, row_json
from bofast.rules.letting.eligibility import RULES_VERSION

FORMAT = "bofast-letting-plan-1"


class Reasons(StrEnum):
    """For which pairs a reason is written out."""

    WISHED = "wished"
    EVERY = "every"
    NONE = "none"


def plan_told(solved: Solved, *, reasons: Reasons) -> dict[str, Any]:
    """The plan with everything that it rests on."""
    problem = solved.prepared.problem
    return {
        "format": FORMAT,
        "mode": problem.mode.value,
        "on": problem.on.isoformat(),
        "rules_version": RULES_VERSION,
        "norm_rows": [row_json(row) for row in (solved.prepared.norm.rows if solved.prepared.norm else ())],
        "lottery_fingerprint": fingerprint(problem.lottery_seed) if problem.lottery_seed else None,
        "counted": _counted(solved),
        "audit": {"faults": 0, "unexplained_pairs": solved.unexplained},
        "proof": None if solved.proof is None else {**as_json(solved.proof), "is_proven": solved.proof.is_proven},
        "lanes": list(_lanes(solved)),
        "counters_after": {name: as_json(one) for name, one in sorted(solved.prepared.lanes.counters.items())},
        "moves": list(_moves(solved)),
        "chains": [_chain_told(solved, chain) for chain in solved.chains.chains],
        "rings": [_ring_told(solved, ring) for ring in solved.chains.rings],
        "families": list(_families(solved)),
        "reasons": [pair_told(one) for one in _reasons(solved, reasons)],
    }


def pair_told(found: Why, changes: Sequence[Change] | None = None) -> dict[str, Any]:
    """One pair: the code, its values, and, where asked, the single changes that would have helped."""
    told: dict[str, Any] = {
        "family": found.family,
        "home": found.home,
        "code": found.code.value,
        "values": _values_told(found.values),
    }
    if changes is not None:
        told["would_have_helped"] = [{"change": one.kind.value, "values": _values_told(one.values)} for one in changes]
    return told


def prices_told(prices: Sequence[Counted]) -> list[dict[str, Any]]:
    """The variants of the plan, in families."""
    return [as_json(one) for one in prices]


def _values_told(values: Any) -> dict[str, Any]:
    return {name: as_json(value) for name, value in values.items()}


def _counted(solved: Solved) -> dict[str, Any]:
    market = solved.prepared.market
    moved = (solved.swapped or solved.plan).moves(market)
    return {
        "families": market.families,
        "homes": market.homes,
        "eligible_pairs": market.pairs,
        "newcomers_housed": int((moved & market.is_outsider).sum()),
        "tenants_moved": int((moved & ~market.is_outsider).sum()),
        "outcomes": {outcome.value: count for outcome, count in count_of(solved.codes).items()},
    }


def _lanes(solved: Solved) -> Iterator[dict[str, Any]]:
    lanes = solved.prepared.lanes
    for home in solved.prepared.problem.homes:
        if home.name in lanes.of:
            is_provisional = home.name in lanes.provisional
            yield {"home": home.name, "lane": lanes.of[home.name].value, "is_provisional": is_provisional}


def _moves(solved: Solved) -> Iterator[dict[str, Any]]:
    """Every move, by the family's place in the problem; `by` tells a swap from the plan by the rules."""
    problem, market = solved.prepared.problem, solved.prepared.market
    final = solved.swapped or solved.plan
    for number, family in enumerate(problem.families):
        home = int(final.got[number])
        if home != int(market.own[number]):
            by = "rules" if home == int(solved.plan.got[number]) else "swap"
            yield {"family": family.name, "from": family.home or None, "to": problem.homes[home].name, "by": by}


def _chain_told(solved: Solved, chain: Chain) -> dict[str, Any]:
    homes, families = solved.prepared.problem.homes, solved.prepared.problem.families
    return {
        "homes": [homes[one].name for one in chain.homes],
        "families": [families[one].name for one in chain.families],
        "left_empty": None if chain.left_empty == NO_HOME else homes[chain.left_empty].name,
    }


def _ring_told(solved: Solved, ring: Ring) -> dict[str, Any]:
    homes, families = solved.prepared.problem.homes, solved.prepared.problem.families
    return {"homes": [homes[one].name for one in ring.homes], "families": [families[one].name for one in ring.families]}


def _families(solved: Solved) -> Iterator[dict[str, Any]]:
    problem, market = solved.prepared.problem, solved.prepared.market
    final = solved.swapped or solved.plan
    for number, family in enumerate(problem.families):
        home = int(final.got[number])
        yield {
            "family": family.name,
            "has": problem.homes[home].name if home != NO_HOME else None,
            "moves": home != int(market.own[number]),
            "place_in_line": int(solved.prepared.standing[number]) + 1,
            "eligible_homes": int(market.first[number + 1] - market.first[number]),
        }


def _reasons(solved: Solved, which: Reasons) -> Iterator[Why]:
    """Every pair that is asked for, family by family, home by home as they stand in the problem."""
    ready = solved.prepared
    if which is Reasons.NONE:
        return
    for number, family in enumerate(ready.problem.families):
        hers = set(ready.market.home[ready.market.first[number] : ready.market.first[number + 1]].tolist())
        for there, home in enumerate(ready.problem.homes):
            if which is Reasons.EVERY or there in hers or (number, there) in ready.excluded:
                yield why(solved, family=family.name, home=home.name)
