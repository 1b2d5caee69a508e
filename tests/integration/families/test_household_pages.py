"""Families that split, join and move."""

from datetime import date

from bofast.casework.families.models import Family, FamilyEvent
from bofast.casework.tenancies import fit
from bofast.casework.tenancies.models import Occupancy
from tests.integration.families.on_pages import TODAY, address


def test_split_join_and_merge_with_its_undo(a_family, kari, signed_in):
    client, family = signed_in(kari), a_family(adults=2, children=1)
    leaving = family.memberships.filter(role="provider").order_by("pk").first().person
    sent = {"leaving": [leaving.pk], "on": "2026-11-01", "new_name": "Den nye", "new_reference": "N-1"}

    client.post(address("family-split", family), sent)
    new = Family.objects.get(reference="N-1")
    page = client.get(address("family", family)).content.decode()
    assert "the family split" in page
    assert "Den nye" in page

    client.post(address("family-join", family), {"reference": "N-1", "on": "2026-11-20", "confirmed": "1"})
    new.refresh_from_db()
    assert new.closed_on == date(2026, 11, 20)

    kept, other = [row.person for row in family.members_on(TODAY).filter(role="provider").order_by("pk")]
    answer = client.post(address("person-merge", family), {"kept": kept.pk, "other": other.pk}, follow=True)
    assert "Undo" in answer.content.decode()
    event = FamilyEvent.objects.get(kind=FamilyEvent.Kind.MERGE_PEOPLE)
    client.post(address("person-merge-undo", family, event.pk))
    other.refresh_from_db()
    assert other.merged_into is None


def test_joining_asks_first(a_family, kari, signed_in):
    staying, joining = a_family(name="Blir"), a_family(name="Kommer", reference="N-7")
    said = {"reference": "N-7", "on": "2026-11-20"}

    page = signed_in(kari).post(address("family-join", staying), said)

    joining.refresh_from_db()
    assert page.status_code == 200
    assert "Join Kommer with Blir?" in page.content.decode()
    assert 'name="confirmed"' in page.content.decode()
    assert joining.closed_on is None

    signed_in(kari).post(address("family-join", staying), said | {"confirmed": "1"})

    joining.refresh_from_db()
    assert joining.closed_on == date(2026, 11, 20)


def test_a_move_is_recorded_corrected_and_ended(a_family, a_home, kari, signed_in):
    client, family = signed_in(kari), a_family(housed=True)
    home = a_home(supplier_home_id="B-77")

    answer = client.post(
        address("family-move", family), {"home": "B-77", "on": "2026-10-01", "tenure": "rented_public"}
    )
    assert answer.status_code == 302
    assert fit.home_on(family, on=TODAY) == home
    row = Occupancy.objects.get(home=home, withdrawn_at__isnull=True)

    client.post(address("family-move-correct", family, row.pk), {"entered_on": "2026-10-05"})
    row = Occupancy.objects.get(home=home, withdrawn_at__isnull=True)
    assert row.entered_on == date(2026, 10, 5)

    client.post(address("family-move-out", family, row.pk), {"left_on": "2026-11-01"})
    assert fit.home_on(family, on=TODAY) is None


def test_a_home_that_is_taken_is_refused_in_words(a_family, a_home, kari, signed_in):
    family, home = a_family(), a_home(supplier_home_id="B-78")
    a_family(home=home)

    answer = signed_in(kari).post(
        address("family-move", family), {"home": "B-78", "on": "2026-10-01", "tenure": "rented_public"}
    )

    assert answer.status_code == 422
    assert "Another household lives in this home" in answer.content.decode()
