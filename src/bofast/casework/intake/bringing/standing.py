"""What the register knows of the families and people in a batch, read once for all of its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from bofast.casework.access.models import Office
from bofast.casework.families.models import Family, Membership, Person
from bofast.casework.intake.rows import PersonRow
from bofast.casework.keeping.encryption import blind_index
from bofast.rules import identity_number


@dataclass(frozen=True, slots=True)
class Standing:
    """Families by case number, people by the index of their number, memberships by family."""

    families: dict[str, Family]
    people: dict[str, Person]
    members: dict[UUID, list[Membership]]

    @classmethod
    def of(cls, groups: Mapping[str, Sequence[PersonRow]], *, office: Office) -> Standing:
        """Read what stands, in three queries."""
        known = Family.objects.filter(office=office, reference__in=list(groups)).select_related("office", "responsible")
        families = {family.reference: family for family in known}
        indexes = {number_index(row) for rows in groups.values() for row in rows} - {""}
        people = Person.objects.current().filter(office=office, number_index__in=indexes).select_related("office")
        members: dict[UUID, list[Membership]] = {family.pk: [] for family in families.values()}
        rows = Membership.objects.filter(family__in=list(members), withdrawn_at__isnull=True)
        rows = rows.filter(person__merged_into__isnull=True).select_related("person__office", "family__office")
        for row in rows.order_by("person__created_at", "person", "pk"):
            members[row.family_id].append(row)
        return cls(families, {person.number_index: person for person in people}, members)

    def open_membership(self, family: Family, *, person: Person) -> Membership | None:
        """The person's part in the family that has no end."""
        rows = (one for one in self.members[family.pk] if one.person_id == person.pk)
        return next((one for one in rows if one.to_day is None), None)


def number_index(row: PersonRow) -> str:
    """The blind index of a row's number; empty when it has none."""
    return blind_index(identity_number.compact(row.identity_number)) if row.identity_number else ""
