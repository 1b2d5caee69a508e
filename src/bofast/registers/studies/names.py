"""The names of the studies, as they are asked for on the command line."""

from __future__ import annotations

from enum import StrEnum


class StudyName(StrEnum):
    """In the order in which a report of all of them tells them."""

    FAMILIES = "families"
    STAYING = "staying"
    CHANGE = "change"
    CAREERS = "careers"
    AREAS = "areas"
    MEASURE = "measure"
    SPELLS = "spells"
    TENANCIES = "tenancies"
