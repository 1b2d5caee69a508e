"""How far a run has come, in words."""

from __future__ import annotations

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bofast.casework.runs.models import Run
from bofast.design.parts.actions import Link, Press, Weight
from bofast.design.parts.progress import JobProgress, JobState

TITLES: dict[str, str | Promise] = {
    "check_sheet": gettext_lazy("Checking the sheet"),
    "bring_in_sheet": gettext_lazy("Bringing in the sheet"),
    "divide_area": gettext_lazy("Finding ways to divide an area"),
    "try_policy": gettext_lazy("Trying other ways to let"),
    "compare_all": gettext_lazy("Comparing the ways home for all families"),
    "weigh_homes": gettext_lazy("Weighing every family's home by the chosen norm"),
    "run_letting": gettext_lazy("Planning a letting"),
    "price_rules": gettext_lazy("Working out what each rule costs"),
    "replay_letting": gettext_lazy("Making a letting again from its record"),
    "settle_offers": gettext_lazy("Settling offers that nobody answered"),
    "explain_letting": gettext_lazy("Trying what would have changed the letting for a family"),
}
OF_SHEETS = {"check_sheet", "bring_in_sheet"}
OF_FAMILIES = {"compare_all", "weigh_homes"}
OF_STEPS = {"run_letting", "divide_area", "try_policy"}
OWN_PAGES = {"divide_area": "letting-division", "try_policy": "letting-trial"}
"""Kinds whose answer is a page of its own, by the key of the run."""
STATES = {
    Run.State.WAITING: JobState.WAITING,
    Run.State.RUNNING: JobState.RUNNING,
    Run.State.DONE: JobState.DONE,
    Run.State.FAILED: JobState.FAILED,
    Run.State.CANCELLED: JobState.FAILED,
}


def progress_of(run: Run) -> JobProgress:
    page = str(run.facts.get("page", "")) or _page_of(run)
    return JobProgress(
        title=str(TITLES.get(run.kind, run.kind)),
        state=STATES[Run.State(run.state)],
        poll_url=reverse("run", args=[run.pk]),
        done=run.done_count,
        total=run.total_count or 0,
        words=_words(run),
        result=Link(_("See what came of it"), page, weight=Weight.PRIMARY) if run.is_over and page else None,
    )


def _page_of(run: Run) -> str:
    """Where the work of a run without a page of its own is looked after."""
    if run.kind in OWN_PAGES:
        return reverse(OWN_PAGES[run.kind], args=[run.pk])
    return reverse("intake") if run.kind in OF_SHEETS else ""


def actions_of(run: Run) -> tuple[Press, ...]:
    if run.is_over:
        return ()
    return (Press(_("Stop"), reverse("run-cancel", args=[run.pk])),)


def _words(run: Run) -> str:
    if run.state == Run.State.WAITING:
        return _("It starts as soon as the work before it is done.")
    if run.state in {Run.State.CANCELLED, Run.State.FAILED}:
        return _what_is_left(run)
    return _how_far(run, total=run.total_count) if run.total_count is not None else ""


def _how_far(run: Run, *, total: int) -> str:
    """How much is done, in what the run counts: families, steps, or rows of a sheet."""
    told = {"done": number_format(run.done_count, force_grouping=True)}
    return _counted(run.kind, total=total) % (told | {"total": number_format(total, force_grouping=True)})


def _counted(kind: str, *, total: int) -> str:
    if kind in OF_FAMILIES:
        return ngettext("%(done)s of %(total)s family", "%(done)s of %(total)s families", total)
    if kind in OF_STEPS:
        return ngettext("%(done)s of %(total)s step", "%(done)s of %(total)s steps", total)
    return ngettext("%(done)s of %(total)s row", "%(done)s of %(total)s rows", total)


def _what_is_left(run: Run) -> str:
    if run.kind == "weigh_homes":
        return _some_are_weighed(run)
    return _what_stands(run) if _came_in_part(run) else _nothing_stands(run)


def _some_are_weighed(run: Run) -> str:
    """The norm is chosen already; only the weighing by it was stopped."""
    told = {"done": number_format(run.done_count, force_grouping=True)}
    if run.state == Run.State.CANCELLED:
        return (
            _(
                "You stopped it. The norm is chosen, and homes weighed by it: %(done)s. The lists show the others by "
                "the norm before. Choose the norm again to weigh them all."
            )
            % told
        )
    return (
        _(
            "It could not be finished. The norm is chosen, and homes weighed by it: %(done)s. The lists show the "
            "others by the norm before. Choose the norm again to weigh them all. Tell your administrator if it repeats."
        )
        % told
    )


def _came_in_part(run: Run) -> bool:
    """A very large sheet comes in by batches that each stand; what came in as one transaction took its count back."""
    return run.kind == "bring_in_sheet" and run.total_count is not None and run.done_count > 0


def _what_stands(run: Run) -> str:
    told = {"done": number_format(run.done_count, force_grouping=True)}
    if run.state == Run.State.CANCELLED:
        return (
            _(
                "You stopped it. Rows brought in before that, which stand: %(done)s. "
                "Bring in the same sheet again, and it goes on where it stopped."
            )
            % told
        )
    return (
        _(
            "It could not be finished. Rows brought in before that, which stand: %(done)s. "
            "Bring in the same sheet again, and it goes on where it stopped. Tell your administrator if it repeats."
        )
        % told
    )


def _nothing_stands(run: Run) -> str:
    if run.state == Run.State.CANCELLED:
        return _("You stopped it. Nothing is half-written.")
    return _("It could not be done. Nothing is half-written. Try again, and tell your administrator if it repeats.")
