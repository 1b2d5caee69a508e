"""Words for letting."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from bofast.vocabulary.reasons import Reason

WORDS = {
    Reason.AGREEMENT_DOES_NOT_STAND: _("The terms cannot stand together: %(says)s."),
    Reason.AGREEMENT_OVERLAPS: _(
        "The agreement “%(name)s” covers some of these departments in the same time. End it first, or let the"
        " new one take its place."
    ),
    Reason.AGREEMENT_HAS_BEEN_USED: _(
        "Homes have been let by this agreement until %(on)s. It cannot end before that day."
    ),
    Reason.NO_AGREEMENT_COVERS: _(
        "No agreement, or more than one, says how this home is let on this day. Enter an agreement for its "
        "department first."
    ),
    Reason.AREA_UNDER_AGREEMENT: _(
        "The agreement “%(name)s” names %(area)s. End it, or let one that does not name %(area)s take its place; "
        "then new borders can be drawn."
    ),
    Reason.AREA_WISHED_FOR: _(
        "Families on the list wish for %(area)s. Ask them anew, or draw the borders within %(area)s instead."
    ),
    Reason.RETURN_TO_AREA_PROMISED: _(
        "A family on the list has a right to return to %(area)s. Wait until that has run out."
    ),
    Reason.BLOCKS_HAVE_CHANGED: _("Blocks or homes have come or gone since these ways were found. Ask for new ones."),
    Reason.AREA_NOT_DIVIDED: _("This area is not divided."),
    Reason.NOT_A_DEPARTMENT: _(
        "Choose a department: an area of the middle level, below the municipality or organisation."
    ),
    Reason.NOTICE_STANDS_ALREADY: _("Notice has been recorded for this tenancy already."),
    Reason.HOME_IS_VACANT_ALREADY: _("This home stands among the vacant ones already."),
    Reason.VACANCY_IS_CLOSED: _("This home is not vacant any longer."),
    Reason.VACANCY_IS_HELD: _("This home is held back. Put it back into letting first."),
    Reason.VACANCY_IS_NOT_HELD: _("This home is not held back."),
    Reason.VACANCY_IS_TAKEN: _("Another family has got this home."),
    Reason.VACANCY_FROM_LATER: _("The home is vacant from %(on)s. The tenancy cannot begin before that day."),
    Reason.VACANCY_HAS_OFFERS: _("This home has been offered to somebody. Take the offers back first."),
    Reason.LANE_IS_SET_ALREADY: _("Whose turn this home is has been set already."),
    Reason.LANE_IS_NOT_SET: _("Set first whose turn this home is."),
    Reason.ALREADY_LISTED: _("The family is on the list already, since %(listed_on)s."),
    Reason.LISTING_HAS_ENDED: _("The family is not on the list any longer."),
    Reason.LISTING_IS_PAUSED: _("The family rests on the list. Take it up again first."),
    Reason.LISTING_IS_NOT_PAUSED: _("The family does not rest on the list."),
    Reason.WISH_MEANS_NO_HOME: _(
        "A wish names either a home or a department, and the fewest rooms are not more than the most."
    ),
    Reason.NOT_NOMINATED: _("The family has not been nominated."),
    Reason.CRITERION_PROVEN_ALREADY: _("That the family meets this criterion is recorded already."),
    Reason.OFFERED_ALREADY: _("This home has been offered to this family already."),
    Reason.OFFER_IS_ANSWERED: _("This offer has been answered or taken back already."),
    Reason.OFFER_HAS_LAPSED: _("The last day to answer was %(until)s."),
    Reason.OFFER_STILL_WAITS: _("The family has until %(until)s to answer."),
    Reason.OFFER_IS_NOT_ACCEPTED: _("This offer is not accepted, or the home is let already."),
    Reason.FAMILY_HAS_ANOTHER_HOME: _(
        "The family has said yes to another home here. Take that offer back first if it wants this one."
    ),
    Reason.TIED_TO_THE_FAMILY: _(
        "You are recorded as too near this family to decide anything about it. Ask a colleague."
    ),
    Reason.TIE_STANDS_ALREADY: _("This tie is recorded already."),
    Reason.LETTING_IS_FROZEN: _("What this letting rests on is frozen already."),
    Reason.LETTING_IS_NOT_READY: _("This letting has no plan yet."),
    Reason.PLAN_IS_NOT_AS_SEEN: _("This is not the plan that you were shown. Look at it again before you keep it."),
    Reason.LETTING_NOT_KEPT: _("This letting has not been kept, so nobody can be offered a home by it."),
    Reason.APPEAL_OVER_NOTHING: _("Say which offer or which letting the family complains over."),
    Reason.COMPLAINT_BEFORE_DECISION: _(
        "What the family complains over is of %(on)s. A complaint over it came on that day or later."
    ),
    Reason.COMPLAINT_CAME_LATER: _("The complaint came on %(on)s. Its answer has that day or a later one."),
    Reason.NOTICE_GIVEN_LATER: _("Notice was given on %(on)s. The tenant has the home until that day at least."),
    Reason.LISTED_LATER: _("The family's time on the list counts from %(on)s. It ends on that day or later."),
    Reason.SWAP_IS_OVER: _("This swap is over: it was done, refused or given up, or a family said no."),
    Reason.SWAP_IS_NOT_AGREED: _("Not yet: every family must have said yes before the homes are swapped."),
    Reason.SWAP_HAS_LAPSED: _("The last day to answer was %(until)s. Give the swap up, and ask anew if it should be."),
    Reason.SWAP_IS_ANSWERED: _("The family has said yes already."),
    Reason.SWAP_IS_NOT_DONE: _("This swap was not carried out, or it was taken back already."),
    Reason.SWAP_MUST_BE_REFUSED: _(
        "More persons than the municipality allows would live to a room. The landlord must refuse this swap."
    ),
    Reason.SWAP_GROUND_IS_NOT_THERE: _(
        "What the file knows of these families does not give this ground. Another good reason is written in words."
    ),
    Reason.NO_SUCH_SWAP_IN_PLAN: _("The plan has no such swap."),
    Reason.FAMILY_SWAPS_ALREADY: _(
        "One of the families is asked about another swap. Carry that one out or give it up first."
    ),
    Reason.FAMILY_IS_OFFERED_A_HOME: _(
        "One of the families has been offered a home. It must say no to that, or the offer be taken back, before it "
        "swaps."
    ),
    Reason.FAMILY_MOVES_BY_A_PLAN: _(
        "One of the families moves to another home by the plan on the facts of %(on)s, which was kept. Offer it that "
        "home first, or keep a newer plan."
    ),
    Reason.FAMILY_LIVES_ELSEWHERE: _("One of the families does not live in the home that it would give."),
    Reason.HOME_IS_GIVEN_UP: _("One of the homes has been given up and stands among the vacant ones."),
    Reason.HOME_IS_NOT_RENTED: _("One of the homes is not rented from the office by the family that lives there."),
    Reason.HOME_IS_IN_A_SWAP: _(
        "This home is part of a swap that is under way. Carry the swap out or give it up first."
    ),
}
