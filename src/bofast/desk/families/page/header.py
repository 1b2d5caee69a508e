"""The header that never leaves: who, where and since when, the way, what is next, who is responsible."""

from __future__ import annotations

from datetime import time

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.design import words
from bofast.design.parts import Fact, FamilyHeader, Link, Muted, Tag, Weight
from bofast.design.parts.part import Shown as Value
from bofast.desk.families.listing.presenter import people_words
from bofast.desk.families.page.moment import Shown
from bofast.desk.families.protected import address_of, grade_tag
from bofast.desk.families.words import WAY_WORDS, status_words


def header_of(shown: Shown) -> FamilyHeader:
    family = shown.family
    size = len({row.person_id for row in shown.file.members_on(shown.on)})
    responsible = str(family.responsible) if family.responsible else _("nobody")
    return FamilyHeader(
        name=family.name,
        size=people_words(size),
        facts=(
            Fact(_("Lives in"), _where(shown)),
            Fact(_("Way home"), _way(shown)),
            Fact(_("Next"), _next(shown)),
            Fact(_("Responsible"), responsible),
        ),
        tags=(*grade_tag(family), Tag(status_words(family.status)), *_closed(shown)),
        actions=_actions(shown),
    )


def _where(shown: Shown) -> Value:
    lives_in = shown.lives_in
    if not lives_in:
        return _("no home recorded")
    since = _("since %(day)s") % {"day": words.day(lives_in[0].entered_on)}
    return Muted(address_of(shown.desk, shown.family, lives_in[0].home), since)


def _way(shown: Shown) -> Value:
    choice = shown.file.choices.standing(on=shown.on)
    if choice is None:
        return _("not chosen yet")
    chosen = _("chosen %(day)s") % {"day": words.day(choice.chosen_on)}
    return Muted(str(WAY_WORDS[choice.way]), chosen)


def _next(shown: Shown) -> Value:
    due = [
        (step.due_on, step.due_at_time or time.max, step.what)
        for step in shown.file.steps
        if step.is_open and step.due_on
    ]
    if not due:
        return _("no step with a day")
    due_on, _at, what = min(due)
    return Muted(what, words.day(due_on))


def _closed(shown: Shown) -> tuple[Tag, ...]:
    closed_on = shown.family.closed_on
    return (Tag(_("closed %(day)s") % {"day": words.day(closed_on)}),) if closed_on else ()


def _actions(shown: Shown) -> tuple[Link, ...]:
    if not shown.desk.may(Permission.FOLLOW_UP):
        return ()
    return (Link(_("Five ways home"), reverse("family", args=[shown.family.pk]) + "#ways", Weight.SECONDARY),)
