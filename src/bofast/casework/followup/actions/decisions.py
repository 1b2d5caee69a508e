"""Decisions that take two: one proposes, another decides, and the decision does its work in the same transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models, transaction
from django.utils import timezone

from bofast.casework.access.models import Office, User
from bofast.casework.families.models import Family
from bofast.casework.followup.actions.following import end_follow_up, refresh_status
from bofast.casework.followup.actions.reversal import subject_of
from bofast.casework.followup.models import FollowUp, Proposal, WayChoice
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.policy.models import PolicyRow
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

Effect = Callable[[Proposal, User], None]


@dataclass(frozen=True, slots=True)
class Consequences:
    """What follows when a proposal of a kind is approved or declined."""

    approved: Effect
    declined: Effect


_CONSEQUENCES: dict[str, Consequences] = {}


def follows_decision(kind: Proposal.Kind, *, approved: Effect, declined: Effect) -> None:
    """Say what a decision of a kind does. An app above the follow-up says it for its own kind when it starts."""
    _CONSEQUENCES[kind] = Consequences(approved=approved, declined=declined)


@transaction.atomic
def propose(
    kind: Proposal.Kind,
    *,
    office: Office,
    about: models.Model,
    by: User,
    family: Family | None = None,
    reason: str = "",
) -> Proposal:
    """Ask a second person to decide."""
    proposal = Proposal.objects.create(
        office=office, family=family, kind=kind, subject=subject_of(about), reason=reason.strip(), proposed_by=by
    )
    journal.record(
        Deed.PROPOSED,
        by=by,
        office=office,
        family_id=family.pk if family else None,
        about=proposal,
        facts={"kind": kind.value, "subject": proposal.subject},
    )
    return proposal


@transaction.atomic
def approve(proposal: Proposal, *, by: User, reason: str = "") -> Proposal:
    """Decide for what was proposed.

    Raises: ShownToUser, when it is one's own proposal, or it is decided already.
    """
    _decide(proposal, for_it=True, reason=reason, by=by)
    _CONSEQUENCES[proposal.kind].approved(proposal, by)
    _tell(Deed.APPROVED, proposal=proposal, by=by)
    return proposal


@transaction.atomic
def decline(proposal: Proposal, *, reason: str, by: User) -> Proposal:
    """Decide against what was proposed, with the reason.

    Raises: ShownToUser, when it is one's own proposal, or it is decided already, or no reason is given.
    """
    if not reason.strip():
        raise ShownToUser(Reason.REASON_TOO_SHORT)
    _decide(proposal, for_it=False, reason=reason, by=by)
    _CONSEQUENCES[proposal.kind].declined(proposal, by)
    _tell(Deed.DECLINED, proposal=proposal, by=by)
    return proposal


def _decide(proposal: Proposal, *, for_it: bool, reason: str, by: User) -> None:
    """Take the decision in one statement, so that of two deciders only the first succeeds."""
    if proposal.proposed_by_id == by.pk:
        raise ShownToUser(Reason.SECOND_PERSON_REQUIRED)
    waiting = Proposal.objects.filter(pk=proposal.pk, decided_at__isnull=True)
    if not waiting.update(decided_by=by, decided_at=timezone.now(), is_approved=for_it, decision_reason=reason.strip()):
        raise ShownToUser(Reason.ALREADY_DECIDED)
    proposal.refresh_from_db()


def _tell(deed: Deed, *, proposal: Proposal, by: User) -> None:
    journal.record(
        deed, by=by, office=proposal.office, family_id=proposal.family_id, about=proposal, facts={"kind": proposal.kind}
    )


def _key(proposal: Proposal) -> str:
    return proposal.subject.split(":", 1)[1]


def _way_stands(proposal: Proposal, _by: User) -> None:
    if proposal.family is not None:
        refresh_status(proposal.family, on=timezone.localdate())


def _way_falls(proposal: Proposal, _by: User) -> None:
    WayChoice.objects.filter(pk=_key(proposal)).update(undone_at=timezone.now())
    _way_stands(proposal, _by)


def _row_counts(proposal: Proposal, by: User) -> None:
    row = PolicyRow.objects.get(pk=_key(proposal))
    row.approved_by = by
    row.save(update_fields=["approved_by"])
    journal.record(Deed.POLICY_ROW_APPROVED, by=by, office=proposal.office, about=row)


def _row_is_withdrawn(proposal: Proposal, _by: User) -> None:
    PolicyRow.objects.filter(pk=_key(proposal)).update(withdrawn_at=timezone.now())


def _follow_up_ends(proposal: Proposal, by: User) -> None:
    follow_up = FollowUp.objects.get(pk=_key(proposal))
    end_follow_up(follow_up, to_day=timezone.localdate(), because=proposal.reason[:120], by=by)


def _nothing_changes(_proposal: Proposal, _by: User) -> None:
    """What was proposed does not happen; there is nothing to take back."""


follows_decision(Proposal.Kind.WAY, approved=_way_stands, declined=_way_falls)
follows_decision(Proposal.Kind.POLICY_ROW, approved=_row_counts, declined=_row_is_withdrawn)
follows_decision(Proposal.Kind.END_FOLLOW_UP, approved=_follow_up_ends, declined=_nothing_changes)
