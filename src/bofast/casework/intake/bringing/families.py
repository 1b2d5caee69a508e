"""Families, who belongs to them, and what each member lives on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bofast.casework.access.models import Office, User
from bofast.casework.families import actions as families
from bofast.casework.families.actions import Joining, NewFamily, NewMember, PersonFacts
from bofast.casework.families.models import Family, Membership, Person
from bofast.casework.intake.bringing.incomes import bring_in_income, bring_in_incomes
from bofast.casework.intake.bringing.standing import Standing, number_index
from bofast.casework.intake.bringing.tally import Came, Tally
from bofast.casework.intake.rows import NumberedRow, PersonRow
from bofast.casework.intake.values import folded
from bofast.rules import identity_number

FACTS = tuple(PersonFacts.__slots__)
TOLD = tuple(name for name in FACTS if name != "identity_number")
Placed = tuple[PersonRow, Person]


@dataclass
class FamiliesIn:
    """Brings in families, a batch at a time; the rows of one family may stand apart."""

    office: Office
    by: User
    today: date
    tally: Tally = field(default_factory=Tally)
    _users: dict[str, User] = field(default_factory=dict)

    def write(self, batch: Sequence[NumberedRow]) -> None:
        groups: dict[str, list[PersonRow]] = {}
        for one in batch:
            if isinstance(one.row, PersonRow):
                groups.setdefault(one.row.reference, []).append(one.row)
        standing = Standing.of(groups, office=self.office)
        self._add_families([rows for key, rows in groups.items() if key not in standing.families], standing=standing)
        for reference, family in standing.families.items():
            self._change_family(family, groups[reference], standing=standing)

    def _add_families(self, groups: Sequence[list[PersonRow]], *, standing: Standing) -> None:
        """Each member belongs from their own day."""
        rows = [row for group in groups for row in group]
        people = iter(self._people(rows, standing=standing))
        placed = [[(row, next(people)) for row in group] for group in groups]
        added = families.add_families([self._new(group) for group in placed], office=self.office, by=self.by)
        earning = [(family, person, row) for family, group in zip(added, placed, strict=True) for row, person in group]
        bring_in_incomes(earning, office=self.office, today=self.today, by=self.by)
        self.tally.new += len(rows)

    def _new(self, placed: Sequence[Placed]) -> NewFamily:
        rows = [row for row, _person in placed]
        shown = next((row.family_name_shown for row in rows if row.family_name_shown), "") or rows[0].family_name
        language = next((row.text_language for row in rows if row.text_language), None) or self.office.language
        joining = {
            person.pk: Joining(member=_member(row, person), from_day=self._from_day(row)) for row, person in placed
        }
        return NewFamily(
            reference=rows[0].reference,
            name=shown,
            text_language=language,
            members=tuple(joining.values()),
            responsible=self._responsible(rows),
        )

    def _people(self, rows: Sequence[PersonRow], *, standing: Standing) -> Iterator[Person]:
        """Who the rows of new families are: somebody whom a number finds, or somebody new."""
        unknown = list(_unknown(rows, standing=standing))
        facts = [PersonFacts(**_told(row), identity_number=row.identity_number or "") for row in unknown]
        added = families.add_people(facts, office=self.office, by=self.by, on=self.today)
        by_row = {id(row): person for row, person in zip(unknown, added, strict=True)}
        standing.people.update({person.number_index: person for person in added if person.number_index})
        for row in rows:
            person = by_row.get(id(row)) or standing.people[number_index(row)]
            yield person if id(row) in by_row else self._change_person(person, row)[0]

    def _change_family(self, family: Family, rows: list[PersonRow], *, standing: Standing) -> None:
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
            person, came = self._person(row, family=family, standing=standing)
            joined = self._belong(family, person, row, standing=standing)
            earned = bring_in_income(family, person, row, today=self.today, by=self.by)
            if came is Came.UNCHANGED and (joined or earned or (renamed and place == 0)):
                came = Came.CHANGED
            self.tally.count(came)

    def _person(self, row: PersonRow, *, family: Family, standing: Standing) -> tuple[Person, Came]:
        person = _find(row, family=family, standing=standing)
        if person is not None:
            return self._change_person(person, row)
        facts = PersonFacts(**_told(row), identity_number=row.identity_number or "")
        person = families.add_person(office=self.office, facts=facts, by=self.by, on=self.today)
        if person.number_index:
            standing.people[person.number_index] = person
        return person, Came.NEW

    def _change_person(self, person: Person, row: PersonRow) -> tuple[Person, Came]:
        now: dict[str, Any] = {name: getattr(person, name) for name in TOLD}
        wanted = now | _told(row)
        number = identity_number.compact(row.identity_number or "") or person.identity_number()
        if wanted == now and number == person.identity_number():
            return person, Came.UNCHANGED
        facts = PersonFacts(**wanted, identity_number=number)
        return families.change_person(person, facts=facts, by=self.by, on=self.today), Came.CHANGED

    def _belong(self, family: Family, person: Person, row: PersonRow, *, standing: Standing) -> bool:
        """Make the person a member as the row says; whether that changed anything."""
        membership = standing.open_membership(family, person=person)
        wanted = _member(row, person)
        if membership is None:
            added = families.add_member(family, member=wanted, from_day=self._from_day(row), by=self.by)
            standing.members[family.pk].append(added)
            return True
        share = membership.share_of_time if row.share_of_time is None else wanted.share_of_time
        if (membership.role, membership.share_of_time) == (wanted.role, share) or membership.from_day >= self.today:
            return False
        because = Membership.EndedBecause.CORRECTED
        families.end_membership(membership, to_day=self.today, because=because, by=self.by)
        member = NewMember(person, wanted.role, share)
        added = families.add_member(family, member=member, from_day=self.today, by=self.by)
        standing.members[family.pk] = [one for one in standing.members[family.pk] if one != membership] + [added]
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


def _unknown(rows: Iterable[PersonRow], *, standing: Standing) -> Iterator[PersonRow]:
    """The rows that tell of somebody for the first time: nobody has the number, or there is none to go by."""
    seen: set[str] = set()
    for row in rows:
        index = number_index(row)
        if not index or (index not in standing.people and index not in seen):
            yield row
        seen.add(index)


def _find(row: PersonRow, *, family: Family, standing: Standing) -> Person | None:
    """Whoever has the number; else the family's member of the same name and birth date."""
    if (found := standing.people.get(number_index(row))) is not None:
        return found
    name = folded(f"{row.given_name} {row.family_name}")
    people = (one.person for one in standing.members[family.pk] if one.person.born_on == row.born_on)
    return next((person for person in people if folded(person.full_name) == name), None)


def _member(row: PersonRow, person: Person) -> NewMember:
    return NewMember(person, Membership.Role(row.role), row.share_of_time or 100)


def _told(row: PersonRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in TOLD if getattr(row, name) is not None}
