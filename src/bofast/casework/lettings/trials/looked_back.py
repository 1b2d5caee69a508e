"""Whom the rule put first at each home that was really let, held against who got it.

The list is taken as it stood on the day before the home was offered. The record of a list is not perfect: needs, debts
and what a home was held for are known as they stand now, and what was never written down cannot be counted. So a
letting that the rule does not explain is "not explained by what is written down", not a fault.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Q

from bofast.casework.access.models import Office
from bofast.casework.lettings.known.departments import Departments, departments_of
from bofast.casework.lettings.known.in_line import departments_lived_in, waiting_for_any
from bofast.casework.lettings.known.listed_facts import listed, waiting_for_a_home
from bofast.casework.lettings.known.problem_facts import let_homes, vacancies_in_play
from bofast.casework.lettings.models import Offer
from bofast.casework.lettings.vacant.ledger import agreements_on
from bofast.casework.policy.law import law_of
from bofast.rules.letting.agreement import Agreement, NoAgreement, agreement_for
from bofast.rules.letting.eligibility import HouseRules, house_rules, household_on, shut_out
from bofast.rules.letting.facts import LetHome, ListedFamily
from bofast.rules.letting.line import LAST, band
from bofast.rules.letting.wishes import is_named

MOST_LETTINGS = 300
"""So many are looked at, the newest first: each asks for the line of its home, as it was on its day."""
_DAY = timedelta(days=1)


class Verdict(StrEnum):
    """How a letting stands to the rule, in the order in which this is asked."""

    HELD = "held"  # the home was held back for something
    NOT_KNOWN = "not_known"  # no turn, no home or no family in what is written down of that day
    NOMINATED = "nominated"  # the municipality put the family forward
    NOT_ENTITLED = "not_entitled"  # by what is written down the family had not asked for it, or may not have it
    FIRST = "first"  # the rule's own first, or level with it but for the lot
    AHEAD_SAID_NO = "ahead_said_no"  # all ahead were offered it and did not want it
    AHEAD_TOOK_ANOTHER = "ahead_took_another"  # the others ahead took another home meanwhile
    NOT_EXPLAINED = "not_explained"  # somebody was ahead, and nothing that is written down tells why she was passed


BY_THE_RULE = frozenset({Verdict.FIRST, Verdict.AHEAD_SAID_NO, Verdict.AHEAD_TOOK_ANOTHER})


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedBack:
    """Lettings of a period, by how they stand to the rule.

    Attributes:
        from_day, to_day: tenancies that began in [from_day, to_day).
    """

    from_day: str
    to_day: str
    verdicts: Mapping[str, int]

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> LookedBack:
        return cls(from_day=told["from_day"], to_day=told["to_day"], verdicts=dict(told["verdicts"]))

    @property
    def lettings(self) -> int:
        return sum(self.verdicts.values())

    @property
    def by_the_rule(self) -> int:
        return sum(self.verdicts.get(verdict.value, 0) for verdict in BY_THE_RULE)


def look_back(
    office: Office, *, from_day: date, to_day: date, on_progress: Callable[[int, int], None]
) -> LookedBack | None:
    """Hold each letting of a period against the rule; None when nothing was let in it.

    `on_progress` is told how many of how many are done; what it raises ends the looking back.
    """
    done = Offer.objects.filter(vacancy__home__office=office, completed_on__gte=from_day, completed_on__lt=to_day)
    offers = list(done.select_related("vacancy__home", "registration").order_by("-completed_on", "pk")[:MOST_LETTINGS])
    verdicts: Counter[str] = Counter()
    for number, offer in enumerate(offers, start=1):
        verdicts[verdict_on(offer, office=office).value] += 1
        on_progress(number, len(offers))
    if not offers:
        return None
    return LookedBack(from_day=from_day.isoformat(), to_day=to_day.isoformat(), verdicts=dict(verdicts))


def verdict_on(offer: Offer, *, office: Office) -> Verdict:
    """How one letting stands to the rule of its day."""
    if offer.vacancy.held_for:
        return Verdict.HELD
    asked = _asked(offer, office=office)
    if asked is None:
        return Verdict.NOT_KNOWN
    if asked.family.is_nominated:
        return Verdict.NOMINATED
    if not asked.may_have(asked.family):
        return Verdict.NOT_ENTITLED
    return _by_those_ahead(asked, offer=offer)


def _by_those_ahead(asked: _Asked, *, offer: Offer) -> Verdict:
    ahead = asked.ahead()
    if not ahead:
        return Verdict.FIRST
    left = ahead - _said_no(offer)
    if not left:
        return Verdict.AHEAD_SAID_NO
    return Verdict.AHEAD_TOOK_ANOTHER if not left - _took_another(left, offer=offer) else Verdict.NOT_EXPLAINED


def _said_no(offer: Offer) -> set[UUID]:
    """Families who were offered this home and did not want it, or did not answer."""
    no = [Offer.Answer.NO, Offer.Answer.SILENT]
    others = Offer.objects.filter(vacancy=offer.vacancy_id, answer__in=no)
    return set(others.order_by("pk").values_list("registration__family", flat=True))


def _took_another(families: set[UUID], *, offer: Offer) -> set[UUID]:
    """Those of some families who had accepted another home by the day on which this tenancy began."""
    taken = Offer.objects.filter(registration__family__in=families, accepted_on__lte=offer.completed_on)
    return set(taken.exclude(pk=offer.pk).order_by("pk").values_list("registration__family", flat=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One home on one day, and the line at it."""

    home: LetHome
    family: ListedFamily
    families: tuple[ListedFamily, ...]
    lives_in: Mapping[str, str]
    agreement: Agreement | None
    rules: HouseRules
    on: date

    def may_have(self, family: ListedFamily) -> bool:
        """Whether a family had asked for this home and no rule shuts it out."""
        household = household_on(family, on=self.on, norm=None)
        return is_named(self.home, by=family) and shut_out(household, self.home, rules=self.rules, norm=None) is None

    def ahead(self) -> set[UUID]:
        hers = self._place(self.family)
        return {UUID(one.name) for one in self.families if self._place(one) < hers and self.may_have(one)}

    def _place(self, family: ListedFamily) -> tuple[int, date]:
        return self._rank(family), family.listed_on or date.max

    def _rank(self, family: ListedFamily) -> int:
        if self.agreement is None or self.home.lane is None:
            return family.need_class or LAST
        lives_in = self.lives_in.get(family.home)
        return band(
            family, self.home, lane=self.home.lane, agreement=self.agreement, on=self.on, lives_in=lives_in
        ).number


def _asked(offer: Offer, *, office: Office) -> _Asked | None:
    """The line on the day before the offer; None when home, family or turn was not written down."""
    on = offer.sent_on - _DAY
    vacant = vacancies_in_play(office, day=on, vacant_by=max(on, offer.vacancy.vacant_from))
    homes = let_homes([one for one in vacant if one.home_id == offer.vacancy.home_id], (), office=office, day=on)
    if not homes:
        return None
    tree = departments_of(office)
    families = _line(offer, office=office, tree=tree, vacant={one.home_id for one in vacant}, on=on)
    family = next((one for one in families if one.name == str(offer.registration.family_id)), None)
    agreement = _agreement(office, home=homes[0], on=on)
    if family is None or (agreement is not None and homes[0].lane is None):
        return None
    return _Asked(
        home=homes[0],
        family=family,
        families=families,
        lives_in=departments_lived_in(families, office=office, tree=tree),
        agreement=agreement,
        rules=house_rules(law_of(office), on=on),
        on=on,
    )


def _line(
    offer: Offer, *, office: Office, tree: Departments, vacant: Collection[UUID], on: date
) -> tuple[ListedFamily, ...]:
    """The family that got the home, if it waited then, and those who wished this one: nobody else can stand ahead."""
    wishing = waiting_for_any([offer.vacancy.home], office=office, tree=tree, on=on)
    waiting = waiting_for_a_home(office, day=on)
    in_line = waiting.filter(Q(pk=offer.registration_id) | Q(pk__in=wishing.values("pk")))
    return listed(in_line, office=office, day=on, vacant=vacant)


def _agreement(office: Office, *, home: LetHome, on: date) -> Agreement | None:
    """The agreement that a home was let by; none for one that went by need."""
    try:
        rules = [agreement.as_rule() for agreement in agreements_on(office, day=on)]
        return agreement_for(home.department, agreements=rules, on=on)
    except NoAgreement:
        return None
