"""The last letting, told to the family: each home that it wanted, why it got it or not, what would have changed it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.design import words
from bofast.desk.letting.told.facts import LastLetting, OfferTold
from bofast.desk.letting.told.sheet import Section, Thing
from bofast.desk.letting.wanted import WantedHome, wanted_of
from bofast.desk.office import Desk


def let_last(desk: Desk, last: LastLetting | None, *, offers: Iterable[OfferTold]) -> Section:
    if last is None:
        return Section(
            heading=_("When homes were let"),
            opening=(_("No home that you wanted has been let since you came on the list."),),
        )
    wanted = wanted_of(desk, last.plan, facts=last.facts, explained=last.explained)
    opening = [
        _("Homes were let last on the facts of %(day)s. For each home that you wanted, this is what became of it.")
        % {"day": words.day(last.letting.on)}
    ]
    if not wanted.homes:
        opening = [_("When homes were let last, none of those that you wanted was free.")]
    is_offered = any(one.offer.run_id == last.letting.pk for one in offers)
    if wanted.stayed:
        opening.append(_stayed(wanted.stayed))
    return Section(
        heading=_("When homes were let last"),
        opening=tuple(opening),
        things=tuple(Thing(name=home.name, sentences=_sentences(home, is_offered=is_offered)) for home in wanted.homes),
    )


def _sentences(home: WantedHome, *, is_offered: bool) -> tuple[str, ...]:
    """Why, and what would have changed it. A plan that gives her the home promises nothing before the offer."""
    if home.is_given and not is_offered:
        return (home.why, _("Wait for our letter: we have not sent you the offer yet."))
    place = (_("You were %(place)s who wanted this home.") % {"place": home.place},) if home.place else ()
    return (home.why, *place, *home.changes)


def _stayed(count: int) -> str:
    told = ngettext(
        "You also wanted %(count)s home that did not fall vacant.",
        "You also wanted %(count)s homes that did not fall vacant.",
        count,
    )
    return told % {"count": words.number(count)}
