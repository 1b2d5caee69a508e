"""Conversations, consents, documents: written, withdrawn, refused."""

from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from bofast.casework.followup import actions
from bofast.casework.followup.consent import consents_in_force, without_consent
from bofast.casework.followup.facts import ConsentFacts, ContactFacts
from bofast.casework.followup.models import Document, PartnerKind
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)
LATER = date(2026, 9, 2)


@pytest.fixture
def school(office, kari):
    return actions.add_partner("Prøveskolen", office=office, kind=PartnerKind.SCHOOL, by=kari)


@pytest.fixture
def consent(family, school, kari):
    mother = family.memberships.get(role="provider").person
    facts = ConsentFacts(
        person=mother, purpose="Skolebytte", services=(school,), from_day=DAY, to_day=LATER, facts_shared="Adresse"
    )
    return actions.give_consent(family, facts=facts, by=kari)


def test_a_partner_is_added_once(office, school, kari):
    assert actions.add_partner(" Prøveskolen ", office=office, kind=PartnerKind.OTHER, by=kari) == school


def test_a_conversation_makes_the_family_contacted_and_can_be_taken_back(family, kari):
    contact = actions.write_contact(family, facts=ContactFacts(happened_on=DAY, note="Avtalt møte"), by=kari)
    assert family.status == "contacted"

    actions.undo(actions.way_back(contact, by=kari), by=kari)

    family.refresh_from_db()
    assert family.status == "not_mapped"
    assert Entry.objects.filter(deed=Deed.CONTACT_WRITTEN, family_id=family.pk).exists()


@pytest.mark.parametrize(
    ("day", "holds"),
    [(DAY - timedelta(days=1), False), (DAY, True), (LATER - timedelta(days=1), True), (LATER, False)],
)
def test_a_consent_holds_from_its_first_day_until_its_last(family, consent, school, day, holds):
    assert (consents_in_force(family, on=day) == [consent]) is holds
    assert (without_consent([school], consents=consents_in_force(family, on=day), on=day) == []) is holds


def test_a_withdrawn_consent_holds_no_longer(family, consent, school, kari):
    actions.withdraw_consent(consent, on=DAY + timedelta(days=10), by=kari)

    assert without_consent([school], consents=[consent], on=DAY + timedelta(days=9)) == []
    assert without_consent([school], consents=[consent], on=DAY + timedelta(days=10)) == [school]
    assert Entry.objects.filter(deed=Deed.CONSENT_WITHDRAWN).count() == 1


def test_a_consent_needs_a_service_a_member_and_a_period(family, consent, school, kari, office):
    stranger = type(consent.person).objects.create(office=office, given_name="Fremmed", family_name="Prøve")
    member = consent.person
    for person, services, to_day, reason in (
        (member, (), LATER, Reason.CONSENT_WITHOUT_SERVICE),
        (stranger, (school,), LATER, Reason.NOT_A_MEMBER),
        (member, (school,), DAY, Reason.SPELL_ENDS_BEFORE_IT_BEGINS),
    ):
        facts = ConsentFacts(person=person, purpose="x", services=services, from_day=DAY, to_day=to_day)
        with pytest.raises(ShownToUser) as refused:
            actions.give_consent(family, facts=facts, by=kari)
        assert refused.value.reason is reason


def test_a_document_is_kept_under_a_name_that_says_nothing(family, kari):
    document = actions.add_document(
        family, title="Lønnsslipp", file=ContentFile(b"%PDF-1.7 prove", name="Mor Prøve lønn.exe"), by=kari
    )

    assert document.content_type == "application/pdf"
    assert document.file.name.endswith(".pdf")
    assert "Mor" not in document.file.name
    with default_storage.open(document.file.name) as kept:
        assert kept.read() == b"%PDF-1.7 prove"
    assert Entry.objects.get(deed=Deed.DOCUMENT_ADDED).family_id == family.pk


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.FILE_EMPTY),
        (b"MZ\x90\x00 a program", Reason.FILE_KIND_NOT_KEPT),
        (b"<svg onload='x()'>", Reason.FILE_KIND_NOT_KEPT),
        (b"PK\x03\x04 no archive", Reason.FILE_KIND_NOT_KEPT),
        (b"%PDF-" + b"x" * (20 * 1024 * 1024), Reason.FILE_TOO_LARGE),
    ],
)
def test_what_is_not_kept_is_refused(family, kari, content, reason):
    with pytest.raises(ShownToUser) as refused:
        actions.add_document(family, title="x", file=ContentFile(content, name="x.pdf"), by=kari)

    assert refused.value.reason is reason
    assert not Document.objects.exists()
