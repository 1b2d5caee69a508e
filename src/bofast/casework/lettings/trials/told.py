"""The answer of a trial, as the run keeps it: written by the job, read by the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bofast.casework.lettings.trials.looked_back import LookedBack
from bofast.casework.runs.models import Run

EMPTY_DAYS, TOO_LITTLE_ROOM = "empty_days_a_year", "overcrowded_at_the_end"
"""The two measures that pull against each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimateTold:
    """A mean over all tries with its interval of 95 percent."""

    mean: float
    low: float
    high: float

    @property
    def is_beyond_chance(self) -> bool:
        """Whether the interval leaves out nothing at all: of a difference, that it is one."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyTold:
    """What came of a policy: each measure, its difference from the first policy, and whether it lies on the front."""

    is_on_front: bool
    of: Mapping[str, EstimateTold]
    against_first: Mapping[str, EstimateTold]


@dataclass(frozen=True, slots=True, kw_only=True)
class RateUsed:
    """How often something was taken to happen, in percent; own history, or an assumption.

    Attributes:
        rests_on: events in the office's own history, also where they were too few to be used.
    """

    percent: int
    is_own: bool
    rests_on: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialTold:
    """What a trial gives.

    Attributes:
        homes, waiting: where it began; `left_out` homes of the office are not in it.
        newcomers_are_made_up: nobody from outside stood on the list, so those who come are like those who live here.
    """

    homes: int
    waiting: int
    left_out: int
    newcomers_are_made_up: bool
    policies: tuple[PolicyTold, ...]
    rates: Mapping[str, RateUsed]
    looked_back: LookedBack | None

    def as_result(self) -> dict[str, Any]:
        """What the run keeps."""
        return asdict(self)


def trial_told(run: Run) -> TrialTold:
    """What a run that is done came to.

    Raises: KeyError, TypeError, for a run of another kind, or one that is not done.
    """
    told = run.result
    back = told["looked_back"]
    return TrialTold(
        homes=told["homes"],
        waiting=told["waiting"],
        left_out=told["left_out"],
        newcomers_are_made_up=told["newcomers_are_made_up"],
        policies=tuple(_policy(one) for one in told["policies"]),
        rates={name: RateUsed(**one) for name, one in told["rates"].items()},
        looked_back=LookedBack.of(back) if back else None,
    )


def _policy(told: Mapping[str, Any]) -> PolicyTold:
    return PolicyTold(
        is_on_front=told["is_on_front"],
        of={name: EstimateTold(**one) for name, one in told["of"].items()},
        against_first={name: EstimateTold(**one) for name, one in told["against_first"].items()},
    )
