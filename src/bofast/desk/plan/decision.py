"""What a second person sees before deciding."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.followup.models import Proposal
from bofast.design.parts import Fact, FactList, Link, PageHeader
from bofast.desk.plan.buying import case_facts, purchase_facts
from bofast.desk.wording.followup import PROPOSALS


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """What `plan/decide.html` shows."""

    header: PageHeader
    facts: FactList
    is_open: bool


OF_LOANS = frozenset({Proposal.Kind.LOAN, Proposal.Kind.PURCHASE_BACK})
"""What those decide who decide on loans; every other kind, those who may approve."""


def needed_to_decide(proposal: Proposal) -> Permission:
    """Who may decide on a proposal."""
    return Permission.DECIDE_LOANS if proposal.kind in OF_LOANS else Permission.APPROVE


def _asked_for(proposal: Proposal) -> tuple[Fact, ...]:
    """What a start loan is asked for, or which purchase is to be taken back; another proposal says it in its reason."""
    family, key = proposal.family, proposal.subject.rpartition(":")[2]
    if family is None:
        return ()
    if proposal.kind == Proposal.Kind.LOAN:
        return tuple(fact for case in family.loan_cases.filter(pk=key) for fact in case_facts(case).facts)
    if proposal.kind == Proposal.Kind.PURCHASE_BACK:
        bought = family.purchases.filter(pk=key).select_related("home", "frees_home")
        return tuple(fact for purchase in bought for fact in purchase_facts(purchase).facts)
    return ()


def decision_page(proposal: Proposal) -> DecisionPage:
    family = proposal.family
    about = Link(family.name, f"{reverse('family', args=[family.pk])}#plan") if family else _("the office")
    return DecisionPage(
        header=PageHeader(str(PROPOSALS[Proposal.Kind(proposal.kind)]), above=_("Waits for your decision")),
        facts=FactList(
            (
                Fact(_("About"), about),
                Fact(_("Proposed by"), str(proposal.proposed_by)),
                Fact(_("Proposed on"), proposal.proposed_at.date()),
                Fact(_("Why"), proposal.reason or None),
                *_asked_for(proposal),
            )
        ),
        is_open=proposal.decided_at is None,
    )
