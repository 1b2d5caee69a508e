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


@dataclass(frozen=True, slots=True)
class Because:
    """One reason with the facts that its sentence names."""

    reason: Reason
    facts: Mapping[str, Any] = field(default_factory=dict)
