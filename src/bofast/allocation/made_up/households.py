"""Made-up households: who they are, what they can pay, how urgent they are, and which district is theirs."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Self

import numpy as np

from bofast.allocation.made_up.chance import Drawn, below, by_percent
from bofast.allocation.made_up.homes import Homes
from bofast.compiled import Bools, Int32s, Int64s

PERSONS_A_ROOM = 2
"""The Danish ceiling; boligreguleringsloven §§ 52 a-b."""

_PERCENT_BY_ADULTS = (45, 55)
_PERCENT_BY_CHILDREN = (20, 21, 26, 18, 9, 4, 2)
_PERCENT_BY_NEED_CLASS = (8, 22, 40, 30)
_PERCENT_VULNERABLE, _PERCENT_STEP_FREE, _PERCENT_WORKING_NEAR = 25, 6, 50
_INCOME, _INCOME_SPREAD, _INCOME_A_CHILD = 14_000, 16_000, 1_500
_PERCENT_FOR_RENT = 40


@dataclass(frozen=True, slots=True)
class Households:
    """Households by their place from 0; each array has one value a household.

    Attributes:
        adults: int32, 1-2.
        children: int32, 0-6.
        income: int32, whole kroner a month, with what is paid for children.
        need_class: int32, 1-4, where 1 is acute.
        is_vulnerable: bool; counts towards the caps.
        needs_step_free: bool.
        own_district: int32; where a tenant's home lies, and where an outsider belongs.
        work_district: int32; half of them work in their own.
    """

    adults: Int32s
    children: Int32s
    income: Int32s
    need_class: Int32s
    is_vulnerable: Bools
    needs_step_free: Bools
    own_district: Int32s
    work_district: Int32s

    @property
    def persons(self) -> Int32s:
        return self.adults + self.children

    @property
    def affordable_rent(self) -> Int32s:
        """Whole kroner a month."""
        return self.income * np.int32(_PERCENT_FOR_RENT) // np.int32(100)

    def only(self, chosen: Int32s | Int64s) -> Self:
        """The chosen households, in that order; one may be chosen more than once."""
        return type(self)(*(getattr(self, part.name)[chosen] for part in fields(self)))

    def joined_with(self, others: Self) -> Self:
        """These households, and the others after them."""
        names = [part.name for part in fields(self)]
        return type(self)(*(np.concatenate((getattr(self, name), getattr(others, name))) for name in names))


def made_up_households(numbers: Int32s | Int64s, *, districts: int, seed: int) -> Households:
    """The households with these numbers. A household is the same whoever else is asked for."""
    adults = by_percent(_PERCENT_BY_ADULTS, Drawn.ADULTS, of=numbers, seed=seed) + np.int32(1)
    children = by_percent(_PERCENT_BY_CHILDREN, Drawn.CHILDREN, of=numbers, seed=seed)
    earned = adults * (_INCOME + below(_INCOME_SPREAD, Drawn.INCOME, of=numbers, seed=seed))
    own_district = below(districts, Drawn.OWN_DISTRICT, of=numbers, seed=seed)
    works_near = below(100, Drawn.WORKS_NEAR, of=numbers, seed=seed) < _PERCENT_WORKING_NEAR
    elsewhere = below(districts, Drawn.WORK_DISTRICT, of=numbers, seed=seed)
    return Households(
        adults=adults,
        children=children,
        income=(earned + _INCOME_A_CHILD * children).astype(np.int32),
        need_class=by_percent(_PERCENT_BY_NEED_CLASS, Drawn.NEED_CLASS, of=numbers, seed=seed) + np.int32(1),
        is_vulnerable=below(100, Drawn.VULNERABLE, of=numbers, seed=seed) < _PERCENT_VULNERABLE,
        needs_step_free=below(100, Drawn.STEP_FREE, of=numbers, seed=seed) < _PERCENT_STEP_FREE,
        own_district=own_district.astype(np.int32),
        work_district=np.where(works_near, own_district, elsewhere).astype(np.int32),
    )


def settled(households: Households, *, own: Int32s, homes: Homes) -> Households:
    """The households as tenants of their homes: in its district, with no more children than its rooms may hold."""
    most_children = PERSONS_A_ROOM * homes.rooms[own] - households.adults
    district = homes.district[own]
    works_near = households.work_district == households.own_district
    return replace(
        households,
        children=np.minimum(households.children, most_children),
        own_district=district,
        work_district=np.where(works_near, district, households.work_district),
    )
