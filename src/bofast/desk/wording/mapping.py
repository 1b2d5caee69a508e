"""Words for what mapping, the economy and the office's own figures refuse."""

from django.utils.translation import gettext_lazy as _

from bofast.vocabulary.reasons import Reason

WORDS = {
    Reason.FORM_NOT_A_DRAFT: _("This version is published and is never changed. Begin a new draft instead."),
    Reason.FORM_NOT_IN_USE: _("This form is not in use. Publish it first, or choose the version that is."),
    Reason.FORM_INCOMPLETE: _(
        "The form cannot be published yet: “%(concept)s” lacks its text in Norwegian, Danish or English."
    ),
    Reason.ANSWER_REQUIRED: _("An answer is needed: %(concept)s. Unknown is an answer too."),
    Reason.ANSWER_DOES_NOT_FIT: _("The answer does not fit the question: %(concept)s."),
    Reason.QUESTION_NOT_IN_FORM: _("The form does not ask about %(concept)s."),
    Reason.PERSON_NEEDED: _("This form is about one child. Choose the child first."),
    Reason.ALREADY_WITHDRAWN: _("This has been withdrawn already. Look at the page again."),
    Reason.NO_ADULT_IN_FAMILY: _("No adult belongs to the family on this day. Add the adults first."),
    Reason.BIRTH_DATE_UNKNOWN: _(
        "Somebody in the family has no date of birth. Enter it, and the ways can be compared."
    ),
    Reason.FIGURE_DOES_NOT_FIT: _("The figure does not fit: %(says)s"),
    Reason.FIGURE_OVERLAPS: _(
        "Another figure of the office holds on some of these days. Withdraw it, or choose days that do not overlap."
    ),
}
