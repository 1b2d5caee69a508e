"""A plan beside the newest one that was kept: changed rules, links that fell, who is added, who drops out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.offering.offer_states import OfferState
from bofast.casework.lettings.plans.comparing import (
    ChangedRules,
    Compared,
    DroppedOut,
    JudgedAnew,
    RulesOfLetting,
    TermsChange,
    changed_rules,
    compared,
)
from bofast.casework.lettings.plans.frozen import FrozenMove, FrozenPair
from bofast.casework.lettings.plans.kept import OfferedMove, fallen_links, kept_before
from bofast.design import words
from bofast.design.parts import Column, Link, Notice, Row, Table, Tag, Tone
from bofast.desk.letting.runs.finding import link_to
from bofast.desk.letting.runs.shown_plan import ShownPlan, shown_plan
from bofast.desk.office import Desk
from bofast.desk.wording.letting_names import BECAUSE, OFFER_STATES, OUTCOMES, WHY_NOT
from bofast.vocabulary.letting import WhyNot

MOST_SHOWN = 100
_TERMS = {
    TermsChange.NEW: gettext_lazy("The agreement “%(name)s” is new."),
    TermsChange.GONE: gettext_lazy("The agreement “%(name)s” does not hold any longer."),
    TermsChange.CHANGED: gettext_lazy("The agreement “%(name)s” has other terms."),
}


@dataclass(frozen=True, slots=True)
class Beside:
    """What the page tells of the comparison.

    Attributes:
        rules: what changed in the rules, told before all else; None when nothing did.
        fallen: the links of the earlier plan that fell; None when none did.
        not_named: how many changes are about families whom the reader may not know of, in words.
    """

    earlier: Link
    rules: Notice | None
    fallen: Notice | None
    table: Table | None
    not_named: str


def beside_kept(desk: Desk, shown: ShownPlan) -> Beside | None:
    """The plan beside the newest kept one; None where there is none to compare with."""
    earlier = kept_before(shown.letting)
    if earlier is None:
        return None
    before = shown_plan(desk, earlier)
    return _Two(desk, now=shown, then=before).told()


class _Two:
    """Two plans, and what the reader may see of both."""

    def __init__(self, desk: Desk, *, now: ShownPlan, then: ShownPlan) -> None:
        self.desk, self.now, self.then = desk, now, then
        self.compared: Compared = compared(now.plan, then=then.plan)

    def told(self) -> Beside:
        rows = tuple(self._rows())
        return Beside(
            earlier=link_to(self.then.letting),
            rules=_rules_notice(changed_rules(_rules(self.now.letting), then=_rules(self.then.letting))),
            fallen=self._fallen(),
            table=_table(rows[:MOST_SHOWN]) if rows else None,
            not_named=_not_named(self._unknown()),
        )

    def _rows(self) -> Iterator[Row]:
        """Who is added first, then who drops out, then those with another home, then those judged by another rule."""
        for move in self._known(self.compared.added):
            yield self._row(move.family, Tag(_("added"), Tone.SUCCESS), "–", self._home(move.to))
        for out in self._known_drops():
            yield self._row(out.then.family, Tag(_("drops out"), Tone.WARNING), self._home(out.then.to), _now(out.now))
        for both in self.compared.elsewhere:
            if self._knows(both.now.family):
                tag = Tag(_("another home"), Tone.ACCENT)
                yield self._row(both.now.family, tag, self._home(both.then.to), self._home(both.now.to))
        yield from self._judged(self.compared.shut_out, Tag(_("shut out by another rule"), Tone.WARNING))
        yield from self._judged(self.compared.let_in, Tag(_("not shut out any longer"), Tone.ACCENT))

    def _judged(self, anew: Iterable[JudgedAnew], tag: Tag) -> Iterator[Row]:
        for one in anew:
            if self._knows(one.now.family):
                home = self._home(one.now.home)
                yield self._row(one.now.family, tag, _at(home, one.then), _at(home, one.now))

    def _row(self, family: UUID, tag: Tag, then: str, now: str) -> Row:
        return Row((self._name(family), tag, then, now))

    def _name(self, family: UUID) -> str:
        return self.now.family(family) if self.now.names.knows(family) else self.then.family(family)

    def _home(self, key: UUID) -> str:
        """What a home is called, unless it would tell by either plan where a hidden family lives."""
        if key in self.then.hidden_homes or key not in self.then.names.homes:
            return self.now.home(key)
        return self.now.home(key) if key in self.now.hidden_homes else self.then.home(key)

    def _knows(self, family: UUID) -> bool:
        return self.now.names.knows(family) or self.then.names.knows(family)

    def _known(self, moves: Iterable[FrozenMove]) -> Iterator[FrozenMove]:
        return (move for move in moves if self._knows(move.family))

    def _known_drops(self) -> Iterator[DroppedOut]:
        return (one for one in self.compared.dropped if self._knows(one.then.family))

    def _unknown(self) -> int:
        """How many families whom the reader may not know of are added or drop out."""
        changed = [*self.compared.added, *(one.then for one in self.compared.dropped)]
        return sum(not self._knows(move.family) for move in changed)

    def _fallen(self) -> Notice | None:
        links = fallen_links(self.then.letting, plan=self.then.plan, on=self.desk.today)
        points = tuple(
            _link_told(one, family=self._name(one.move.family), home=self._home(one.move.to))
            for one in links
            if self._knows(one.move.family)
        )
        if not points:
            return None
        title = _("Links of the letting before that fell")
        return Notice(title, _("What stood behind them is planned anew here."), Tone.WARNING, points=points)


def _rules(letting: LettingRun) -> RulesOfLetting:
    return RulesOfLetting(version=letting.rules_version, problem=letting.problem)


def _rules_notice(changed: ChangedRules) -> Notice | None:
    points = []
    if changed.is_other_version:
        points.append(_("The rules of the program are of a newer version."))
    if changed.is_other_size:
        points.append(_("How many may live in a home is counted by another rule."))
    points += [str(_TERMS[change]) % {"name": name} for name, change in changed.agreements.items()]
    if not points:
        return None
    return Notice(_("The rules have changed since then"), "", Tone.WARNING, points=tuple(points))


def _link_told(fallen: OfferedMove, *, family: str, home: str) -> str:
    offer, state = fallen.offer, fallen.state
    told = {"family": family, "home": home}
    if offer is None or state is None:
        return _("%(family)s does not take %(home)s: it has another home, or has left the list.") % told
    if state is OfferState.REFUSED and offer.because:
        why = BECAUSE[type(offer).Because(offer.because)]
        return _("%(family)s said no to %(home)s: %(why)s.") % {**told, "why": why}
    return _("%(family)s, %(home)s: %(state)s.") % {**told, "state": OFFER_STATES[state]}


def _at(home: str, pair: FrozenPair) -> str:
    return _("%(home)s: %(why)s") % {"home": home, "why": _code(pair)}


def _now(pair: FrozenPair | None) -> str:
    return _("not on the list, or the home is not in play") if pair is None else _code(pair)


def _code(pair: FrozenPair) -> str:
    return str(WHY_NOT[pair.code] if isinstance(pair.code, WhyNot) else OUTCOMES[pair.code])


def _table(rows: tuple[Row, ...]) -> Table:
    columns = (Column(_("Family")), Column(_("What changes")), Column(_("Then")), Column(_("Now")))
    return Table(_("Who is added and who drops out"), columns, rows, caption_shown=False)


def _not_named(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "One family that others work with is added or drops out; it is not named.",
        "%(count)s families that others work with are added or drop out; they are not named.",
        count,
    ) % {"count": words.number(count)}
