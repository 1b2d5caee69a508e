"""What the right answers are, told as plainly as can be: by looking at every plan, or by doing what the words say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from bofast.allocation.market import NO_HOME
from tests.generative.allocation.small_cases import Case, Got

NONE_AHEAD = -1


# ------------------------------------------------------------------------------------------------------------- by order


def keeps_every_order(case: Case, got: Got) -> bool:
    """No family wants a home more than hers that stands empty, or whose holder stands behind her."""
    holder = {home: family for family, home in enumerate(got) if home != NO_HOME}
    for family, wanted in enumerate(case.lists):
        for home in wanted[: case.liking(family, got[family])]:
            if home not in holder or case.behind[home][family] < place_at(case, home, holder[home]):
                return False
    return True


def place_at(case: Case, home: int, family: int) -> int:
    """A tenant stands before everybody at her own home."""
    return NONE_AHEAD if case.own[family] == home else case.behind[home][family]


def best_for_all(case: Case, plans: Iterable[Got]) -> list[Got]:
    """The plans that no family would give for another of them."""
    likings = {plan: [case.liking(family, home) for family, home in enumerate(plan)] for plan in plans}
    best = [min(row) for row in zip(*likings.values(), strict=True)]
    return [plan for plan, row in likings.items() if row == best]


def gains_without_loss(case: Case, got: Got, *, plans: Iterable[Got]) -> Iterator[Got]:
    """The plans that some family would take instead, and none would refuse."""
    mine = [case.liking(family, home) for family, home in enumerate(got)]
    for plan in plans:
        if plan != got and all(case.liking(family, home) <= mine[family] for family, home in enumerate(plan)):
            yield plan


# -------------------------------------------------------------------------------------------------------------- by need


def best_served(case: Case, plans: Iterable[Got]) -> tuple[bool, ...]:
    """Who moves, in line, in a plan that serves the line best: the first about whom two plans differ decides."""
    return max(case.served(plan) for plan in plans)


def served_one_by_one(case: Case, *, minds_her_own_home: bool) -> tuple[bool, ...]:
    """Serve the line by searching for room, one after the other, as the rule is written; homes seen in vain are passed.

    A tenant whose own home is among those may close a ring through it, so that she must look at them again. The rule
    that forgets this (`minds_her_own_home` false) is here to show that the comparison sees it.
    """
    holder = {home: family for family, home in enumerate(case.own) if home != NO_HOME}
    got, served, dead = list(case.own), set(), set()
    for asking in case.line:
        own = case.own[asking]
        if got[asking] != own:
            served.add(asking)
            continue
        holder.pop(own, None)
        skipped = set() if minds_her_own_home and own in dead else dead
        came_by, end = _search(case, asking, holder=holder, served=served, skipped=skipped)
        if end is None:
            dead |= set(came_by)
            if own != NO_HOME:
                holder[own] = asking
            continue
        served.add(asking)
        home: int = end
        while True:
            family = came_by[home]
            left, got[family], holder[home] = got[family], home, family
            if family == asking:
                break
            home = left
    return tuple(family in served for family in case.line)


def _search(case, asking, *, holder, served, skipped):
    came_by: dict[int, int] = {}
    queue = [asking]
    for family in queue:
        back = (case.own[family],) if family != asking and family not in served else ()
        for home in (*case.lists[family], *back):
            if home in came_by or home in skipped or home == NO_HOME:
                continue
            came_by[home] = family
            if home not in holder:
                return came_by, home
            queue.append(holder[home])
    return came_by, None


# ----------------------------------------------------------------------------------------------------------- by trading


def traded(case: Case, *, owner: dict[int, int], wants: Sequence[Sequence[int]]) -> Got:
    """Everybody points at her most wanted home left, a home at its owner, or else at the first in line: rings trade.

    Args:
        owner: of each home that has one, the family.
        wants: of each family the homes, most wanted first, and last the one that she has, if any.
    """
    got = [NO_HOME] * case.families
    line = [family for family in case.line if wants[family]]
    left = {home for wanted in wants for home in wanted}
    while line:
        for family, home in _ring(line, owner=owner, wants=wants, left=left).items():
            if home is not None:
                got[family] = home
                left.discard(home)
            line.remove(family)
    return tuple(got)


def _ring(line, *, owner, wants, left):
    """The ring to which one comes from the first in line, with what each asks for; or one for whom nothing is left."""
    walked: dict[int, int | None] = {}
    family = line[0]
    while family not in walked:
        walked[family] = home = next((home for home in wants[family] if home in left), None)
        if home is None:
            return {family: None}
        family = owner[home] if owner.get(home) in line else line[0]
    members = list(walked)
    return {member: walked[member] for member in members[members.index(family) :]}


# ------------------------------------------------------------------------------------------------------ caps and swaps


def rings_of(case: Case, got: Got) -> list[tuple[int, ...]]:
    """The rings in which tenants exchange homes, each from its least family on; each takes the home of the next."""
    tenant = {home: family for family, home in enumerate(case.own) if home != NO_HOME}
    rings = []
    for start in range(case.families):
        ring = [start]
        while (following := tenant.get(got[ring[-1]])) is not None and following > start:
            ring.append(following)
        if following == start and len(ring) > 1:
            rings.append(tuple(ring))
    return rings


def keeps_cap(case: Case, got: Got, *, homes: Iterable[int], of: Sequence[bool], at_most: int) -> bool:
    """No more of those who count live there than allowed, or than lived there before."""
    inside = set(homes)
    before, after = (sum(of[family] and home in inside for family, home in enumerate(row)) for row in (case.own, got))
    return after <= max(at_most, before)


def best_swaps(case: Case, got: Got, *, largest: int) -> tuple[int, int]:
    """The most that swaps can do for those who stayed: how many move, and of such swaps the most they are worth."""
    stayed = [family for family, home in enumerate(got) if home == case.own[family] != NO_HOME]
    arcs = {
        (family, other): case.worth[family][case.lists[family].index(case.own[other])]
        for family in stayed
        for other in stayed
        if case.own[other] in case.lists[family]
    }
    swaps = [ring for size in range(2, largest + 1) for ring in _lawful_rings(stayed, arcs, size=size)]
    return max(_choices(swaps, taken=frozenset()))


def _lawful_rings(stayed, arcs, *, size):
    """Members and worth of each ring of this size that all of its members want."""
    for members in combinations(stayed, size):
        for turn in _turns(members):
            steps = list(zip(turn, (*turn[1:], turn[0]), strict=True))
            if all(step in arcs for step in steps):
                yield frozenset(members), sum(arcs[step] for step in steps)


def _turns(members):
    """The ways to stand in a ring, told from its first member."""
    first, *others = members
    if not others:
        yield (first,)
    for place, following in enumerate(others):
        rest = others[:place] + others[place + 1 :]
        for turn in _turns((following, *rest)) if rest else [(following,)]:
            yield (first, *turn)


def _choices(swaps, *, taken):
    yield 0, 0
    for number, (members, worth) in enumerate(swaps):
        if not members & taken:
            for moves, more in _choices(swaps[number + 1 :], taken=taken | members):
                yield len(members) + moves, worth + more
