"""By what right a household lives in its home."""

from enum import StrEnum


class Tenure(StrEnum):
    OWNED = "owned"
    RENTED_PUBLIC = "rented_public"
    RENTED_PRIVATE = "rented_private"
    RENT_TO_OWN = "rent_to_own"
    TEMPORARY = "temporary"
    INSTITUTION = "institution"
    WITHOUT_HOME = "without_home"
    UNKNOWN = "unknown"
