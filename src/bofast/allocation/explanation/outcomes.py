"""One code for each eligible pair of a plan, all at once: what became of this family at this home.

Worked out from the plan alone. A pair for which none of the lawful answers holds is UNEXPLAINED, and such a plan is
never kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from bofast.allocation.market import NOBODY, Market, Plan
from bofast.compiled import Bools, Int64s
from bofast.vocabulary.letting import Outcome

Codes = npt.NDArray[np.int8]
CODE_OF: Mapping[Outcome, int] = {outcome: code for code, outcome in enumerate(Outcome)}
OUTCOMES: Sequence[Outcome] = tuple(Outcome)


def outcomes_of_list(market: Market, plan: Plan, *, key: Int64s) -> Codes:
    """int8[pairs]; list mode: she got it, got one she prefers, its tenant kept it, or somebody is ahead there."""
    given, prefers = _given(market, plan), _prefers_what_she_got(market, plan)
    holder = plan.holder(market)
    kept = (holder != NOBODY) & (holder == market.tenant)
    held_key = np.full(market.homes, -1, dtype=np.int64)
    held_key[market.home[given]] = key[given]
    is_behind = (holder[market.home] != NOBODY) & (held_key[market.home] < key)
    return _first_that_holds(
        (given, Outcome.GIVEN),
        (prefers, Outcome.GOT_ONE_SHE_PREFERS),
        (kept[market.home], Outcome.KEPT_BY_ITS_TENANT),
        (is_behind, Outcome.SOMEBODY_IS_AHEAD),
    )


def outcomes_of_need(market: Market, plan: Plan, *, is_served: Bools, is_closed: Bools, worth: Int64s) -> Codes:
    """int8[pairs]; need mode: she got it, got one that fits her as well, another fits the whole better, or not served.

    Args:
        is_served: bool[families]; who gets a home she wants more than her own.
        is_closed: bool[pairs]; the proof for an unserved family closes this home to her.
        worth: int64[pairs]; how well each home fits.
    """
    given = _given(market, plan)
    got_worth = np.full(market.families, -1, dtype=np.int64)
    got_worth[market.family[given]] = worth[given]
    served = is_served[market.family]
    return _first_that_holds(
        (given, Outcome.GIVEN),
        (served & (got_worth[market.family] >= worth), Outcome.GOT_ONE_SHE_PREFERS),
        (served, Outcome.SERVED_ELSEWHERE),
        (is_closed, Outcome.NOT_SERVED),
    )


def outcomes_of_limited(market: Market, plan: Plan, *, at_cap: Bools, worth: Int64s, is_proven: bool) -> Codes:
    """int8[pairs]; need mode under caps: she got it or one that counts as much, a cap is reached, or another needs it.

    Args:
        at_cap: bool[pairs]; the move would bring one more into a group that is full.
        worth: int64[pairs]; what the move counts.
        is_proven: without the proof, a home that stands empty may only mean that the search was cut short.
    """
    given = _given(market, plan)
    got_worth = np.full(market.families, -1, dtype=np.int64)
    got_worth[market.family[given]] = worth[given]
    is_held = plan.holder(market)[market.home] != NOBODY
    answers = [
        (given, Outcome.GIVEN),
        (got_worth[market.family] >= worth, Outcome.GOT_ONE_SHE_PREFERS),
        (at_cap, Outcome.CAP_IS_REACHED),
        (is_held, Outcome.NEEDED_BY_ANOTHER),
    ]
    if not is_proven:
        answers.append((np.ones(market.pairs, dtype=np.bool_), Outcome.NOT_PROVEN))
    return _first_that_holds(*answers)


def count_of(codes: Codes) -> dict[Outcome, int]:
    """How many pairs have each outcome; those that none has are left out."""
    counts = np.bincount(codes, minlength=len(OUTCOMES)).tolist()
    return {outcome: count for outcome, count in zip(OUTCOMES, counts, strict=True) if count}


def _given(market: Market, plan: Plan) -> Bools:
    return np.equal(market.home, plan.got[market.family])


def _prefers_what_she_got(market: Market, plan: Plan) -> Bools:
    """bool[pairs]; the pair stands behind the one that she got in her own ranking."""
    place = np.arange(market.pairs, dtype=np.int64)
    got_at: Int64s = np.full(market.families, market.pairs, dtype=np.int64)
    given = _given(market, plan)
    got_at[market.family[given]] = place[given]
    return np.greater(place, got_at[market.family])


def _first_that_holds(*answers: tuple[Bools, Outcome]) -> Codes:
    codes = [np.int8(CODE_OF[outcome]) for _holds, outcome in answers]
    return np.select([holds for holds, _outcome in answers], codes, np.int8(CODE_OF[Outcome.UNEXPLAINED]))
