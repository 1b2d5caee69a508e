"""A family stands on the list once, with facts and keys; it rests without losing time, and a tie stops a clerk."""

from datetime import date, timedelta

import pytest

from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import ListingFacts, WishFacts
from bofast.casework.lettings.models import Pause, Registration, Tie
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason
from tests.integration.lettings.conftest import DAY, YEAR, refusal

pytestmark = pytest.mark.django_db
EndedBecause = Registration.EndedBecause


def deeds() -> list[str]:
    return list(Entry.objects.values_list("deed", flat=True))


def test_a_family_is_listed_once_and_told_since_when(a_family, hans):
    family = a_family()
    facts = ListingFacts(need_class=2, most_rent_per_month=Money.of(9_000), needs_step_free=True)
    registration = actions.register_family(family, listed_on=YEAR, facts=facts, by=hans)

    assert (registration.need_class, registration.most_rent_minor, registration.needs_step_free) == (2, 900_000, True)
    with pytest.raises(ShownToUser) as refused:
        actions.register_family(family, listed_on=DAY, facts=facts, by=hans)
    assert refused.value.reason is Reason.ALREADY_LISTED
    assert refused.value.facts == {"listed_on": YEAR}
    assert Entry.objects.filter(deed=Deed.FAMILY_LISTED, family_id=family.pk, by_id=hans.pk).count() == 1


def test_the_journal_tells_which_facts_changed_and_never_their_values(listed, hans):
    registration = listed()

    actions.change_listing(registration, facts=ListingFacts(owes_landlord=True, need_class=1), by=hans)

    entry = Entry.objects.get(deed=Deed.LISTING_CHANGED)
    assert entry.facts == {"fields": ["need_class", "owes_landlord"]}
    actions.change_listing(registration, facts=ListingFacts(owes_landlord=True, need_class=1), by=hans)
    assert Entry.objects.filter(deed=Deed.LISTING_CHANGED).count() == 1


def test_a_family_leaves_the_list_when_it_was_put_on_it_or_later(listed, hans):
    early = {"on": YEAR - timedelta(days=1), "because": EndedBecause.OTHER, "by": hans}

    assert refusal(actions.end_listing, listed(), **early) is Reason.LISTED_LATER


def test_a_family_that_left_the_list_may_come_back(listed, hans):
    registration = listed()

    actions.end_listing(registration, on=DAY, because=EndedBecause.OWN_WISH, by=hans)

    gone = {"on": DAY, "because": EndedBecause.OTHER, "by": hans}
    assert refusal(actions.end_listing, registration, **gone) is Reason.LISTING_HAS_ENDED
    assert refusal(actions.nominate, registration, on=DAY, by=hans) is Reason.LISTING_HAS_ENDED
    again = listed(registration.family, since=DAY)
    assert list(Registration.objects.standing_on(DAY)) == [again]
    assert list(Registration.objects.standing_on(DAY - timedelta(days=1))) == [registration]


def test_who_rests_keeps_its_time_and_is_not_active(listed, hans):
    registration, later = listed(), DAY + timedelta(days=30)
    because = Pause.Because.OWN_WISH

    actions.pause_listing(registration, from_day=DAY, because=because, by=hans)

    again = {"from_day": DAY, "because": because, "by": hans}
    assert refusal(actions.pause_listing, registration, **again) is Reason.LISTING_IS_PAUSED
    early = DAY - timedelta(days=1)
    assert refusal(actions.resume_listing, registration, on=early, by=hans) is Reason.SPELL_ENDS_BEFORE_IT_BEGINS
    actions.resume_listing(registration, on=later, by=hans)
    assert refusal(actions.resume_listing, registration, on=later, by=hans) is Reason.LISTING_IS_NOT_PAUSED
    active = {day: Registration.objects.active_on(day).exists() for day in (early, DAY, later)}
    assert active == {early: True, DAY: False, later: True}
    registration.refresh_from_db()
    assert registration.listed_on == YEAR
    assert {Deed.LISTING_PAUSED, Deed.LISTING_RESUMED} <= set(deeds())


def test_wishes_are_told_anew_all_at_once(listed, north, a_home, hans):
    registration, home = listed(), a_home()
    old = [WishFacts(home=home)]
    new = [WishFacts(area=north, rooms_from=3), WishFacts(home=home)]
    actions.change_wishes(registration, wishes=old, on=YEAR, by=hans)

    actions.change_wishes(registration, wishes=new, on=DAY, by=hans)

    standing = registration.wishes.filter(replaced_on__isnull=True).order_by("place")
    assert list(standing.values_list("place", "home", "area", "rooms_from")) == [
        (1, None, north.pk, 3),
        (2, home.pk, None, None),
    ]
    assert registration.wishes.get(replaced_on=DAY).home == home
    assert deeds().count(Deed.WISHES_CHANGED) == 2


def test_a_wish_that_means_no_home_is_refused(listed, whole, north, a_home, hans):
    registration = listed()
    told = {
        Reason.NOT_A_DEPARTMENT: WishFacts(area=whole),
        Reason.WISH_MEANS_NO_HOME: WishFacts(area=north, rooms_from=4, rooms_to=3),
    }

    for reason, wish in told.items():
        assert refusal(actions.change_wishes, registration, wishes=[wish], on=DAY, by=hans) is reason
    both = WishFacts(home=a_home(), area=north)
    refused = refusal(actions.change_wishes, registration, wishes=[both], on=DAY, by=hans)
    assert refused is Reason.WISH_MEANS_NO_HOME
    assert not registration.wishes.exists()


def test_a_nomination_stands_until_it_is_taken_back(listed, hans):
    registration = listed()
    assert refusal(actions.withdraw_nomination, registration, by=hans) is Reason.NOT_NOMINATED

    actions.nominate(registration, on=DAY, by=hans)

    assert refusal(actions.nominate, registration, on=DAY, by=hans) is Reason.ALREADY_DECIDED
    registration.refresh_from_db()
    assert (registration.nominated_on, registration.nominated_by) == (DAY, hans)
    actions.withdraw_nomination(registration, by=hans)
    assert {Deed.FAMILY_NOMINATED, Deed.NOMINATION_WITHDRAWN} <= set(deeds())


def test_a_criterion_is_proven_on_a_day_by_somebody(listed, hans):
    registration = listed()

    proven = actions.prove_criterion(registration, code="job", on=DAY, by=hans)

    assert (proven.proven_on, proven.proven_by) == (DAY, hans)
    again = {"code": "job", "on": DAY, "by": hans}
    assert refusal(actions.prove_criterion, registration, **again) is Reason.CRITERION_PROVEN_ALREADY
    actions.withdraw_criterion(proven, on=DAY, by=hans)
    assert refusal(actions.withdraw_criterion, proven, on=DAY, by=hans) is Reason.ALREADY_WITHDRAWN
    actions.prove_criterion(registration, **again)
    assert deeds().count(Deed.CRITERION_PROVEN) == 2


def test_a_fee_is_paid_until_a_day(listed, hans):
    registration = actions.record_fee(listed(), paid_until=date(2026, 12, 31), by=hans)

    assert registration.fee_paid_until == date(2026, 12, 31)


def test_who_is_tied_to_a_family_changes_nothing_about_it(listed, hans, lisa):
    registration = listed()
    tie = actions.record_tie(registration.family, user=hans, from_day=YEAR, by=hans)

    tries = {
        actions.nominate: {"on": DAY},
        actions.change_listing: {"facts": ListingFacts()},
        actions.change_wishes: {"wishes": [], "on": DAY},
        actions.pause_listing: {"from_day": DAY, "because": Pause.Because.OTHER},
        actions.end_listing: {"on": DAY, "because": EndedBecause.OTHER},
        actions.prove_criterion: {"code": "job", "on": DAY},
        actions.record_fee: {"paid_until": DAY},
    }
    assert {refusal(deed, registration, by=hans, **facts) for deed, facts in tries.items()} == {
        Reason.TIED_TO_THE_FAMILY
    }
    actions.nominate(registration, on=DAY, by=lisa)

    assert refusal(actions.end_tie, tie, to_day=DAY, by=hans) is Reason.SECOND_PERSON_REQUIRED
    actions.end_tie(tie, to_day=DAY, by=lisa)
    actions.withdraw_nomination(registration, by=hans)
    assert {Deed.TIE_RECORDED, Deed.TIE_ENDED} <= set(deeds())


def test_a_tie_stands_once(a_family, hans):
    family = a_family()
    actions.record_tie(family, user=hans, from_day=YEAR, by=hans)

    again = {"user": hans, "from_day": DAY, "by": hans}
    assert refusal(actions.record_tie, family, **again) is Reason.TIE_STANDS_ALREADY
    assert Tie.objects.count() == 1


def test_a_closed_family_is_not_listed(a_family, hans):
    family = a_family()
    family.closed_on = DAY

    told = {"listed_on": DAY, "facts": ListingFacts(), "by": hans}
    assert refusal(actions.register_family, family, **told) is Reason.FAMILY_IS_CLOSED
