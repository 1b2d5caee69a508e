"""A purchase that fell through, or was recorded by mistake, is taken back with all that followed from it.

The family lives where it lived before, its contract runs on, the loan is committed again, and the outcome counts no
more: the funnel goes back. What a start loan paid for took two persons, and so does taking it back.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from bofast.casework.access.models import User
from bofast.casework.followup.actions import follows_decision, propose, withdraw_outcome
from bofast.casework.followup.actions.ways import SHORTEST_REASON
from bofast.casework.followup.models import Proposal
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.ownership.actions.frame import pay_back
from bofast.casework.ownership.models import Purchase
from bofast.casework.tenancies import actions as tenancies
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@transaction.atomic
def take_back_purchase(purchase: Purchase, *, because: str, by: User) -> Purchase:
    """Take back a purchase that no start loan paid for.

    Raises: ShownToUser, without a reason, when it takes two persons or is taken back already, or when the family
    cannot live where it lived before (`tenancies.actions.move_back`).
    """
    _refuse_without_reason(because)
    if purchase.takes_two:
        raise ShownToUser(Reason.SECOND_PERSON_REQUIRED)
    return _take_back(purchase, because=because, by=by)


@transaction.atomic
def propose_taking_back(purchase: Purchase, *, because: str, by: User) -> Proposal:
    """Ask a second person to take back a purchase that a start loan paid for.

    Raises: ShownToUser, without a reason, when it is taken back already, or somebody has asked already.
    """
    _refuse_without_reason(because)
    standing = _standing(purchase)
    family = standing.family
    if waiting_to_be_taken_back(standing):
        raise ShownToUser(Reason.ALREADY_PROPOSED)
    kind = Proposal.Kind.PURCHASE_BACK
    return propose(kind, office=family.office, family=family, about=standing, reason=because, by=by)


def waiting_to_be_taken_back(purchase: Purchase) -> bool:
    """Whether a second person has been asked and has not decided."""
    asked = Proposal.objects.filter(kind=Proposal.Kind.PURCHASE_BACK, decided_at__isnull=True)
    return asked.filter(subject=_subject(purchase)).exists()


def _take_back(purchase: Purchase, *, because: str, by: User) -> Purchase:
    standing = _standing(purchase)
    family, case = standing.family, standing.loan_case
    _move_back(standing, by=by)
    if case is not None:
        pay_back(case, by=by)
    standing.loan_case = None
    standing.taken_back_at, standing.taken_back_because, standing.taken_back_by = timezone.now(), because.strip(), by
    standing.save(update_fields=["loan_case", "taken_back_at", "taken_back_because", "taken_back_by"])
    withdraw_outcome(standing.outcome, by=by)
    facts = {"home": standing.home_id, "loan_case": case.pk if case else None}
    journal.record(
        Deed.PURCHASE_TAKEN_BACK, by=by, office=family.office, family_id=family.pk, about=standing, facts=facts
    )
    return standing


def _move_back(purchase: Purchase, *, by: User) -> None:
    try:
        tenancies.move_back(family=purchase.family, from_home=purchase.home, by=by)
    except ShownToUser as refused:
        if refused.reason in {Reason.HOME_OCCUPIED, Reason.HOME_HAS_OPEN_TENANCY}:
            raise ShownToUser(Reason.HOME_BEFORE_IS_TAKEN) from refused
        raise


def _standing(purchase: Purchase) -> Purchase:
    """The purchase as it stands, locked: two may take it back at the same moment."""
    purchases = Purchase.objects.select_for_update(of=("self",)).filter(pk=purchase.pk, taken_back_at__isnull=True)
    standing = purchases.select_related("family__office", "outcome").first()
    if standing is None:
        raise ShownToUser(Reason.ALREADY_DECIDED)
    return standing


def _refuse_without_reason(because: str) -> None:
    if len(because.strip()) < SHORTEST_REASON:
        raise ShownToUser(Reason.REASON_TOO_SHORT)


def _subject(purchase: Purchase) -> str:
    return f"{purchase._meta.label_lower}:{purchase.pk}"


def _approved(proposal: Proposal, by: User) -> None:
    _take_back(Purchase(pk=proposal.subject.split(":", 1)[1]), because=proposal.reason, by=by)


def _declined(_proposal: Proposal, _by: User) -> None:
    """The purchase stands."""


follows_decision(Proposal.Kind.PURCHASE_BACK, approved=_approved, declined=_declined)
