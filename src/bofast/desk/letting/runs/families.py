"""What became of each family in a plan, narrowed by name, by home and by what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.lettings.plans.frozen import FrozenPair, FrozenRing
from bofast.design import words
from bofast.design.parts import Column, EmptyState, FilterBar, Muted, Pagination, Row, Table, Tag, Tone
from bofast.design.parts.part import Shown
from bofast.desk.asked import number_asked
from bofast.desk.letting.runs.finding import url_of
from bofast.desk.letting.runs.forms import MOVES, NOTHING, FamilyFilter
from bofast.desk.letting.runs.shown_plan import ShownPlan
from bofast.desk.wording.letting_names import OUTCOMES, WHY_NOT
from bofast.vocabulary.letting import Outcome, WhyNot

PAGE = 25
LAST = 1_000_000
"""Behind all wishes that are counted."""


@dataclass(frozen=True, slots=True)
class FamiliesFound:
    """The filter and the rows that it lets through.

    Attributes:
        keys: the families of the page, for the journal.
    """

    filters: FilterBar
    table: Table
    keys: tuple[UUID, ...]


def families_found(shown: ShownPlan, *, asked: QueryDict) -> FamiliesFound:
    """The families of a plan whom the reader may know of, narrowed; a page of them."""
    form = FamilyFilter(asked, homes=_homes(shown))
    wanted = form.cleaned_data if form.is_valid() else {}
    told = _told_by_family(shown, home=UUID(wanted["home"]) if wanted.get("home") else None)
    found = [key for key in told if _is_wanted(key, wanted=wanted, shown=shown)]
    page = max(1, number_asked(asked, "page") or 1)
    keys = tuple(found[(page - 1) * PAGE : page * PAGE])
    count = ngettext("%(count)s family", "%(count)s families", len(found)) % {"count": words.number(len(found))}
    query = urlencode({name: value for name, value in wanted.items() if value})
    at = Pagination(page, max(1, -(-len(found) // PAGE)), f"{url_of(shown.letting)}?{query}&page=", count)
    filters = FilterBar(form=form, url=url_of(shown.letting), found=count, live="families")
    return FamiliesFound(filters, _table(keys, told=told, shown=shown, pagination=at), keys)


def _homes(shown: ShownPlan) -> Iterable[tuple[str, str]]:
    keys = {pair.home for pair in shown.plan.pairs} - shown.hidden_homes
    return sorted(((str(key), shown.home(key)) for key in keys), key=lambda choice: (choice[1], choice[0]))


def _told_by_family(shown: ShownPlan, *, home: UUID | None) -> Mapping[UUID, FrozenPair | None]:
    """For each family the pair that says most: at the home that is asked for, in the order of that home; else what she
    gets, or her first wish, in the order of the list."""
    if home is not None:
        return {pair.family: pair for pair in shown.plan.at_home(home) if shown.names.knows(pair.family)}
    by_family: dict[UUID, list[FrozenPair]] = {}
    for pair in shown.plan.pairs:
        by_family.setdefault(pair.family, []).append(pair)
    known = [one for one in shown.plan.families.values() if shown.names.knows(one.family)]
    in_line = sorted(known, key=lambda one: one.place_in_line)
    return {one.family: first_reason(by_family.get(one.family, ())) for one in in_line}


def first_reason(pairs: Sequence[FrozenPair]) -> FrozenPair | None:
    """What a family gets; when nothing, what became of the home that she may have and wants most, else the first rule
    that shut her out. None for one who wishes for no home in play."""
    return min(pairs, key=_says_most, default=None)


def _says_most(pair: FrozenPair) -> tuple[bool, bool, int]:
    wish = pair.values.get("wish")
    return pair.code is not Outcome.GIVEN, isinstance(pair.code, WhyNot), LAST if wish is None else int(wish)


def _is_wanted(key: UUID, *, wanted: Mapping[str, str], shown: ShownPlan) -> bool:
    text, got = wanted.get("q", "").strip().casefold(), wanted.get("got", "")
    if text and text not in shown.family(key).casefold():
        return False
    moves = shown.plan.families[key].moves
    return (got != MOVES or moves) and (got != NOTHING or not moves)


def _table(
    keys: Iterable[UUID], *, told: Mapping[UUID, FrozenPair | None], shown: ShownPlan, pagination: Pagination
) -> Table:
    columns = (
        Column(_("Family")),
        Column(_("What came of it")),
        Column(_("At")),
        Column(_("Homes it may have"), numeric=True),
    )
    rows = tuple(_row(key, pair=told[key], shown=shown) for key in keys)
    empty = EmptyState(_("No family here"), _("Remove a filter, or ask for a letting when families wait."))
    return Table(
        _("What became of each family"), columns, rows, caption_shown=False, empty=empty, pagination=pagination
    )


def _row(key: UUID, *, pair: FrozenPair | None, shown: ShownPlan) -> Row:
    family = shown.plan.families[key]
    place = _("number %(place)s in line") % {"place": words.number(family.place_in_line)}
    ring = shown.plan.ring_of(key)
    cells: tuple[Shown, ...] = (
        Muted(shown.family(key), place),
        came_of(pair) if ring is None else Tag(_("gets one by a swap"), Tone.SUCCESS),
        _at(pair, ring=ring, shown=shown, family=key),
        family.eligible_homes,
    )
    return Row(cells, url=family_url(key, shown=shown))


def _at(pair: FrozenPair | None, *, ring: FrozenRing | None, shown: ShownPlan, family: UUID) -> str:
    """The home that the answer is about: the one that she gets, for a family that swaps."""
    if ring is not None:
        return shown.home(ring.homes[ring.families.index(family)])
    return shown.home(pair.home) if pair is not None else "–"


def family_url(key: UUID, *, shown: ShownPlan) -> str:
    """Where every answer to a family stands; nowhere for one whose details the reader may not see."""
    return reverse("letting-run-family", args=[shown.letting.pk, key]) if key in shown.open_families else ""


def came_of(pair: FrozenPair | None) -> Tag:
    """What became of a pair, in a word or two."""
    if pair is None:
        return Tag(_("wishes for no home in play"))
    if isinstance(pair.code, WhyNot):
        return Tag(str(WHY_NOT[pair.code]))
    return Tag(str(OUTCOMES[pair.code]), Tone.SUCCESS if pair.code is Outcome.GIVEN else Tone.NEUTRAL)
