"""Words for what the rules of the five ways say."""

from django.utils.translation import gettext_lazy as _

from bofast.vocabulary.reasons import Reason

WORDS = {
    Reason.FACT_UNKNOWN: _("Not known yet: %(fact)s."),
    Reason.PARAMETER_MISSING: _(
        "No figure is entered for “%(parameter)s” on %(on)s. Known: %(known)s. The leader enters it with its source."
    ),
    Reason.HIGHER_ASSUMED: _("Not known, so the dearer of two is used: %(fact)s."),
    Reason.NOTHING_TO_COMPARE: _("Nothing has been entered about this way yet."),
    Reason.HOME_DOES_NOT_FIT: _("The home is too small for the family."),
    Reason.LANDLORD_REFUSES: _("The landlord has said no."),
    Reason.BANK_LENDS_ENOUGH: _("An ordinary bank lends enough, and then no start loan is given."),
    Reason.LOAN_TOO_LARGE: _("The income that lasts is %(short)s a month short of the payment over %(years)s years."),
    Reason.NO_EXCEPTION_APPLIES: _(
        "The family has not had long-term trouble or has not saved, and none of the four exceptions applies."
    ),
    Reason.LONG_TERM_NOT_ALLOWED: _("The loan would need %(years)s years, and so long a term is not allowed here."),
    Reason.HOME_NOT_SOBER: _("The home is not sober and reasonably priced for the place."),
    Reason.LEFT_BELOW_FLOOR: _("%(short)s a month below the rates of social assistance, which must then help."),
    Reason.LEFT_BELOW_REFERENCE: _("%(short)s a month below the reference budget."),
    Reason.INCOME_MUST_LAST: _("The income (%(kind)s) must last beyond %(ends_on)s."),
    Reason.LEASE_MUST_BE_RENEWED: _("The lease must be renewed: it ends on %(ends_on)s."),
    Reason.LANDLORD_MUST_AGREE: _("The landlord must agree."),
    Reason.WORK_MUST_BE_PAID_FOR: _("The family pays %(amount)s of the work."),
    Reason.GRANT_MUST_BE_GIVEN: _("A grant of %(amount)s must be given."),
    Reason.DEPOSIT_MUST_BE_PAID: _("A deposit of %(amount)s must be paid or guaranteed."),
    Reason.HOME_MUST_BE_OFFERED: _("The home must be offered to the family."),
    Reason.HOME_MUST_BE_FOUND: _("A home for %(price)s must be found."),
    Reason.HOME_IS_FREE_FROM: _("The home is free from %(on)s."),
    Reason.LOAN_MUST_BE_GRANTED: _("A start loan of %(amount)s must be granted."),
    Reason.OPTION_OPENS: _("The family may buy for %(price)s from %(on)s."),
    Reason.LOAN_NOT_CARRIED_YET: _("Today's lasting income is %(short)s a month short of the loan at the option."),
    Reason.IS_SURER: _("%(way)s stands before %(next)s because the answer is surer."),
    Reason.FITS_LONGER: _("%(way)s stands before %(next)s because the home fits longer."),
    Reason.COVERS_THE_FLOOR: _(
        "%(way)s stands before %(next)s because it leaves at least the rates of social assistance."
    ),
    Reason.COVERS_THE_REFERENCE: _("%(way)s stands before %(next)s because it leaves at least the reference budget."),
    Reason.IS_MORE_SECURE: _("%(way)s stands before %(next)s because the family is more secure there."),
    Reason.LEAVES_MORE: _("%(way)s stands before %(next)s because it leaves %(more)s more a month to live on."),
    Reason.IS_EQUAL: _("%(way)s and %(next)s are equally good."),
}
