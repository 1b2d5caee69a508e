"""What became of a family at the homes that it wanted, by one kept letting: told to the family, and to staff alike.

Homes that nobody moved out of are counted and not named: that a tenant waits for another home is for nobody to know.
Nor is a home named that has become the home of a protected family.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from bofast.casework.families.models import Family, Grade
from bofast.casework.lettings.plans.explained import ExplainedHome
from bofast.casework.lettings.plans.frozen import FrozenPair, FrozenPlan
from bofast.casework.lettings.plans.frozen_facts import FrozenFacts
from bofast.casework.lettings.plans.place_by_need import PlaceByNeed, place_by_need
from bofast.design import words
from bofast.desk.letting.naming import Names, names_of
from bofast.desk.office import Desk
from bofast.desk.wording.letting_changes import changes_told
from bofast.desk.wording.letting_names import LANES, OUTCOMES, WHY_NOT
from bofast.desk.wording.letting_reasons import pair_told
from bofast.vocabulary.letting import Outcome, WhyNot

Explained = Mapping[UUID, ExplainedHome]


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedHome:
    """One home that the family wanted and that was let.

    Attributes:
        turn: whose turn it was; empty where need decided.
        place: the family's place in the order of this home; empty when it is shut out, and by list while nobody has
            asked.
        became: what became of it, in a few words.
        why: the reason, in sentences to the family.
        changes: what alone would have given it to the family; empty while nobody has asked, or when it got one.
    """

    name: str
    turn: str
    place: str
    became: str
    why: str
    changes: tuple[str, ...]
    is_given: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """All homes that a family wanted in one letting.

    Attributes:
        stayed: how many more it wanted that nobody moved out of.
    """

    homes: tuple[WantedHome, ...]
    stayed: int


def wanted_of(desk: Desk, plan: FrozenPlan, *, facts: FrozenFacts, explained: Explained | None) -> Wanted:
    """What became of the family that the facts are of, in the reader's language; the home that it got stands first."""
    pairs = plan.of_family(UUID(facts.listed.name))
    let = [pair for pair in pairs if _was_let(pair, plan=plan, facts=facts)]
    names = _names(desk, plan=plan, pairs=let)
    ordered = sorted(let, key=lambda pair: pair.code is not Outcome.GIVEN)
    homes = tuple(_home(pair, plan=plan, names=names, explained=explained or {}) for pair in ordered)
    return Wanted(homes=homes, stayed=len(pairs) - len(let))


def _was_let(pair: FrozenPair, *, plan: FrozenPlan, facts: FrozenFacts) -> bool:
    return facts.homes[pair.home].vacant_from is not None or plan.taker_of(pair.home) is not None


def _names(desk: Desk, *, plan: FrozenPlan, pairs: list[FrozenPair]) -> Names:
    """The names of the homes alone; of those who took them only what hides a home is asked."""
    homes = {pair.home for pair in pairs}
    others = {move.to: move.family for move in plan.moves if move.to in homes and move.family != pairs[0].family}
    known = desk.listed_among(others.values())
    hidden = {home for home, taker in others.items() if _is_hidden(known.get(taker))}
    got = [UUID(pair.values["got"]) for pair in pairs if pair.values.get("got")]
    return names_of(desk, families=(), homes=[*(pair.home for pair in pairs if pair.home not in hidden), *got])


def _is_hidden(family: Family | None) -> bool:
    return family is None or family.grade is not Grade.NONE


def _home(pair: FrozenPair, *, plan: FrozenPlan, names: Names, explained: Explained) -> WantedHome:
    lane, found = plan.lanes.get(pair.home), explained.get(pair.home)
    return WantedHome(
        name=names.home(pair.home) if pair.home in names.homes else _("A home that you wanted"),
        turn=str(LANES[lane.lane]) if lane else "",
        place=_place(place_by_need(plan, family=pair.family, home=pair.home) or found),
        became=str(WHY_NOT[pair.code] if isinstance(pair.code, WhyNot) else OUTCOMES[pair.code]),
        why=pair_told(pair, names=names),
        changes=changes_told(found.changes) if found else (),
        is_given=pair.code is Outcome.GIVEN,
    )


def _place(found: PlaceByNeed | ExplainedHome | None) -> str:
    if found is None or found.place is None or found.among is None:
        return ""
    told = {"place": words.number(found.place), "among": words.number(found.among)}
    return _("number %(place)s of %(among)s") % told
