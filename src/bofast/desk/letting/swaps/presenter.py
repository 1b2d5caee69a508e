"""One swap as a page: who would move where and why, what each says, what the landlord may say, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.homes.words import street_address
from bofast.casework.lettings.models import Offer, SwapParty
from bofast.casework.lettings.swapping.gains import gains_in, ring_with
from bofast.casework.lettings.swapping.grounds import grounds_against_swap
from bofast.casework.lettings.swapping.swap_states import SwapState
from bofast.casework.lettings.ties import is_tied
from bofast.design.parts import (
    Breadcrumbs,
    Column,
    Fact,
    FactList,
    Link,
    MoveChain,
    Muted,
    Notice,
    PageHeader,
    Press,
    Row,
    Table,
    Tone,
    Weight,
)
from bofast.design.parts.part import Shown
from bofast.desk.letting.runs.finding import link_to
from bofast.desk.letting.swaps.circle import CircleMove, circle_drawn, gains_listed, moves_of
from bofast.desk.letting.swaps.deeds import deeds_of
from bofast.desk.letting.swaps.finding import OpenedSwap
from bofast.desk.letting.swaps.following import what_follows
from bofast.desk.letting.swaps.words import answer_tag, families_named, ground_told, state_tag
from bofast.desk.letting.ties.near import too_near
from bofast.desk.office import Desk
from bofast.desk.wording.letting_names import BECAUSE

UNDER_WAY = frozenset({SwapState.WAITS, SwapState.LAPSED, SwapState.AGREED})


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapPage:
    """What `letting/swaps/swap.html` shows.

    Attributes:
        near: that the reader is too near a family to decide; None for everybody else.
        grounds: what the landlord may refuse it by; None when it is over.
    """

    header: PageHeader
    crumbs: Breadcrumbs
    near: Notice | None
    follows: Notice | None
    drawn: MoveChain
    gains: FactList
    answers: Table
    grounds: Notice | None
    facts: FactList


def swap_page(desk: Desk, opened: OpenedSwap) -> SwapPage:
    title = _("Swap: %(families)s") % {"families": families_named(opened.parties)}
    may_act = desk.may(Permission.LET_HOMES) and not is_tied(desk.user, families=opened.families, on=desk.today)
    actions = deeds_of(opened) if may_act else ()
    moves = _moves(opened)
    return SwapPage(
        header=PageHeader(title, tags=(state_tag(opened.state),), actions=actions),
        crumbs=Breadcrumbs(trail(), title),
        near=too_near(desk, families=opened.families),
        follows=what_follows(desk, opened),
        drawn=circle_drawn(moves),
        gains=gains_listed(moves),
        answers=_answers(opened, may_act=may_act),
        grounds=_grounds(desk, opened) if opened.state in UNDER_WAY else None,
        facts=FactList(tuple(_facts(opened)), columns=True),
    )


def trail() -> tuple[Link, ...]:
    return (Link(_("Letting"), reverse("letting")), Link(_("Swaps"), reverse("letting-swaps")))


def _moves(opened: OpenedSwap) -> tuple[CircleMove, ...]:
    ring = ring_with(opened.swap.run, family=opened.families[0])
    return moves_of(
        gains_in(opened.swap.run, rings=(ring,)),
        families=opened.families,
        names={party.registration.family_id: party.registration.family.name for party in opened.parties},
        homes={party.gives_id: street_address(party.gives) for party in opened.parties},
    )


def _answers(opened: OpenedSwap, *, may_act: bool) -> Table:
    columns = (
        Column(_("Family")),
        Column(_("Gives")),
        Column(_("Gets")),
        Column(_("Says")),
        Column(_("What to do"), quiet=True),
    )
    rows = tuple(
        Row(
            (
                party.registration.family.name,
                street_address(party.gives),
                street_address(party.gets),
                _says(party, opened=opened),
                _to_do(party, opened=opened) if may_act else "–",
            )
        )
        for party in opened.parties
    )
    return Table(_("What each family says"), columns, rows, caption_shown=False)


def _says(party: SwapParty, *, opened: OpenedSwap) -> Shown:
    """Yes or no, when, and why not; the family's own words to those alone who may see its details."""
    tag = answer_tag(party)
    if party.answered_on is None:
        return tag
    why = str(BECAUSE[Offer.Because(party.because)]) if party.because else ""
    own_words = party.words if party.registration.family_id in opened.open_families else ""
    told = [words for words in (why, own_words) if words]
    return [tag, party.answered_on, *told]


def _to_do(party: SwapParty, *, opened: OpenedSwap) -> Shown:
    if opened.state not in UNDER_WAY:
        return "–"
    about = party.registration.family.name
    no = Link(_("No"), reverse("letting-swap-no", args=[party.pk]), Weight.TERTIARY, about=about)
    if party.answer or opened.state is SwapState.LAPSED:
        return no
    return [Press(_("Yes"), reverse("letting-swap-yes", args=[party.pk]), about=about), no]


def _grounds(desk: Desk, opened: OpenedSwap) -> Notice:
    """What the law lets the landlord refuse it by, or that nothing does."""
    found = grounds_against_swap(opened.parties, on=desk.today)
    if not found:
        text = _("The landlord can still say no for another good reason, in words.")
        return Notice(_("No ground of the law speaks against it"), text, Tone.SUCCESS)
    must = any(against.ground.must_refuse for against in found)
    title = _("The landlord must say no") if must else _("The landlord may say no")
    text = _("It is the landlord's own choice, unless the municipality's ceiling is passed.")
    points = tuple(ground_told(against) for against in found)
    return Notice(title, "" if must else text, Tone.DANGER if must else Tone.WARNING, points=points)


def _facts(opened: OpenedSwap) -> list[Fact]:
    swap = opened.swap
    facts = [
        Fact(_("Found by"), link_to(swap.run)),
        Fact(_("The families were asked"), Muted(swap.asked_on, str(swap.asked_by))),
        Fact(_("Answer by"), swap.answer_by),
    ]
    if swap.over_on is not None:
        facts.append(Fact(_("Over since"), Muted(swap.over_on, str(swap.recorded_by or _("by the rule")))))
    return facts
