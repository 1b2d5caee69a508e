"""The way to a swap."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.lettings.models import Swap
from bofast.design.parts import Link


def swap_link(swap: Swap) -> Link:
    return Link(_("The swap"), reverse("letting-swap", args=[swap.pk]))
