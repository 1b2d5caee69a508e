"""The latest lettings, and how far each has come."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.models.runs import RunState
from bofast.casework.lettings.plans.planned import latest_runs
from bofast.design.parts import Column, EmptyState, Row, Table, Tag, Tone
from bofast.desk.office import Desk
from bofast.desk.wording.letting_names import MODES, RUN_STATES

TONES = {RunState.DONE: Tone.WARNING, RunState.KEPT: Tone.SUCCESS}


def runs_table(desk: Desk) -> Table:
    columns = (Column(_("On the facts of")), Column(_("By which order")), Column(_("How far")), Column(_("Asked by")))
    empty = EmptyState(
        _("Nobody has asked for a letting yet"),
        _("A letting puts everybody who wants a vacant home in order, plans the chains, and gives each a reason."),
    )
    return Table(_("Lettings"), columns, tuple(map(_row, latest_runs(desk.office))), caption_shown=False, empty=empty)


def _row(run: LettingRun) -> Row:
    state = Tag(str(RUN_STATES[run.state]), TONES.get(run.state, Tone.NEUTRAL))
    cells = (run.on, str(MODES[run.mode]), state, str(run.asked_by))
    return Row(cells, url=reverse("letting-run", args=[run.pk]))
