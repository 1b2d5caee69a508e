"""What has come of a kept letting: its moves, the offers sent by it, and the tail that is planned anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.models.runs import RunState
from bofast.casework.lettings.offering.offer_states import OfferState
from bofast.casework.lettings.plans.kept import OfferedMove, kept_after, offered_moves
from bofast.design.parts import Column, EmptyState, Link, Notice, Press, Row, Sent, Table, Tag, Tone, Weight
from bofast.design.parts.part import Shown
from bofast.desk.letting.runs.finding import link_to
from bofast.desk.letting.runs.shown_plan import ShownPlan
from bofast.desk.office import Desk
from bofast.desk.wording.letting_names import OFFER_STATES

TONES = {
    OfferState.WAITS: Tone.ACCENT,
    OfferState.LAPSED: Tone.DANGER,
    OfferState.WISHED: Tone.ACCENT,
    OfferState.ACCEPTED: Tone.SUCCESS,
    OfferState.COMPLETED: Tone.SUCCESS,
    OfferState.REFUSED: Tone.WARNING,
    OfferState.SILENT: Tone.WARNING,
    OfferState.WITHDRAWN: Tone.WARNING,
}


@dataclass(frozen=True, slots=True)
class Offered:
    """The moves with their offers, and what stands in the way of going on by this plan.

    Attributes:
        replaced: that a newer plan has taken its place.
        fallen: the links that said no, and what can be done about those behind them; None when a newer plan has.
    """

    table: Table
    replaced: Notice | None
    fallen: Notice | None


def offered(desk: Desk, shown: ShownPlan) -> Offered | None:
    """What has come of a plan; None for one that nobody has kept."""
    if shown.letting.state is not RunState.KEPT:
        return None
    moves = offered_moves(shown.letting, plan=shown.plan, on=desk.today)
    known = [one for one in moves if shown.names.knows(one.move.family)]
    newer = kept_after(shown.letting)
    if newer is not None:
        return Offered(_table(known, shown=shown, may_send=False), _replaced_by(newer), fallen=None)
    may_send = desk.may(Permission.LET_HOMES)
    return Offered(_table(known, shown=shown, may_send=may_send), None, _fallen(known, desk=desk, shown=shown))


def _replaced_by(newer: LettingRun) -> Notice:
    return Notice(
        _("A newer letting has been kept"),
        _("Offers that were sent by this one stand; the others are sent by the newer one."),
        actions=(link_to(newer),),
    )


def _table(moves: Iterable[OfferedMove], *, shown: ShownPlan, may_send: bool) -> Table:
    columns = (
        Column(_("Family")),
        Column(_("Moves to")),
        Column(_("How it stands")),
        Column(_("What to do"), quiet=True),
    )
    rows = tuple(
        Row(
            (
                shown.family(one.move.family),
                shown.home(one.move.to),
                _state(one, shown=shown),
                _to_do(one, shown=shown, may_send=may_send),
            )
        )
        for one in moves
    )
    empty = EmptyState(_("Nobody moves by this plan"), _("So there is nothing to offer."))
    return Table(_("Offers by this plan"), columns, rows, caption_shown=False, empty=empty)


def _state(one: OfferedMove, *, shown: ShownPlan) -> Tag:
    if one.state is not None:
        return Tag(str(OFFER_STATES[one.state]), TONES.get(one.state, Tone.NEUTRAL))
    if one.went_elsewhere:
        return Tag(_("has another home, or has left the list"), Tone.WARNING)
    if shown.plan.ring_of(one.move.family) is not None:
        return Tag(_("by a swap, all on one day"))
    return Tag(_("not offered yet")) if one.vacancy is not None else Tag(_("the home is not vacant yet"))


def _to_do(one: OfferedMove, *, shown: ShownPlan, may_send: bool) -> Shown:
    """The offer, or where it is sent; nothing while the family before it has not left the home."""
    home = shown.home(one.move.to)
    if one.offer is not None:
        return Link(_("See the offer"), reverse("letting-offer", args=[one.offer.pk]), about=home)
    if one.went_elsewhere or one.vacancy is None or one.move.to in shown.hidden_homes or not may_send:
        return "–"
    url = reverse("letting-offer-send", args=[one.vacancy.pk])
    return Link(_("Send the offer"), url, Weight.SECONDARY, about=home)


def _fallen(moves: Iterable[OfferedMove], *, desk: Desk, shown: ShownPlan) -> Notice | None:
    fell = [one for one in moves if one.fell]
    if not fell:
        return None
    told = tuple(
        _("%(family)s does not move into %(home)s.")
        % {"family": shown.family(one.move.family), "home": shown.home(one.move.to)}
        for one in fell
    )
    actions = (plan_the_rest(desk, shown=shown),) if desk.may(Permission.LET_HOMES) else ()
    return Notice(
        _("A link of the chain fell"),
        _("What was planned behind it does not hold. What others have accepted stands; the rest is planned anew."),
        Tone.WARNING,
        points=told,
        actions=actions,
    )


def plan_the_rest(desk: Desk, *, shown: ShownPlan) -> Press:
    """One press asks for a letting of the same kind on the facts of today."""
    swaps = str(shown.letting.largest_swap or "")
    sends = (Sent("mode", shown.letting.mode.value), Sent("on", desk.today.isoformat()), Sent("swaps", swaps))
    return Press(_("Plan the rest anew, on the facts of today"), reverse("letting-run-ask"), sends, Weight.PRIMARY)
