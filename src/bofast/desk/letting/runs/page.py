"""The page of one letting: what it would do, beside what was kept before, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.models.runs import RunState
from bofast.design import words
from bofast.design.parts import (
    Breadcrumbs,
    JobProgress,
    Link,
    MoveChain,
    Notice,
    PageHeader,
    Press,
    StatTiles,
    Table,
    Tag,
    Tone,
    Weight,
)
from bofast.desk.letting.runs import picture
from bofast.desk.letting.runs.beside import Beside, beside_kept
from bofast.desk.letting.runs.circles import Circle, circles_shown
from bofast.desk.letting.runs.families import FamiliesFound, families_found
from bofast.desk.letting.runs.finding import title_of, ways_here
from bofast.desk.letting.runs.forms import SWAP_SIZES
from bofast.desk.letting.runs.job import not_planned, planning_of, stop_of
from bofast.desk.letting.runs.offered import Offered, offered
from bofast.desk.letting.runs.prices import Prices, prices_shown
from bofast.desk.letting.runs.record_card import Record, record_of
from bofast.desk.letting.runs.shown_plan import ShownPlan, shown_plan
from bofast.desk.office import Desk
from bofast.desk.wording.letting_names import MODES, RUN_STATES

TONES = {RunState.DONE: Tone.ACCENT, RunState.KEPT: Tone.SUCCESS, RunState.DROPPED: Tone.NEUTRAL}


@dataclass(frozen=True, slots=True)
class PlanPart:
    """What is told of a plan once there is one."""

    tiles: StatTiles
    proof: str
    chains: tuple[MoveChain, ...]
    circles: tuple[Circle, ...]
    not_shown: str
    offered: Offered | None
    beside: Beside | None
    families: FamiliesFound
    turns: Table | None
    prices: Prices


@dataclass(frozen=True, slots=True)
class LettingPage:
    """What `letting/runs/letting.html` shows.

    Attributes:
        job: how far the planning has come, while it is under way.
        trouble: why there is no plan, when there is none and nobody is at it.
    """

    header: PageHeader
    crumbs: Breadcrumbs
    job: JobProgress | None
    job_actions: tuple[Press, ...]
    trouble: Notice | None
    dropped: Notice | None
    plan: PlanPart | None
    record: Record


def letting_page(desk: Desk, letting: LettingRun, *, asked: QueryDict) -> LettingPage:
    """The page, with the filter of its families as it was asked for."""
    planning = planning_of(letting)
    return LettingPage(
        header=_header(desk, letting),
        crumbs=Breadcrumbs(ways_here(), title_of(letting)),
        job=planning.shown if planning is not None else None,
        job_actions=stop_of(planning.run, desk=desk) if planning is not None else (),
        trouble=not_planned(desk, letting),
        dropped=_dropped(letting),
        plan=_plan(desk, shown_plan(desk, letting), asked=asked) if letting.plan else None,
        record=record_of(desk, letting),
    )


def _plan(desk: Desk, shown: ShownPlan, *, asked: QueryDict) -> PlanPart:
    return PlanPart(
        tiles=picture.tiles(shown),
        proof=picture.how_good(shown),
        chains=picture.chains_drawn(shown),
        circles=circles_shown(desk, shown),
        not_shown=picture.not_shown(shown),
        offered=offered(desk, shown),
        beside=beside_kept(desk, shown),
        families=families_found(shown, asked=asked),
        turns=picture.turns_table(shown),
        prices=prices_shown(desk, shown.letting),
    )


def _header(desk: Desk, letting: LettingRun) -> PageHeader:
    told = {"name": str(letting.asked_by), "day": words.day(timezone.localtime(letting.asked_at).date())}
    state = Tag(str(RUN_STATES[letting.state]), TONES.get(letting.state, Tone.NEUTRAL))
    return PageHeader(
        title_of(letting),
        lead=_("Asked for by %(name)s on %(day)s.") % told,
        tags=(state, Tag(str(MODES[letting.mode])), *_swaps_tag(letting)),
        actions=_decisions(desk, letting),
    )


def _swaps_tag(letting: LettingRun) -> tuple[Tag, ...]:
    return (Tag(str(SWAP_SIZES[letting.largest_swap])),) if letting.largest_swap is not None else ()


def _decisions(desk: Desk, letting: LettingRun) -> tuple[Link, ...]:
    if not desk.may(Permission.LET_HOMES) or letting.state in {RunState.KEPT, RunState.DROPPED}:
        return ()
    keep = Link(_("Keep it"), reverse("letting-run-keep", args=[letting.pk]), Weight.PRIMARY)
    drop = Link(_("Drop it"), reverse("letting-run-drop", args=[letting.pk]), Weight.SECONDARY)
    return (keep, drop) if letting.state is RunState.DONE else (drop,)


def _dropped(letting: LettingRun) -> Notice | None:
    if letting.state is not RunState.DROPPED:
        return None
    return Notice(_("This letting was dropped"), letting.dropped_because, Tone.NEUTRAL)
