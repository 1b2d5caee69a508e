from datetime import date, timedelta

import pytest
from django.utils import timezone

from bofast.casework.families import actions
from bofast.casework.families.facts import NewMember, PersonFacts
from bofast.casework.families.models import AddressProtection, FamilyEvent, FamilyWord, Grade, Membership, Person
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.rules.identity_number import synthetic_number
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason
from tests.factories.people import PersonFactory

DAY = date(2026, 6, 1)
BORN = date(1990, 4, 2)


def deeds() -> list[str]:
    return list(Entry.objects.order_by("id").values_list("deed", flat=True))


def refused(call) -> Reason:
    with pytest.raises(ShownToUser) as refusal:
        call()
    return refusal.value.reason


@pytest.fixture
def person(office, kari):
    return lambda **facts: PersonFactory(office=office, by=kari, **facts)


def test_somebody_without_any_number_can_be_added(person):
    someone = person(given_name="Ågot", family_name="Bjørnåsen")

    assert someone.number_kind == Person.NumberKind.NONE
    assert someone.search_name == "agot bjornasen"
    assert deeds()[-1] == Deed.PERSON_ADDED


def test_a_number_is_sealed_and_its_kind_known(person):
    number = synthetic_number(BORN, serial=3)

    someone = person(born_on=BORN, identity_number=f"{number[:6]} {number[6:]}")

    someone.refresh_from_db()
    assert number not in someone.number_sealed
    assert someone.identity_number() == number
    assert someone.number_kind == Person.NumberKind.NO_SYNTHETIC


def test_a_wrong_number_is_refused_with_its_fault(person):
    with pytest.raises(ShownToUser) as refusal:
        person(identity_number="12345678901")

    assert refusal.value.reason is Reason.IDENTITY_NUMBER_INVALID
    assert refusal.value.facts["fault"] in Reason


def test_a_number_that_another_person_has_is_refused(person):
    person(born_on=BORN, identity_number=synthetic_number(BORN, serial=1))

    reason = refused(lambda: person(born_on=BORN, identity_number=synthetic_number(BORN, serial=1)))

    assert reason is Reason.IDENTITY_NUMBER_IN_USE


def test_the_journal_keeps_which_facts_changed_but_no_values(a_family, kari):
    family = a_family(children=0)
    someone = family.memberships.get().person
    facts = PersonFacts(given_name=someone.given_name, family_name="Nyvenn", born_on=someone.born_on, sex="female")

    actions.change_person(someone, facts=facts, by=kari, on=DAY)

    entry = Entry.objects.get(deed=Deed.PERSON_CHANGED)
    assert entry.facts == {"fields": ["family_name", "search_name"]}
    assert entry.family_id == family.pk
    assert FamilyWord.objects.filter(family=family, word="nyvenn").exists()


def test_a_case_number_is_used_once(a_family):
    a_family(reference="17")

    assert refused(lambda: a_family(reference="17")) is Reason.FAMILY_REFERENCE_IN_USE


def test_a_family_needs_somebody_in_it(a_family):
    assert refused(lambda: a_family(adults=0, children=0)) is Reason.FAMILY_WOULD_BE_EMPTY


def test_a_child_with_two_homes_belongs_to_both(a_family, kari):
    mother, father = a_family(children=1), a_family(children=0)
    child = mother.memberships.get(role="child").person

    actions.add_member(father, member=NewMember(child, Membership.Role.CHILD, 40), from_day=DAY, by=kari)

    shares = child.memberships.values_list("family", "share_of_time").order_by("share_of_time")
    assert list(shares) == [(father.pk, 40), (mother.pk, 100)]
    assert (
        refused(lambda: actions.add_member(father, member=NewMember(child, "child"), from_day=DAY, by=kari))
        is Reason.ALREADY_MEMBER
    )


def test_ending_is_never_deleting_and_what_was_known_stays_known(a_family, kari):
    family = a_family(children=1)
    child = family.memberships.get(role="child")
    before = timezone.now()

    actions.end_membership(child, to_day=DAY, because=Membership.EndedBecause.MOVED_OUT, by=kari)

    later = DAY + timedelta(days=30)
    assert child.person not in [row.person for row in family.members_on(later).order_by("pk")]
    assert child.person in [row.person for row in family.members_on(later, known_at=before).order_by("pk")]
    assert child.person in [row.person for row in family.members_on(DAY - timedelta(days=1)).order_by("pk")]


def test_a_row_that_somebody_else_replaced_is_not_replaced_again(a_family, kari):
    child = a_family().memberships.get(role="child")
    actions.end_membership(child, to_day=DAY, because=Membership.EndedBecause.MOVED_OUT, by=kari)

    reason = refused(lambda: actions.correct_membership(child, from_day=DAY, to_day=None, by=kari))

    assert reason is Reason.CHANGED_BY_ANOTHER


def test_a_membership_cannot_end_before_it_begins(a_family, kari):
    child = a_family().memberships.get(role="child")
    day = date(2019, 1, 1)

    reason = refused(
        lambda: actions.end_membership(child, to_day=day, because=Membership.EndedBecause.MOVED_OUT, by=kari)
    )

    assert reason is Reason.SPELL_ENDS_BEFORE_IT_BEGINS


def test_a_split_makes_a_family_of_those_who_leave_and_one_event(a_family, kari):
    family = a_family(adults=2, children=2)
    mother, _, child, _ = [row.person for row in family.members_on(DAY).order_by("pk")]

    new = actions.split_family(
        family, leaving=[mother, child], new_reference="N-1", new_name="Den nye", on=DAY, by=kari
    )

    assert {row.person for row in new.members_on(DAY).order_by("pk")} == {mother, child}
    assert family.members_on(DAY).count() == 2
    event = FamilyEvent.objects.get(kind=FamilyEvent.Kind.SPLIT)
    assert len(event.before[str(family.pk)]) == 4
    assert [len(event.after[str(pk)]) for pk in (family.pk, new.pk)] == [2, 2]
    assert new.responsible == kari
    assert Deed.FAMILY_SPLIT in deeds()


def test_nobody_may_be_left_behind_empty(a_family, kari):
    family = a_family(children=0)
    everybody = [row.person for row in family.members_on(DAY).order_by("pk")]

    def split(leaving):
        return lambda: actions.split_family(family, leaving=leaving, new_reference="N", new_name="N", on=DAY, by=kari)

    assert refused(split(everybody)) is Reason.FAMILY_WOULD_BE_EMPTY
    assert refused(split([])) is Reason.FAMILY_WOULD_BE_EMPTY
    stranger = a_family().memberships.get(role="child").person
    assert refused(split([stranger])) is Reason.NOT_A_MEMBER


def test_a_join_moves_everybody_and_closes_the_other(a_family, kari):
    staying, joining = a_family(children=1), a_family(children=2)
    shared = staying.memberships.get(role="child").person
    actions.correct_membership(staying.memberships.get(person=shared), from_day=date(2020, 1, 1), to_day=None, by=kari)
    actions.add_member(joining, member=NewMember(shared, Membership.Role.CHILD, 50), from_day=date(2021, 1, 1), by=kari)

    event = actions.join_families(staying=staying, joining=joining, on=DAY, by=kari)

    assert staying.members_on(DAY).count() == 5
    assert joining.members_on(DAY).count() == 0
    assert joining.closed_on == DAY
    assert len(event.before[str(joining.pk)]) == 4
    assert refused(lambda: actions.join_families(staying=staying, joining=joining, on=DAY, by=kari)) is (
        Reason.FAMILY_IS_CLOSED
    )
    assert refused(lambda: actions.join_families(staying=staying, joining=staying, on=DAY, by=kari)) is (
        Reason.FAMILY_JOINS_ITSELF
    )


def test_the_shares_of_a_child_of_both_are_added_when_they_join(a_family, kari):
    staying, joining = a_family(children=0), a_family(children=0)
    child = PersonFactory(child=True, office=staying.office, by=kari)
    for family, share in ((staying, 60), (joining, 40)):
        member = NewMember(child, Membership.Role.CHILD, share)
        actions.add_member(family, member=member, from_day=date(2021, 1, 1), by=kari)

    actions.join_families(staying=staying, joining=joining, on=DAY, by=kari)

    assert [row.share_of_time for row in staying.members_on(DAY).filter(person=child).order_by("pk")] == [100]


def test_a_merge_fills_in_what_was_unknown_and_can_be_undone(a_family, person, kari):
    number = synthetic_number(BORN, serial=5)
    kept = a_family(children=0).memberships.get().person
    family = a_family(children=0)
    other = family.memberships.get().person
    facts = PersonFacts(given_name="Same", family_name="Person", born_on=BORN, identity_number=number, phone="1")
    actions.change_person(other, facts=facts, by=kari, on=DAY)

    event = actions.merge_people(kept=kept, other=other, by=kari)

    kept.refresh_from_db()
    assert family.memberships.get().person == kept
    assert (kept.identity_number(), kept.phone) == (number, "1")
    assert other not in Person.objects.current()

    actions.undo_merge(event, by=kari)

    kept.refresh_from_db()
    other.refresh_from_db()
    assert family.memberships.get().person == other
    assert (kept.identity_number(), kept.phone) == ("", "")
    assert other.identity_number() == number
    assert refused(lambda: actions.undo_merge(event, by=kari)) is Reason.MERGE_ALREADY_UNDONE
    assert deeds().count(Deed.MERGE_UNDONE) == 2


def test_two_records_in_one_family_become_one_member_and_two_again(a_family, kari):
    family = a_family(adults=2, children=0)
    kept, other = [row.person for row in family.members_on(DAY).order_by("pk")]

    event = actions.merge_people(kept=kept, other=other, by=kari)
    assert [row.person for row in family.members_on(DAY).order_by("pk")] == [kept]

    actions.undo_merge(event, by=kari)
    assert {row.person for row in family.members_on(DAY).order_by("pk")} == {kept, other}


def test_the_strictest_grade_in_a_household_holds_for_the_family(a_family, kari):
    family = a_family(children=1)
    adult, child = [row.person for row in family.members_on(DAY).order_by("pk")]

    actions.set_protection(adult, grade=Grade.CONFIDENTIAL, from_day=DAY, source="register", by=kari)
    actions.set_protection(child, grade=Grade.STRICTLY_CONFIDENTIAL, from_day=DAY, source="register", by=kari)

    family.refresh_from_db()
    assert family.grade is Grade.STRICTLY_CONFIDENTIAL


def test_a_protection_whose_last_day_has_passed_is_a_task_and_no_unmasking(a_family, office, kari):
    family = a_family(children=0)
    adult = family.memberships.get().person
    protection = actions.set_protection(
        adult, grade=Grade.CONFIDENTIAL, from_day=date(2024, 1, 1), to_day=date(2025, 1, 1), source="CPR", by=kari
    )

    actions.refresh_grade(family)
    family.refresh_from_db()
    assert family.grade is Grade.CONFIDENTIAL
    assert list(AddressProtection.objects.to_decide(office, on=DAY).order_by("pk")) == [protection]

    actions.end_protection(protection, by=kari)
    family.refresh_from_db()
    assert family.grade is Grade.NONE
    assert refused(lambda: actions.end_protection(protection, by=kari)) is Reason.PROTECTION_HAS_ENDED


def test_who_leaves_takes_the_protection_along(a_family, kari):
    family = a_family(adults=2, children=0, protected=True)
    protected = family.members_on(DAY).order_by("pk").first().person

    new = actions.split_family(family, leaving=[protected], new_reference="N", new_name="N", on=DAY, by=kari)

    family.refresh_from_db()
    assert (family.grade, new.grade) == (Grade.NONE, Grade.CONFIDENTIAL)


def test_only_somebody_of_the_office_can_answer_for_a_family(a_family, kari, lisa, omar):
    family = a_family()

    actions.set_responsible(family, user=lisa, from_day=DAY, by=kari)

    assert family.responsible == lisa
    assert refused(lambda: actions.add_worker(family, user=omar, from_day=DAY, by=kari)) is Reason.NOT_PERMITTED
