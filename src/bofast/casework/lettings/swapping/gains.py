"""What each family gains by a swap, from the facts that its plan was frozen on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.plans.frozen import FrozenRing, frozen_plan
from bofast.rules.facts_reading import read_facts
from bofast.rules.letting.facts import LetHome, ListedFamily, Wish
from bofast.rules.letting.wishes import above_own, has_rooms
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """A family that moves in a circle.

    Attributes:
        wish: which of its wishes means the new home, from 1; None where no wish above its own home does.
    """

    family: UUID
    left: UUID
    gets: UUID
    wish: int | None
    was: LetHome
    becomes: LetHome
    needs_step_free: bool


def ring_with(run: LettingRun, *, family: UUID) -> FrozenRing:
    """The circle of a plan that a family moves in.

    Raises: ShownToUser, for a letting without a plan, or a family that moves in no circle.
    """
    ring = frozen_plan(run).ring_of(family)
    if ring is None:
        raise ShownToUser(Reason.NO_SUCH_SWAP_IN_PLAN)
    return ring


def left_by(ring: FrozenRing) -> tuple[UUID, ...]:
    """The home that each family of a circle leaves: the one that the family before it gets."""
    return (ring.homes[-1], *ring.homes[:-1])


def gains_in(run: LettingRun, *, rings: tuple[FrozenRing, ...]) -> Mapping[UUID, Gain]:
    """What each family of some circles gains, by family.

    Raises: BadFacts, for a record of an older format.
    """
    names = {str(key) for ring in rings for key in (*ring.families, *ring.homes)}
    told = json.loads(run.problem)
    homes = {one["name"]: read_facts(LetHome, one) for one in told["homes"] if one["name"] in names}
    families = {one["name"]: read_facts(ListedFamily, one) for one in told["families"] if one["name"] in names}
    return {
        family: _gain(families[str(family)], left=homes[str(left)], gets=homes[str(gets)])
        for ring in rings
        for family, left, gets in zip(ring.families, left_by(ring), ring.homes, strict=True)
    }


def _gain(family: ListedFamily, *, left: LetHome, gets: LetHome) -> Gain:
    wishes = enumerate(above_own(family), start=1)
    return Gain(
        family=UUID(family.name),
        left=UUID(left.name),
        gets=UUID(gets.name),
        wish=next((place for place, wish in wishes if _means(wish, gets)), None),
        was=left,
        becomes=gets,
        needs_step_free=family.needs_step_free,
    )


def _means(wish: Wish, home: LetHome) -> bool:
    return wish.home == home.name or (wish.department == home.department != "" and has_rooms(home, wish))
