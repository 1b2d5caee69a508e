"""What is told of a person, and of somebody who comes into a family."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bofast.casework.access.models import User
from bofast.casework.families.models import Membership, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """What is known of somebody. The identity number may be missing; a birth date to come is a due date."""

    given_name: str
    family_name: str
    born_on: date | None = None
    sex: str = ""
    identity_number: str = ""
    phone: str = ""
    email: str = ""
    language: str = ""
    needs_interpreter: bool | None = None
    has_refugee_background: bool | None = None
    settled_in_year: int | None = None
    residence_permit: str = ""
    school: str = ""

    def __repr__(self) -> str:
        """Without a name or a number, since it may end in a log."""
        return "PersonFacts(…)"


@dataclass(frozen=True, slots=True)
class NewMember:
    """Somebody who comes into a family; `share_of_time` in percent, for a child with two homes."""

    person: Person
    role: Membership.Role
    share_of_time: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """Somebody who comes into a family on a day."""

    member: NewMember
    from_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFamily:
    """A family that is added among many."""

    reference: str
    name: str
    text_language: str
    members: tuple[Joining, ...]
    responsible: User | None = None

    @property
    def people(self) -> list[Person]:
        return [one.member.person for one in self.members]
