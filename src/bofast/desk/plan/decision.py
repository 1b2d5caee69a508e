"""What a second person sees before deciding."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.followup.models import Proposal
from bofast.design.parts import Fact, FactList, Link, PageHeader
from bofast.desk.wording.followup import PROPOSALS


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """What `plan/decide.html` shows."""

    header: PageHeader
    facts: FactList
    is_open: bool


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
            )
        ),
        is_open=proposal.decided_at is None,
    )
