"""What the nightly work of letting did, as its run keeps it and as the pages show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from bofast.casework.access.models import Office
from bofast.casework.runs.models import Run

KIND = "settle_offers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What one night came to, in offers and homes.

    Attributes:
        silent: offers whose last day had passed; what silence costs was done.
        given: homes that went to the next who wants them.
        failed: offers and homes that could not be settled; the log says which, by their keys.
    """

    silent: int = 0
    given: int = 0
    failed: int = 0

    def __add__(self, other: Settled) -> Settled:
        return Settled(
            silent=self.silent + other.silent, given=self.given + other.given, failed=self.failed + other.failed
        )

    def told(self) -> Mapping[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """The newest nightly work that is over."""

    on: date
    finished_at: datetime
    settled: Settled | None
    """None when it failed as a whole."""


def newest_night(office: Office) -> Night | None:
    """The newest nightly work of an office that is over; None when there was none yet."""
    over = Run.objects.filter(office=office, kind=KIND, state__in=[Run.State.DONE, Run.State.FAILED])
    run = over.order_by("-finished_at").first()
    if run is None or run.finished_at is None:
        return None
    settled = Settled(**run.result) if run.state == Run.State.DONE else None
    return Night(on=date.fromisoformat(run.facts["on"]), finished_at=run.finished_at, settled=settled)
