"""The frozen record of a letting: lots that nobody could steer, checksums, and whether it gives the same plan again."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.lettings.actions.runs import families_in
from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.plans.runs_of_lettings import Work, newest_run
from bofast.casework.runs.models import Run
from bofast.design import words
from bofast.design.parts import Fact, FactList, JobProgress, Link, Notice, Press, Tone, Weight
from bofast.desk.letting.runs.job import progress_of
from bofast.desk.office import Desk

PARTS = ("problem", "plan")


@dataclass(frozen=True, slots=True)
class Record:
    """What the record says of itself, and what can be done with it."""

    lots: FactList
    sums: FactList
    replayed: Notice | None
    job: JobProgress | None
    actions: tuple[Link | Press, ...]
    kept_back: str


def record_of(desk: Desk, letting: LettingRun) -> Record:
    """The frozen record as far as it has come, and what the reader may do with it."""
    run = newest_run(letting, work=Work.REPLAY)
    is_open = run is not None and not run.is_over
    whole = sees_whole(desk, letting)
    return Record(
        lots=lots_of(letting),
        sums=_sums(letting),
        replayed=_replayed(run) if run is not None and run.is_over else None,
        job=progress_of(run, letting=letting) if run is not None and is_open else None,
        actions=(*_files(letting, is_whole=whole), *_again(desk, letting, is_open=is_open)) if letting.plan else (),
        kept_back="" if whole or not letting.plan else why_kept_back(),
    )


def sees_whole(desk: Desk, letting: LettingRun) -> bool:
    """Whether the reader may see the details of every family in the record."""
    if not letting.problem:
        return False
    families = frozenset(families_in(letting))
    return desk.open_among(families) >= families


def why_kept_back() -> str:
    return _(
        "The files are not given out here: they hold details of families that others work with. A colleague who may "
        "see all of them can fetch them."
    )


def lots_of(letting: LettingRun) -> FactList:
    """The fingerprint that was told before the facts were known, and the seed that was told after."""
    seed = letting.seed or _("sealed until the facts are frozen")
    return FactList(
        (
            Fact(_("Fingerprint of the lots, told beforehand"), letting.seed_fingerprint),
            Fact(_("Seed of the lots, told when the facts were frozen"), seed),
        )
    )


def _sums(letting: LettingRun) -> FactList:
    return FactList(
        (
            Fact(_("Version of the rules"), letting.rules_version or None),
            Fact(_("Checksum of the facts (SHA-256)"), letting.problem_sha256 or None),
            Fact(_("Checksum of the plan (SHA-256)"), letting.plan_sha256 or None),
        )
    )


def _files(letting: LettingRun, *, is_whole: bool) -> tuple[Link, ...]:
    labels = {"problem": _("Download the facts"), "plan": _("Download the plan")}
    return tuple(
        Link(labels[part], reverse("letting-run-record", args=[letting.pk, part]), Weight.SECONDARY)
        for part in PARTS
        if is_whole
    )


def _again(desk: Desk, letting: LettingRun, *, is_open: bool) -> tuple[Press, ...]:
    if is_open or not desk.may(Permission.LET_HOMES):
        return ()
    return (Press(_("Make it again from the record"), reverse("letting-run-replay", args=[letting.pk])),)


def _replayed(run: Run) -> Notice:
    """What came of making it again, with the day."""
    day = words.day(timezone.localtime(run.finished_at).date()) if run.finished_at else words.unknown()
    if run.state != Run.State.DONE:
        return Notice(_("It could not be made again on %(day)s") % {"day": day}, "", Tone.DANGER)
    if run.result["is_same"]:
        return Notice(_("Made again on %(day)s: byte for byte the same.") % {"day": day}, "", Tone.SUCCESS)
    return Notice(
        _("Made again on %(day)s: not the same") % {"day": day},
        _("The record, the rules or the law's figures have changed since. Tell your administrator before you decide."),
        Tone.DANGER,
    )
