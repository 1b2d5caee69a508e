"""Where a refusal is put right, when that is another page than the one that refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bofast.casework.access.roles import Permission
from bofast.design.parts import Link, Notice, Tone, Weight
from bofast.desk.office import Desk
from bofast.desk.wording import refusal_in_words
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the office on which something can be put right, and who may see it."""

    label: Promise
    url_name: str
    needs: Permission


_FRAME = Place(gettext_lazy("The frame of start loans"), "office-frame", Permission.DECIDE_LOANS)
_FIGURES = Place(gettext_lazy("The office's figures"), "office-policy", Permission.CHANGE_POLICY)
PLACES: Mapping[Reason, Place] = {
    Reason.FRAME_MISSING: _FRAME,
    Reason.FRAME_EXCEEDED: _FRAME,
    Reason.PARAMETER_MISSING: _FIGURES,
}


def mended_at(refused: ShownToUser, *, desk: Desk) -> Link | None:
    """The way to where a refusal is put right; nothing where that is here, or where the reader may not go."""
    place = PLACES.get(refused.reason)
    if place is None or not desk.may(place.needs):
        return None
    return Link(str(place.label), reverse(place.url_name), Weight.SECONDARY)


def refusal_notice(refused: ShownToUser, *, desk: Desk) -> Notice | None:
    """A notice that leads to where a refusal is put right."""
    link = mended_at(refused, desk=desk)
    if link is None:
        return None
    return Notice(_("This is put right elsewhere"), refusal_in_words(refused), Tone.WARNING, actions=(link,))
