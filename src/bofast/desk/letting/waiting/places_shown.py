"""Where the family stands, with and without internal precedence, and how long others waited there."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from bofast.casework.lettings.line.places import PlaceIn, places_of
from bofast.casework.lettings.line.waiting import waiting_times_of
from bofast.casework.lettings.models import Registration
from bofast.design.parts import Column, EmptyState, Muted, Notice, Row, Table, Tone
from bofast.desk.letting.waiting.told import (
    homes_told,
    place_told,
    precedence_told,
    spread_told,
    turn_told,
    wait_told,
    why_not_told,
)
from bofast.desk.office import Desk
from bofast.desk.wording import refusal_in_words
from bofast.rules.letting.waiting_time import NoEstimate, WaitingTime
from bofast.vocabulary.errors import ShownToUser


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesShown:
    """The places as a table, and what must be known to read it."""

    notices: tuple[Notice, ...]
    table: Table | None
    how: str


def places_shown(desk: Desk, registration: Registration, *, rests: bool) -> PlacesShown:
    """The places of today; a refusal in words where two agreements would answer."""
    try:
        places = places_of(registration, on=desk.today)
    except ShownToUser as refused:
        cannot = Notice(_("The place cannot be told"), refusal_in_words(refused), Tone.WARNING)
        return PlacesShown(notices=(cannot,), table=None, how="")
    return PlacesShown(
        notices=(_resting(),) if rests else (),
        table=_table(places, desk=desk),
        how=_how(places),
    )


def _table(places: tuple[PlaceIn, ...], *, desk: Desk) -> Table:
    waits = waiting_times_of(places, office=desk.office, on=desk.today)
    return Table(
        _("Place in line"),
        (Column(_("Homes")), Column(_("Turn")), Column(_("Place today")), Column(_("How long others waited there"))),
        tuple(_row(place, wait=wait) for place, wait in zip(places, waits, strict=True)),
        caption_shown=False,
        empty=EmptyState(
            _("No place without a wish"),
            _("A family has a place among those who wish the same homes. Tell its wishes first."),
        ),
    )


def _row(place: PlaceIn, *, wait: WaitingTime | NoEstimate | None) -> Row:
    why_not = why_not_told(place)
    return Row(
        (
            homes_told(place.homes),
            Muted(turn_told(place.turn), precedence_told(place.turn)),
            Muted(place_told(place), why_not) if why_not else place_told(place),
            Muted(wait_told(wait), spread_told(wait)),
        )
    )


def _resting() -> Notice:
    return Notice(_("The registration rests"), _("This is the place that it would have if it were taken up again."))


def _how(places: tuple[PlaceIn, ...]) -> str:
    """How the places are counted; where no agreement covers the homes, that it is by need."""
    if not places:
        return ""
    counted = _(
        "Counted now, among those who wish and may have such homes. How long others waited is what the office's own "
        "lettings show, replayed month by month; it is no promise."
    )
    if any(place.turn is None for place in places):
        by_need = _("Homes that no agreement covers are let by need: there is one place, by class of need.")
        return f"{by_need} {counted}"
    return counted
