"""A step as a line with the buttons that act on it, on the family's page and on My day."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.followup.models import Step
from bofast.design import words
from bofast.design.parts import Link, Press, Sent, TaskLine, Weight


def step_line(step: Step, *, on: date, may_write: bool, back: str, about: str = "", url: str = "") -> TaskLine:
    """One step; `about` stands under it, before who does it."""
    return TaskLine(
        title=step.what,
        url=url,
        about=" · ".join(word for word in (about, who_does(step)) if word),
        due_on=step.due_on if step.is_open else step.done_on or step.dropped_on,
        when=when_in_words(step, on=on),
        late=step.is_overdue_on(on),
        done=step.done_on is not None,
        actions=actions_of(step, back=back) if may_write and step.is_open else (),
    )


def who_does(step: Step) -> str:
    if step.is_familys_own:
        return _("the family")
    return str(step.owner or step.partner or "")


def when_in_words(step: Step, *, on: date) -> str:
    """The due day as one says it on the day of reading; the day itself stands beside it."""
    if step.done_on is not None:
        return _("done")
    if step.dropped_on is not None:
        return _("dropped")
    return "" if step.due_on is None else distance_in_words(step.due_on, on=on, at=_clock(step))


def distance_in_words(day: date, *, on: date, at: str = "") -> str:
    """How far a day is away: late, today, tomorrow, in so many days."""
    days = (day - on).days
    if days < 0:
        return ngettext("%(days)s day late", "%(days)s days late", -days) % {"days": words.number(-days)}
    if days == 0:
        return _("today at %(time)s") % {"time": at} if at else _("today")
    if days == 1:
        return _("tomorrow at %(time)s") % {"time": at} if at else _("tomorrow")
    return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": words.number(days)}


def _clock(step: Step) -> str:
    return step.due_at_time.strftime("%H:%M") if step.due_at_time else ""


def actions_of(step: Step, *, back: str) -> tuple[Press | Link, ...]:
    """Done, a week later, another day, not to be done: where the line stands."""
    here, sent = [step.family_id, step.pk], (Sent("next", back),)
    move = reverse("step-move", args=here)
    return (
        Press(_("Done"), reverse("step-done", args=here), sends=sent, about=step.what),
        Press(_("A week later"), move, sends=(*sent, Sent("a_week", "1")), weight=Weight.TERTIARY, about=step.what),
        Link(_("Another day"), f"{move}?next={quote(back)}", Weight.TERTIARY, about=step.what),
        Press(_("Drop"), reverse("step-drop", args=here), sends=sent, weight=Weight.TERTIARY, about=step.what),
    )
