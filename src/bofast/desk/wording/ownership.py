"""Words for the way to a home of one's own."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from bofast.vocabulary.reasons import Reason

WORDS = {
    Reason.FRAME_EXCEEDED: _("The frame of the year has only %(left)s left. Nothing has been granted."),
    Reason.FRAME_MISSING: _(
        "No frame of start loans has been entered for %(year)s. The leader enters it on the page of the frame first."
    ),
    Reason.FRAME_BELOW_COMMITTED: _("The frame cannot be lower than what is committed already: %(committed)s."),
    Reason.RECOMMENDATION_MISSING: _("Nobody has recommended this loan yet. One recommends, another decides."),
    Reason.LOAN_NOT_GRANTED: _("This loan has not been granted, or the case is closed. It cannot pay for a home."),
    Reason.PURCHASE_STANDS: _(
        "This outcome belongs to a purchase, which has moved the family and paid out its loan. "
        "Take the purchase back instead, on the page Buying."
    ),
    Reason.FAMILY_MOVED_SINCE: _(
        "The family no longer lives in the home that it bought, so the move cannot be taken back. "
        "Correct the days of its moves first."
    ),
    Reason.HOME_BEFORE_IS_TAKEN: _(
        "Another household lives in the home that the family left, or it is let anew. Record first that this has "
        "ended; then the purchase can be taken back."
    ),
    Reason.ALREADY_PROPOSED: _("A colleague has been asked to decide on this already. It waits on My day."),
    Reason.LOAN_OF_ANOTHER_FAMILY: _("This loan belongs to another family."),
    Reason.CERTIFICATE_EXPIRED: _("The financing certificate ran out on %(until)s. Decide on the loan anew first."),
    Reason.AMOUNT_NOT_POSITIVE: _("Write an amount above nothing."),
}
