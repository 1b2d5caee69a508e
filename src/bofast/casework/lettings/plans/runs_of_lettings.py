"""The long work that was asked for about a letting, read back: planning it, pricing its rules, making it again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet

from bofast.casework.lettings.models import LettingRun
from bofast.casework.runs.models import Run
from bofast.vocabulary.letting import RuleVariant


class Work(StrEnum):
    """What can be asked of a letting, as `settings.BOFAST_RUNS` names it."""

    PLAN = "run_letting"
    PRICES = "price_rules"
    REPLAY = "replay_letting"


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedVariant:
    """What a plan does, in families.

    Attributes:
        newcomers: how many families without a home here get one.
        tenants: how many who rent here get one that they prefer.
        wishes: of those who move, the mean place of what they get among their wishes, times 100; 100 is best.
    """

    variant: RuleVariant
    newcomers: int
    tenants: int
    wishes: int


def runs_of(letting: LettingRun, *, work: Work) -> QuerySet[Run]:
    """The runs that were asked for, the newest first."""
    runs = Run.objects.filter(office=letting.office_id, kind=work.value, facts__letting=str(letting.pk))
    return runs.order_by("-asked_at", "pk")


def newest_run(letting: LettingRun, *, work: Work) -> Run | None:
    return runs_of(letting, work=work).first()


def prices_of(run: Run) -> tuple[PricedVariant, ...]:
    """What the rules cost, by a run of `Work.PRICES` that is done."""
    return tuple(
        PricedVariant(
            variant=RuleVariant(told["variant"]),
            newcomers=told["newcomers"],
            tenants=told["tenants"],
            wishes=told["wishes"],
        )
        for told in run.result["prices"]
    )
