"""The circles of a plan: families who would give each other their homes on one day, and whether they are asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.lettings.models.runs import RunState
from bofast.casework.lettings.plans.frozen import FrozenRing
from bofast.casework.lettings.plans.kept import kept_after
from bofast.casework.lettings.swapping.gains import Gain, gains_in
from bofast.design.parts import FactList, Link, MoveChain, Weight
from bofast.desk.letting.runs.shown_plan import ShownPlan
from bofast.desk.letting.swaps.circle import circle_drawn, gains_listed, moves_of
from bofast.desk.office import Desk


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle as a picture, with what each family gains.

    Attributes:
        next: the swap that it became, or the way to ask the families; None while the plan is not kept.
    """

    drawn: MoveChain
    gains: FactList
    next: Link | None


def circles_shown(desk: Desk, shown: ShownPlan) -> tuple[Circle, ...]:
    """The circles of a plan; one with a family whom the reader may not know of is left out."""
    known = tuple(ring for ring in shown.plan.rings if all(shown.names.knows(family) for family in ring.families))
    if not known:
        return ()
    gains, asked = gains_in(shown.letting, rings=known), _asked(desk, shown)
    may_ask = _may_ask(desk, shown)
    return tuple(_circle(ring, shown=shown, gains=gains, asked=asked, may_ask=may_ask) for ring in known)


def _circle(
    ring: FrozenRing, *, shown: ShownPlan, gains: Mapping[UUID, Gain], asked: Mapping[UUID, UUID], may_ask: bool
) -> Circle:
    names = {family: shown.family(family) for family in ring.families}
    homes = {home: shown.home(home) for home in ring.homes}
    moves = moves_of(gains, families=ring.families, names=names, homes=homes)
    first = ring.families[0]
    if first in asked:
        return Circle(circle_drawn(moves), gains_listed(moves), _to_swap(asked[first], about=names[first]))
    return Circle(circle_drawn(moves), gains_listed(moves), _to_ask(shown, first) if may_ask else None)


def _asked(desk: Desk, shown: ShownPlan) -> Mapping[UUID, UUID]:
    """The newest swap of each family that was asked by this plan."""
    swaps = desk.swaps.filter(run=shown.letting).order_by("asked_on", "pk")
    return dict(swaps.values_list("parties__registration__family", "pk"))


def _may_ask(desk: Desk, shown: ShownPlan) -> bool:
    is_kept = shown.letting.state is RunState.KEPT and kept_after(shown.letting) is None
    return is_kept and desk.may(Permission.LET_HOMES)


def _to_swap(swap: UUID, *, about: str) -> Link:
    return Link(_("See the swap"), reverse("letting-swap", args=[swap]), Weight.SECONDARY, about=about)


def _to_ask(shown: ShownPlan, family: UUID) -> Link:
    url = reverse("letting-swap-take-up", args=[shown.letting.pk, family])
    return Link(_("Ask the families"), url, Weight.SECONDARY, about=shown.family(family))
