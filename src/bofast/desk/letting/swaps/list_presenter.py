"""Swaps as a list, the ones whose time is up first."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.homes.words import street_address
from bofast.casework.lettings.due import swaps_under_way
from bofast.casework.lettings.models import Swap
from bofast.casework.lettings.models.swaps import SwapQuerySet
from bofast.casework.lettings.swapping.swap_states import SwapState, state_of
from bofast.design.parts import Column, EmptyState, Link, Muted, Pagination, Row, Table, Weight
from bofast.design.parts.part import Shown
from bofast.desk.letting.swaps.forms import ALL
from bofast.desk.letting.swaps.words import families_named, state_tag
from bofast.desk.office import Desk
from bofast.desk.plan.steps import distance_in_words

ASKED_FOR = frozenset({SwapState.WAITS, SwapState.LAPSED})


def swaps_wanted(desk: Desk, state: str) -> SwapQuerySet:
    """The swaps of a filter with their families; those under way by their deadline, all by when they were asked."""
    swaps = desk.swaps.order_by("-asked_on", "pk") if state == ALL else swaps_under_way(desk.swaps)
    return swaps.prefetch_related("parties__registration__family", "parties__gives")


def swaps_table(desk: Desk, swaps: Sequence[Swap], *, pagination: Pagination) -> Table:
    columns = (Column(_("Families")), Column(_("Homes")), Column(_("Answer by")), Column(_("How it stands")))
    empty = EmptyState(
        _("No swap here"),
        _("Ask for a letting that lets families swap homes. Its circles are taken up from the plan, once it is kept."),
        Link(_("Ask for a letting"), reverse("letting-run-ask"), Weight.PRIMARY)
        if desk.may(Permission.LET_HOMES)
        else None,
    )
    rows = tuple(_row(swap, desk=desk) for swap in swaps)
    return Table(_("Swaps"), columns, rows, caption_shown=False, empty=empty, pagination=pagination)


def _row(swap: Swap, *, desk: Desk) -> Row:
    parties = sorted(swap.parties.all(), key=lambda party: party.place)
    state = state_of(swap, parties=parties, on=desk.today)
    homes = ", ".join(street_address(party.gives) for party in parties)
    cells = (families_named(parties), homes, _answer_by(swap, state=state, desk=desk), state_tag(state))
    return Row(cells, url=reverse("letting-swap", args=[swap.pk]))


def _answer_by(swap: Swap, *, state: SwapState, desk: Desk) -> Shown:
    """The last day to answer; while an answer is waited for, how far away it is."""
    if state not in ASKED_FOR:
        return swap.answer_by
    return Muted(swap.answer_by, distance_in_words(swap.answer_by, on=desk.today))
