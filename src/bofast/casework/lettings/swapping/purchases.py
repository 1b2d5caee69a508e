"""A home that stands in a swap is not sold meanwhile: another family has been promised an answer about it."""

from __future__ import annotations

from bofast.casework.homes.models import Home
from bofast.casework.lettings.models import SwapParty
from bofast.casework.ownership.objections import objects_to_purchase
from bofast.vocabulary.reasons import Reason


def begin() -> None:
    objects_to_purchase(because=_stands_in_a_swap)


def _stands_in_a_swap(home: Home) -> Reason | None:
    under_way = SwapParty.objects.filter(gives=home, over_on__isnull=True)
    return Reason.HOME_IS_IN_A_SWAP if under_way.exists() else None
