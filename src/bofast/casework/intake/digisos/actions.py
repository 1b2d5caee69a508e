"""Receiving an application, and taking what it says into the register when a caseworker has looked at it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from bofast.casework.access.models import Office, User
from bofast.casework.families import actions as families
from bofast.casework.families.actions import NewMember, PersonFacts
from bofast.casework.families.models import Family, Membership, Person
from bofast.casework.intake.digisos.facts import ApplicationTold, SomebodyTold
from bofast.casework.intake.digisos.meaning import answers_of, expenses_of, incomes_of, wealth_of
from bofast.casework.intake.digisos.reading import Understood
from bofast.casework.intake.models import Application
from bofast.casework.intake.values import folded
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.keeping.encryption import blind_index, seal
from bofast.casework.mapping import actions as mapping
from bofast.casework.mapping.models import FormVersion, Stage
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

Role = Membership.Role


@dataclass(frozen=True, slots=True)
class ApplicationFile:
    """An application as it came, and as it was understood."""

    content: bytes
    understood: Understood


@transaction.atomic
def receive_application(*, office: Office, file: ApplicationFile, by: User) -> Application:
    """Keep an application, sealed. The same one twice is the same one."""
    digest = hashlib.sha256(file.content).hexdigest()
    known = Application.objects.filter(office=office, sha256=digest).first()
    if known is not None:
        if known.received_by_id != by.pk:
            raise ShownToUser(Reason.APPLICATION_ALREADY_RECEIVED)
        return known
    application = Application(office=office, sha256=digest, received_by=by)
    application.schema_version = file.understood.told.version[:40]
    application.sealed = seal(file.content.decode("utf-8-sig"), place=f"application.sealed:{application.pk}")
    application.faults = [fault.as_json() for fault in file.understood.faults]
    application.save(force_insert=True)
    journal.record(Deed.APPLICATION_BROUGHT_IN, by=by, office=office, about=application, facts={"step": "received"})
    return application


@transaction.atomic
def accept_application(
    application: Application, *, told: ApplicationTold, family: Family | None, reference: str, on: date, by: User
) -> Family:
    """Take the facts into a family: one that the register has, or a new one with a case number.

    Raises: ShownToUser, when it was accepted before, names no applicant, or the number is in use.
    """
    if application.family_id is not None:
        raise ShownToUser(Reason.APPLICATION_ALREADY_RECEIVED)
    if told.applicant is None:
        raise ShownToUser(Reason.APPLICATION_PART_MISSING)
    accepted = family or _new_family(application.office, told=told, reference=reference, on=on, by=by)
    if family is not None:
        _add_children(family, told=told, on=on, by=by)
    _write_facts(accepted, told=told, on=on, by=by)
    application.family_id = accepted.pk
    application.save(update_fields=["family_id"])
    journal.record(Deed.APPLICATION_BROUGHT_IN, by=by, office=accepted.office, family_id=accepted.pk, about=application)
    return accepted


def _new_family(office: Office, *, told: ApplicationTold, reference: str, on: date, by: User) -> Family:
    if told.applicant is None:
        raise ShownToUser(Reason.APPLICATION_PART_MISSING)
    members = [NewMember(_person(office, told.applicant, on=on, by=by), Role.PROVIDER)]
    if told.partner is not None:
        members.append(NewMember(_person(office, told.partner, on=on, by=by), Role.PROVIDER))
    for child in told.children:
        if child.lives_here is not False or child.share_of_time:
            share = child.share_of_time or (50 if child.has_two_homes else 100)
            members.append(NewMember(_person(office, child.person, on=on, by=by), Role.CHILD, share))
    return families.add_family(
        office=office,
        reference=reference,
        name=told.applicant.family_name,
        text_language=office.language,
        from_day=on,
        members=members,
        by=by,
        responsible=by,
    )


def _add_children(family: Family, *, told: ApplicationTold, on: date, by: User) -> None:
    """Children whom the family's record lacks; nobody is taken out of it."""
    known = {(folded(one.person.full_name), one.person.born_on) for one in family.members_on(on).order_by("pk")}
    for child in told.children:
        name = folded(f"{child.person.given_name} {child.person.family_name}")
        if (name, child.person.born_on) not in known and child.lives_here is not False:
            person = _person(family.office, child.person, on=on, by=by)
            member = NewMember(person, Role.CHILD, child.share_of_time or 100)
            families.add_member(family, member=member, from_day=on, by=by)


def _person(office: Office, told: SomebodyTold, *, on: date, by: User) -> Person:
    """Search before create: by identity number."""
    if told.identity_number:
        index = blind_index(told.identity_number)
        found = Person.objects.current().filter(office=office, number_index=index).first()
        if found is not None:
            return found
    facts = PersonFacts(
        given_name=told.given_name,
        family_name=told.family_name[:80],
        born_on=told.born_on,
        identity_number=told.identity_number,
        phone=told.phone,
    )
    return families.add_person(office=office, facts=facts, by=by, on=on)


def _write_facts(family: Family, *, told: ApplicationTold, on: date, by: User) -> None:
    for income in incomes_of(told, on=on):
        mapping.set_income(family, facts=income, by=by)
    for expense in expenses_of(told, on=on):
        mapping.set_expense(family, facts=expense, by=by)
    wealth = wealth_of(told, on=on)
    if wealth is not None:
        mapping.set_wealth(family, facts=wealth, by=by)
    form = FormVersion.objects.filter(
        office=family.office, subject=FormVersion.Subject.FAMILY, status=FormVersion.Status.PUBLISHED
    ).first()
    answers = answers_of(told)
    if form is not None and answers:
        mapping.record_assessment(
            family=family,
            form=form,
            stage=Stage.INTAKE,
            information_date=on,
            answers=answers,
            by=by,
            is_complete=False,
        )
