"""Why: every reason that bofast gives. Codes and facts here, words at the top (`desk.wording`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Reason(StrEnum):
    """A closed list; each has a sentence in every language, and a test that says so."""

    # the case file
    NOT_PERMITTED = "not_permitted"
    SECOND_PERSON_REQUIRED = "second_person_required"
    ROLES_INCOMPATIBLE = "roles_incompatible"
    CHANGED_BY_ANOTHER = "changed_by_another"
    HOME_OCCUPIED = "home_occupied"
    SPELL_ENDS_BEFORE_IT_BEGINS = "spell_ends_before_it_begins"
    ALREADY_MEMBER = "already_member"
    NOT_A_MEMBER = "not_a_member"
    ALREADY_FOLLOWED = "already_followed"
    NOT_FOLLOWED = "not_followed"
    FRAME_EXCEEDED = "frame_exceeded"
    ALREADY_DECIDED = "already_decided"
    REASON_TOO_SHORT = "reason_too_short"
    MERGE_ALREADY_UNDONE = "merge_already_undone"
    IDENTITY_NUMBER_IN_USE = "identity_number_in_use"
    IDENTITY_NUMBER_INVALID = "identity_number_invalid"

    # identity numbers
    NUMBER_HAS_OTHER_THAN_DIGITS = "number_has_other_than_digits"
    NUMBER_HAS_WRONG_LENGTH = "number_has_wrong_length"
    NUMBER_HAS_NO_SUCH_DATE = "number_has_no_such_date"
    NUMBER_FAILS_CONTROL = "number_fails_control"
    NUMBER_RULE_NOT_YET_IN_FORCE = "number_rule_not_yet_in_force"
    NUMBER_WITHOUT_CONTROL_DIGIT = "number_without_control_digit"

    # fit of home: what changes the room need (facts: who, age)
    CHILD_IS_BORN = "child_is_born"
    TURNS_AGE = "turns_age"
    MOVES_IN = "moves_in"
    MOVES_OUT = "moves_out"
    SHARE_OF_TIME_CHANGES = "share_of_time_changes"
    PARTNER_MOVES_IN = "partner_moves_in"
    PARTNER_MOVES_OUT = "partner_moves_out"

    # fit of home: what was weighed (facts: found, needed)
    ENOUGH_ROOMS = "enough_rooms"
    TOO_FEW_ROOMS = "too_few_rooms"
    ROOMS_UNKNOWN = "rooms_unknown"
    NEED_UNCERTAIN = "need_uncertain"
    ENOUGH_AREA = "enough_area"
    TOO_LITTLE_AREA = "too_little_area"
    AREA_UNKNOWN = "area_unknown"
    NOBODY_COUNTS = "nobody_counts"

    # fit of home: access, garden and school (facts: found, needed)
    STEP_FREE = "step_free"
    NOT_STEP_FREE = "not_step_free"
    STEP_FREE_UNKNOWN = "step_free_unknown"
    WHEELCHAIR_ACCESSIBLE = "wheelchair_accessible"
    NOT_WHEELCHAIR_ACCESSIBLE = "not_wheelchair_accessible"
    WHEELCHAIR_ACCESS_UNKNOWN = "wheelchair_access_unknown"
    LOW_ENOUGH_OR_LIFT = "low_enough_or_lift"
    TOO_HIGH_WITHOUT_LIFT = "too_high_without_lift"
    FLOOR_OR_LIFT_UNKNOWN = "floor_or_lift_unknown"
    HAS_GARDEN = "has_garden"
    NO_GARDEN = "no_garden"
    GARDEN_UNKNOWN = "garden_unknown"
    KEEPS_SCHOOL = "keeps_school"
    CHANGES_SCHOOL = "changes_school"
    SCHOOL_UNKNOWN = "school_unknown"
    SCHOOL_NEAR_ENOUGH = "school_near_enough"
    SCHOOL_TOO_FAR = "school_too_far"
    SCHOOL_DISTANCE_UNKNOWN = "school_distance_unknown"

    # the rules: what is needed to answer
    FACT_UNKNOWN = "fact_unknown"  # fact
    PARAMETER_MISSING = "parameter_missing"  # parameter, on, known
    HIGHER_ASSUMED = "higher_assumed"  # fact: not known, so the dearer of two is used

    # the five ways: what stands in the way
    NOTHING_TO_COMPARE = "nothing_to_compare"  # way: no home, offer or price has been entered
    HOME_DOES_NOT_FIT = "home_does_not_fit"
    LANDLORD_REFUSES = "landlord_refuses"
    BANK_LENDS_ENOUGH = "bank_lends_enough"
    LOAN_TOO_LARGE = "loan_too_large"  # short, years: the loan is so much more than the income carries
    NO_EXCEPTION_APPLIES = "no_exception_applies"
    LONG_TERM_NOT_ALLOWED = "long_term_not_allowed"  # years
    HOME_NOT_SOBER = "home_not_sober"
    LEFT_BELOW_FLOOR = "left_below_floor"  # short, a month
    LEFT_BELOW_REFERENCE = "left_below_reference"  # short, a month

    # the five ways: what must happen first
    INCOME_MUST_LAST = "income_must_last"  # income, ends_on
    LEASE_MUST_BE_RENEWED = "lease_must_be_renewed"  # ends_on
    LANDLORD_MUST_AGREE = "landlord_must_agree"
    WORK_MUST_BE_PAID_FOR = "work_must_be_paid_for"  # amount
    GRANT_MUST_BE_GIVEN = "grant_must_be_given"  # amount
    DEPOSIT_MUST_BE_PAID = "deposit_must_be_paid"  # amount
    HOME_MUST_BE_OFFERED = "home_must_be_offered"  # place
    HOME_MUST_BE_FOUND = "home_must_be_found"  # price
    HOME_IS_FREE_FROM = "home_is_free_from"  # on
    LOAN_MUST_BE_GRANTED = "loan_must_be_granted"  # amount, years, exception
    OPTION_OPENS = "option_opens"  # on, price
    LOAN_NOT_CARRIED_YET = "loan_not_carried_yet"  # short, on

    # the order of the ways: why one comes before the next
    IS_SURER = "is_surer"
    FITS_LONGER = "fits_longer"  # until_on
    COVERS_THE_FLOOR = "covers_the_floor"
    COVERS_THE_REFERENCE = "covers_the_reference"
    IS_MORE_SECURE = "is_more_secure"
    LEAVES_MORE = "leaves_more"  # more, a month
    IS_EQUAL = "is_equal"


@dataclass(frozen=True, slots=True)
class Because:
    """One reason with the facts that its sentence names."""

    reason: Reason
    facts: Mapping[str, Any] = field(default_factory=dict)
