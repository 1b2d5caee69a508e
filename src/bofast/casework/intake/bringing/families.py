"""Families, who belongs to them, and what each member lives on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from bofast.casework.access.models import Office, User
from bofast.casework.families import actions as families
from bofast.casework.families.actions import NewMember, PersonFacts
from bofast.casework.families.models import Family, Membership, Person
from bofast.casework.intake.bringing.incomes import bring_in_income
from bofast.casework.intake.bringing.tally import Came, Tally
from bofast.casework.intake.rows import NumberedRow, PersonRow
from bofast.casework.intake.values import folded
from bofast.casework.keeping.encryption import blind_index
from bofast.rules import identity_number

FACTS = tuple(PersonFacts.__slots__)
TOLD = tuple(name for name in FACTS if name != "identity_number")


@dataclass
class FamiliesIn:
    """Brings in families, a batch at a time; the rows of one family may stand apart."""

    office: Office
    by: User
    today: date
    tally: Tally = field(default_factory=Tally)
    _users: dict[str, User] = field(default_factory=dict)

    def write(self, batch: Sequence[NumberedRow]) -> None:
        rows = [one.row for one in batch if isinstance(one.row, PersonRow)]
        for reference, group in groupby(rows, key=lambda row: row.reference):
            family = Family.objects.filter(office=self.office, reference=reference).first()
            members = list(group)
            if family is None:
                self._add_family(members)
            else:
                self._change_family(family, members)

    def _add_family(self, rows: list[PersonRow]) -> None:
        """Those who belong from the first day make the family; the others join on their own day."""
        people = [(row, self._person(row, family=None)) for row in rows]
        from_day = min(self._from_day(row) for row in rows)
        first = [pair for pair in people if self._from_day(pair[0]) == from_day]
        shown = next((row.family_name_shown for row in rows if row.family_name_shown), "") or rows[0].family_name
        family = families.add_family(
            office=self.office,
            reference=rows[0].reference,
            name=shown,
            text_language=next((row.text_language for row in rows if row.text_language), None) or self.office.language,
            from_day=from_day,
            members=[_member(row, person) for row, (person, _came) in first],
            by=self.by,
            responsible=self._responsible(rows),
        )
        for row, (person, _came) in people:
            if (row, (person, _came)) not in first:
                families.add_member(family, member=_member(row, person), from_day=self._from_day(row), by=self.by)
            bring_in_income(family, person, row, today=self.today, by=self.by)
            self.tally.count(Came.NEW)

    def _change_family(self, family: Family, rows: list[PersonRow]) -> None:
        shown = next((row.family_name_shown for row in rows if row.family_name_shown), None) or family.name
        language = next((row.text_language for row in rows if row.text_language), None) or family.text_language
        renamed = (shown, language) != (family.name, family.text_language)
        if renamed:
            families.change_family(family, reference=family.reference, name=shown, text_language=language, by=self.by)
        responsible = self._responsible(rows)
        if responsible is not None and responsible != family.responsible:
            families.set_responsible(family, user=responsible, by=self.by, from_day=self.today)
            renamed = True
        for place, row in enumerate(rows):
            person, came = self._person(row, family=family)
            joined = self._belong(family, person, row)
            earned = bring_in_income(family, person, row, today=self.today, by=self.by)
            if came is Came.UNCHANGED and (joined or earned or (renamed and place == 0)):
                came = Came.CHANGED
            self.tally.count(came)

    def _person(self, row: PersonRow, *, family: Family | None) -> tuple[Person, Came]:
        person = self._find(row, family=family)
        if person is None:
            facts = PersonFacts(**_told(row), identity_number=row.identity_number or "")
            return families.add_person(office=self.office, facts=facts, by=self.by, on=self.today), Came.NEW
        now: dict[str, Any] = {name: getattr(person, name) for name in TOLD}
        wanted = now | _told(row)
        number = identity_number.compact(row.identity_number or "") or person.identity_number()
        if wanted == now and number == person.identity_number():
            return person, Came.UNCHANGED
        facts = PersonFacts(**wanted, identity_number=number)
        return families.change_person(person, facts=facts, by=self.by, on=self.today), Came.CHANGED

    def _find(self, row: PersonRow, *, family: Family | None) -> Person | None:
        current = Person.objects.current()
        if row.identity_number:
            index = blind_index(identity_number.compact(row.identity_number))
            found = current.filter(office=self.office, number_index=index).first()
            if found is not None:
                return found
        if family is None:
            return None
        members = current.filter(memberships__family=family, memberships__withdrawn_at__isnull=True).distinct()
        name = folded(f"{row.given_name} {row.family_name}")
        for person in members.filter(born_on=row.born_on).order_by("created_at", "pk"):
            if folded(person.full_name) == name:
                return person
        return None

    def _belong(self, family: Family, person: Person, row: PersonRow) -> bool:
        """Make the person a member as the row says; whether that changed anything."""
        standing = Membership.objects.filter(
            family=family, person=person, to_day__isnull=True, withdrawn_at__isnull=True
        ).first()
        wanted = _member(row, person)
        if standing is None:
            families.add_member(family, member=wanted, from_day=self._from_day(row), by=self.by)
            return True
        share = standing.share_of_time if row.share_of_time is None else wanted.share_of_time
        if (standing.role, standing.share_of_time) == (wanted.role, share) or standing.from_day >= self.today:
            return False
        because = Membership.EndedBecause.CORRECTED
        families.end_membership(standing, to_day=self.today, because=because, by=self.by)
        member = NewMember(person, wanted.role, share)
        families.add_member(family, member=member, from_day=self.today, by=self.by)
        return True

    def _from_day(self, row: PersonRow) -> date:
        """A child belongs from its birth, whatever the day of the family."""
        from_day = row.from_day or self.today
        return max(from_day, row.born_on) if row.role == "child" and row.born_on else from_day

    def _responsible(self, rows: Sequence[PersonRow]) -> User | None:
        name = next((row.responsible for row in rows if row.responsible), None)
        if name is None:
            return None
        key = folded(name)
        if key not in self._users:
            self._users[key] = User.objects.get(username__iexact=name.strip())
        return self._users[key]


def _member(row: PersonRow, person: Person) -> NewMember:
    return NewMember(person, Membership.Role(row.role), row.share_of_time or 100)


def _told(row: PersonRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in TOLD if getattr(row, name) is not None}
