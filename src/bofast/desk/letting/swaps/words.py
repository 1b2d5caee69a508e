"""What is said of swaps: how they stand, and by which grounds a landlord can refuse them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.lettings.models import SwapParty
from bofast.casework.lettings.swapping.grounds import GroundAgainst
from bofast.casework.lettings.swapping.swap_states import SwapState
from bofast.design import words
from bofast.design.parts import Tag, Tone
from bofast.desk.wording.letting_names import SWAP_STATES
from bofast.vocabulary.letting import SwapGround

TONES = {
    SwapState.WAITS: Tone.ACCENT,
    SwapState.LAPSED: Tone.DANGER,
    SwapState.AGREED: Tone.SUCCESS,
    SwapState.DONE: Tone.SUCCESS,
    SwapState.TAKEN_BACK: Tone.WARNING,
    SwapState.DECLINED: Tone.WARNING,
    SwapState.REFUSED: Tone.WARNING,
}


def state_tag(state: SwapState) -> Tag:
    return Tag(str(SWAP_STATES[state]), TONES.get(state, Tone.NEUTRAL))


def families_named(parties: Sequence[SwapParty]) -> str:
    return ", ".join(party.registration.family.name for party in parties)


def answer_tag(party: SwapParty) -> Tag:
    match party.answer:
        case SwapParty.Answer.YES:
            return Tag(_("yes"), Tone.SUCCESS)
        case SwapParty.Answer.NO:
            return Tag(_("no"), Tone.WARNING)
        case _:
            return Tag(_("has not answered"))


def ground_told(against: GroundAgainst) -> str:
    """Whose facts give the landlord a ground, with the values on both sides of the limit."""
    told = _GROUNDS[against.ground.ground]
    return told(against.party.registration.family.name, against.ground.values)


def _lived_too_short(family: str, values: Mapping[str, Any]) -> str:
    months = words.number(values["months"])
    told = {"family": family, "since": words.day(values["since"]), "months": months}
    return _("%(family)s has lived in its home since %(since)s, which is under %(months)s months.") % told


def _too_many(family: str, values: Mapping[str, Any]) -> str:
    rooms = ngettext("%(count)s room", "%(count)s rooms", values["rooms"]) % {"count": words.number(values["rooms"])}
    persons = ngettext("%(count)s person", "%(count)s persons", values["persons"])
    told = {"family": family, "rooms": rooms, "most": words.number(values["most_per_room"])}
    told["persons"] = persons % {"count": words.number(values["persons"])}
    return _("%(family)s would be %(persons)s in %(rooms)s: more than %(most)s to a room.") % told


_GROUNDS: Mapping[SwapGround, Callable[[str, Mapping[str, Any]], str]] = {
    SwapGround.LIVED_TOO_SHORT: _lived_too_short,
    SwapGround.TOO_MANY_PERSONS: _too_many,
    SwapGround.MORE_THAN_THE_COUNCIL_ALLOWS: _too_many,
}
