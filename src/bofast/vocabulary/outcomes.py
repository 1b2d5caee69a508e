"""What became of a family: where, why, and on whose initiative; the judgement is derived, never typed.

The hundreds of a destination group it, so that one list serves the home before, now and after.
"""

from enum import IntEnum, StrEnum


class Destination(IntEnum):
    """Where to: 1xx owned, 2xx rented public, 3xx private, 4xx temporary, 5xx institution, 6xx none, 9xx other."""

    OWNED_BOUGHT = 100
    OWNED_RENT_TO_OWN_COMPLETED = 110
    RENTED_PUBLIC_SUITED = 200
    RENTED_PUBLIC_SAME_HOME_IMPROVED = 210
    RENTED_PUBLIC_UNCHANGED = 220
    RENT_TO_OWN = 230
    RENTED_PRIVATE_LASTING = 300
    RENTED_PRIVATE_INSECURE = 310
    TEMPORARY = 400
    INSTITUTION = 500
    WITHOUT_HOME = 600
    ABROAD = 910
    DEAD = 920
    UNKNOWN = 990


class WhyMoved(StrEnum):
    """The main reason; any number of others may stand beside it."""

    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    NEEDS_STEP_FREE = "needs_step_free"
    HEALTH = "health"
    DEFECTS = "defects"
    GARDEN = "garden"
    LIVING_ENVIRONMENT = "living_environment"
    SCHOOL = "school"
    NEAR_FAMILY = "near_family"
    WORK = "work"
    COST = "cost"
    WISH_TO_OWN = "wish_to_own"
    LEASE_ENDED = "lease_ended"
    ARREARS = "arrears"
    HOUSE_RULES = "house_rules"
    TO_BE_RENOVATED = "to_be_renovated"
    FAMILY_CHANGED = "family_changed"
    VIOLENCE = "violence"
    OTHER = "other"
    UNKNOWN = "unknown"


class Initiative(StrEnum):
    FAMILY = "family"
    LANDLORD = "landlord"
    BOTH = "both"
    UNKNOWN = "unknown"


class Judgement(StrEnum):
    """Derived from the three answers by a dated rule (`rules.outcome`)."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"
    UNKNOWN = "unknown"
