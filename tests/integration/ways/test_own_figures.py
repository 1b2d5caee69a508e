"""An office's own figures: entered by one, approved by another, and then part of the law."""

from datetime import date
from decimal import Decimal

import pytest

from bofast.casework.access.roles import Role
from bofast.casework.policy import actions as policy
from bofast.casework.policy.figures import missing_within
from bofast.casework.policy.law import law_of
from bofast.casework.policy.models import PolicyRow
from bofast.rules.law import load_law
from bofast.rules.parameter_row import Origin
from bofast.vocabulary.errors import MissingParameter, ShownToUser
from bofast.vocabulary.reasons import Reason
from tests.factories import users

RATE = "startlan/interest_rates"


def figure(**facts) -> policy.FigureFacts:
    given = {
        "parameter": RATE,
        "group": {"product": "floating"},
        "first_day": date(2026, 1, 1),
        "last_day": date(2026, 12, 31),
        "value": Decimal("4.5"),
        "source": "Husbanken, prøve",
        "source_url": "https://www.husbanken.no/",
    }
    return policy.FigureFacts(**(given | facts))


def refused(**arguments) -> Reason:
    with pytest.raises(ShownToUser) as refusal:
        policy.enter_figure(**arguments)
    return refusal.value.reason


def test_a_figure_that_decides_money_counts_when_another_has_approved_it(office, kari, lisa, today):
    row = policy.enter_figure(office=office, facts=figure(), by=kari)
    with pytest.raises(MissingParameter):
        law_of(office).row(RATE, on=today, product="floating")

    policy.approve_figure(row, by=lisa)

    found = law_of(office).row(RATE, on=today, product="floating")
    assert (found.number, found.origin) == (Decimal("4.5"), Origin.OFFICE)


def test_nobody_approves_what_they_entered_themselves(office, kari):
    row = policy.enter_figure(office=office, facts=figure(), by=kari)

    with pytest.raises(ShownToUser) as refusal:
        policy.approve_figure(row, by=kari)

    assert refusal.value.reason is Reason.SECOND_PERSON_REQUIRED


def test_a_withdrawn_figure_counts_no_more_and_is_kept(office, kari, lisa, today):
    row = policy.approve_figure(policy.enter_figure(office=office, facts=figure(), by=kari), by=lisa)

    policy.withdraw_figure(row, by=kari)

    with pytest.raises(MissingParameter):
        law_of(office).row(RATE, on=today, product="floating")
    assert PolicyRow.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"parameter": "no/such"},
        {"group": {"product": "a castle"}},
        {"group": {}},
        {"last_day": None},
        {"value": Decimal(-1)},
        {"verified": False},
        {"source_url": "http://elsewhere"},
    ],
)
def test_a_figure_of_the_wrong_shape_is_refused(office, kari, wrong):
    assert refused(office=office, facts=figure(**wrong), by=kari) is Reason.FIGURE_DOES_NOT_FIT


def test_two_figures_for_the_same_days_are_refused(office, kari):
    policy.enter_figure(office=office, facts=figure(), by=kari)

    again = figure(first_day=date(2026, 6, 1), value=Decimal(5))

    assert refused(office=office, facts=again, by=kari) is Reason.FIGURE_OVERLAPS


def test_what_will_be_missing_is_told_before_it_is(today):
    missing = {each.parameter: each.from_day for each in missing_within(6, law=load_law(), on=today)}

    assert missing["guidance_rates/adults"] == today
    assert missing["sifo/food"] == date(2027, 1, 1)
    assert "startlan/ordinary_term" not in missing


def test_the_pages_enter_approve_and_withdraw(office, lisa, signed_in):
    other = users.user("per", Role.LEADER, office=office)
    entered = {"group_product": "floating", "first_day": "2026-01-01", "last_day": "2026-12-31", "value": "4.5"}
    entered |= {"source": "Husbanken", "source_url": "https://www.husbanken.no/"}
    first, second = signed_in(lisa), signed_in(other)

    assert first.get("/office/figures/enter").status_code == 200
    assert first.get(f"/office/figures/enter?parameter={RATE}").status_code == 200
    assert first.post(f"/office/figures/enter?parameter={RATE}", entered).status_code == 302
    row = PolicyRow.objects.get()
    assert "waits for a second person" in first.get("/office/figures").content.decode()
    second.post(f"/office/figures/{row.pk}/approve")
    row.refresh_from_db()
    assert row.approved_by == other
    first.post(f"/office/figures/{row.pk}/withdraw")
    row.refresh_from_db()
    assert row.withdrawn_at is not None


def test_a_range_is_entered_as_people_write_it(office, lisa, signed_in):
    entered = {"group_age": "6-10", "first_day": "2026-01-01", "last_day": "2026-12-31", "value": "4100"}
    entered |= {"source": "Rundskriv", "source_url": "https://www.nav.no/"}

    signed_in(lisa).post("/office/figures/enter?parameter=guidance_rates/children", entered)

    assert PolicyRow.objects.get().group == {"age": {"from": 6, "to": 10}}
