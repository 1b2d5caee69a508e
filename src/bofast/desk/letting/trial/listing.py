"""The trials of an office, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bofast.casework.lettings.trials.asked import KIND, TrialAsked
from bofast.casework.runs.models import Run
from bofast.design import words
from bofast.design.parts import Column, EmptyState, Link, Row, Table, Weight
from bofast.desk.letting.trial.words import way_in_words
from bofast.desk.office import Desk

SHOWN = 50
STATES: Mapping[Run.State, Promise] = {
    Run.State.WAITING: gettext_lazy("waits"),
    Run.State.RUNNING: gettext_lazy("is being tried"),
    Run.State.DONE: gettext_lazy("done"),
    Run.State.FAILED: gettext_lazy("could not be done"),
    Run.State.CANCELLED: gettext_lazy("stopped"),
}


def trials_of(desk: Desk) -> list[Run]:
    """The newest trials of the office, whoever asked for them: they hold counts, and nobody's name."""
    runs = desk.office.runs.filter(kind=KIND).select_related("asked_by").order_by("-asked_at", "pk")
    return list(runs[:SHOWN])


def newest_trial(desk: Desk) -> Run | None:
    """The newest trial that is done."""
    done = desk.office.runs.filter(kind=KIND, state=Run.State.DONE)
    return done.order_by("-asked_at", "pk").first()


def trials_table(runs: Iterable[Run]) -> Table:
    return Table(
        caption=_("Trials"),
        caption_shown=False,
        columns=(Column(_("Asked on")), Column(_("By")), Column(_("Held against today's")), Column(_("How far"))),
        rows=tuple(_row(run) for run in runs),
        empty=EmptyState(
            _("Nothing tried yet"),
            _("Try another way to let before you make it: what it gives, what it costs, and what is only chance."),
            Link(_("Try another way"), reverse("letting-trial-ask"), Weight.PRIMARY),
        ),
    )


def _row(run: Run) -> Row:
    asked = TrialAsked.of(run.facts)
    ways = "; ".join(way_in_words(way, today=asked.policies[0]) for way in asked.policies[1:])
    return Row(
        (words.day(timezone.localdate(run.asked_at)), str(run.asked_by), ways, str(STATES[Run.State(run.state)])),
        url=reverse("letting-trial", args=[run.pk]),
    )
