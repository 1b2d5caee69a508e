"""Conversations, partners, and consent to share with them."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from bofast.casework.access.models import Office, User
from bofast.casework.families.models import Family
from bofast.casework.followup.actions.following import refresh_status
from bofast.casework.followup.actions.reversal import keep_way_back
from bofast.casework.followup.facts import ConsentFacts, ContactFacts
from bofast.casework.followup.models import Consent, Contact, Partner, PartnerKind
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@transaction.atomic
def add_partner(name: str, *, office: Office, kind: PartnerKind, contact: str = "", by: User) -> Partner:
    """Find the office's partner with a name, or add it."""
    partner, is_new = Partner.objects.get_or_create(
        office=office, name=name.strip(), defaults={"kind": kind, "contact": contact.strip()}
    )
    if is_new:
        journal.record(Deed.PARTNER_ADDED, by=by, office=office, about=partner)
    return partner


@transaction.atomic
def write_contact(family: Family, *, facts: ContactFacts, by: User) -> Contact:
    """Write down a conversation."""
    contact = Contact.objects.create(
        family=family,
        happened_on=facts.happened_on,
        how=facts.how,
        with_family=facts.with_family,
        used_interpreter=facts.used_interpreter,
        note=facts.note.strip(),
        recorded_by=by,
    )
    contact.partners.set(facts.partners)
    journal.record(Deed.CONTACT_WRITTEN, by=by, office=family.office, family_id=family.pk, about=contact)
    keep_way_back(
        "write_contact",
        about=contact,
        family=family,
        was={"withdrawn_at": timezone.now()},
        became={"withdrawn_at": None},
        by=by,
    )
    refresh_status(family, on=facts.happened_on)
    return contact


@transaction.atomic
def give_consent(family: Family, *, facts: ConsentFacts, by: User) -> Consent:
    """Write down that a member of the family allows facts to be shared, for a purpose and a time.

    Raises: ShownToUser, when the person is no member, no service is named, or the period is empty.
    """
    if facts.to_day <= facts.from_day:
        raise ShownToUser(Reason.SPELL_ENDS_BEFORE_IT_BEGINS)
    if not facts.services:
        raise ShownToUser(Reason.CONSENT_WITHOUT_SERVICE)
    if not family.members_on(facts.from_day).filter(person=facts.person).exists():
        raise ShownToUser(Reason.NOT_A_MEMBER)
    consent = Consent.objects.create(
        family=family,
        person=facts.person,
        purpose=facts.purpose.strip(),
        facts_shared=facts.facts_shared.strip(),
        from_day=facts.from_day,
        to_day=facts.to_day,
        language=facts.language,
        used_interpreter=facts.used_interpreter,
        recorded_by=by,
    )
    consent.services.set(facts.services)
    journal.record(Deed.CONSENT_GIVEN, by=by, office=family.office, family_id=family.pk, about=consent)
    return consent


@transaction.atomic
def withdraw_consent(consent: Consent, *, on: date, by: User) -> Consent:
    """Withdraw a consent: from the day, nothing more is shared by it.

    Raises: ShownToUser, when it is withdrawn already.
    """
    if consent.withdrawn_on is not None:
        raise ShownToUser(Reason.ALREADY_DECIDED)
    consent.withdrawn_on = on
    consent.save(update_fields=["withdrawn_on"])
    family = consent.family
    journal.record(Deed.CONSENT_WITHDRAWN, by=by, office=family.office, family_id=family.pk, about=consent)
    keep_way_back(
        "withdraw_consent", about=consent, family=family, was={"withdrawn_on": None}, became={"withdrawn_on": on}, by=by
    )
    return consent
