"""The plan as pictures and figures: chains of moves, circles, the turns used, and what the audit found."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.lettings.plans.frozen import FrozenChain
from bofast.design import words
from bofast.design.parts import (
    ChainHome,
    ChainMove,
    Column,
    EmptyState,
    MoveChain,
    Row,
    Stat,
    StatTiles,
    Table,
    Tag,
    Tone,
)
from bofast.desk.letting.runs.shown_plan import ShownPlan
from bofast.desk.wording.letting_names import LANES
from bofast.vocabulary.letting import Mode


def tiles(shown: ShownPlan) -> StatTiles:
    """What the plan does, in families, and what the auditor found."""
    counted = shown.plan.counted
    nothing = counted["families"] - counted["newcomers_housed"] - counted["tenants_moved"]
    return StatTiles(
        (
            Stat(_("Families from outside who get a home"), counted["newcomers_housed"]),
            Stat(_("Families here who get one they prefer"), counted["tenants_moved"]),
            Stat(_("Families who get nothing this time"), nothing),
            Stat(_("Faults found by the audit"), shown.plan.audit_faults, tone=_tone(shown.plan.audit_faults)),
            Stat(_("Answers without a reason"), shown.plan.unexplained_pairs, tone=_tone(shown.plan.unexplained_pairs)),
        )
    )


def _tone(faults: int) -> Tone:
    return Tone.DANGER if faults else Tone.SUCCESS


def how_good(shown: ShownPlan) -> str:
    """Whether a plan by need is proven to be the best; nothing for a plan by list, which has no better or worse."""
    proof = shown.plan.proof
    if shown.plan.mode is not Mode.NEED or proof is None:
        return ""
    if proof["is_proven"]:
        return _("No other plan serves these families and fits them better: that is proven.")
    return _("A better plan may exist: the search was cut short before that was settled.")


def chains_drawn(shown: ShownPlan) -> tuple[MoveChain, ...]:
    """The chains, cut where a family moves whom the reader may not know of."""
    return tuple(part for chain in shown.plan.chains for part in _known_parts(chain, shown=shown))


def _known_parts(chain: FrozenChain, *, shown: ShownPlan) -> Iterator[MoveChain]:
    first = 0
    for place in range(len(chain.families) + 1):
        if place < len(chain.families) and shown.names.knows(chain.families[place]):
            continue
        if place > first:
            yield _drawn(chain, range(first, place), shown=shown)
        first = place + 1


def _drawn(chain: FrozenChain, places: range, *, shown: ShownPlan) -> MoveChain:
    boxes = [_box(chain, place, shown=shown) for place in range(places.start, places.stop + 1)]
    moves = tuple(ChainMove(shown.family(chain.families[place]), _by(chain, place, shown=shown)) for place in places)
    label = _("Who moves where from %(home)s on") % {"home": shown.home(chain.homes[places.start])}
    return MoveChain(label, tuple(boxes), moves)


def _box(chain: FrozenChain, place: int, *, shown: ShownPlan) -> ChainHome:
    if place < len(chain.homes):
        return ChainHome(shown.home(chain.homes[place]), _("vacant") if place == 0 else _("falls free"))
    if chain.left_empty is not None:
        return ChainHome(shown.home(chain.left_empty), _("falls free; nobody moves in"))
    return ChainHome(_("From outside"), _("leaves no home here"))


def _by(chain: FrozenChain, place: int, *, shown: ShownPlan) -> str:
    """By what a family moves in: the turn of the home, a swap, or her need."""
    move = shown.plan.move_of(chain.families[place])
    if move is not None and move.is_swap:
        return _("moves in by a swap")
    lane = shown.plan.lanes.get(chain.homes[place])
    return _("moves in, in %(lane)s") % {"lane": LANES[lane.lane]} if lane is not None else _("moves in")


def not_shown(shown: ShownPlan) -> str:
    """How many move whom the reader may not know of; nothing when she knows them all."""
    count = shown.unknown_moves
    if not count:
        return ""
    return ngettext(
        "One family that others work with moves too. It is not named, and its homes are not shown.",
        "%(count)s families that others work with move too. They are not named, and their homes are not shown.",
        count,
    ) % {"count": words.number(count)}


def turns_table(shown: ShownPlan) -> Table | None:
    """In which turn each home is let that is vacant or falls free; None for a plan by need, which has no turns."""
    if shown.plan.mode is Mode.NEED:
        return None
    taken = {move.to for move in shown.plan.moves}
    rows = [
        Row((shown.home(home), str(LANES[lane.lane]), _fixed(is_provisional=lane.is_provisional)))
        for home, lane in shown.plan.lanes.items()
        if home not in shown.hidden_homes and (home in taken or not lane.is_provisional)
    ]
    empty = EmptyState(_("No home had a turn"), _("Homes get a turn when an agreement covers their department."))
    columns = (Column(_("Home")), Column(_("Whose turn")), Column(_("How sure")))
    return Table(_("The turns used"), columns, tuple(rows), caption_shown=False, empty=empty)


def _fixed(*, is_provisional: bool) -> Tag:
    if is_provisional:
        return Tag(_("read ahead; set when the home is really given up"))
    return Tag(_("as set, or next by the counters"), Tone.SUCCESS)
