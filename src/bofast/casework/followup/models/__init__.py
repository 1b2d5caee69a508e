"""The models of follow-up, by what they are about."""

from bofast.casework.followup.models.conversations import Consent, Contact, Document
from bofast.casework.followup.models.decisions import Proposal, Reversal
from bofast.casework.followup.models.outcomes import Checkpoint, Outcome
from bofast.casework.followup.models.plan import Goal, Partner, PartnerKind, PlanArea, Step
from bofast.casework.followup.models.ways import FollowUp, WayChoice, WayOption

__all__ = [
    "Checkpoint",
    "Consent",
    "Contact",
    "Document",
    "FollowUp",
    "Goal",
    "Outcome",
    "Partner",
    "PartnerKind",
    "PlanArea",
    "Proposal",
    "Reversal",
    "Step",
    "WayChoice",
    "WayOption",
]
