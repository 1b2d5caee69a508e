"""What is coded in the organisation's own tenancies, in the contract LEIEFORHOLD and in the store's table of them.

`tenancies.parquet` of a store has one row a household's tenancy of one dwelling: hhid, dwid int64, department string,
from, to date (null: it goes on), reason, household, tenancy int8 as below, children and people int8 (null: not told).
"""

from __future__ import annotations

from enum import IntEnum


class TenancyEnd(IntEnum):
    """Where the household went, as the organisation wrote it down."""

    NOT_TOLD = 0
    BOUGHT = 1
    WITHIN = 2  # to another home of the organisation
    RENTED_ELSEWHERE = 3
    ABROAD = 4
    DIED = 5
    HAD_TO_MOVE = 6


class HouseholdKind(IntEnum):
    """Who moved in."""

    NOT_TOLD = 0
    COUPLE_WITH_CHILDREN = 1
    SINGLE_WITH_CHILDREN = 2
    COUPLE = 3
    ALONE = 4
    OTHERS = 5


class TenancyKind(IntEnum):
    """By what right they live there."""

    NOT_TOLD = 0
    RENTED = 1
    RENT_TO_OWN = 2
    TEMPORARY = 3
