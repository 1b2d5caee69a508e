"""What the newest plan says of a vacant home, as far as the reader may know of those in it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from bofast.casework.lettings.models import LettingRun, Vacancy
from bofast.casework.lettings.plans.frozen import FrozenChain, FrozenPair, FrozenPlan, frozen_plan
from bofast.casework.lettings.plans.planned import newest_planned_with
from bofast.desk.letting.naming import Names, names_of
from bofast.desk.office import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownChain:
    """The part of a chain about a home whose families the reader knows: each moves into the home of her number.

    Attributes:
        homes: one more than families, unless the last family comes from outside.
    """

    homes: tuple[UUID, ...]
    families: tuple[UUID, ...]

    @property
    def ends_outside(self) -> bool:
        return len(self.homes) == len(self.families)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeInPlan:
    """A home in a plan: those who wanted it in order, and its chain; families unknown to the reader are left out."""

    run: LettingRun
    pairs: tuple[FrozenPair, ...]
    taker: UUID | None
    chain: KnownChain | None
    names: Names

    @property
    def all_families(self) -> frozenset[UUID]:
        moving = self.chain.families if self.chain is not None else ()
        return frozenset({*(pair.family for pair in self.pairs), *moving})


def home_in_plan(desk: Desk, vacancy: Vacancy) -> HomeInPlan | None:
    """What the plan that counts for a vacancy says of its home.

    None where there is no such plan, and where it gives the home to a family whom the reader may not know of: to show
    the others in line would say that she moves there.
    """
    run = _run_of(vacancy)
    if run is None:
        return None
    plan = frozen_plan(run)
    pairs, chain = plan.at_home(vacancy.home_id), plan.chain_of(vacancy.home_id)
    homes = {vacancy.home_id, *_homes_named(pairs), *(chain.homes if chain else ())}
    homes |= {chain.left_empty} if chain and chain.left_empty else set()
    families = [*(pair.family for pair in pairs), *(chain.families if chain else ())]
    names = names_of(desk, families=families, homes=homes)
    taker = plan.taker_of(vacancy.home_id)
    if taker is not None and not names.knows(taker):
        return None
    known = tuple(pair for pair in pairs if names.knows(pair.family))
    chain_known = known_chain(plan, vacancy.home_id, names=names)
    return HomeInPlan(run=run, pairs=known, taker=taker, chain=chain_known, names=names)


def known_chain(plan: FrozenPlan, home: UUID, *, names: Names) -> KnownChain | None:
    """The moves about a home, up to the first family on either side whom the reader may not know of.

    None when nobody whom the reader knows moves in the chain.
    """
    chain = plan.chain_of(home)
    if chain is None:
        return None
    first = last = chain.homes.index(home)
    while first > 0 and names.knows(chain.families[first - 1]):
        first -= 1
    while last < len(chain.families) and names.knows(chain.families[last]):
        last += 1
    if first == last:
        return None
    return KnownChain(homes=(*chain.homes[first:last], *_left_by(chain, last)), families=chain.families[first:last])


def _left_by(chain: FrozenChain, count: int) -> tuple[UUID, ...]:
    """The home that the family before a place leaves; none when she comes from outside."""
    if count < len(chain.homes):
        return (chain.homes[count],)
    return (chain.left_empty,) if chain.left_empty else ()


def _run_of(vacancy: Vacancy) -> LettingRun | None:
    """The newest plan of a home to be let; the plan by which a home was let."""
    if vacancy.is_open:
        return newest_planned_with(vacancy.home)
    by_plan = vacancy.offers.filter(accepted_on__isnull=False, withdrawn_on__isnull=True, run__isnull=False)
    offer = by_plan.select_related("run").first()
    return offer.run if offer is not None else None


def _homes_named(pairs: tuple[FrozenPair, ...]) -> set[UUID]:
    """The homes that the reasons speak of: what somebody got instead."""
    return {UUID(str(pair.values["got"])) for pair in pairs if pair.values.get("got")}
