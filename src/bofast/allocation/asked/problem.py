"""What is to be let, to whom, by which rules: one plain problem, as it is told in a file or made of a register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from bofast.allocation.asked.lottery import SHORTEST_SEED
from bofast.rules.fact_bounds import Bounds
from bofast.rules.letting.agreement import Agreement
from bofast.rules.letting.eligibility import HouseRules
from bofast.rules.letting.facts import LetHome, ListedFamily
from bofast.rules.letting.lanes import Counters
from bofast.vocabulary.letting import GroupLevel, Mode

FORMAT = "bofast-letting-1"
"""Raised when a problem of before would be read in another way."""

_CYCLES = Bounds(least=2, most=3)
_WEIGHTS = Bounds(least=0, most=10_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCap:
    """At most so many families of a kind in a group of homes; never asked to be better than it is now.

    Attributes:
        group: the name of the stairwell, block or department.
        kind: which families count; see `ListedFamily.kinds`.
        beside: families of the kind who live in the group in homes that are not in play.
    """

    level: GroupLevel
    group: str
    kind: str
    at_most: int
    beside: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementCounters:
    """Where the counters of an agreement stand before the run."""

    agreement: str
    counters: Counters


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapRules:
    """Direct swaps between tenants whom the plan lets stay.

    Attributes:
        largest: how many may exchange at once: two by right, three where all consent.
        months_lived: how long each must have rented her home; a Danish landlord may refuse under 36 months, and when
            more than one person would live to a room (lov om leje af almene boliger § 69).
    """

    largest: Annotated[int, _CYCLES]
    months_lived: Annotated[int, Bounds(least=0, most=600)] = 0
    most_persons_per_room: Annotated[int | None, Bounds(least=1, most=20)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What a move counts where caps make need mode weigh the whole; the points of the home are added.

    The steps between them are our choice: each is far above what fit can bring. An office may set others.

    Attributes:
        first_in_line: what the first in line by need and time has more than the last; those between them in step.
    """

    acute_newcomer: Annotated[int, _WEIGHTS] = 300_000
    newcomer: Annotated[int, _WEIGHTS] = 100_000
    crowded_tenant: Annotated[int, _WEIGHTS] = 18_000
    tenant: Annotated[int, _WEIGHTS] = 2_000
    first_in_line: Annotated[int, _WEIGHTS] = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Homes in play and families on the list, as of a day, with the rules to let them by.

    Attributes:
        agreements: list mode needs one for each department whose homes have no order of their own.
        counters: of agreements whose counters have begun; the others begin at 0.
        swaps: left out, there are none.
        longest_cycle: need mode moves families in a circle only up to so many; left out, circles of any length.
        weights: what counts for how much where there are caps or a longest_cycle.
        lottery_seed: at least 16 characters; orders families that are otherwise equal. Needed when there are such.

    Raises: ValueError, with what cannot stand together and where.
    """

    format: str
    mode: Mode
    on: date
    homes: tuple[LetHome, ...]
    families: tuple[ListedFamily, ...]
    agreements: tuple[Agreement, ...] = ()
    counters: tuple[AgreementCounters, ...] = ()
    rules: HouseRules = field(default_factory=HouseRules)
    caps: tuple[GroupCap, ...] = ()
    swaps: SwapRules | None = None
    longest_cycle: Annotated[int | None, _CYCLES] = None
    weights: Weights = field(default_factory=Weights)
    lottery_seed: str = ""

    @property
    def has_limits(self) -> bool:
        """Whether need mode weighs the whole, since caps or short circles leave no order to serve in."""
        return bool(self.caps) or self.longest_cycle is not None

    def __post_init__(self) -> None:
        if faults := list(_faults(self)):
            raise ValueError("; ".join(faults))


def _faults(problem: Problem) -> Iterator[str]:
    if problem.format != FORMAT:
        yield f"the format {problem.format!r} is not known here; this program reads {FORMAT!r}"
    yield from _badly_named(problem)
    yield from _twice("home", (home.name for home in problem.homes))
    yield from _twice("family", (family.name for family in problem.families))
    yield from _twice("agreement", (one.name for one in problem.agreements))
    yield from _twice("counters of", (one.agreement for one in problem.counters))
    yield from _rented_twice(problem)
    yield from _unknown(problem)
    yield from _missing(problem)
    yield from _of_another_mode(problem)


def _badly_named(problem: Problem) -> Iterator[str]:
    """An empty name is how a family says that she rents nothing here; one with a line break would split a line."""
    names = {
        "homes": [home.name for home in problem.homes],
        "families": [family.name for family in problem.families],
        "agreements": [one.name for one in problem.agreements],
    }
    for what, told in names.items():
        yield from (
            f"{what}[{at}] has {'a name with signs that cannot be seen' if name else 'no name'}"
            for at, name in enumerate(told)
            if not name or not name.isprintable()
        )


def _twice(what: str, names: Iterable[str]) -> Iterator[str]:
    yield from (f"{what} {name!r} stands {times} times" for name, times in Counter(names).items() if times > 1)


def _rented_twice(problem: Problem) -> Iterator[str]:
    rented = Counter(family.home for family in problem.families if family.home)
    yield from (f"home {name!r} is rented by {families} families" for name, families in rented.items() if families > 1)


def _unknown(problem: Problem) -> Iterator[str]:
    """Names that lead nowhere: a slip in one of them would quietly leave a family without her wish."""
    homes = {home.name for home in problem.homes}
    departments = {home.department for home in problem.homes}
    families = {family.name for family in problem.families}
    agreements = {one.name for one in problem.agreements}
    for family in problem.families:
        if family.home and family.home not in homes:
            yield f"family {family.name!r} rents {family.home!r}, which is not among the homes"
        for wish in family.wishes:
            if wish.home and wish.home not in homes:
                yield f"family {family.name!r} wishes for {wish.home!r}, which is not among the homes"
            if wish.department and wish.department not in departments:
                yield f"family {family.name!r} wishes for department {wish.department!r}, which has no home here"
    for home in problem.homes:
        yield from (
            f"the order of {home.name!r} names {one!r}, who is no family here"
            for one in home.order
            if one not in families
        )
        yield from _twice(f"in the order of {home.name!r}, family", home.order)
    yield from (
        f"counters for {one.agreement!r}, which is no agreement here"
        for one in problem.counters
        if one.agreement not in agreements
    )
    yield from (
        f"a cap on {cap.level} {cap.group!r}, which has no home here"
        for cap in problem.caps
        if cap.group not in {getattr(home, cap.level) for home in problem.homes}
    )


def _missing(problem: Problem) -> Iterator[str]:
    if problem.lottery_seed and len(problem.lottery_seed) < SHORTEST_SEED:
        yield f"a lottery seed of {len(problem.lottery_seed)} characters can be guessed; give at least {SHORTEST_SEED}"
    if not problem.lottery_seed and _has_ties(problem):
        yield "families stand equal, and lots decide between them: give a lottery_seed"
    if problem.mode is Mode.NEED:
        yield from (
            f"family {one.name!r} has no need_class, which need mode goes by"
            for one in problem.families
            if one.need_class is None
        )


def _has_ties(problem: Problem) -> bool:
    """Whether time on the list (and class of need) leaves two families equal; a home's own order leaves nobody so."""
    if problem.mode is Mode.LIST and all(
        set(home.order) == {one.name for one in problem.families} for home in problem.homes
    ):
        return False
    stands = [(one.need_class if problem.mode is Mode.NEED else 0, one.listed_on) for one in problem.families]
    return len(set(stands)) < len(stands)


def _of_another_mode(problem: Problem) -> Iterator[str]:
    if problem.mode is Mode.LIST and problem.caps:
        yield "caps bind where the municipality chooses: they belong to need mode"
    if problem.mode is Mode.LIST and problem.longest_cycle:
        yield "longest_cycle belongs to need mode; list mode follows the order of each home"
    if problem.mode is Mode.NEED:
        yield from (
            f"home {home.name!r} has a lane or an order of its own: they belong to list mode"
            for home in problem.homes
            if home.lane is not None or home.order
        )
