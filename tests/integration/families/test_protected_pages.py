"""Protected families: masked at once, and shown to those who may know alone."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from bofast.casework.access.roles import Role
from bofast.casework.families import actions
from bofast.casework.families.models import AddressProtection, Grade
from bofast.casework.journal.deeds import Deed
from tests.factories import users
from tests.integration.families.on_pages import TODAY, address, entries, the_adult


def test_a_protected_family_is_not_in_the_list_of_others(a_family, kari, pia, signed_in):
    a_family(name="Skjult", protected=True)

    assert "Skjult" not in signed_in(kari).get(reverse("families")).content.decode()
    assert "Skjult" in signed_in(pia).get(reverse("families")).content.decode()


def test_a_strictly_protected_family_is_for_those_who_work_with_it(a_family, pia, signed_in):
    family = a_family(name="Skjult", strictly_protected=True)
    assert signed_in(pia).get(address("family", family)).status_code == 404

    actions.add_worker(family, user=pia, from_day=TODAY - timedelta(days=400), by=pia)

    assert signed_in(pia).get(address("family", family)).status_code == 200


def test_who_split_off_into_protection_is_not_named_on_the_page_of_those_left(a_family, kari, signed_in):
    family = a_family(adults=2, children=0)
    leaving = family.memberships.order_by("pk").first().person
    new = actions.split_family(family, leaving=[leaving], new_reference="S-1", new_name="Hemmelig", on=TODAY, by=kari)
    actions.set_protection(leaving, grade=Grade.CONFIDENTIAL, from_day=TODAY, source="register", by=kari)

    page = signed_in(kari).get(address("family", family)).content.decode()

    assert "the family split" in page
    assert "Hemmelig" not in page
    assert str(new.pk) not in page


def test_a_protection_masks_at_once_and_is_ended_by_a_decision(a_family, kari, pia, signed_in):
    family = a_family(housed=True, responsible=None)
    person = the_adult(family)
    sent = {"grade": "confidential", "from_day": "2025-01-01", "to_day": "2026-01-01", "source": "register"}

    signed_in(kari).post(address("person-protect", family, person.pk), sent)

    assert signed_in(kari).get(address("family", family)).status_code == 404
    page = signed_in(pia).get(address("family", family)).content.decode()
    assert "until 1 January 2026" in page
    signed_in(pia).post(address("protection-end", family, AddressProtection.objects.get().pk))
    assert signed_in(kari).get(address("family", family)).status_code == 200


def test_who_sees_protected_families_finds_the_protections_to_decide(a_family, kari, pia, signed_in):
    family = a_family(name="Oppdiktet-Vern", responsible=pia, by=pia)
    person, past = the_adult(family), timezone.localdate() - timedelta(days=3)
    actions.set_protection(
        person, grade=Grade.CONFIDENTIAL, from_day=date(2025, 1, 1), to_day=past, source="made up", by=pia
    )
    still = the_adult(a_family(name="Oppdiktet-Løper", responsible=pia, by=pia))
    actions.set_protection(still, grade=Grade.CONFIDENTIAL, from_day=date(2025, 1, 1), source="made up", by=pia)
    client = signed_in(pia)

    page = client.get(reverse("protections")).content.decode()

    assert reverse("protections") in client.get(reverse("my-day")).content.decode()
    assert "Oppdiktet-Vern" in page
    assert "Oppdiktet-Løper" not in page
    assert "End the protection" in page
    assert entries(Deed.FAMILIES_LISTED).filter(facts__page="protections").get().facts["families"] == [str(family.pk)]
    assert signed_in(kari).get(reverse("protections")).status_code == 404


def test_a_strictly_protected_family_of_others_stands_in_no_work_list(office, a_family, pia, signed_in):
    other = users.user("per", Role.COORDINATOR, Role.PROTECTED_CASES, office=office)
    family = a_family(name="Oppdiktet-Strengt", responsible=other, by=other)
    past = timezone.localdate() - timedelta(days=3)
    actions.set_protection(
        the_adult(family),
        grade=Grade.STRICTLY_CONFIDENTIAL,
        from_day=date(2025, 1, 1),
        to_day=past,
        source="made up",
        by=other,
    )

    assert "Oppdiktet" not in signed_in(pia).get(reverse("protections")).content.decode()
