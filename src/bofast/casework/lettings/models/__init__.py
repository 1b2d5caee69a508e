"""The models of letting, by what they are about."""

from bofast.casework.lettings.models.agreements import Consequence, LettingAgreement
from bofast.casework.lettings.models.appeals import Appeal, Tie
from bofast.casework.lettings.models.offers import Offer
from bofast.casework.lettings.models.registrations import Pause, ProvenCriterion, Registration, Wish
from bofast.casework.lettings.models.runs import LettingRun
from bofast.casework.lettings.models.swaps import Swap, SwapParty
from bofast.casework.lettings.models.vacancies import LaneEntry, Notice, Vacancy

__all__ = [
    "Appeal",
    "Consequence",
    "LaneEntry",
    "LettingAgreement",
    "LettingRun",
    "Notice",
    "Offer",
    "Pause",
    "ProvenCriterion",
    "Registration",
    "Swap",
    "SwapParty",
    "Tie",
    "Vacancy",
    "Wish",
]
