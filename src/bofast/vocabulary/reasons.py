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
    USER_NAME_IN_USE = "user_name_in_use"
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
    UNDO_TOO_LATE = "undo_too_late"
    CONSENT_WITHOUT_SERVICE = "consent_without_service"
    FILE_EMPTY = "file_empty"
    FILE_TOO_LARGE = "file_too_large"  # most_mb
    FILE_KIND_NOT_KEPT = "file_kind_not_kept"
    FRAME_MISSING = "frame_missing"  # year
    FRAME_BELOW_COMMITTED = "frame_below_committed"  # committed
    RECOMMENDATION_MISSING = "recommendation_missing"
    LOAN_NOT_GRANTED = "loan_not_granted"
    PURCHASE_STANDS = "purchase_stands"
    FAMILY_MOVED_SINCE = "family_moved_since"
    HOME_BEFORE_IS_TAKEN = "home_before_is_taken"
    ALREADY_PROPOSED = "already_proposed"
    LOAN_OF_ANOTHER_FAMILY = "loan_of_another_family"
    CERTIFICATE_EXPIRED = "certificate_expired"  # until
    AMOUNT_NOT_POSITIVE = "amount_not_positive"
    NAME_TAKEN = "name_taken"
    ALREADY_ENROLLED = "already_enrolled"
    IDENTITY_NUMBER_IN_USE = "identity_number_in_use"
    IDENTITY_NUMBER_INVALID = "identity_number_invalid"

    # mapping and the economy
    FORM_NOT_A_DRAFT = "form_not_a_draft"
    FORM_NOT_IN_USE = "form_not_in_use"
    FORM_INCOMPLETE = "form_incomplete"  # concept
    ANSWER_REQUIRED = "answer_required"  # concept
    ANSWER_DOES_NOT_FIT = "answer_does_not_fit"  # concept
    QUESTION_NOT_IN_FORM = "question_not_in_form"  # concept
    PERSON_NEEDED = "person_needed"
    ALREADY_WITHDRAWN = "already_withdrawn"
    NO_ADULT_IN_FAMILY = "no_adult_in_family"
    BIRTH_DATE_UNKNOWN = "birth_date_unknown"

    # an office's own figures
    FIGURE_DOES_NOT_FIT = "figure_does_not_fit"  # says
    FIGURE_OVERLAPS = "figure_overlaps"  # parameter, first_day
    FAMILY_REFERENCE_IN_USE = "family_reference_in_use"
    FAMILY_IS_CLOSED = "family_is_closed"
    FAMILY_WOULD_BE_EMPTY = "family_would_be_empty"
    FAMILY_JOINS_ITSELF = "family_joins_itself"
    HOME_NUMBER_IN_USE = "home_number_in_use"
    HOME_HAS_OPEN_TENANCY = "home_has_open_tenancy"
    LIVES_THERE_ALREADY = "lives_there_already"
    PROTECTION_HAS_ENDED = "protection_has_ended"

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

    # bringing in: the file as a whole
    SHEET_EMPTY = "sheet_empty"
    SHEET_OF_UNKNOWN_FORMAT = "sheet_of_unknown_format"
    SHEET_IN_OLD_FORMAT = "sheet_in_old_format"  # xls, or locked with a password
    SHEET_TOO_LARGE = "sheet_too_large"  # allowed_megabytes
    SHEET_UNPACKS_TOO_LARGE = "sheet_unpacks_too_large"  # allowed_megabytes
    SHEET_BROKEN = "sheet_broken"
    SHEET_HOLDS_ENTITIES = "sheet_holds_entities"
    SHEET_HAS_TOO_MANY_ROWS = "sheet_has_too_many_rows"  # allowed
    SHEET_HAS_TOO_MANY_COLUMNS = "sheet_has_too_many_columns"  # found, allowed
    SHEET_NEEDS_TOO_MUCH = "sheet_needs_too_much"
    SHEET_ENCODING_UNKNOWN = "sheet_encoding_unknown"
    SHEET_WITHOUT_ROWS = "sheet_without_rows"
    SHEET_HAS_FAULTS = "sheet_has_faults"
    SHEET_NOT_CHECKED = "sheet_not_checked"
    SHEET_UNDER_WAY = "sheet_under_way"
    SHEET_ALREADY_IN = "sheet_already_in"
    QUESTION_NOT_ASKED = "question_not_asked"
    FILE_NOT_THERE = "file_not_there"  # file
    FILE_IS_A_FOLDER = "file_is_a_folder"  # file
    USER_WITHOUT_ROLE = "user_without_role"  # user
    USER_MAY_NOT_BRING_IN = "user_may_not_bring_in"  # user

    # bringing in: headings
    HEADING_MISSING = "heading_missing"  # column
    HEADING_TWICE = "heading_twice"  # heading
    HEADING_UNKNOWN = "heading_unknown"  # heading
    CELLS_ARE_MERGED = "cells_are_merged"  # cells

    # bringing in: one cell
    CELL_MISSING = "cell_missing"
    CELL_TOO_LONG = "cell_too_long"  # allowed
    CELL_NOT_A_DATE = "cell_not_a_date"
    CELL_NOT_AN_AMOUNT = "cell_not_an_amount"
    CELL_NOT_A_NUMBER = "cell_not_a_number"
    CELL_NOT_YES_OR_NO = "cell_not_yes_or_no"
    CELL_NOT_IN_LIST = "cell_not_in_list"  # allowed
    CELL_OUT_OF_RANGE = "cell_out_of_range"  # least, most
    CELL_FORMULA_WITHOUT_VALUE = "cell_formula_without_value"
    CELL_HOLDS_EXCEL_ERROR = "cell_holds_excel_error"
    CELL_NOT_A_UNIT_NUMBER = "cell_not_a_unit_number"
    CELL_NOT_A_KOBO_ID = "cell_not_a_kobo_id"
    CELL_NOT_TRANSLATED = "cell_not_translated"  # a saved mapping does not say what it means

    # bringing in: rows together
    HOME_TWICE_IN_SHEET = "home_twice_in_sheet"  # row
    PERSON_TWICE_IN_SHEET = "person_twice_in_sheet"  # row
    PERSON_LOOKS_KNOWN = "person_looks_known"
    NUMBER_TWICE_IN_SHEET = "number_twice_in_sheet"  # row
    NUMBER_OF_ANOTHER = "number_of_another"
    NUMBER_NOT_OF_BIRTH_DATE = "number_not_of_birth_date"
    FAMILY_WITHOUT_PROVIDER = "family_without_provider"
    CHILD_IS_GROWN_UP = "child_is_grown_up"  # age
    HOME_NOT_KNOWN = "home_not_known"
    FAMILY_NOT_KNOWN = "family_not_known"
    USER_NOT_KNOWN = "user_not_known"
    HOME_LIVED_IN_THEN = "home_lived_in_then"  # row, or nothing when the register says so
    RENT_IS_UNUSUAL = "rent_is_unusual"  # least, most
    FAMILY_NAMED_DIFFERENTLY = "family_named_differently"  # row

    # bringing in: a family's digital application
    APPLICATION_NOT_JSON = "application_not_json"
    APPLICATION_TOO_DEEP = "application_too_deep"
    APPLICATION_OF_OTHER_VERSION = "application_of_other_version"  # found
    APPLICATION_PART_MISSING = "application_part_missing"
    APPLICATION_VALUE_MEANINGLESS = "application_value_meaningless"
    APPLICATION_CHILD_IS_PROTECTED = "application_child_is_protected"
    APPLICATION_ALREADY_RECEIVED = "application_already_received"

    # letting: what stands in the way of an act
    AGREEMENT_DOES_NOT_STAND = "agreement_does_not_stand"  # says
    AGREEMENT_OVERLAPS = "agreement_overlaps"  # name
    AGREEMENT_HAS_BEEN_USED = "agreement_has_been_used"  # on
    NO_AGREEMENT_COVERS = "no_agreement_covers"
    AREA_UNDER_AGREEMENT = "area_under_agreement"  # area, name
    AREA_WISHED_FOR = "area_wished_for"  # area
    RETURN_TO_AREA_PROMISED = "return_to_area_promised"  # area
    BLOCKS_HAVE_CHANGED = "blocks_have_changed"
    AREA_NOT_DIVIDED = "area_not_divided"
    NOT_A_DEPARTMENT = "not_a_department"
    NOTICE_STANDS_ALREADY = "notice_stands_already"
    HOME_IS_VACANT_ALREADY = "home_is_vacant_already"
    VACANCY_IS_CLOSED = "vacancy_is_closed"
    VACANCY_IS_HELD = "vacancy_is_held"
    VACANCY_IS_NOT_HELD = "vacancy_is_not_held"
    VACANCY_IS_TAKEN = "vacancy_is_taken"
    VACANCY_FROM_LATER = "vacancy_from_later"  # on
    VACANCY_HAS_OFFERS = "vacancy_has_offers"
    LANE_IS_SET_ALREADY = "lane_is_set_already"
    LANE_IS_NOT_SET = "lane_is_not_set"
    ALREADY_LISTED = "already_listed"  # listed_on
    LISTING_HAS_ENDED = "listing_has_ended"
    LISTING_IS_PAUSED = "listing_is_paused"
    LISTING_IS_NOT_PAUSED = "listing_is_not_paused"
    WISH_MEANS_NO_HOME = "wish_means_no_home"
    NOT_NOMINATED = "not_nominated"
    CRITERION_PROVEN_ALREADY = "criterion_proven_already"
    OFFERED_ALREADY = "offered_already"
    OFFER_IS_ANSWERED = "offer_is_answered"
    OFFER_HAS_LAPSED = "offer_has_lapsed"  # until
    OFFER_STILL_WAITS = "offer_still_waits"  # until
    OFFER_IS_NOT_ACCEPTED = "offer_is_not_accepted"
    FAMILY_HAS_ANOTHER_HOME = "family_has_another_home"
    TIED_TO_THE_FAMILY = "tied_to_the_family"
    TIE_STANDS_ALREADY = "tie_stands_already"
    LETTING_IS_FROZEN = "letting_is_frozen"
    LETTING_IS_NOT_READY = "letting_is_not_ready"
    PLAN_IS_NOT_AS_SEEN = "plan_is_not_as_seen"
    LETTING_NOT_KEPT = "letting_not_kept"
    APPEAL_OVER_NOTHING = "appeal_over_nothing"
    COMPLAINT_BEFORE_DECISION = "complaint_before_decision"  # on
    COMPLAINT_CAME_LATER = "complaint_came_later"  # on
    NOTICE_GIVEN_LATER = "notice_given_later"  # on
    LISTED_LATER = "listed_later"  # on

    # letting: what stands in the way of a swap
    SWAP_IS_OVER = "swap_is_over"
    SWAP_IS_NOT_AGREED = "swap_is_not_agreed"
    SWAP_HAS_LAPSED = "swap_has_lapsed"  # until
    SWAP_IS_ANSWERED = "swap_is_answered"
    SWAP_IS_NOT_DONE = "swap_is_not_done"
    SWAP_MUST_BE_REFUSED = "swap_must_be_refused"
    SWAP_GROUND_IS_NOT_THERE = "swap_ground_is_not_there"
    NO_SUCH_SWAP_IN_PLAN = "no_such_swap_in_plan"
    FAMILY_SWAPS_ALREADY = "family_swaps_already"
    FAMILY_IS_OFFERED_A_HOME = "family_is_offered_a_home"
    FAMILY_MOVES_BY_A_PLAN = "family_moves_by_a_plan"  # on
    FAMILY_LIVES_ELSEWHERE = "family_lives_elsewhere"
    HOME_IS_GIVEN_UP = "home_is_given_up"
    HOME_IS_NOT_RENTED = "home_is_not_rented"
    HOME_IS_IN_A_SWAP = "home_is_in_a_swap"


@dataclass(frozen=True, slots=True)
class Because:
    """One reason with the facts that its sentence names."""

    reason: Reason
    facts: Mapping[str, Any] = field(default_factory=dict)
