"""The letting that a complaint is over: the record, the homes that the family wanted, what would have changed it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.lettings.models import Appeal
from bofast.casework.lettings.plans.explained import explanation_of
from bofast.casework.lettings.plans.frozen import frozen_plan
from bofast.casework.lettings.plans.frozen_facts import frozen_facts
from bofast.design import words
from bofast.design.parts import Column, EmptyState, Notice, Press, Row, Table
from bofast.desk.letting.appeals.frozen_record import FrozenRecord, record_of
from bofast.desk.letting.explaining import to_explain
from bofast.desk.letting.wanted import Wanted, WantedHome, wanted_of
from bofast.desk.office import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class LettingShown:
    """The lower half of `letting/appeals/appeal.html`.

    Attributes:
        nothing: why there is no record to show, where there is none.
        to_explain: the button that asks what would have changed it, or how far that has come; None when it is told.
    """

    nothing: Notice | None = None
    record: FrozenRecord | None = None
    homes: Table | None = None
    to_explain: Press | Notice | None = None


def letting_shown(desk: Desk, appeal: Appeal) -> LettingShown:
    letting, family = appeal.run, appeal.registration.family
    if letting is None:
        return LettingShown(nothing=_no_letting())
    facts = frozen_facts(letting, family=family.pk)
    if facts is None:
        return LettingShown(nothing=_not_in_it())
    plan, url = frozen_plan(letting), reverse("letting-appeal-explain", args=[appeal.pk])
    wanted = wanted_of(desk, plan, facts=facts, explained=explanation_of(letting, family=family))
    return LettingShown(
        record=record_of(desk, letting, family=family, facts=facts),
        homes=_table(wanted),
        to_explain=to_explain(letting, plan=plan, family=family, url=url),
    )


def _no_letting() -> Notice:
    text = _("Who sent the offer chose the order. What was weighed stands with who let, and is asked of them.")
    return Notice(_("This offer rested on no letting by the program"), text)


def _not_in_it() -> Notice:
    text = _("The family was not on the list that day, rested, or had accepted a home, so no home was weighed for it.")
    return Notice(_("The family was not in this letting"), text)


def _table(wanted: Wanted) -> Table:
    return Table(
        caption=_stayed(wanted.stayed),
        caption_shown=bool(wanted.stayed),
        columns=(
            Column(_("Home")),
            Column(_("Whose turn")),
            Column(_("The family's place")),
            Column(_("What the family is told")),
            Column(_("What alone would have changed it")),
        ),
        rows=tuple(_row(home) for home in wanted.homes),
        empty=EmptyState(_("No home that the family wanted was let"), _("None of them was free, or nobody left one.")),
    )


def _row(home: WantedHome) -> Row:
    return Row((home.name, home.turn or "–", home.place or "–", home.why, " ".join(home.changes) or "–"))


def _stayed(count: int) -> str:
    if not count:
        return _("The homes that the family wanted")
    told = ngettext(
        "The homes that the family wanted and that were let. %(count)s more did not fall vacant.",
        "The homes that the family wanted and that were let. %(count)s more did not fall vacant.",
        count,
    )
    return told % {"count": words.number(count)}
