"""The pages of families: what is shown, what is refused, and that the reading stands in the journal."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bofast.casework.access.models import BreakGlass
from bofast.casework.access.roles import Role
from bofast.casework.families import actions
from bofast.casework.families.models import AddressProtection, Family, FamilyEvent, Grade, Person, SavedView
from bofast.casework.homes import actions as homes
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.tenancies import fit
from bofast.casework.tenancies.models import Occupancy
from bofast.rules.identity_number import synthetic_number
from tests.factories import users

TODAY = date(2026, 11, 21)


def entries(deed: Deed):
    return Entry.objects.filter(deed=deed).order_by("-id")


def address(name: str, family: Family, *args) -> str:
    return reverse(name, args=[family.pk, *args])


def the_adult(family: Family) -> Person:
    return family.memberships.get(role="provider").person


def test_the_list_shows_families_and_who_was_shown_stands_in_the_journal(a_family, kari, signed_in):
    family = a_family(name="Oppdiktet-Ås", housed=True)

    page = signed_in(kari).get(reverse("families"))

    assert page.status_code == 200
    assert "Oppdiktet-Ås" in page.content.decode()
    assert entries(Deed.FAMILIES_LISTED).first().facts["families"] == [str(family.pk)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=alfa", {"Alfa"}),
        ("status=active", {"Beta"}),
        ("responsible=me", {"Alfa"}),
        ("responsible=none", {"Beta"}),
        ("outgrown=6", {"Alfa"}),
        ("quiet=6", {"Alfa", "Beta"}),
        ("way=buy", set()),
        ("q=ukjent", set()),
    ],
)
def test_each_filter_narrows_the_list(a_family, kari, signed_in, query, found):
    a_family(name="Alfa", outgrown=True)
    beta = a_family(name="Beta", responsible=None)
    Family.objects.filter(pk=beta.pk).update(status="active")

    page = signed_in(kari).get(f"{reverse('families')}?{query}").content.decode()

    assert {name for name in ("Alfa", "Beta") if f">{name}<" in page or name in page.split("<table")[-1]} == found


def test_the_area_filter_finds_by_where_families_live(a_family, a_home, office, kari, signed_in):
    tun = homes.add_area("Tunet", office=office, level="block", by=kari)
    a_family(name="I tunet", home=a_home(area=tun))
    a_family(name="Utenfor", housed=True)

    page = signed_in(kari).get(f"{reverse('families')}?area={tun.pk}").content.decode()

    assert "I tunet" in page
    assert "Utenfor" not in page


def test_a_protected_family_is_not_in_the_list_of_others(a_family, kari, pia, signed_in):
    a_family(name="Skjult", protected=True)

    assert "Skjult" not in signed_in(kari).get(reverse("families")).content.decode()
    assert "Skjult" in signed_in(pia).get(reverse("families")).content.decode()


def test_a_strictly_protected_family_is_for_those_who_work_with_it(a_family, pia, signed_in):
    family = a_family(name="Skjult", strictly_protected=True)
    assert signed_in(pia).get(address("family", family)).status_code == 404

    actions.add_worker(family, user=pia, from_day=TODAY - timedelta(days=400), by=pia)

    assert signed_in(pia).get(address("family", family)).status_code == 200


def test_filters_are_saved_without_what_was_typed(a_family, kari, lisa, signed_in):
    client = signed_in(kari)

    client.post(reverse("families-save"), {"name": "Mine", "query": "q=Hansen&responsible=me&page=3"})

    view = SavedView.objects.get()
    assert (view.name, view.query) == ("Mine", "responsible=me")
    assert "Mine" in client.get(reverse("families")).content.decode()
    assert signed_in(lisa).post(reverse("families-forget", args=[view.pk])).status_code == 404
    client.post(reverse("families-forget", args=[view.pk]))
    assert not SavedView.objects.exists()


def test_an_export_is_journalled_and_harmless_in_a_spreadsheet(a_family, kari, signed_in):
    family = a_family(name="=HYPERLINK(1)", housed=True)

    answer = signed_in(kari).get(reverse("families-export", args=["csv"]))

    assert "'=HYPERLINK(1)" in answer.content.decode("utf-8-sig")
    assert entries(Deed.EXPORTED).get().facts["families"] == [str(family.pk)]
    assert signed_in(kari).get(reverse("families-export", args=["xlsx"])).content[:2] == b"PK"
    assert signed_in(kari).get(reverse("families-export", args=["exe"])).status_code == 404


def test_the_family_page_tells_who_where_and_until_when(a_family, kari, signed_in):
    family = a_family(name="Familien Prøve", housed=True, children=2)

    page = signed_in(kari).get(address("family", family)).content.decode()

    for told in ("Familien Prøve", "3 people", "Prøveveien", "1 January 2020", "Trace"):
        assert told in page
    assert entries(Deed.FAMILY_READ).count() == 1


def test_another_day_is_shown_in_words(a_family, kari, signed_in):
    family = a_family(housed=True)

    page = signed_in(kari).get(address("family", family) + "?on=2019-06-01").content.decode()

    assert "1 June 2019" in page
    assert "0 people" in page


@pytest.mark.parametrize("who", ["omar", "liv"])
def test_whoever_works_elsewhere_finds_nothing(a_family, signed_in, request, who):
    family = a_family()
    client = signed_in(request.getfixturevalue(who))

    names = ("family", "family-open", "family-split", "family-join", "family-change", "family-move", "family-workers")
    for name in (*names, "family-member-add", "person-merge"):
        assert client.get(address(name, family)).status_code == 404
    assert not entries(Deed.FAMILY_READ).exists()


def test_a_family_one_does_not_work_with_opens_with_a_reason(a_family, office, lisa, pia, signed_in):
    family = a_family(name="Ikke min")
    client = signed_in(pia)
    assert client.get(address("family", family)).status_code == 404

    short = client.post(address("family-open", family), {"category": "covering", "reason": "kort"})
    assert short.status_code == 422
    client.post(address("family-open", family), {"category": "covering", "reason": "Vikar for kollega i dag"})

    assert client.get(address("family", family)).status_code == 200
    assert entries(Deed.OPENED_WITH_REASON).get().family_id == family.pk
    BreakGlass.objects.update(
        opened_at=timezone.now() - timedelta(hours=4), expires_at=timezone.now() - timedelta(hours=1)
    )
    assert client.get(address("family", family)).status_code == 404


def test_search_before_create_shows_who_it_could_be(a_family, kari, signed_in):
    client = signed_in(kari)
    known = the_adult(a_family(children=0))
    sent = {"name": "Ny", "reference": "R-9", "text_language": "nb", "from_day": "2026-01-01"}
    sent |= {"given_name": known.given_name, "family_name": known.family_name, "born_on": known.born_on}

    asked = client.post(reverse("family-add"), sent)

    assert asked.status_code == 422
    assert known.full_name in asked.content.decode()
    assert Family.objects.count() == 1

    client.post(reverse("family-add"), sent | {"same_as": str(known.pk)})
    assert known.memberships.count() == 2
    client.post(reverse("family-add"), sent | {"reference": "R-10", "same_as": "none"})
    assert Person.objects.count() == 2


def test_a_protected_double_is_not_shown_to_others(a_family, kari, signed_in):
    known = the_adult(a_family(children=0, protected=True))
    sent = {"name": "Ny", "reference": "R-9", "text_language": "nb", "from_day": "2026-01-01"}
    sent |= {"given_name": known.given_name, "family_name": known.family_name, "born_on": known.born_on}

    answer = signed_in(kari).post(reverse("family-add"), sent)

    assert answer.status_code == 302


def test_a_wrong_number_is_told_on_the_form(a_family, kari, signed_in):
    family = a_family(children=0)
    person = the_adult(family)
    sent = {"given_name": "Ada", "family_name": "Ny", "identity_number": "12345678901"}

    answer = signed_in(kari).post(address("person-change", family, person.pk), sent)

    assert answer.status_code == 422
    assert "not a valid identity number" in answer.content.decode()


def test_a_member_is_added_changed_and_leaves(a_family, kari, signed_in):
    client, family = signed_in(kari), a_family(children=0)
    born_on = date(2022, 5, 5)
    sent = {"given_name": "Bo", "family_name": "Oppdiktet", "born_on": born_on, "role": "child", "share_of_time": 60}

    client.post(address("family-member-add", family), sent | {"from_day": "2022-05-05"})
    child = family.memberships.get(role="child")
    assert child.share_of_time == 60

    number = synthetic_number(born_on, serial=1)
    facts = {"given_name": "Bo", "family_name": "Nytt", "born_on": born_on, "identity_number": number}
    client.post(address("person-change", family, child.person_id), facts | {"needs_interpreter": "yes"})
    child.person.refresh_from_db()
    assert (child.person.family_name, child.person.needs_interpreter) == ("Nytt", True)

    client.post(address("family-member-leaves", family, child.pk), {"to_day": "2026-11-01", "because": "moved_out"})
    assert family.members_on(TODAY).count() == 1


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


def test_who_split_off_into_protection_is_not_named_on_the_page_of_those_left(a_family, kari, signed_in):
    family = a_family(adults=2, children=0)
    leaving = family.memberships.order_by("pk").first().person
    new = actions.split_family(family, leaving=[leaving], new_reference="S-1", new_name="Hemmelig", on=TODAY, by=kari)
    actions.set_protection(leaving, grade=Grade.CONFIDENTIAL, from_day=TODAY, source="register", by=kari)

    page = signed_in(kari).get(address("family", family)).content.decode()

    assert "the family split" in page
    assert "Hemmelig" not in page
    assert str(new.pk) not in page


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


def test_colleagues_are_let_in_to_work_with_a_family(a_family, kari, pia, signed_in):
    family = a_family()

    signed_in(kari).post(address("family-workers", family), {"user": str(pia.pk)})
    assert signed_in(pia).get(address("family", family)).status_code == 200

    signed_in(kari).post(address("family-worker-end", family, family.workers.get().pk))
    assert signed_in(pia).get(address("family", family)).status_code == 404


def test_name_and_case_number_are_changed(a_family, kari, signed_in):
    family = a_family()

    signed_in(kari).post(address("family-change", family), {"name": "Nytt", "reference": "X", "text_language": "da"})

    family.refresh_from_db()
    assert (family.name, family.reference, family.text_language) == ("Nytt", "X", "da")


def test_whoever_may_only_see_may_not_change(a_family, lisa, signed_in):
    family = a_family()

    assert signed_in(lisa).get(address("family", family)).status_code == 200
    assert signed_in(lisa).get(address("family-change", family)).status_code == 404


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


def test_a_colleagues_work_with_a_family_is_ended_where_it_is_shown(a_family, kari, lisa, signed_in):
    family = a_family()
    worker = actions.add_worker(family, user=lisa, from_day=TODAY, by=kari)
    end = reverse("family-worker-end", args=[family.pk, worker.pk])
    client = signed_in(kari)

    assert end in client.get(address("family-workers", family)).content.decode()
    client.post(end)

    worker.refresh_from_db()
    assert worker.to_day is not None
    assert end not in client.get(address("family-workers", family)).content.decode()
    assert entries(Deed.WORKER_ENDED).count() == 1


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


def test_who_could_buy_is_found_from_the_list_and_the_day(a_family, kari, signed_in):
    client = signed_in(kari)

    for place in ("families", "my-day"):
        assert reverse("ways-all") in client.get(reverse(place)).content.decode()
