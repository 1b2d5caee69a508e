"""`bofast letting try`: policies lived through side by side, as a table for a person or JSON for a program."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

from bofast.allocation.policy.estate import MADE_UP_KINDS
from bofast.allocation.policy.trial import Trial
from bofast.allocation.policy.trying import MEASURES, Estimate, Tried, try_policies
from bofast.rules.law import Law
from bofast.workbench.asked_for import WrongUse

FORMAT = "bofast-policies-tried-1"


def tried(trial: Trial, *, law: Law) -> tuple[Tried, ...]:
    """Every policy lived through on all cores, with progress on the terminal.

    Raises: WrongUse, for a cap that counts a kind which no made-up household is of: it would keep nobody out.
    """
    strange = sorted({cap.kind for policy in trial.policies for cap in policy.caps} - MADE_UP_KINDS)
    if strange:
        known = ", ".join(sorted(MADE_UP_KINDS))
        raise WrongUse(f"A cap counts {strange[0]!r}, and made-up households are of these kinds: {known}.")
    return try_policies(trial, law=law, workers=os.cpu_count() or 1, on_progress=_tell_progress)


def _tell_progress(done: int, runs: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} of {runs} runs", end="\n" if done == runs else "", file=sys.stderr, flush=True)


def trial_told(trial: Trial, results: Sequence[Tried]) -> dict[str, Any]:
    """What came of each policy, and how it differs from the first, with intervals of 95 percent."""
    return {
        "format": FORMAT,
        "homes": trial.homes,
        "years": trial.years,
        "seeds": trial.seeds,
        "policies": [
            {
                "policy": one.policy,
                "is_on_front": one.is_on_front,
                "measures": {name: _estimate_told(found) for name, found in one.of.items()},
                "against_first": {name: _estimate_told(found) for name, found in one.against_first.items()},
            }
            for one in results
        ],
    }


def _estimate_told(found: Estimate) -> dict[str, float]:
    return {"mean": round(found.mean, 3), "low": round(found.low, 3), "high": round(found.high, 3)}


def trial_in_words(trial: Trial, results: Sequence[Tried]) -> str:
    """One block a measure that any policy has; the intervals tell how much of a difference is chance."""
    lines = [
        f"{trial.years} years of {trial.homes} made-up homes, {trial.seeds} times a policy, with the same people.",
        "Mean, 95 % interval, and the difference from the first policy with its interval.",
    ]
    for measure in (one for one in MEASURES if any(result.of[one].high for result in results)):
        lines += ["", measure.replace("_", " ")]
        lines += [
            f"  {one.policy:<42}{_shown(one.of[measure])}  {_difference(one, measure)}".rstrip() for one in results
        ]
    front = ", ".join(one.policy for one in results if one.is_on_front)
    lines += ["", f"Nobody has both fewer crowded families and fewer empty days than: {front}."]
    return "\n".join(lines)


def _shown(found: Estimate) -> str:
    return f"{found.mean:>9.1f} ({found.low:.1f} to {found.high:.1f})"


def _difference(one: Tried, measure: str) -> str:
    found = one.against_first[measure]
    if found.mean == found.low == found.high == 0:
        return ""
    is_chance = "" if found.low > 0 or found.high < 0 else ", may be chance"
    return f"{found.mean:+.1f} ({found.low:+.1f} to {found.high:+.1f}{is_chance})"
