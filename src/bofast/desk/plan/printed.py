"""The plan on paper, in the family's language, with the reader's own beside it where the two differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from bofast.casework.families.models import Family
from bofast.casework.followup.approval import choices_of
from bofast.casework.followup.models import PlanArea
from bofast.design import words
from bofast.desk.office import DeskRequest
from bofast.desk.plan.steps import who_does
from bofast.desk.reading import open_family
from bofast.desk.wording.followup import AREAS, WAYS


@dataclass(frozen=True, slots=True)
class AreaOnPaper:
    """One area: the goals in the family's words, and who does what by when."""

    name: str
    goals: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanOnPaper:
    """The plan in one language."""

    language: str
    title: str
    made_on: str
    made_by: str
    """The office, and who in it follows the family up."""
    way: str
    areas: tuple[AreaOnPaper, ...]
    nothing_yet: str
    place_and_day: str
    """What stands under the line on which each writes where and when it was signed."""
    sign_here: tuple[str, ...]
    """What stands under the lines for the names: for whom, and who where it is known."""


@require_GET
def show(request: DeskRequest, family_id: UUID) -> HttpResponse:
    """The plan in the family's language, and beside it in the reader's where that is another."""
    family = open_family(request, family_id)
    languages = dict.fromkeys([family.text_language, translation.get_language() or family.text_language])
    sheets = [on_paper(family, language=language, on=request.desk.today) for language in languages]
    return render(request, "plan/printed.html", {"family": family, "sheets": sheets})


def on_paper(family: Family, *, language: str, on: date) -> PlanOnPaper:
    """The plan of a family in a language. What the family said itself stands as it was said."""
    with translation.override(language):
        choice = choices_of(family).standing()
        return PlanOnPaper(
            language=language,
            title=_("Our plan"),
            made_on=_("As it stands on %(day)s") % {"day": words.day(on)},
            made_by=_made_by(family),
            way=_("The way we are on: %(way)s") % {"way": WAYS[choice.way]} if choice else "",
            areas=tuple(_area(family, area=area) for area in PlanArea),
            nothing_yet=_("Nothing agreed here yet."),
            place_and_day=_("Place and date"),
            sign_here=(_("The family"), _for_the_municipality(family)),
        )


def _made_by(family: Family) -> str:
    if family.responsible is None:
        return family.office.name
    return _("%(office)s, coordinator: %(name)s") % {"office": family.office.name, "name": family.responsible}


def _for_the_municipality(family: Family) -> str:
    if family.responsible is None:
        return _("For the municipality")
    return _("For the municipality: %(name)s") % {"name": family.responsible}


def _area(family: Family, *, area: PlanArea) -> AreaOnPaper:
    goals = family.goals.filter(area=area).exclude(status="dropped").order_by("set_on", "pk")
    steps = family.steps.filter(area=area, dropped_on__isnull=True).select_related("owner", "partner")
    return AreaOnPaper(
        name=str(AREAS[area]),
        goals=tuple(goal.own_words for goal in goals),
        steps=tuple(
            _step(step.what, who=who_does(step), due_on=step.due_on, done_on=step.done_on)
            for step in steps.order_by("due_on", "recorded_at")
        ),
    )


def _step(what: str, *, who: str, due_on: date | None, done_on: date | None) -> str:
    day = done_on or due_on
    facts = {"what": what, "who": who or "–", "day": words.day(day) if day else "–"}
    if done_on is not None:
        return _("%(what)s (%(who)s, done %(day)s)") % facts
    return _("%(what)s (%(who)s, by %(day)s)") % facts
