"""Who is before whom at a home: a band by the lane and the precedences, and within a band the time on the list.

Bands are whole numbers, the lower first, each with what decided it, so that a refused family can be told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bofast.rules.letting.agreement import Agreement
from bofast.rules.letting.facts import LetHome, ListedFamily
from bofast.vocabulary.letting import Lane, OtherTurn, Precedence, PutFirst
from bofast.vocabulary.spells import age_on, full_months

LAST = 99
"""The rank of those whom a lane puts behind all others; no class of need is so far down."""
STEPS = 8
"""Room for precedences inside one rank of a lane."""


@dataclass(frozen=True, slots=True)
class Band:
    """Where a family stands at a home before time on the list is looked at.

    Attributes:
        rank: 0 or more by the lane, the lower first.
        step: 0 or more by the agreement's precedences; the last step is no precedence.
    """

    rank: int
    by: PutFirst
    step: int
    precedence: Precedence | None

    @property
    def number(self) -> int:
        """One whole number for rank and step together; the lower is ahead."""
        return self.rank * STEPS + self.step


def band(
    family: ListedFamily, home: LetHome, *, lane: Lane, agreement: Agreement, on: date, lives_in: str | None
) -> Band:
    """The band of a family at a home.

    `lives_in` is the department that the family lives in now, None for a newcomer.

    Source: lov om almene boliger §§ 51, 59, 60; BEK 1360/2018 §§ 2, 4-7.
    """
    rank, by = _rank(family, home, lane=lane, agreement=agreement, on=on, lives_in=lives_in)
    step, precedence = _step(family, home, agreement=agreement, on=on)
    return Band(rank, by, step, precedence)


@dataclass(frozen=True, slots=True, eq=False)
class LetBy:
    """How a home is let.

    Attributes:
        alike: the same number for homes that are let alike and differ, if at all, by their department.
    """

    home: LetHome
    lane: Lane
    agreement: Agreement
    alike: int


def let_alike(home: LetHome, *, lane: Lane, agreement: Agreement) -> tuple[object, ...]:
    """All that a band goes by, but the family and the home's department."""
    return (lane, agreement.name, home.facts.rooms, bool(home.facts.is_wheelchair_accessible))


class Bands:
    """The bands of one family at many homes: of homes that are alike the band is reckoned once.

    A department matters only where the family lives in it or may return to it.
    """

    def __init__(self, family: ListedFamily, *, on: date, lives_in: str | None) -> None:
        self._family, self._on, self._lives_in = family, on, lives_in
        self._own = {lives_in, family.may_return_to or None} - {None}
        self._found: dict[tuple[int, str | None], Band] = {}

    def at(self, let: LetBy) -> Band:
        """As `band` says it of one home."""
        department = let.home.department
        question = (let.alike, department if department in self._own else None)
        found = self._found.get(question)
        if found is None:
            found = self._found[question] = self._reckoned(let)
        return found

    def _reckoned(self, let: LetBy) -> Band:
        lives_in = self._lives_in
        return band(self._family, let.home, lane=let.lane, agreement=let.agreement, on=self._on, lives_in=lives_in)


def _rank(
    family: ListedFamily, home: LetHome, *, lane: Lane, agreement: Agreement, on: date, lives_in: str | None
) -> tuple[int, PutFirst]:
    match lane:
        case Lane.MUNICIPAL:
            return _nominated(family)
        case Lane.FLEXIBLE:
            return _by_criteria(family, home, agreement=agreement, lives_in=lives_in)
        case Lane.INTERNAL:
            return _tenants_first(family, home, agreement=agreement, on=on, lives_in=lives_in)
        case Lane.GENERAL:
            return _other_turn(agreement, lives_in=lives_in)


def _nominated(family: ListedFamily) -> tuple[int, PutFirst]:
    if not family.is_nominated:
        return LAST, PutFirst.NOTHING
    return family.need_class or LAST - 1, PutFirst.NOMINATED


def _by_criteria(
    family: ListedFamily, home: LetHome, *, agreement: Agreement, lives_in: str | None
) -> tuple[int, PutFirst]:
    if set(family.criteria) & set(agreement.criteria):
        return 0, PutFirst.MEETS_CRITERIA
    if agreement.exempts_internal_moves and lives_in == home.department:
        return 0, PutFirst.EXEMPT_FROM_CRITERIA
    return 1, PutFirst.NOTHING


def _tenants_first(
    family: ListedFamily, home: LetHome, *, agreement: Agreement, on: date, lives_in: str | None
) -> tuple[int, PutFirst]:
    if lives_in is None or not _has_lived_long_enough(family, agreement=agreement, on=on):
        return 2, PutFirst.NOTHING
    return (0, PutFirst.SAME_DEPARTMENT) if lives_in == home.department else (1, PutFirst.SAME_LANDLORD)


def _has_lived_long_enough(family: ListedFamily, *, agreement: Agreement, on: date) -> bool:
    """Full months as the calendar counts them; a tenancy whose first day nobody has told counts as long enough."""
    if family.tenant_since is None:
        return True
    return full_months(family.tenant_since, on) >= agreement.months_before_internal


def _other_turn(agreement: Agreement, *, lives_in: str | None) -> tuple[int, PutFirst]:
    if agreement.other_turn is OtherTurn.SENIORITY:
        return 0, PutFirst.NOTHING
    return (0, PutFirst.NEWCOMER) if lives_in is None else (1, PutFirst.NOTHING)


def _step(family: ListedFamily, home: LetHome, *, agreement: Agreement, on: date) -> tuple[int, Precedence | None]:
    for step, precedence in enumerate(agreement.precedences):
        if _has(precedence, family, home, agreement=agreement, on=on):
            return step, precedence
    return len(agreement.precedences), None


def _has(precedence: Precedence, family: ListedFamily, home: LetHome, *, agreement: Agreement, on: date) -> bool:
    match precedence:
        case Precedence.DISABILITY:
            return family.needs_adapted and bool(home.facts.is_wheelchair_accessible)
        case Precedence.CHILDREN:
            least = agreement.children_from_rooms
            return least is not None and (home.facts.rooms or 0) >= least and _has_children(family, on=on)
        case Precedence.RETURN:
            in_time = family.may_return_until is None or on <= family.may_return_until
            return bool(family.may_return_to) and family.may_return_to == home.department and in_time
        case Precedence.SEPARATION:
            return family.is_separating


def _has_children(family: ListedFamily, *, on: date) -> bool:
    return any(
        member.born_on is not None and member.here_from() <= on and age_on(member.born_on, on) < 18
        for member in family.members
        if member.left_on is None or on < member.left_on
    )
