"""A programme: its phases, the decisions it rests on, its partners, what was agreed, and the families in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from bofast.casework.access.models import Office, User
from bofast.casework.families.models import Family
from bofast.casework.followup.models import Partner
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.programmes.models import (
    AgreedMeasure,
    AnchoringDecision,
    Enrolment,
    Phase,
    Programme,
    ProgrammePartner,
)
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason

NO_GRANT = Money(0)


@dataclass(frozen=True, slots=True)
class ProgrammeFacts:
    """What a programme is called, whom it is for, when it runs, and the grant behind it."""

    name: str
    purpose: str
    target_group: str
    from_day: date
    to_day: date | None = None
    leader: str = ""
    grant_reference: str = ""
    grant: Money = NO_GRANT


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """What was agreed, who does it (a user or a partner), and by when."""

    title: str
    agreed_on: date
    owner: User | None = None
    owner_partner: Partner | None = None
    due_on: date | None = None
    note: str = ""


@transaction.atomic
def add_programme(office: Office, *, facts: ProgrammeFacts, by: User) -> Programme:
    """Add a programme.

    Raises: ShownToUser, when the office has one of that name.
    """
    if Programme.objects.filter(office=office, name=facts.name.strip()).exists():
        raise ShownToUser(Reason.NAME_TAKEN)
    programme = Programme(office=office)
    _fill(programme, facts=facts)
    _tell(Deed.PROGRAMME_ADDED, programme=programme, by=by)
    return programme


@transaction.atomic
def change_programme(programme: Programme, *, facts: ProgrammeFacts, by: User) -> Programme:
    """Change what a programme is called, whom it is for, when it runs, or its grant.

    Raises: ShownToUser, when the office has another one of that name.
    """
    others = Programme.objects.filter(office=programme.office, name=facts.name.strip()).exclude(pk=programme.pk)
    if others.exists():
        raise ShownToUser(Reason.NAME_TAKEN)
    _fill(programme, facts=facts)
    _tell(Deed.PROGRAMME_CHANGED, programme=programme, by=by)
    return programme


@transaction.atomic
def add_phase(
    programme: Programme, *, name: str, from_day: date, to_day: date | None = None, description: str = "", by: User
) -> Phase:
    """Add a phase over [from, to).

    Raises: ShownToUser, when it would end before it begins.
    """
    if to_day is not None and to_day <= from_day:
        raise ShownToUser(Reason.SPELL_ENDS_BEFORE_IT_BEGINS)
    phase = programme.phases.create(
        name=name.strip(), from_day=from_day, to_day=to_day, description=description.strip()
    )
    _tell(Deed.PROGRAMME_CHANGED, programme=programme, by=by, added="phase")
    return phase


@transaction.atomic
def add_decision(
    programme: Programme, *, decided_on: date, body: str, decision: str, reference: str = "", by: User
) -> AnchoringDecision:
    """Add a decision that makes the programme the municipality's, and not a person's."""
    added = programme.decisions.create(
        decided_on=decided_on, body=body.strip(), decision=decision.strip(), reference=reference.strip()
    )
    _tell(Deed.PROGRAMME_CHANGED, programme=programme, by=by, added="decision")
    return added


@transaction.atomic
def add_partner_to(programme: Programme, *, partner: Partner, part: str = "", by: User) -> ProgrammePartner:
    """Say what a partner does in the programme, or change it."""
    member, _new = ProgrammePartner.objects.update_or_create(
        programme=programme, partner=partner, defaults={"part": part.strip()}
    )
    _tell(Deed.PROGRAMME_CHANGED, programme=programme, by=by, added="partner")
    return member


@transaction.atomic
def agree_measure(programme: Programme, *, facts: MeasureFacts, by: User) -> AgreedMeasure:
    """Write down what the workshop agreed on, with an owner and a day."""
    measure = programme.measures.create(
        title=facts.title.strip(),
        owner=facts.owner,
        owner_partner=facts.owner_partner,
        agreed_on=facts.agreed_on,
        due_on=facts.due_on,
        note=facts.note.strip(),
    )
    _tell(Deed.PROGRAMME_CHANGED, programme=programme, by=by, added="measure")
    return measure


@transaction.atomic
def complete_measure(measure: AgreedMeasure, *, done_on: date | None, by: User) -> AgreedMeasure:
    """Say that a measure is done, or with no day that it is open again."""
    measure.done_on = done_on
    measure.save(update_fields=["done_on"])
    _tell(Deed.PROGRAMME_CHANGED, programme=measure.programme, by=by, added="measure done")
    return measure


@transaction.atomic
def enrol(family: Family, *, programme: Programme, from_day: date, by: User) -> Enrolment:
    """Make a family part of a programme.

    Raises: ShownToUser, when it is part of it already, or the programme is another office's.
    """
    if programme.office_id != family.office_id:
        raise ShownToUser(Reason.NOT_PERMITTED)
    if Enrolment.objects.filter(programme=programme, family=family).exists():
        raise ShownToUser(Reason.ALREADY_ENROLLED)
    enrolment = Enrolment.objects.create(programme=programme, family=family, from_day=from_day)
    journal.record(
        Deed.FAMILY_ENROLLED,
        by=by,
        office=family.office,
        family_id=family.pk,
        about=enrolment,
        facts={"programme": programme.pk},
    )
    return enrolment


@transaction.atomic
def write_report_texts(programme: Programme, *, texts: Mapping[str, str], by: User) -> Programme:
    """Keep what the office writes itself in the sections of the report, by language and section."""
    programme.report_texts = {**programme.report_texts, **{name: text.strip() for name, text in texts.items()}}
    programme.save(update_fields=["report_texts"])
    _tell(Deed.PROGRAMME_CHANGED, programme=programme, by=by, added="report texts")
    return programme


def _fill(programme: Programme, *, facts: ProgrammeFacts) -> None:
    programme.name, programme.purpose = facts.name.strip(), facts.purpose.strip()
    programme.target_group, programme.leader = facts.target_group.strip(), facts.leader.strip()
    programme.from_day, programme.to_day = facts.from_day, facts.to_day
    programme.grant_reference, programme.grant_minor = facts.grant_reference.strip(), facts.grant.minor
    programme.save()


def _tell(deed: Deed, *, programme: Programme, by: User, added: str = "") -> None:
    facts = {"added": added} if added else None
    journal.record(deed, by=by, office=programme.office, about=programme, facts=facts)
