"""A frozen plan as far as the reader may know of those in it.

A family whom she may not know of is counted and never named. No home is shown that such a family lives in, leaves or
gets: beside her number it would tell where she lives.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.plans.frozen import FrozenMove, FrozenPlan, frozen_plan
from bofast.desk.letting.naming import Names, names_of
from bofast.desk.office import Desk


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """A plan with the names that the reader may see.

    Attributes:
        hidden_homes: homes of families whom the reader may not know of, before or after the plan.
        open_families: families whose details the reader may see.
    """

    letting: LettingRun
    plan: FrozenPlan
    names: Names
    hidden_homes: frozenset[UUID]
    open_families: frozenset[UUID]

    def family(self, key: UUID) -> str:
        return self.names.family(key)

    def home(self, key: UUID | None) -> str:
        """What a home is called; for one that would tell where a hidden family lives, that it is not shown."""
        if key is None:
            return _("from outside")
        return _("a home that is not shown") if key in self.hidden_homes else self.names.home(key)

    @property
    def known_moves(self) -> tuple[FrozenMove, ...]:
        return tuple(move for move in self.plan.moves if self.names.knows(move.family))

    @property
    def unknown_moves(self) -> int:
        """How many families move whom the reader may not know of."""
        return len(self.plan.moves) - len(self.known_moves)


def shown_plan(desk: Desk, letting: LettingRun) -> ShownPlan:
    """The plan of a letting for a reader.

    Raises: ShownToUser, for a letting that has no plan yet.
    """
    plan = frozen_plan(letting)
    names = names_of(desk, families=plan.families, homes=_homes_in(plan))
    return ShownPlan(
        letting=letting,
        plan=plan,
        names=names,
        hidden_homes=frozenset(homes_of_unknown(plan, names=names)),
        open_families=desk.open_among(list(names.families)),
    )


def homes_of_unknown(plan: FrozenPlan, *, names: Names) -> Iterable[UUID]:
    """The homes that families whom the reader may not know of have, leave or get."""
    for family in plan.families.values():
        if family.has is not None and not names.knows(family.family):
            yield family.has
    for move in plan.moves:
        if not names.knows(move.family):
            yield from (home for home in (move.left, move.to) if home is not None)


def _homes_in(plan: FrozenPlan) -> Iterable[UUID]:
    yield from (pair.home for pair in plan.pairs)
    yield from plan.lanes
    yield from (family.has for family in plan.families.values() if family.has is not None)
    for move in plan.moves:
        yield from (home for home in (move.left, move.to) if home is not None)
