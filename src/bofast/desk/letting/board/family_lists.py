"""The families behind a figure, without their homes: who may not know of a family sees only that there is one more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.families.models import Family
from bofast.casework.lettings.board import families
from bofast.casework.lettings.board.period import Period
from bofast.casework.lettings.board.record import BoardRecord
from bofast.casework.lettings.models import Appeal, Offer
from bofast.design import words
from bofast.design.parts import Column, Row
from bofast.desk.letting.board.counted import BoardFigure
from bofast.desk.wording.letting_names import APPEAL_OUTCOMES, BECAUSE

OFFERS: Mapping[BoardFigure, Callable[[BoardRecord, Period], Sequence[Offer]]] = {
    BoardFigure.HOUSED: families.housed_in,
    BoardFigure.WITHIN: families.moved_within,
    BoardFigure.MOVED_IN: families.moved_in,
    BoardFigure.REFUSED: families.refused_in,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyLine:
    """A family in a list: on which day something was so, and what; `url` is empty for the family's own page."""

    family: UUID
    on: date | None
    told: str = ""
    url: str = ""


def lines_of(offers: Sequence[Offer], *, figure: BoardFigure) -> list[FamilyLine]:
    """An offer a line: when it was refused and why, or when it became a tenancy and how long that took."""
    if figure is BoardFigure.REFUSED:
        return [FamilyLine(family=one.registration.family_id, on=one.answered_on, told=_why(one)) for one in offers]
    return [FamilyLine(family=one.registration.family_id, on=one.completed_on, told=_waited(one)) for one in offers]


def lines_of_appeals(appeals: Sequence[Appeal]) -> list[FamilyLine]:
    return [
        FamilyLine(
            family=one.registration.family_id,
            on=one.received_on,
            told=str(APPEAL_OUTCOMES[Appeal.Outcome(one.outcome)]) if one.outcome else _("not decided yet"),
            url=reverse("letting-appeal", args=[one.pk]),
        )
        for one in appeals
    ]


def _why(offer: Offer) -> str:
    return str(BECAUSE[Offer.Because(offer.because or Offer.Because.OTHER)])


def _waited(offer: Offer) -> str:
    months = families.months_waited(offer)
    told = ngettext("waited %(count)s month", "waited %(count)s months", months)
    return told % {"count": words.number(months)}


def family_columns() -> tuple[Column, ...]:
    return (Column(_("Family")), Column(_("Number")), Column(_("Day")), Column(_("What")))


def family_rows(lines: Sequence[FamilyLine], *, known: Mapping[UUID, Family]) -> list[Row]:
    """The lines of the families that the reader may know of, the newest first."""
    shown = sorted((one for one in lines if one.family in known), key=lambda one: one.on or date.min, reverse=True)
    return [
        Row(
            (known[one.family].name, known[one.family].reference, one.on or "–", one.told or "–"),
            url=one.url or reverse("family", args=[one.family]),
        )
        for one in shown
    ]
