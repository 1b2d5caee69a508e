"""Who wanted a home, in the order of the plan and each with the reason; and the chain that the home is a link of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.lettings.plans.frozen import FrozenPair
from bofast.design import words
from bofast.design.parts import ChainHome, ChainMove, Column, EmptyState, MoveChain, Row, Table, Tag, Tone
from bofast.desk.letting.vacancies.list_presenter import home_in_a_line
from bofast.desk.letting.vacancies.planned import HomeInPlan
from bofast.desk.wording.letting_names import OUTCOMES, WHY_NOT
from bofast.desk.wording.letting_reasons import pair_told
from bofast.vocabulary.letting import Outcome, WhyNot

MOST_SHOWN = 40


def order_table(planned: HomeInPlan, *, urls: Mapping[UUID, str]) -> Table:
    """Those who may have the home, who gets it first."""
    may = [pair for pair in planned.pairs if not isinstance(pair.code, WhyNot)]
    empty = EmptyState(
        _("Nobody who may have it wants it"), _("Who was shut out by a rule stands below, with the rule.")
    )
    return _table(_("The order"), may[:MOST_SHOWN], planned=planned, urls=urls, empty=empty)


def shut_out_table(planned: HomeInPlan, *, urls: Mapping[UUID, str]) -> Table | None:
    """Those who want the home and may not have it."""
    shut = [pair for pair in planned.pairs if isinstance(pair.code, WhyNot)]
    return _table(_("May not have it"), shut[:MOST_SHOWN], planned=planned, urls=urls, empty=None) if shut else None


def how_many_wanted_it(planned: HomeInPlan) -> str:
    """How many of those whom the reader knows wanted it, and when it was planned."""
    wanted = ngettext("%(count)s family wanted it.", "%(count)s families wanted it.", len(planned.pairs))
    told = wanted % {"count": words.number(len(planned.pairs))}
    planned_on = _("Planned on the facts of %(day)s.") % {"day": words.day(planned.run.on)}
    return f"{told} {planned_on}"


def _table(
    caption: str,
    pairs: Iterable[FrozenPair],
    *,
    planned: HomeInPlan,
    urls: Mapping[UUID, str],
    empty: EmptyState | None,
) -> Table:
    columns = (Column(_("Family")), Column(_("What became of it")), Column(_("Why, as the family is told")))
    rows = tuple(
        Row(
            (planned.names.family(pair.family), _became(pair), pair_told(pair, names=planned.names)),
            url=urls.get(pair.family, ""),
            chosen=pair.code is Outcome.GIVEN,
        )
        for pair in pairs
    )
    return Table(caption, columns, rows, empty=empty)


def _became(pair: FrozenPair) -> Tag:
    if isinstance(pair.code, WhyNot):
        return Tag(str(WHY_NOT[pair.code]))
    return Tag(str(OUTCOMES[pair.code]), Tone.SUCCESS if pair.code is Outcome.GIVEN else Tone.NEUTRAL)


def chain_drawn(planned: HomeInPlan, *, home: UUID, urls: Mapping[UUID, str]) -> MoveChain | None:
    """Who moves where when the home falls vacant, and what falls free; None when nobody moves."""
    chain = planned.chain
    if chain is None:
        return None
    boxes = [_box(key, planned=planned, home=home) for key in chain.homes]
    if chain.ends_outside:
        boxes.append(ChainHome(_("From outside"), _("leaves no home here")))
    moves = tuple(ChainMove(planned.names.family(key), _("moves in"), urls.get(key, "")) for key in chain.families)
    label = _("Who moves where when %(home)s falls vacant") % {"home": planned.names.home(home)}
    return MoveChain(label, tuple(boxes), moves)


def _box(key: UUID, *, planned: HomeInPlan, home: UUID) -> ChainHome:
    here = planned.names.homes.get(key)
    told = home_in_a_line(here) if here is not None else ""
    is_here = key == home
    url = "" if here is None or is_here else reverse("home", args=[key])
    return ChainHome(planned.names.home(key), told if is_here else _free(told), url, current=is_here)


def _free(told: str) -> str:
    return " · ".join(word for word in (_("falls free"), told) if word)
