"""The answer for one family and one home: what became of it, with the values that decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bofast.allocation.explanation.outcomes import OUTCOMES
from bofast.allocation.limited import reached
from bofast.allocation.market import NO_HOME
from bofast.allocation.solved import Solved
from bofast.rules.letting.line import Band
from bofast.rules.letting.wishes import is_named
from bofast.vocabulary.letting import Mode, Outcome, WhyNot


@dataclass(frozen=True, slots=True)
class Why:
    """What became of a family at a home.

    Attributes:
        code: an outcome where she may have the home and wants it; otherwise the first rule that shut her out.
        values: what the sentence needs, by name; families and homes by their names in the problem.
    """

    family: str
    home: str
    code: Outcome | WhyNot
    values: Mapping[str, Any]


def why(solved: Solved, *, family: str, home: str) -> Why:
    """Why this family did or did not get this home.

    Raises: KeyError, for a name that is not in the problem.
    """
    ready = solved.prepared
    at, there = ready.family_number[family], ready.home_number[home]
    pair = ready.pair(at, there)
    if pair is None:
        return _shut_out(solved, at, there)
    outcome = OUTCOMES[solved.codes[pair]]
    return Why(family, home, outcome, _VALUES[outcome](solved, at, pair))


def _shut_out(solved: Solved, family: int, home: int) -> Why:
    ready = solved.prepared
    told, asked = ready.problem.families[family], ready.problem.homes[home]
    if (found := ready.excluded.get((family, home))) is not None:
        return Why(told.name, asked.name, found.rule, found.values)
    if told.home == asked.name:
        return Why(told.name, asked.name, WhyNot.IS_OWN_HOME, {})
    # Every home that she names stands in her ranking, but for those behind her own.
    code = WhyNot.WISHED_LESS_THAN_OWN if is_named(asked, by=told) else WhyNot.NOT_WISHED
    return Why(told.name, asked.name, code, {})


def _given(solved: Solved, family: int, pair: int) -> dict[str, Any]:
    ready = solved.prepared
    wanted_by = int((ready.market.home == ready.market.home[pair]).sum())
    return {**_place(solved, family, pair), "wanted_by": wanted_by, "wish": _wish(solved, family, pair)}


def _got_another(solved: Solved, family: int, pair: int) -> dict[str, Any]:
    ready = solved.prepared
    got = int(solved.plan.got[family])
    values: dict[str, Any] = {"wish": _wish(solved, family, pair)}
    if got == NO_HOME:
        return values
    values["got"], got_pair = ready.problem.homes[got].name, ready.pair(family, got)
    if got_pair is not None:
        values["got_wish"] = _wish(solved, family, got_pair)
    if ready.problem.mode is Mode.NEED and got_pair is not None:
        values |= {"worth": int(ready.worth[pair]), "got_worth": int(ready.worth[got_pair])}
    return values


def _kept(solved: Solved, _family: int, pair: int) -> dict[str, Any]:
    return {"tenant": _holder_name(solved, pair)}


def _ahead(solved: Solved, family: int, pair: int) -> dict[str, Any]:
    """Who is ahead, and the first thing that sets the two apart."""
    ready = solved.prepared
    holder = int(solved.holder[ready.market.home[pair]])
    theirs = ready.pair(holder, int(ready.market.home[pair]))
    values = {**_place(solved, family, pair), "ahead": ready.problem.families[holder].name}
    if theirs is None:
        return values
    return {
        **values,
        "decided_by": _set_apart(solved, (family, pair), (holder, theirs)),
        "their": _place(solved, holder, theirs),
    }


def _set_apart(solved: Solved, hers: tuple[int, int], theirs: tuple[int, int]) -> str:
    """Which step of the line came to different answers: band, precedence, time or lot."""
    ready = solved.prepared
    her_band, their_band = ready.bands[hers[1]], ready.bands[theirs[1]]
    if her_band.rank != their_band.rank:
        return "band"
    if her_band.step != their_band.step:
        return "precedence"
    families = ready.problem.families
    return "time" if families[hers[0]].listed_on != families[theirs[0]].listed_on else "lot"


def _place(solved: Solved, family: int, pair: int) -> dict[str, Any]:
    """Where a family stands at a home: lane, band, precedence and time."""
    ready = solved.prepared
    home = ready.problem.homes[ready.market.home[pair]]
    told = ready.problem.families[family]
    place: dict[str, Any] = {"lane": ready.lanes.of.get(home.name), "listed_on": told.listed_on}
    if ready.bands:
        band: Band = ready.bands[pair]
        place |= {"by": band.by, "rank": band.rank, "precedence": band.precedence}
    else:
        place["need_class"] = told.need_class
    return place


def _not_served(solved: Solved, family: int, _pair: int) -> dict[str, Any]:
    """The proof: the homes she could have had in any plan, and who of those ahead would have had to be left out."""
    ready = solved.prepared
    if solved.served is None or solved.served.is_served[family]:
        return {}
    homes, families = ready.problem.homes, ready.problem.families
    return {
        "closed_homes": [homes[home].name for home in solved.served.closed_homes(family).tolist()],
        "ahead": [families[one].name for one in solved.served.ahead(family).tolist()],
        "need_class": families[family].need_class,
    }


def _elsewhere(solved: Solved, family: int, pair: int) -> dict[str, Any]:
    return {**_got_another(solved, family, pair), "held_by": _holder_name(solved, pair)}


def _needed(solved: Solved, family: int, pair: int) -> dict[str, Any]:
    """What the home would count with her, and what it counts with the family who has it."""
    ready, limited = solved.prepared, solved.limited
    holder = int(solved.holder[ready.market.home[pair]])
    theirs = ready.pair(holder, int(ready.market.home[pair]))
    values = {**_got_another(solved, family, pair), "held_by": _holder_name(solved, pair)}
    if limited is None:
        return values
    counts = int(limited.worth[pair])
    return {**values, "counts": counts, "counts_with_holder": None if theirs is None else int(limited.worth[theirs])}


def _capped(solved: Solved, family: int, pair: int) -> dict[str, Any]:
    """The caps that one more would break, each with its group and number."""
    ready, limited = solved.prepared, solved.limited
    if limited is None:
        return {}
    is_reached = reached(limited.caps, limited.found, ready)
    named = [cap for cap, pairs in zip(ready.problem.caps, is_reached, strict=True) if pairs[pair]]
    return {
        "caps": [{"level": one.level, "group": one.group, "kind": one.kind, "at_most": one.at_most} for one in named]
    }


def _nothing(_solved: Solved, _family: int, _pair: int) -> dict[str, Any]:
    return {}


def _wish(solved: Solved, family: int, pair: int) -> int:
    """Which of her wishes the pair is, from 1, among those that she may have."""
    return int(pair - solved.prepared.market.first[family]) + 1


def _holder_name(solved: Solved, pair: int) -> str | None:
    ready = solved.prepared
    holder = int(solved.holder[ready.market.home[pair]])
    return ready.problem.families[holder].name if holder >= 0 else None


_VALUES = {
    Outcome.GIVEN: _given,
    Outcome.GOT_ONE_SHE_PREFERS: _got_another,
    Outcome.KEPT_BY_ITS_TENANT: _kept,
    Outcome.SOMEBODY_IS_AHEAD: _ahead,
    Outcome.NOT_SERVED: _not_served,
    Outcome.SERVED_ELSEWHERE: _elsewhere,
    Outcome.CAP_IS_REACHED: _capped,
    Outcome.NEEDED_BY_ANOTHER: _needed,
    Outcome.NOT_PROVEN: _nothing,
    Outcome.UNEXPLAINED: _nothing,
}
