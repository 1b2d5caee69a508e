"""What a second person sees before deciding."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.followup.models import Proposal
from bofast.casework.ownership.models import LoanCase
from bofast.design.parts import Fact, FactList, Link, PageHeader
from bofast.desk.plan.buying import case_facts
from bofast.desk.wording.followup import PROPOSALS


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """What `plan/decide.html` shows."""

    header: PageHeader
    facts: FactList
    is_open: bool


def _asked_for(proposal: Proposal) -> tuple[Fact, ...]:
    """What a start loan is asked for; another proposal says it in its reason."""
    case = _loan_case(proposal)
    return case_facts(case).facts if case is not None else ()


def _loan_case(proposal: Proposal) -> LoanCase | None:
    if proposal.kind != Proposal.Kind.LOAN or proposal.family is None:
        return None
    return proposal.family.loan_cases.filter(pk=proposal.subject.rpartition(":")[2]).first()


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
