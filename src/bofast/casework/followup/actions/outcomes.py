"""What became of a family, and how it stands at the checkpoints afterwards."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from bofast.casework.access.models import User
from bofast.casework.families.models import Family
from bofast.casework.followup.actions.following import refresh_status
from bofast.casework.followup.actions.reversal import keep_way_back
from bofast.casework.followup.facts import CheckpointFacts, OutcomeFacts
from bofast.casework.followup.models import Checkpoint, Outcome
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.rules.law import load_law
from bofast.rules.outcome import checkpoints
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@transaction.atomic
def record_outcome(family: Family, *, facts: OutcomeFacts, by: User) -> Outcome:
    """Record what became of a family, as coded answers, with the days on which it is looked up again."""
    outcome = Outcome.objects.create(
        family=family,
        way=facts.way,
        happened_on=facts.happened_on,
        destination=facts.destination,
        why=facts.why,
        other_whys=[why.value for why in facts.other_whys],
        initiative=facts.initiative,
        home_before=facts.home_before,
        home_after=facts.home_after,
        children_kept_school=facts.children_kept_school,
        recorded_by=by,
    )
    # When a family is looked up again is a rule of ours, the same in every country.
    for point in checkpoints(facts.happened_on, law=load_law()):
        Checkpoint.objects.create(outcome=outcome, months=point.months, due_on=point.due_on)
    journal.record(
        Deed.OUTCOME_RECORDED,
        by=by,
        office=family.office,
        family_id=family.pk,
        about=outcome,
        facts={"way": facts.way.value, "destination": int(facts.destination)},
    )
    keep_way_back(
        "record_outcome",
        about=outcome,
        family=family,
        was={"withdrawn_at": timezone.now()},
        became={"withdrawn_at": None},
        by=by,
    )
    refresh_status(family, on=facts.happened_on)
    return outcome


@transaction.atomic
def withdraw_outcome(outcome: Outcome, *, by: User) -> Outcome:
    """Let an outcome count no more: what it told did not come to be. Its checkpoints are looked up no more.

    Raises: ShownToUser, when it is withdrawn already.
    """
    if not Outcome.objects.filter(pk=outcome.pk, withdrawn_at__isnull=True).update(withdrawn_at=timezone.now()):
        raise ShownToUser(Reason.ALREADY_WITHDRAWN)
    outcome.refresh_from_db()
    family = outcome.family
    facts = {"act": "record_outcome"}
    journal.record(Deed.UNDONE, by=by, office=family.office, family_id=family.pk, about=outcome, facts=facts)
    refresh_status(family, on=timezone.localdate())
    return outcome


@transaction.atomic
def record_checkpoint(checkpoint: Checkpoint, *, facts: CheckpointFacts, by: User) -> Checkpoint:
    """Write down how it stands 6, 12 or 24 months after.

    Raises: ShownToUser, when that is written down already.
    """
    if checkpoint.done_on is not None:
        raise ShownToUser(Reason.ALREADY_DECIDED)
    answers = {
        "done_on": facts.done_on,
        "lives_there_still": facts.lives_there_still,
        "pays_on_time": facts.pays_on_time,
        "children_thrive": facts.children_thrive,
        "note": facts.note.strip(),
        "recorded_by_id": by.pk,
    }
    was = {name: getattr(checkpoint, name) for name in answers}
    for name, value in answers.items():
        setattr(checkpoint, name, value)
    checkpoint.save()
    family = checkpoint.outcome.family
    journal.record(
        Deed.CHECKPOINT_RECORDED,
        by=by,
        office=family.office,
        family_id=family.pk,
        about=checkpoint,
        facts={"months": checkpoint.months},
    )
    del was["recorded_by_id"], answers["recorded_by_id"]
    keep_way_back("record_checkpoint", about=checkpoint, family=family, was=was, became=answers, by=by)
    return checkpoint
