"""People: added with or without a number, changed when more is known."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from bofast.casework.access.models import Office, User
from bofast.casework.families.actions.searching import refresh_search_name
from bofast.casework.families.changes import household_changed
from bofast.casework.families.facts import PersonFacts
from bofast.casework.families.models import Family, Person
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.rules import identity_number as numbers
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.search_words import search_text

KINDS = {
    numbers.NumberKind.BIRTH_NUMBER: Person.NumberKind.NO_NATIONAL,
    numbers.NumberKind.D_NUMBER: Person.NumberKind.NO_D,
    numbers.NumberKind.H_NUMBER: Person.NumberKind.NO_H,
    numbers.NumberKind.DUF_NUMBER: Person.NumberKind.DUF,
    numbers.NumberKind.CPR_NUMBER: Person.NumberKind.DK_CPR,
}


@transaction.atomic
def add_person(*, office: Office, facts: PersonFacts, by: User, on: date) -> Person:
    """Add somebody. Search first: two records of one person are worse than one with gaps.

    Raises: ShownToUser, for a number that is invalid or that another person here has.
    """
    person = person_of(facts, office=office, on=on)
    _save(person, is_new=True)
    journal.record(Deed.PERSON_ADDED, by=by, office=office, about=person)
    return person


@transaction.atomic
def change_person(person: Person, *, facts: PersonFacts, by: User, on: date) -> Person:
    """Write down what is known of somebody now; the journal keeps which fields changed, never their values.

    Raises: ShownToUser, for a number that is invalid or that another person here has.
    """
    changed = _write(person, facts)
    if numbers.compact(facts.identity_number) != person.identity_number():
        _set_number(person, facts.identity_number, on=on)
        changed.append("identity_number")
    if changed:
        _save(person)
        families = Family.objects.filter(memberships__person=person, memberships__withdrawn_at__isnull=True)
        for family in families.distinct().order_by("pk"):
            refresh_search_name(family)
            household_changed.send(Family, family=family)
            _record_change(person, family=family, fields=changed, by=by)
        if not families.exists():
            _record_change(person, family=None, fields=changed, by=by)
    return person


def person_of(facts: PersonFacts, *, office: Office, on: date) -> Person:
    """Somebody who is not kept yet."""
    person = Person(office=office)
    _write(person, facts)
    _set_number(person, facts.identity_number, on=on)
    return person


def _record_change(person: Person, *, family: Family | None, fields: list[str], by: User) -> None:
    journal.record(
        Deed.PERSON_CHANGED,
        by=by,
        office=person.office,
        family_id=family.pk if family else None,
        about=person,
        facts={"fields": sorted(fields)},
    )


def _columns(facts: PersonFacts) -> dict[str, Any]:
    columns = {name: getattr(facts, name) for name in facts.__slots__ if name != "identity_number"}
    return columns | {"search_name": search_text([facts.given_name, facts.family_name], at_most=170)}


def _write(person: Person, facts: PersonFacts) -> list[str]:
    """Set the columns; which of them changed."""
    columns = _columns(facts)
    changed = [name for name, value in columns.items() if getattr(person, name) != value]
    for name in changed:
        setattr(person, name, columns[name])
    return changed


def _set_number(person: Person, number: str, *, on: date) -> None:
    number = numbers.compact(number)
    if not number:
        person.set_identity_number("", kind=Person.NumberKind.NONE)
        return
    reading = numbers.read(number, on=on)
    if not reading.is_valid:
        raise ShownToUser(Reason.IDENTITY_NUMBER_INVALID, fault=reading.faults[0])
    kind = Person.NumberKind.NO_SYNTHETIC if reading.made_up else KINDS[reading.kind]
    person.set_identity_number(number, kind=kind)


def _save(person: Person, *, is_new: bool = False) -> None:
    try:
        with transaction.atomic():
            person.save(force_insert=is_new)
    except IntegrityError as error:
        raise ShownToUser(Reason.IDENTITY_NUMBER_IN_USE) from error
