"""What can be done with a swap now, the next step first."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.lettings.swapping.swap_states import SwapState
from bofast.design.parts import Link, Weight
from bofast.desk.letting.swaps.finding import OpenedSwap


def deeds_of(opened: OpenedSwap) -> tuple[Link, ...]:
    match opened.state:
        case SwapState.WAITS | SwapState.LAPSED:
            return (_refuse(opened), _give_up(opened))
        case SwapState.AGREED:
            complete = _to("complete", opened, _("Carry the swap out"), weight=Weight.PRIMARY)
            return (complete, _refuse(opened), _give_up(opened))
        case SwapState.DONE:
            return (_to("take-back", opened, _("Take the swap back"), weight=Weight.TERTIARY),)
        case _:
            return ()


def _refuse(opened: OpenedSwap) -> Link:
    return _to("refuse", opened, _("The landlord says no"), weight=Weight.SECONDARY)


def _give_up(opened: OpenedSwap) -> Link:
    return _to("give-up", opened, _("Give the swap up"), weight=Weight.TERTIARY)


def _to(deed: str, opened: OpenedSwap, label: str, *, weight: Weight) -> Link:
    return Link(label, reverse(f"letting-swap-{deed}", args=[opened.swap.pk]), weight)
