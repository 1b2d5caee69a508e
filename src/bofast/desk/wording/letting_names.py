"""What the members of letting's closed lists are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bofast.casework.lettings.models import Appeal, Consequence, Offer, Pause, Registration, Swap, Vacancy
from bofast.casework.lettings.models.runs import RunState
from bofast.casework.lettings.offering.offer_states import OfferState
from bofast.casework.lettings.swapping.swap_states import SwapState
from bofast.vocabulary.letting import (
    GroupLevel,
    Lane,
    Mode,
    OtherTurn,
    Outcome,
    Precedence,
    PutFirst,
    SwapGround,
    WhyNot,
)

Names = Mapping[Enum, Promise]

MODES: Names = {
    Mode.LIST: _("by the order of the list"),
    Mode.NEED: _("by need"),
}
LANES: Names = {
    Lane.MUNICIPAL: _("the municipality's turn"),
    Lane.FLEXIBLE: _("the turn for agreed criteria"),
    Lane.INTERNAL: _("the tenants' turn"),
    Lane.GENERAL: _("the turn of the whole list"),
}
OTHER_TURNS: Names = {
    OtherTurn.SENIORITY: _("everybody by time on the list"),
    OtherTurn.NEWCOMERS_FIRST: _("newcomers before tenants"),
}
PUT_FIRST: Names = {
    PutFirst.NOMINATED: _("put forward by the municipality"),
    PutFirst.MEETS_CRITERIA: _("meets the agreed criteria"),
    PutFirst.EXEMPT_FROM_CRITERIA: _("moves within the department"),
    PutFirst.SAME_DEPARTMENT: _("lives in the same department"),
    PutFirst.SAME_LANDLORD: _("rents from the same landlord"),
    PutFirst.NEWCOMER: _("rents nothing here yet"),
    PutFirst.NOTHING: _("time on the list alone"),
    PutFirst.SAID_BY_THE_OFFICE: _("the office's own order for this home"),
}
PRECEDENCES: Names = {
    Precedence.DISABILITY: _("needs an adapted home"),
    Precedence.CHILDREN: _("has children, and the home is large enough"),
    Precedence.RETURN: _("has a right to come back"),
    Precedence.SEPARATION: _("parents who part"),
}
GROUP_LEVELS: Names = {
    GroupLevel.STAIRWELL: _("stairwell"),
    GroupLevel.BLOCK: pgettext_lazy("group of homes", "block"),
    GroupLevel.DEPARTMENT: _("department"),
}
OUTCOMES: Names = {
    Outcome.GIVEN: _("gets the home"),
    Outcome.GOT_ONE_SHE_PREFERS: _("gets one it prefers"),
    Outcome.KEPT_BY_ITS_TENANT: _("the tenant stays"),
    Outcome.SOMEBODY_IS_AHEAD: _("somebody is ahead"),
    Outcome.NOT_SERVED: _("no home left for this need"),
    Outcome.SERVED_ELSEWHERE: _("gets another home"),
    Outcome.CAP_IS_REACHED: _("the group is full"),
    Outcome.NEEDED_BY_ANOTHER: _("needed more by another"),
    Outcome.NOT_PROVEN: _("not settled in the time given"),
    Outcome.UNEXPLAINED: _("without a reason: a fault of the program"),
}
WHY_NOT: Names = {
    WhyNot.IS_OWN_HOME: _("lives there"),
    WhyNot.NOT_WISHED: _("not wished for"),
    WhyNot.WISHED_LESS_THAN_OWN: _("wanted less than its own home"),
    WhyNot.REFUSED_BEFORE: _("said no before"),
    WhyNot.OWES_LANDLORD: _("owes rent"),
    WhyNot.BARRED: _("may not be let into this department"),
    WhyNot.TOO_MANY_PERSONS: _("too many for the rooms"),
    WhyNot.TOO_SMALL: _("too small"),
    WhyNot.TOO_LARGE: _("too large"),
    WhyNot.NOT_STEP_FREE: _("not step-free"),
    WhyNot.NOT_ADAPTED: _("not adapted"),
    WhyNot.RENT_TOO_HIGH: _("the rent is too high"),
}
CAUSES: Names = {
    Vacancy.Cause.NOTICE: _("notice was given"),
    Vacancy.Cause.LEASE_RAN_OUT: _("the lease runs out"),
    Vacancy.Cause.PURCHASE: _("the family buys a home"),
    Vacancy.Cause.MOVED_WITHIN: _("the family was let another home here"),
    Vacancy.Cause.NEW_HOME: _("a new home"),
    Vacancy.Cause.OTHER: _("another cause"),
}
HELD_FOR: Names = {
    Vacancy.HeldFor.REHOUSING: _("somebody who must be rehoused"),
    Vacancy.HeldFor.RENOVATION: _("renovation"),
    Vacancy.HeldFor.TEMPORARY_USE: _("use for a while"),
    Vacancy.HeldFor.OTHER: _("another purpose"),
}
BECAUSE: Names = {
    Offer.Because.TOO_SMALL: _("too small"),
    Offer.Because.RENT: _("the rent"),
    Offer.Because.AREA: _("where it lies"),
    Offer.Because.SCHOOL: _("the way to school"),
    Offer.Because.NO_LIFT: _("no lift"),
    Offer.Because.TIMING: _("not now"),
    Offer.Because.OTHER: _("another reason"),
}
WITHDRAWN_BECAUSE: Names = {
    Offer.WithdrawnBecause.CHANGED_ITS_MIND: _("the family changed its mind"),
    Offer.WithdrawnBecause.HOME_NOT_TO_HAVE: _("the home is not to be had"),
    Offer.WithdrawnBecause.MISTAKE: _("it was offered by mistake"),
    Offer.WithdrawnBecause.REGISTRATION_ENDED: _("the family is not on the list any longer"),
}
OFFER_STATES: Names = {
    OfferState.WAITS: _("waits for an answer"),
    OfferState.LAPSED: _("the deadline has passed"),
    OfferState.WISHED: _("wants it; somebody ahead may still answer"),
    OfferState.LOST: _("another family got the home"),
    OfferState.ACCEPTED: _("accepted"),
    OfferState.COMPLETED: _("let to the family"),
    OfferState.REFUSED: _("said no"),
    OfferState.SILENT: _("did not answer"),
    OfferState.WITHDRAWN: _("taken back by the office"),
}
RUN_STATES: Names = {
    RunState.ASKED: _("asked for"),
    RunState.BEGUN: _("being planned"),
    RunState.DONE: _("planned, not kept"),
    RunState.KEPT: _("kept"),
    RunState.DROPPED: _("dropped, nothing let by it"),
}
ENDED_BECAUSE: Names = {
    Registration.EndedBecause.HOUSED: _("got a home here"),
    Registration.EndedBecause.OWN_WISH: _("the family's own wish"),
    Registration.EndedBecause.FEE_UNPAID: _("the fee was not paid"),
    Registration.EndedBecause.REFUSALS: _("by what the agreement says of refusals"),
    Registration.EndedBecause.NO_LONGER_ENTITLED: _("does not meet the conditions any longer"),
    Registration.EndedBecause.OTHER: _("another reason"),
}
PAUSED_BECAUSE: Names = {
    Pause.Because.OWN_WISH: _("the family's own wish"),
    Pause.Because.SILENCE: _("offers were not answered"),
    Pause.Because.REFUSALS: _("offers were refused"),
    Pause.Because.OTHER: _("another reason"),
}
APPEAL_OUTCOMES: Names = {
    Appeal.Outcome.UPHELD: _("the letting stands"),
    Appeal.Outcome.CHANGED: _("the letting is changed"),
    Appeal.Outcome.SENT_BACK: _("to be let anew"),
}
ANSWERED_BY: Names = {
    Consequence.To.REFUSAL: _("an offer was refused"),
    Consequence.To.SILENCE: _("an offer was not answered in time"),
}
CONSEQUENCES: Names = {
    Consequence.Costs.PAUSE: _("the registration rests; time on the list goes on"),
    Consequence.Costs.SENIORITY: _("time on the list begins anew"),
    Consequence.Costs.END: _("the registration ends"),
}
SWAP_STATES: Names = {
    SwapState.WAITS: _("waits for answers"),
    SwapState.LAPSED: _("the deadline has passed"),
    SwapState.AGREED: _("all have said yes"),
    SwapState.DONE: _("homes are swapped"),
    SwapState.TAKEN_BACK: _("taken back: each lives where it lived"),
    SwapState.DECLINED: _("a family said no"),
    SwapState.REFUSED: _("the landlord said no"),
    SwapState.GIVEN_UP: _("given up"),
}
SWAP_GROUNDS: Names = {
    SwapGround.LIVED_TOO_SHORT: _("a family has not lived long enough in its home"),
    SwapGround.TOO_MANY_PERSONS: _("more persons to a room than the landlord need accept"),
    SwapGround.MORE_THAN_THE_COUNCIL_ALLOWS: _("more persons to a room than the municipality allows"),
    SwapGround.OTHER: _("another good reason"),
}
SWAP_GIVEN_UP: Names = {
    Swap.GivenUpBecause.NOT_ANSWERED: _("not everybody answered"),
    Swap.GivenUpBecause.HOME_NOT_TO_HAVE: _("a home is not to be had"),
    Swap.GivenUpBecause.MISTAKE: _("the families were asked by mistake"),
    Swap.GivenUpBecause.LISTING_ENDED: _("a family is not on the list any longer"),
}
