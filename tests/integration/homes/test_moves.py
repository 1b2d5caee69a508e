from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from bofast.casework.families import actions as families
from bofast.casework.families.facts import NewMember
from bofast.casework.families.models import FamilyWord, Membership
from bofast.casework.homes import actions as homes
from bofast.casework.homes.facts import HomeFacts, RentParts
from bofast.casework.homes.models import Area, HomeRent
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.tenancies import actions, fit
from bofast.casework.tenancies.models import FitOutlook, Occupancy
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.tenure import Tenure
from tests.factories.people import PersonFactory

DAY = date(2026, 6, 1)


def refused(call) -> Reason:
    with pytest.raises(ShownToUser) as refusal:
        call()
    return refusal.value.reason


@pytest.fixture
def move_in(kari):
    def enter(family, home, entered_on=DAY):
        return actions.move_in(family=family, home=home, entered_on=entered_on, tenure=Tenure.RENTED_PUBLIC, by=kari)

    return enter


def test_two_households_in_one_home_are_refused(a_family, a_home, move_in):
    home = a_home()
    move_in(a_family(), home)

    assert refused(lambda: move_in(a_family(), home, DAY + timedelta(days=9))) is Reason.HOME_OCCUPIED
    assert Occupancy.objects.count() == 1


def test_a_home_is_free_from_the_day_it_was_left(a_family, a_home, move_in, kari):
    home = a_home()
    actions.move_out(move_in(a_family(), home), left_on=DAY + timedelta(days=30), by=kari)

    move_in(a_family(), home, DAY + timedelta(days=30))

    assert refused(lambda: move_in(a_family(), home, DAY + timedelta(days=29))) is Reason.HOME_OCCUPIED


def test_a_family_may_hold_two_homes_for_a_while_but_no_home_twice(a_family, a_home, move_in):
    family, old, new = a_family(), a_home(), a_home()
    move_in(family, old)

    move_in(family, new, DAY + timedelta(days=10))

    assert fit.home_on(family, on=DAY + timedelta(days=11)) == new
    assert refused(lambda: move_in(family, old, DAY + timedelta(days=20))) is Reason.LIVES_THERE_ALREADY


def test_a_move_leaves_the_old_home_on_the_day_of_the_new(a_family, a_home, kari):
    family, new = a_family(housed=True), a_home(address="Nyveien 3")

    actions.move(family=family, to_home=new, on=DAY, tenure=Tenure.RENTED_PUBLIC, by=kari)

    old = Occupancy.objects.filter(withdrawn_at__isnull=True).exclude(home=new).get()
    assert old.left_on == DAY
    assert FamilyWord.objects.filter(family=family, kind="a", word="nyveien").exists()
    assert list(Entry.objects.order_by("id").values_list("deed", flat=True))[-2:] == [Deed.MOVED_OUT, Deed.MOVED_IN]


def test_a_refused_move_leaves_everything_as_it_was(a_family, a_home, kari, move_in):
    family, taken = a_family(housed=True), a_home()
    move_in(a_family(), taken)

    def move():
        actions.move(family=family, to_home=taken, on=DAY, tenure=Tenure.RENTED_PUBLIC, by=kari)

    assert refused(move) is Reason.HOME_OCCUPIED
    assert family.occupancies.get().left_on is None


def test_corrected_days_do_not_hide_what_was_known_before(a_family, a_home, move_in, kari):
    family = a_family()
    wrong = move_in(family, a_home())
    known_at = timezone.now()

    actions.correct_occupancy(wrong, entered_on=DAY + timedelta(days=5), left_on=None, by=kari)

    day = DAY + timedelta(days=2)
    assert not Occupancy.objects.filter(family=family).valid_on(day).known_at(None).exists()
    assert Occupancy.objects.filter(family=family).valid_on(day).known_at(known_at).exists()
    assert Entry.objects.filter(deed=Deed.DATES_CORRECTED, family_id=family.pk).count() == 1
    assert refused(lambda: actions.move_out(wrong, left_on=date(2027, 1, 1), by=kari)) is Reason.CHANGED_BY_ANOTHER


def test_a_home_has_one_open_tenancy(a_home, office, kari):
    home, tenant = a_home(), PersonFactory(office=office, by=kari)

    def begin():
        return actions.begin_tenancy(
            home=home,
            tenure=Tenure.RENTED_PUBLIC,
            from_day=DAY,
            parties=[tenant],
            rent_per_month=Money.of(9000),
            by=kari,
        )

    first = begin()
    assert refused(begin) is Reason.HOME_HAS_OPEN_TENANCY
    actions.end_tenancy(first, to_day=DAY + timedelta(days=60), by=kari)
    assert begin().parties.get().person == tenant
    assert refused(lambda: actions.end_tenancy(first, to_day=DAY, by=kari)) is Reason.SPELL_ENDS_BEFORE_IT_BEGINS


def test_the_families_of_a_join_leave_one_home_empty(a_family, kari):
    staying, joining = a_family(housed=True), a_family(housed=True)

    actions.join_families(staying=staying, joining=joining, on=DAY, by=kari)

    assert fit.home_on(joining, on=DAY) is None
    assert fit.home_on(staying, on=DAY) is not None


def test_the_outlook_names_the_day_and_whose_birthday_it_is(a_family, a_home, kari, office):
    family = a_family(children=0)
    for born_on, sex in ((date(2016, 3, 14), "male"), (date(2017, 1, 1), "female")):
        child = PersonFactory(office=office, by=kari, born_on=born_on, sex=sex)
        families.add_member(family, member=NewMember(child, Membership.Role.CHILD), from_day=date(2020, 1, 1), by=kari)

    actions.move_in(family=family, home=a_home(rooms=3), entered_on=DAY, tenure=Tenure.RENTED_PUBLIC, by=kari)

    outlook = FitOutlook.objects.get(family=family)
    assert (outlook.fits_now, outlook.outgrown_on) == (True, date(2028, 3, 14))
    assert outlook.because["reasons"][0]["reason"] == Reason.TURNS_AGE
    assert outlook.because["needed"] == 4


def test_all_outlooks_at_once_say_the_same_as_one_by_one(a_family, office):
    families = [a_family(housed=True), a_family(outgrown=True), a_family()]
    alone = {family.pk: fit.refresh_outlook(family, on=DAY) for family in families}
    FitOutlook.objects.all().delete()

    weighed = fit.refresh_all(office, on=DAY)

    assert weighed == 3
    for outlook in FitOutlook.objects.order_by("pk"):
        one = alone[outlook.pk]
        assert (outlook.fits_now, outlook.outgrown_on, outlook.because, outlook.home_id) == (
            one.fits_now,
            one.outgrown_on,
            one.because,
            one.home_id,
        )


def test_a_rent_ends_where_the_next_begins(a_home, kari):
    home = a_home()
    for from_day, rent in ((date(2026, 1, 1), 9000), (date(2027, 1, 1), 9900), (date(2026, 7, 1), 9400)):
        homes.set_rent(home, from_day=from_day, rent=RentParts(rent_per_month=Money.of(rent)), by=kari)

    spans = HomeRent.objects.order_by("from_day").values_list("from_day", "to_day", "rent_per_month_minor")
    assert list(spans) == [
        (date(2026, 1, 1), date(2026, 7, 1), 900_000),
        (date(2026, 7, 1), date(2027, 1, 1), 940_000),
        (date(2027, 1, 1), None, 990_000),
    ]


def test_an_area_is_found_before_it_is_added(office, kari):
    whole = homes.add_area("Eksempelvik", office=office, level=Area.Level.WHOLE, by=kari)
    block = homes.add_area("Prøvetunet", office=office, level=Area.Level.BLOCK, parent=whole, by=kari)

    assert homes.add_area("Prøvetunet", office=office, level=Area.Level.BLOCK, parent=whole, by=kari) == block
    assert block in Area.objects.below(whole)
    assert Entry.objects.filter(deed=Deed.AREA_ADDED).count() == 2


def test_a_home_number_is_used_once_and_changes_are_named(a_home, office, kari):
    home = a_home(supplier_home_id="B-1")
    facts = HomeFacts(supplier_home_id="B-1", address="Prøveveien 9", area_m2=Decimal(70))

    homes.change_home(home, facts=facts, by=kari)

    assert "address" in Entry.objects.get(deed=Deed.HOME_CHANGED).facts["fields"]
    assert refused(lambda: a_home(supplier_home_id="B-1")) is Reason.HOME_NUMBER_IN_USE
