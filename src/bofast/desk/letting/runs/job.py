"""How far the work on a letting has come, and why it could not be done, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.models.runs import RunState
from bofast.casework.lettings.plans.runs_of_lettings import Work, newest_run
from bofast.casework.lettings.plans.troubles import LettingTrouble, TroubleKind, trouble_of
from bofast.casework.runs.models import Run
from bofast.design import words
from bofast.design.parts import JobProgress, Link, Notice, Press, Tone, Weight
from bofast.desk.letting.runs.finding import url_of
from bofast.desk.office import Desk
from bofast.desk.runs import presenter as runs
from bofast.desk.wording import in_words


def progress_of(run: Run, *, letting: LettingRun) -> JobProgress:
    """How far a run has come, on the letting's own page: whoever may see the letting sees it."""
    return replace(runs.progress_of(run), poll_url=f"{url_of(letting)}?job={run.kind}", result=None)


def stop_of(run: Run, *, desk: Desk) -> tuple[Press, ...]:
    """The button that stops a run, for the one who asked for it."""
    return runs.actions_of(run) if run.asked_by_id == desk.user.pk else ()


@dataclass(frozen=True, slots=True)
class Planning:
    """A run that plans a letting now, and how far it has come."""

    run: Run
    shown: JobProgress


def planning_of(letting: LettingRun) -> Planning | None:
    """What plans a letting now; None when it is over, or was never asked for."""
    run = newest_run(letting, work=Work.PLAN)
    return Planning(run, progress_of(run, letting=letting)) if run is not None and not run.is_over else None


def not_planned(desk: Desk, letting: LettingRun) -> Notice | None:
    """Why there is no plan, with the way to try again; None while it is being made, or when there is no need."""
    if letting.state not in {RunState.ASKED, RunState.BEGUN}:
        return None
    run = newest_run(letting, work=Work.PLAN)
    if run is not None and not run.is_over:
        return None
    again = Press(_("Plan it again"), reverse("letting-run-plan", args=[letting.pk]), weight=Weight.PRIMARY)
    trouble = trouble_of(run) if run is not None else None
    if trouble is None:
        return _notice(desk, _("This letting has no plan"), _("It was stopped. Nothing is half-written."), (again,))
    more = (Link(_("Agreements"), reverse("letting-agreements"), Weight.SECONDARY),)
    ways = (again, *(more if trouble.kind is TroubleKind.NO_AGREEMENT else ()))
    return _notice(desk, _("This letting could not be planned"), told(trouble, desk=desk), ways)


def _notice(desk: Desk, title: str, text: str, ways: tuple[Link | Press, ...]) -> Notice:
    return Notice(title, text, Tone.DANGER, actions=ways if desk.may(Permission.LET_HOMES) else ())


def told(trouble: LettingTrouble, *, desk: Desk) -> str:
    """Why a letting could not be planned, and what can be done."""
    return _TOLD[trouble.kind](trouble, desk)


def _no_agreement(trouble: LettingTrouble, desk: Desk) -> str:
    facts = {
        "department": _department(trouble.department, desk=desk),
        "day": words.day(trouble.on) if trouble.on else words.unknown(),
        "names": ", ".join(f"“{name}”" for name in trouble.agreements),
    }
    if trouble.agreements:
        told = _(
            "More than one agreement would say how homes of %(department)s are let on %(day)s: %(names)s. End one "
            "of them, or name the department in one alone. Nothing is half-written."
        )
        return told % facts
    told = _(
        "No agreement says how homes of %(department)s are let on %(day)s. Enter one that covers it, or plan by "
        "need. Nothing is half-written."
    )
    return told % facts


def _department(key: str, *, desk: Desk) -> str:
    if not key:
        return _("no department")
    found = desk.areas.filter(pk=int(key)).first() if key.isdigit() else None
    return found.name if found is not None else _("a department that is not here any longer")


def _parameter(trouble: LettingTrouble, _desk: Desk) -> str:
    return _(
        "The law's figures lack a value for that day: %(parameter)s. Tell your administrator, or choose another day. "
        "Nothing is half-written."
    ) % {"parameter": trouble.parameter}


def _unreadable(_trouble: LettingTrouble, _desk: Desk) -> str:
    return _("Something in the facts cannot be so, and nothing was planned by it. Tell your administrator.")


def _unsound(_trouble: LettingTrouble, _desk: Desk) -> str:
    return _(
        "The plan did not pass the audit that every plan is checked by. That is a fault of the program: nothing is let "
        "by it. Tell your administrator."
    )


def _refused(trouble: LettingTrouble, _desk: Desk) -> str:
    return in_words(trouble.reason) if trouble.reason is not None else words.unknown()


def _unforeseen(_trouble: LettingTrouble, _desk: Desk) -> str:
    return _("It could not be done. Nothing is half-written. Try again, and tell your administrator if it repeats.")


_TOLD: Mapping[TroubleKind, Callable[[LettingTrouble, Desk], str]] = {
    TroubleKind.NO_AGREEMENT: _no_agreement,
    TroubleKind.PARAMETER_MISSING: _parameter,
    TroubleKind.FACTS_UNREADABLE: _unreadable,
    TroubleKind.PLAN_UNSOUND: _unsound,
    TroubleKind.REFUSED: _refused,
    TroubleKind.UNFORESEEN: _unforeseen,
}
