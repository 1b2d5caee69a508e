"""Words for what families, homes and tenancies refuse."""

from django.utils.translation import gettext_lazy as _

from bofast.vocabulary.reasons import Reason

WORDS = {
    Reason.NOT_PERMITTED: _("Your role does not allow this. Ask your leader, or a colleague with the right role."),
    Reason.SECOND_PERSON_REQUIRED: _("This takes a second person: ask a colleague to do it."),
    Reason.ROLES_INCOMPATIBLE: _("These two roles may not be held by one person."),
    Reason.CHANGED_BY_ANOTHER: _("Somebody else changed this while you had it open. Look at it again, then save."),
    Reason.HOME_OCCUPIED: _(
        "Another household lives in this home in those days. Record that it has moved out first, or choose another day."
    ),
    Reason.HOME_HAS_OPEN_TENANCY: _("The home has a tenancy that has not ended. End that one first."),
    Reason.HOME_NUMBER_IN_USE: _("Another home has this number. Every home has a number of its own."),
    Reason.LIVES_THERE_ALREADY: _("The family is already recorded in this home in those days."),
    Reason.SPELL_ENDS_BEFORE_IT_BEGINS: _("The last day must come after the first day."),
    Reason.ALREADY_MEMBER: _("This person already belongs to the family on that day."),
    Reason.NOT_A_MEMBER: _("This person does not belong to the family on that day."),
    Reason.FAMILY_REFERENCE_IN_USE: _("Another family has this case number. Choose another."),
    Reason.FAMILY_IS_CLOSED: _("This family was joined into another. Open the other one."),
    Reason.FAMILY_WOULD_BE_EMPTY: _("Somebody must stay. Choose fewer people, or move the whole family instead."),
    Reason.FAMILY_JOINS_ITSELF: _("Choose another family: a family cannot be joined with itself."),
    Reason.REASON_TOO_SHORT: _("Write at least ten characters, so that others understand why."),
    Reason.MERGE_ALREADY_UNDONE: _("This has been taken back already."),
    Reason.PROTECTION_HAS_ENDED: _("This protection has been ended already."),
    Reason.IDENTITY_NUMBER_IN_USE: _(
        "This identity number cannot be added here. Search for the person; if nobody is found, ask your leader."
    ),
    Reason.IDENTITY_NUMBER_INVALID: _("This is not a valid identity number: %(fault)s"),
    Reason.NUMBER_HAS_OTHER_THAN_DIGITS: _("it has other signs than digits."),
    Reason.NUMBER_HAS_WRONG_LENGTH: _("it should have 11 digits (DUF number 12, Danish CPR number 10)."),
    Reason.NUMBER_HAS_NO_SUCH_DATE: _("the date in it does not exist."),
    Reason.NUMBER_FAILS_CONTROL: _("the last two digits do not agree with the others. Check for a slip of the finger."),
    Reason.NUMBER_RULE_NOT_YET_IN_FORCE: _("numbers of this kind are given from 2032 on."),
    Reason.NUMBER_WITHOUT_CONTROL_DIGIT: _("The number has no control digit. It is valid all the same."),
}
