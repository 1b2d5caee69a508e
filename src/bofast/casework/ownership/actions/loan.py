"""A start loan from application to financing certificate: one recommends, another decides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from bofast.casework.access.models import User
from bofast.casework.families.models import Family
from bofast.casework.followup.actions import follows_decision, propose
from bofast.casework.followup.models import Proposal
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.ownership.actions.frame import release, take
from bofast.casework.ownership.models import FrameEntry, LoanCase
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.spells import add_months

CERTIFICATE_MONTHS = 3
"""How long a financing certificate holds unless the decision says otherwise (common municipal practice)."""


@transaction.atomic
def apply_for_loan(
    family: Family,
    *,
    amount: Money,
    term_years: int,
    applied_on: date,
    exception: str = "",
    basis: Mapping[str, Any] | None = None,
    by: User,
) -> LoanCase:
    """Open a family's start-loan case; `basis` keeps the calculation that it rests on.

    Raises: ShownToUser, for an amount that is not above nothing.
    """
    if amount.minor <= 0:
        raise ShownToUser(Reason.AMOUNT_NOT_POSITIVE)
    case = LoanCase.objects.create(
        family=family,
        amount_minor=amount.minor,
        term_years=term_years,
        applied_on=applied_on,
        exception=exception,
        basis=dict(basis or {}),
    )
    _tell(Deed.LOAN_APPLIED, case=case, by=by)
    return case


@transaction.atomic
def recommend_loan(case: LoanCase, *, reason: str, recommended_on: date, by: User) -> Proposal:
    """Recommend that the loan is granted, and ask a second person to decide (innstilling).

    Raises: ShownToUser, when the case is closed or recommended already.
    """
    _open_again(case)
    if case.recommended_by_id is not None:
        raise ShownToUser(Reason.ALREADY_DECIDED)
    case.recommended_by, case.recommended_on, case.recommendation = by, recommended_on, reason.strip()
    case.save(update_fields=["recommended_by", "recommended_on", "recommendation"])
    _tell(Deed.LOAN_RECOMMENDED, case=case, by=by)
    return propose(Proposal.Kind.LOAN, office=case.family.office, family=case.family, about=case, reason=reason, by=by)


@transaction.atomic
def grant_loan(
    case: LoanCase, *, granted_on: date, certificate_until: date | None = None, key: UUID | None = None, by: User
) -> LoanCase:
    """Decide for the loan (vedtak), take it from the frame, and give the financing certificate.

    The same `key` twice counts once. The decision itself is one update that asks whether the case is still open.

    Raises: ShownToUser, without a recommendation, by the one who recommended, when decided already, or when the
    frame of the year has not enough left.
    """
    if key is not None and FrameEntry.objects.filter(key=key, loan_case=case).exists():
        case.refresh_from_db()
        return case
    _refuse_own(case, by=by)
    until = certificate_until or add_months(granted_on, CERTIFICATE_MONTHS)
    if not _still_open(case).update(granted_on=granted_on, certificate_until=until, decided_by=by):
        raise ShownToUser(Reason.ALREADY_DECIDED)
    take(case, year=granted_on.year, key=key, by=by)
    case.refresh_from_db()
    _close_proposal(case, is_approved=True, reason="", by=by)
    _tell(Deed.LOAN_GRANTED, case=case, by=by)
    _tell(Deed.CERTIFICATE_GIVEN, case=case, by=by, facts={"until": until})
    return case


@transaction.atomic
def refuse_loan(case: LoanCase, *, refused_on: date, because: str, by: User) -> LoanCase:
    """Decide against the loan, with the reason that the family is told.

    Raises: ShownToUser, without a reason, by the one who recommended, or when decided already.
    """
    if not because.strip():
        raise ShownToUser(Reason.REASON_TOO_SHORT)
    _refuse_own(case, by=by)
    if not _still_open(case).update(refused_on=refused_on, refused_because=because.strip(), decided_by=by):
        raise ShownToUser(Reason.ALREADY_DECIDED)
    case.refresh_from_db()
    _close_proposal(case, is_approved=False, reason=because, by=by)
    _tell(Deed.LOAN_REFUSED, case=case, by=by)
    return case


@transaction.atomic
def withdraw_loan(case: LoanCase, *, withdrawn_on: date, by: User) -> LoanCase:
    """Close a case that leads to no purchase; what it had taken from the frame goes back.

    Raises: ShownToUser, when the case has led to a purchase, or is closed already.
    """
    unused = LoanCase.objects.filter(
        pk=case.pk, refused_on__isnull=True, withdrawn_on__isnull=True, purchase__isnull=True
    )
    if not LoanCase.objects.filter(pk__in=unused.values("pk"), withdrawn_on__isnull=True).update(
        withdrawn_on=withdrawn_on
    ):
        raise ShownToUser(Reason.ALREADY_DECIDED)
    release(case, by=by)
    case.refresh_from_db()
    _tell(Deed.LOAN_WITHDRAWN, case=case, by=by)
    return case


def _refuse_own(case: LoanCase, *, by: User) -> None:
    case.refresh_from_db(fields=["recommended_by"])
    if case.recommended_by_id is None:
        raise ShownToUser(Reason.RECOMMENDATION_MISSING)
    if case.recommended_by_id == by.pk:
        raise ShownToUser(Reason.SECOND_PERSON_REQUIRED)


def _still_open(case: LoanCase) -> QuerySet[LoanCase]:
    return LoanCase.objects.filter(
        pk=case.pk, granted_on__isnull=True, refused_on__isnull=True, withdrawn_on__isnull=True
    )


def _open_again(case: LoanCase) -> None:
    """Read the case anew under a lock, and refuse when it is closed."""
    now = _still_open(case).select_for_update().first()
    if now is None:
        raise ShownToUser(Reason.ALREADY_DECIDED)
    case.recommended_by_id = now.recommended_by_id


def _close_proposal(case: LoanCase, *, is_approved: bool, reason: str, by: User) -> None:
    """The recommendation's proposal is decided with the case, whichever page the decision was made on."""
    waiting = Proposal.objects.filter(kind=Proposal.Kind.LOAN, subject=_subject(case), decided_at__isnull=True)
    waiting.update(decided_by=by, decided_at=timezone.now(), is_approved=is_approved, decision_reason=reason.strip())


def _subject(case: LoanCase) -> str:
    return f"{case._meta.label_lower}:{case.pk}"


def _tell(deed: Deed, *, case: LoanCase, by: User, facts: Mapping[str, Any] | None = None) -> None:
    family = case.family
    journal.record(deed, by=by, office=family.office, family_id=family.pk, about=case, facts=facts)


def _case_of(proposal: Proposal) -> LoanCase:
    return LoanCase.objects.select_related("family__office").get(pk=proposal.subject.split(":", 1)[1])


def _granted(proposal: Proposal, by: User) -> None:
    grant_loan(_case_of(proposal), granted_on=timezone.localdate(), by=by)


def _refused(proposal: Proposal, by: User) -> None:
    refuse_loan(_case_of(proposal), refused_on=timezone.localdate(), because=proposal.decision_reason, by=by)


follows_decision(Proposal.Kind.LOAN, approved=_granted, declined=_refused)
