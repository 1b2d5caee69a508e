"""A plan for the terminal, in lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bofast.allocation.explanation.outcomes import count_of
from bofast.allocation.explanation.rule_prices import Counted
from bofast.allocation.explanation.what_if import Change
from bofast.allocation.explanation.why import Why
from bofast.allocation.market import NO_HOME
from bofast.allocation.solved import Solved
from bofast.vocabulary.letting import ChangeKind, Outcome, WhyNot
from bofast.vocabulary.money import Money

_OUTCOMES = {
    Outcome.GIVEN: "given",
    Outcome.GOT_ONE_SHE_PREFERS: "got one she prefers",
    Outcome.KEPT_BY_ITS_TENANT: "kept by its tenant",
    Outcome.SOMEBODY_IS_AHEAD: "somebody is ahead",
    Outcome.NOT_SERVED: "not served",
    Outcome.SERVED_ELSEWHERE: "served elsewhere",
    Outcome.CAP_IS_REACHED: "a cap is reached",
    Outcome.NEEDED_BY_ANOTHER: "another has it, for whom it counts for more in the whole",
    Outcome.NOT_PROVEN: "not proven to be out of reach; a longer search may give it",
}


def plan_in_words(solved: Solved) -> str:
    """Moves as chains and swaps, and what became of all pairs."""
    problem = solved.prepared.problem
    lines = [f"Plan in {problem.mode} mode for {problem.on}: {_moved(solved)}", ""]
    lines += [*_chains(solved), *_rings(solved)] or ["Nobody moves."]
    counts = count_of(solved.codes)
    lines += ["", f"{sum(counts.values())} eligible pairs of family and home:"]
    lines += [f"  {count:>8}  {_OUTCOMES[outcome]}" for outcome, count in counts.items()]
    lines.append(f"  {solved.unexplained:>8}  without a reason; the audit found no fault")
    if solved.proof is not None:
        proven = "proven best" if solved.proof.is_proven else f"at most {solved.proof.bound} can be reached"
        lines.append(f"Fit of the plan: {solved.proof.value} points, {proven}.")
    return "\n".join(lines)


def prices_in_words(prices: Sequence[Counted]) -> str:
    """What each rule costs, as a table."""
    lines = [f"{'':<28}{'newcomers':>10}{'tenants':>9}{'mean wish':>11}"]
    lines += [
        f"{one.variant.replace('_', ' '):<28}{one.newcomers:>10}{one.tenants:>9}{one.wishes / 100:>11.2f}"
        for one in prices
    ]
    return "\n".join(lines)


def pair_in_words(found: Why, changes: Sequence[Change]) -> str:
    """Why a family did or did not get a home, and what alone would have changed it."""
    words = (
        _OUTCOMES.get(found.code, "") if isinstance(found.code, Outcome) else f"may not have it: {_rule(found.code)}"
    )
    lines = [f"{found.family} and {found.home}: {words}"]
    lines += [f"  {name}: {_shown(value)}" for name, value in found.values.items() if value is not None]
    lines += [f"She would have got it, or one she prefers, {_change(one)}." for one in changes]
    return "\n".join(lines)


def _moved(solved: Solved) -> str:
    market = solved.prepared.market
    moved = (solved.swapped or solved.plan).moves(market)
    newcomers, tenants = int((moved & market.is_outsider).sum()), int((moved & ~market.is_outsider).sum())
    return f"newcomers who get a home: {newcomers}; tenants who move to one they prefer: {tenants}."


def _chains(solved: Solved) -> Iterator[str]:
    homes, families = solved.prepared.problem.homes, solved.prepared.problem.families
    for chain in solved.chains.chains:
        steps = [
            f"{families[who].name} to {homes[home].name}" for who, home in zip(chain.families, chain.homes, strict=True)
        ]
        end = "" if chain.left_empty == NO_HOME else f", which leaves {homes[chain.left_empty].name} empty"
        yield f"Chain from {homes[chain.homes[0]].name}: {', then '.join(steps)}{end}."


def _rings(solved: Solved) -> Iterator[str]:
    homes, families = solved.prepared.problem.homes, solved.prepared.problem.families
    for ring in solved.chains.rings:
        steps = [
            f"{families[who].name} to {homes[home].name}" for who, home in zip(ring.families, ring.homes, strict=True)
        ]
        yield f"Exchange, all on one day: {', '.join(steps)}."


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _rule(code: WhyNot) -> str:
    return code.replace("_", " ")


def _change(change: Change) -> str:
    told = change.values
    match change.kind:
        case ChangeKind.LISTED_EARLIER:
            day = f"on the list before {told['before']}" if told["before"] else "further ahead on the list"
            return f"had she stood {day} ({_counted(told['places'], 'place')} up)"
        case ChangeKind.OTHER_LANE:
            return f"had the home been let in the {told['lane']} lane"
        case ChangeKind.FIRST_IN_LANE:
            return f"had she been among the first in the {told['lane']} lane"
        case ChangeKind.WITHOUT_THE_RULE:
            return f"had the rule {_rule(told['rule'])!r} not shut her out"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_shown(one)}" for name, one in value.items() if one is not None)
    if isinstance(value, list):
        return ", ".join(map(_shown, value)) or "nobody"
    return f"{value.amount:.2f}" if isinstance(value, Money) else str(value)
