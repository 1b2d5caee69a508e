"""Answers that the register keeps too, so that nothing is typed twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from bofast.casework.access.models import User
from bofast.casework.families import actions as families
from bofast.casework.families.actions import PersonFacts
from bofast.casework.families.models import Membership, Person
from bofast.casework.mapping.models import Answer, Assessment

COLUMNS = {"person.language": "language", "person.needs_interpreter": "needs_interpreter", "child.school": "school"}
"""Concept → column of the person."""


def write_through(assessment: Assessment, *, answers: Sequence[Answer], by: User) -> None:
    """Write mapped core facts on the person that the mapping is about, else on the family's providers.

    A mapping of the household fills in what a provider lacks, and corrects it where there is only one provider:
    two providers may well read different languages.
    """
    told = {COLUMNS[answer.concept]: answer.value for answer in answers if _is_for_the_register(answer)}
    if not told:
        return
    if assessment.person is not None:
        _write(assessment.person, told=told, assessment=assessment, by=by)
        return
    providers = _providers(assessment)
    for person in providers:
        lacking = {name: value for name, value in told.items() if len(providers) == 1 or _lacks(person, name)}
        _write(person, told=lacking, assessment=assessment, by=by)


def _is_for_the_register(answer: Answer) -> bool:
    return answer.concept in COLUMNS and not answer.is_unknown and _has_room_for(answer)


def _has_room_for(answer: Answer) -> bool:
    """Whether the column can hold it: the name of a language without a code stays in the mapping alone."""
    room = getattr(Person._meta.get_field(COLUMNS[answer.concept]), "max_length", None)
    return room is None or len(str(answer.value)) <= room


def _lacks(person: Person, column: str) -> bool:
    return getattr(person, column) in (None, "")


def _providers(assessment: Assessment) -> list[Person]:
    members = assessment.family.members_on(assessment.information_date)
    return [member.person for member in members.filter(role=Membership.Role.PROVIDER)]


def _write(person: Person, *, told: dict[str, object], assessment: Assessment, by: User) -> None:
    changed = {name: value for name, value in told.items() if getattr(person, name) != value}
    if changed:
        facts = replace(_facts_of(person), **changed)  # type: ignore[arg-type]  # columns of PersonFacts by name
        families.change_person(person, facts=facts, by=by, on=assessment.information_date)


def _facts_of(person: Person) -> PersonFacts:
    known = {
        field.name: getattr(person, field.name) for field in fields(PersonFacts) if field.name != "identity_number"
    }
    return PersonFacts(identity_number=person.identity_number(), **known)
