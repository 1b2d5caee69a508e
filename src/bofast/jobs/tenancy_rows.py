"""A family's times in the office's own homes, as rows of the contract LEIEFORHOLD: no name, no address, no number.

Keys are pseudonyms made with a secret that is thrown away: two extracts cannot be joined, and nobody can ask the file
for a family. A family with a protected address is in it without its home and area.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from uuid import UUID

from bofast.casework.families.models import Grade, Membership
from bofast.casework.followup.models import Outcome
from bofast.casework.homes.models import Area, Home
from bofast.casework.tenancies.models import Occupancy
from bofast.registers.own_tenancies import HouseholdKind, TenancyEnd, TenancyKind
from bofast.vocabulary.outcomes import Destination, Initiative
from bofast.vocabulary.spells import age_on
from bofast.vocabulary.tenure import Tenure

OWN_TENURES = {
    Tenure.RENTED_PUBLIC: TenancyKind.RENTED,
    Tenure.RENT_TO_OWN: TenancyKind.RENT_TO_OWN,
    Tenure.TEMPORARY: TenancyKind.TEMPORARY,
}
NO_AREA = "-"
TOLD_WITHIN = timedelta(days=62)
"""An outcome is of the move out that lies within two months of it."""
_KEY_LENGTH = 24
_CHILD_BELOW = 18


@dataclass(frozen=True, slots=True)
class TenancyLine:
    """One row, in the columns of the contract."""

    leieforhold_id: str
    husstand_id: str
    bolig_id: str
    avdeling: str
    fra_dato: date
    til_dato: date | None
    grunn: int
    barn: int | None
    personer: int | None
    husstandstype: int
    leieform: int


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Keys that cannot be turned back, since nobody keeps the secret."""

    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def of(self, kind: str, key: UUID) -> str:
        return hmac.new(self.secret, f"{kind}:{key}".encode(), sha256).hexdigest()[:_KEY_LENGTH]


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of one family beside its homes."""

    memberships: tuple[Membership, ...]
    outcomes: tuple[Outcome, ...]


def lines_of(occupancies: Iterable[Occupancy], *, told: Told, today: date, keys: Pseudonyms) -> Iterator[TenancyLine]:
    """The rows of one family, in order; homes that are not the office's own only tell where the family went.

    In:    the family's main homes that are not withdrawn, with home, area and family, by day of entry.
    """
    homes = list(occupancies)
    for occupancy, following in zip(homes, [*homes[1:], None], strict=True):
        if is_own(occupancy) and occupancy.entered_on <= today:
            yield _line(occupancy, following=following, told=told, today=today, keys=keys)


def is_own(occupancy: Occupancy) -> bool:
    """Whether the family rents a home that the office disposes of."""
    return occupancy.tenure in OWN_TENURES and occupancy.home.disposal != Home.Disposal.PRIVATE


def _line(
    occupancy: Occupancy, *, following: Occupancy | None, told: Told, today: date, keys: Pseudonyms
) -> TenancyLine:
    protected = occupancy.family.grade != Grade.NONE
    # A move out that is still to come has not happened: the tenancy goes on.
    left = occupancy.left_on if occupancy.left_on is not None and occupancy.left_on <= today else None
    home = ("occupancy's home", occupancy.pk) if protected else ("home", occupancy.home_id)
    members = _members(told.memberships, on=occupancy.entered_on)
    children = [one for one in members if _is_child(one, on=occupancy.entered_on)]
    return TenancyLine(
        leieforhold_id=keys.of("occupancy", occupancy.pk),
        husstand_id=keys.of("family", occupancy.family_id),
        bolig_id=keys.of(*home),
        avdeling=NO_AREA if protected else department_of(occupancy.home.area),
        fra_dato=occupancy.entered_on,
        til_dato=left,
        grunn=int(_end(occupancy, left=left, following=following, outcomes=told.outcomes)),
        barn=len(children) if members else None,
        personer=len(members) or None,
        husstandstype=int(_household(members, children=len(children))),
        leieform=int(OWN_TENURES[occupancy.tenure]),
    )


def department_of(area: Area | None) -> str:
    """The area that the home lies in; of a block, the area around it."""
    if area is None:
        return NO_AREA
    around = area.parent if area.level == Area.Level.BLOCK and area.parent is not None else area
    # What a spreadsheet would take for a formula is no name.
    return around.name.lstrip("=+-@\t ") or NO_AREA


def _members(memberships: tuple[Membership, ...], *, on: date) -> list[Membership]:
    return [one for one in memberships if one.from_day <= on and (one.to_day is None or on < one.to_day)]


def _is_child(membership: Membership, *, on: date) -> bool:
    born = membership.person.born_on
    return membership.role == Membership.Role.CHILD if born is None else age_on(born, on) < _CHILD_BELOW


def _household(members: list[Membership], *, children: int) -> HouseholdKind:
    adults = len(members) - children
    if not members:
        return HouseholdKind.NOT_TOLD
    if adults > 2 or adults == 0:
        return HouseholdKind.OTHERS
    if children:
        return HouseholdKind.COUPLE_WITH_CHILDREN if adults == 2 else HouseholdKind.SINGLE_WITH_CHILDREN
    return HouseholdKind.COUPLE if adults == 2 else HouseholdKind.ALONE


def _end(
    occupancy: Occupancy, *, left: date | None, following: Occupancy | None, outcomes: tuple[Outcome, ...]
) -> TenancyEnd:
    """Where the family went: by the outcome written down, else by its next home."""
    if left is None:
        return TenancyEnd.NOT_TOLD
    near = [one for one in outcomes if abs(one.happened_on - left) <= TOLD_WITHIN]
    told = _end_told(min(near, key=lambda one: abs(one.happened_on - left))) if near else TenancyEnd.NOT_TOLD
    if told is not TenancyEnd.NOT_TOLD or following is None or abs(following.entered_on - left) > TOLD_WITHIN:
        return told
    if is_own(following):
        return TenancyEnd.WITHIN
    by_tenure = {Tenure.OWNED: TenancyEnd.BOUGHT, Tenure.RENTED_PRIVATE: TenancyEnd.RENTED_ELSEWHERE}
    return by_tenure.get(following.tenure, TenancyEnd.NOT_TOLD)


def _end_told(outcome: Outcome) -> TenancyEnd:
    destination = outcome.get_destination()
    plain = {Destination.ABROAD: TenancyEnd.ABROAD, Destination.DEAD: TenancyEnd.DIED}
    if destination in plain:
        return plain[destination]
    by_hundred = {1: TenancyEnd.BOUGHT, 2: TenancyEnd.WITHIN, 3: TenancyEnd.RENTED_ELSEWHERE}
    if destination // 100 in by_hundred:
        return by_hundred[destination // 100]
    return TenancyEnd.HAD_TO_MOVE if outcome.initiative is Initiative.LANDLORD else TenancyEnd.NOT_TOLD
