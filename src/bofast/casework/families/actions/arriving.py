"""Many people and families at once, as a sheet brings them: the same as one by one, in a handful of queries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from bofast.casework.access.models import Office, User
from bofast.casework.families.actions.households import new_membership
from bofast.casework.families.actions.people import person_of
from bofast.casework.families.actions.protection import STRICTNESS
from bofast.casework.families.facts import NewFamily, PersonFacts
from bofast.casework.families.models import AddressProtection, Family, FamilyWord, Grade, Membership, Person
from bofast.casework.families.words import search_name_of, words_of
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@transaction.atomic
def add_people(facts: Sequence[PersonFacts], *, office: Office, by: User, on: date) -> list[Person]:
    """Add many people, in the order they are told of.

    Raises: ShownToUser, for a number that is invalid or that another person has; then nobody is added.
    """
    people = [person_of(one, office=office, on=on) for one in facts]
    try:
        with transaction.atomic():
            Person.objects.bulk_create(people)
    except IntegrityError as error:
        raise ShownToUser(Reason.IDENTITY_NUMBER_IN_USE) from error
    journal.record_many((journal.Done(deed=Deed.PERSON_ADDED, about=one) for one in people), by=by, office=office)
    return people


@transaction.atomic
def add_families(new: Sequence[NewFamily], *, office: Office, by: User) -> list[Family]:
    """Add many families with their members, each from a day of its own.

    Raises: ShownToUser, when a case number is in use or nobody is named in one; then none of them is added.
    """
    if not all(one.members for one in new):
        raise ShownToUser(Reason.FAMILY_WOULD_BE_EMPTY)
    grades = _grades(new)
    families = [_family(one, office=office, grades=grades) for one in new]
    try:
        with transaction.atomic():
            Family.objects.bulk_create(families)
    except IntegrityError as error:
        raise ShownToUser(Reason.FAMILY_REFERENCE_IN_USE) from error
    pairs = list(zip(families, new, strict=True))
    Membership.objects.bulk_create(
        new_membership(family, one.member, from_day=one.from_day, by=by)
        for family, told in pairs
        for one in told.members
    )
    FamilyWord.objects.bulk_create(
        FamilyWord(office_id=office.pk, family=family, kind=kind, word=word)
        for family, told in pairs
        for kind, word in sorted(words_of(family, told.people))
    )
    deeds = (deed for family, told in pairs for deed in _deeds(family, told))
    journal.record_many(deeds, by=by, office=office)
    return families


def _family(new: NewFamily, *, office: Office, grades: dict[UUID, Grade]) -> Family:
    family = Family(
        office=office,
        reference=new.reference,
        name=new.name,
        text_language=new.text_language,
        responsible=new.responsible,
        grade=max((grades.get(person.pk, Grade.NONE) for person in new.people), key=STRICTNESS.index),
    )
    family.search_name = search_name_of(family, new.people)
    return family


def _grades(new: Sequence[NewFamily]) -> dict[UUID, Grade]:
    """The strictest protection in force of each person who has one."""
    people = [person.pk for one in new for person in one.people]
    in_force = AddressProtection.objects.in_force().filter(person__in=people)
    grades: dict[UUID, Grade] = {}
    for person, grade in in_force.values_list("person", "grade"):
        grades[person] = max(grades.get(person, Grade.NONE), Grade(grade), key=STRICTNESS.index)
    return grades


def _deeds(family: Family, new: NewFamily) -> Iterator[journal.Done]:
    """The family with those who belong from its first day; whoever joined later has an entry of their own."""
    first_day = min(one.from_day for one in new.members)
    later = [one for one in new.members if one.from_day > first_day]
    facts = {"members": len(new.members) - len(later)}
    yield journal.Done(deed=Deed.FAMILY_ADDED, family_id=family.pk, facts=facts)
    for one in later:
        yield journal.Done(deed=Deed.MEMBER_JOINED, family_id=family.pk, about=one.member.person)
