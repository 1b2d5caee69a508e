"""What alone would have changed a frozen letting for one family: asked for as a run, kept, and read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from bofast.casework.families.models import Family
from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.plans.frozen import FrozenPlan
from bofast.casework.runs.models import Run
from bofast.vocabulary.letting import ChangeKind, Outcome

HAS_AS_GOOD = frozenset({Outcome.GIVEN, Outcome.GOT_ONE_SHE_PREFERS})
KIND = "explain_letting"
"""The kind of such a run, as `settings.BOFAST_RUNS` names it."""
Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SingleChange:
    """One thing that, changed alone, would have given the family the home or one that it wants more.

    Attributes:
        values: as the engine told them; days as text.
    """

    kind: ChangeKind
    values: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedHome:
    """One home that the family wanted and did not get.

    Attributes:
        place: the family's place from 1 in the order of this home; None where a rule shuts it out.
        among: how many wanted the home and might have it.
        changes: what was tried and helped; empty when no single change does.
    """

    home: UUID
    place: int | None
    among: int | None
    changes: tuple[SingleChange, ...]


def homes_to_explain(plan: FrozenPlan, *, family: UUID) -> tuple[UUID, ...]:
    """The homes that a family wanted and has neither got nor got one that it wants more."""
    return tuple(pair.home for pair in plan.of_family(family) if pair.code not in HAS_AS_GOOD)


def explanation_of(letting: LettingRun, *, family: Family) -> Mapping[UUID, ExplainedHome] | None:
    """What would have changed the letting for a family, by home; None when nobody has asked, or it is not done."""
    done = _runs(letting, family=family).filter(state=Run.State.DONE).order_by("-asked_at").first()
    if done is None:
        return None
    homes = (_explained(told) for told in done.result["homes"])
    return {one.home: one for one in homes}


def explaining(letting: LettingRun, *, family: Family) -> Run | None:
    """The run that has found it out, or is at it."""
    at_it = [Run.State.WAITING, Run.State.RUNNING, Run.State.DONE]
    return _runs(letting, family=family).filter(state__in=at_it).order_by("-asked_at").first()


def _runs(letting: LettingRun, *, family: Family) -> QuerySet[Run]:
    facts = {"facts__letting": str(letting.pk), "facts__family": str(family.pk)}
    return Run.objects.filter(office=letting.office_id, kind=KIND, **facts)


def _explained(told: Told) -> ExplainedHome:
    changes = (SingleChange(ChangeKind(one["change"]), one["values"]) for one in told["would_have_helped"])
    return ExplainedHome(home=UUID(told["home"]), place=told["place"], among=told["among"], changes=tuple(changes))
