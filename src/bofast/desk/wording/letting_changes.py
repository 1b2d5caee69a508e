"""What alone would have given a family a home, in sentences to the family itself. Staff read the same ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bofast.casework.lettings.plans.explained import SingleChange
from bofast.design import words
from bofast.desk.wording.letting_names import LANES
from bofast.vocabulary.letting import ChangeKind, Lane, WhyNot

Told = Mapping[str, Any]

WITHOUT: Mapping[WhyNot, Promise] = {
    WhyNot.REFUSED_BEFORE: gettext_lazy("Had you not said no to this home before, it would have been yours."),
    WhyNot.OWES_LANDLORD: gettext_lazy("Had you owed no rent, this home would have been yours."),
    WhyNot.BARRED: gettext_lazy("Without the decision that shuts you out here, this home would have been yours."),
    WhyNot.TOO_MANY_PERSONS: gettext_lazy("Had you been fewer to the room, this home would have been yours."),
    WhyNot.TOO_SMALL: gettext_lazy("Had the home been large enough for you, it would have been yours."),
    WhyNot.TOO_LARGE: gettext_lazy("Had you been more in the family, this home would have been yours."),
    WhyNot.NOT_STEP_FREE: gettext_lazy("Had the home been known to be without steps, it would have been yours."),
    WhyNot.NOT_ADAPTED: gettext_lazy("Had the home been known to be adapted, it would have been yours."),
    WhyNot.RENT_TOO_HIGH: gettext_lazy("Had you been able to pay the rent, this home would have been yours."),
}
"""By the rule that shut the family out. The rules of the wishes themselves shut nobody out from what is wished."""


def change_told(change: SingleChange) -> str:
    """A sentence on the one thing that would have changed the letting, to the family."""
    return _TOLD[change.kind](change.values)


def changes_told(changes: tuple[SingleChange, ...]) -> tuple[str, ...]:
    """Every single change that would have helped; that there is none, where there is none."""
    if not changes:
        return (_("No single thing would have changed it."),)
    return tuple(change_told(change) for change in changes)


def _listed_earlier(told: Told) -> str:
    if told["before"] is None:
        return _("Had your time on the list been recorded, you would have got this home or one that you want more.")
    day = words.day(date.fromisoformat(told["before"]))
    return _(
        "Had you been on the list since before %(day)s, you would have got this home or one that you want more."
    ) % {"day": day}


def _other_lane(told: Told) -> str:
    return _(
        "Had the home been let in %(lane)s, you would have got it or one that you want more. Whose turn a home is, is "
        "counted and not chosen."
    ) % {"lane": LANES[Lane(told["lane"])]}


def _first_in_lane(told: Told) -> str:
    return _(
        "Had you been among those whom the agreement puts first in %(lane)s, you would have got this home or one that "
        "you want more."
    ) % {"lane": LANES[Lane(told["lane"])]}


def _without_the_rule(told: Told) -> str:
    return str(WITHOUT[WhyNot(told["rule"])])


_TOLD: Mapping[ChangeKind, Callable[[Told], str]] = {
    ChangeKind.LISTED_EARLIER: _listed_earlier,
    ChangeKind.OTHER_LANE: _other_lane,
    ChangeKind.FIRST_IN_LANE: _first_in_lane,
    ChangeKind.WITHOUT_THE_RULE: _without_the_rule,
}
