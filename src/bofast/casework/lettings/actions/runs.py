"""A letting by the engine: asked for, frozen, planned, looked at once more, and kept or dropped.

The engine runs beyond the case file; what it is given and what it answers come here as text and stay as they came.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from secrets import token_hex
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from bofast.casework.access.models import Office, User
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.models.runs import RunState
from bofast.casework.lettings.ties import refuse_tied
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.letting import Mode
from bofast.vocabulary.reasons import Reason

SEED_BYTES = 24
SHORTEST_REASON = 3


@transaction.atomic
def ask_for_run(office: Office, *, mode: Mode, on: date, largest_swap: int | None = None, by: User) -> LettingRun:
    """Ask for a letting on the facts of a day. The seed of its lots is drawn and sealed, and its fingerprint told.

    `largest_swap` is how many of those who stay may swap homes at once: 2 or 3, or None for no swaps.
    """
    seed = token_hex(SEED_BYTES)
    run = LettingRun(
        office=office,
        mode=mode,
        on=on,
        largest_swap=largest_swap,
        seed_fingerprint=sha256(seed.encode()).hexdigest(),
        asked_by=by,
    )
    run.seal_seed(seed)
    run.save(force_insert=True)
    _tell(Deed.LETTING_ASKED, run=run, by=by, seed_fingerprint=run.seed_fingerprint)
    return run


@transaction.atomic
def freeze_problem(run: LettingRun, *, problem: str, rules_version: str, by: User) -> LettingRun:
    """Write down what the letting rests on, once; from now on everybody may know the seed.

    `problem` is the engine's own format, without the seed: nobody could know it while the facts could be chosen.

    Raises: ShownToUser, when it is frozen already, or dropped.
    """
    standing = _locked(run)
    if standing.state is not RunState.ASKED:
        raise ShownToUser(Reason.LETTING_IS_FROZEN)
    standing.problem, standing.problem_sha256 = problem, sha256(problem.encode()).hexdigest()
    standing.seed, standing.rules_version, standing.begun_at = standing.sealed_seed(), rules_version, timezone.now()
    standing.save(update_fields=["problem", "problem_sha256", "seed", "rules_version", "begun_at"])
    _tell(Deed.LETTING_BEGUN, run=standing, by=by, problem_sha256=standing.problem_sha256)
    return standing


@transaction.atomic
def record_plan(run: LettingRun, *, plan: str, by: User) -> LettingRun:
    """Write down what the engine planned, once.

    Raises: ShownToUser, when the run is not frozen yet, planned already, or dropped.
    """
    standing = _locked(run)
    if standing.state is not RunState.BEGUN:
        raise ShownToUser(Reason.LETTING_IS_NOT_READY)
    standing.plan, standing.plan_sha256 = plan, sha256(plan.encode()).hexdigest()
    standing.done_at = timezone.now()
    standing.save(update_fields=["plan", "plan_sha256", "done_at"])
    _tell(Deed.LETTING_PLANNED, run=standing, by=by, plan_sha256=standing.plan_sha256)
    return standing


@transaction.atomic
def keep_run(run: LettingRun, *, seen_sha256: str, by: User) -> LettingRun:
    """Decide that homes are offered by this plan. `seen_sha256` is of the plan that the user was shown.

    Raises: ShownToUser, without a plan, when it is decided already or is not the plan that was shown, or by one who is
    tied to a family in it.
    """
    standing = _locked(run)
    if standing.state in {RunState.KEPT, RunState.DROPPED}:
        raise ShownToUser(Reason.ALREADY_DECIDED)
    if standing.state is not RunState.DONE:
        raise ShownToUser(Reason.LETTING_IS_NOT_READY)
    if standing.plan_sha256 != seen_sha256:
        raise ShownToUser(Reason.PLAN_IS_NOT_AS_SEEN)
    refuse_tied(by, families=families_in(standing))
    standing.kept_at, standing.kept_by = timezone.now(), by
    standing.save(update_fields=["kept_at", "kept_by"])
    _tell(Deed.LETTING_KEPT, run=standing, by=by, plan_sha256=standing.plan_sha256)
    return standing


@transaction.atomic
def drop_run(run: LettingRun, *, because: str, by: User) -> LettingRun:
    """Decide that nothing is done by this run, with the reason. It is kept as it is.

    Raises: ShownToUser, when it is decided already, or without a reason.
    """
    standing = _locked(run)
    if standing.state in {RunState.KEPT, RunState.DROPPED}:
        raise ShownToUser(Reason.ALREADY_DECIDED)
    if len(because.strip()) < SHORTEST_REASON:
        raise ShownToUser(Reason.REASON_TOO_SHORT)
    standing.dropped_at, standing.dropped_by, standing.dropped_because = timezone.now(), by, because.strip()
    standing.save(update_fields=["dropped_at", "dropped_by", "dropped_because"])
    _tell(Deed.LETTING_DROPPED, run=standing, by=by)
    return standing


def families_in(run: LettingRun) -> Iterator[UUID]:
    """The families that a frozen problem names: their names there are their keys here."""
    return (UUID(family["name"]) for family in json.loads(run.problem).get("families", ()))


def _locked(run: LettingRun) -> LettingRun:
    return LettingRun.objects.select_for_update(of=("self",)).select_related("office").get(pk=run.pk)


def _tell(deed: Deed, *, run: LettingRun, by: User, **facts: object) -> None:
    journal.record(deed, by=by, office=run.office, about=run, facts=facts)
