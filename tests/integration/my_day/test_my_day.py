"""My day: what is due, what runs out, who waits; mine or everyone's; nothing of families out of sight."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from bofast.casework.access.roles import Role
from bofast.casework.followup import actions as followup
from bofast.casework.followup.facts import ContactFacts, StepFacts
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.mapping.models import IncomeLine
from bofast.casework.ownership import actions as ownership
from bofast.casework.tenancies import actions as tenancies
from bofast.casework.tenancies.models import FitOutlook
from bofast.desk.families.protected import street_of
from bofast.desk.my_day.presenter import Whose, my_day
from bofast.desk.office import desk_of
from bofast.vocabulary.money import Money
from bofast.vocabulary.tenure import Tenure
from tests.factories import users

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def in_days(days: int):
    return timezone.localdate() + timedelta(days=days)


def titles(listed) -> list[str]:
    return [line.title for line in listed.tasks.lines] if listed.tasks else []


def list_of(lists, anchor: str):
    return next(listed for listed in lists if listed.anchor == anchor)


def day_of(user, *, whose: Whose = Whose.MINE):
    return my_day(desk_of(user), whose=whose)


def test_due_overdue_and_promised_stand_in_their_lists(family, kari):
    for what, days in (("sent", -2), ("i dag", 0), ("lovet", 3)):
        followup.set_step(family, facts=StepFacts(what=what, owner=kari, due_on=in_days(days)), by=kari)

    day = day_of(kari)

    assert titles(day.today) == ["sent", "i dag"]
    assert [line.late for line in day.today.tasks.lines] == [True, False]
    assert titles(day.promised) == ["lovet"]


def test_mine_leaves_out_what_a_colleague_does(family, office, kari):
    nina = users.user("nina", Role.COORDINATOR, office=office)
    followup.set_step(family, facts=StepFacts(what="Ninas", owner=nina, due_on=in_days(0)), by=kari)

    assert titles(day_of(kari).today) == []
    assert titles(day_of(kari, whose=Whose.EVERYONES).today) == ["Ninas"]


def test_a_family_without_contact_is_remembered_until_somebody_talks_with_it(family, kari, office):
    followup.begin_follow_up(family, from_day=in_days(-100), by=kari)
    followup.write_contact(family, facts=ContactFacts(happened_on=in_days(-7 * office.quiet_weeks - 1)), by=kari)
    assert titles(list_of(day_of(kari).waiting, "quiet")) == [family.name]

    followup.write_contact(family, facts=ContactFacts(happened_on=in_days(-7 * office.quiet_weeks)), by=kari)

    assert titles(list_of(day_of(kari).waiting, "quiet")) == []


def test_what_runs_out_is_shown_before_it_does(family, kari, lisa, office, a_home):
    leased(family, a_home(), by=kari)
    FitOutlook.objects.update_or_create(
        family=family, defaults={"outgrown_on": in_days(90), "norm": "ssb", "computed_on": in_days(0)}
    )
    IncomeLine.objects.create(family=family, kind="wage", from_day=in_days(-30), to_day=in_days(50))
    ownership.set_frame(
        office, year=in_days(0).year, amount=Money.of(9_000_000), earmarked=Money.of(4_000_000), by=lisa
    )
    case = ownership.apply_for_loan(family, amount=Money.of(1_000_000), term_years=30, applied_on=in_days(-9), by=kari)
    ownership.recommend_loan(case, reason="Tåler lånet", recommended_on=in_days(-8), by=kari)
    ownership.grant_loan(case, granted_on=in_days(0), certificate_until=in_days(30), by=lisa)

    ends, leases, outgrown = day_of(kari).soon

    assert (titles(outgrown), titles(leases)) == ([family.name], [family.name])
    assert [line.due_on for line in ends.tasks.lines] == [in_days(30), in_days(50)]
    assert day_of(kari).earmark.percent == "25.0%"


def leased(family, home, *, by):
    contract = {"tenure": Tenure.RENTED_PUBLIC, "from_day": in_days(-400), "parties": [], "rent_per_month": None}
    tenancy = tenancies.begin_tenancy(home=home, fixed_until=in_days(60), by=by, **contract)
    days = {"entered_on": in_days(-400), "tenure": Tenure.RENTED_PUBLIC}
    return tenancies.move_in(family=family, home=home, tenancy=tenancy, by=by, **days)


def test_a_lease_is_told_by_where_the_home_lies_and_not_by_its_number(family, kari, a_home):
    leased(family, a_home(address="Fjordgata 3", unit_number="H0201"), by=kari)

    lines = list_of(day_of(kari).soon, "leases").tasks.lines

    assert [line.about for line in lines] == ["lease of Fjordgata 3 H0201"]


def test_where_a_protected_family_lives_stands_on_the_day_of_nobody_who_may_not_know(a_family, kari, pia, a_home):
    hidden = a_family(name="Skjult", protected=True, responsible=pia)
    leased(hidden, a_home(address="Hemmelig vei 1", unit_number=""), by=pia)

    lines = list_of(day_of(pia).soon, "leases").tasks.lines
    assert [line.about for line in lines] == ["lease of Hemmelig vei 1"]
    assert list_of(day_of(kari, whose=Whose.EVERYONES).soon, "leases").tasks is None
    assert street_of(desk_of(kari), hidden, hidden.occupancies.get().home) == "protected address"


def test_the_page_leads_with_what_presses_most(kari, signed_in):
    page = signed_in(kari).get(reverse("my-day")).content.decode()

    order = ["today", "promised", "checkpoints", "quiet", "runs-out", "leases", "outgrown"]
    places = [page.index(f'id="{anchor}"') for anchor in order]
    assert places == sorted(places)


def test_a_decision_waits_for_the_leader_and_not_for_the_one_who_proposed(family, kari, lisa):
    case = ownership.apply_for_loan(family, amount=Money.of(1), term_years=30, applied_on=in_days(0), by=kari)
    ownership.recommend_loan(case, reason="Tåler lånet", recommended_on=in_days(0), by=kari)

    assert "A start loan" in titles(day_of(lisa, whose=Whose.EVERYONES).waiting[0])
    assert [listed.anchor for listed in day_of(kari).waiting] == ["checkpoints", "quiet"]


def test_nothing_of_a_family_out_of_sight_is_shown(family, kari, omar, signed_in):
    followup.set_step(family, facts=StepFacts(what="Hemmelig", owner=kari, due_on=in_days(0)), by=kari)

    page = signed_in(omar).get(f"{reverse('my-day')}?whose=everyones").content.decode()

    assert "Hemmelig" not in page
    assert family.name not in page


def test_the_page_shows_and_the_showing_is_journalled(family, kari, signed_in):
    followup.set_step(family, facts=StepFacts(what="Ring banken", owner=kari, due_on=in_days(0)), by=kari)

    page = signed_in(kari).get(reverse("my-day")).content.decode()

    assert "Ring banken" in page
    assert Entry.objects.filter(deed=Deed.FAMILIES_LISTED, by_id=kari.pk).count() == 1


def test_an_empty_day_teaches(kari, signed_in):
    page = signed_in(kari).get(reverse("my-day")).content.decode()

    assert "Steps that you promise by a day come here when the day comes." in page
