"""A stay of the past comes in though somebody lives there now; two families in one home on one day do not."""

from __future__ import annotations

from datetime import date

import pytest

from bofast.casework.runs.models import Run
from bofast.casework.tenancies import actions as tenancies
from bofast.casework.tenancies.models import Occupancy
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.tenure import Tenure
from tests.integration.intake.hostile import ordinary

pytestmark = pytest.mark.django_db

HOMES = [["Bolignummer", "Adresse"], ["B-1", "Prøvevegen 1"], ["B-2", "Prøvevegen 2"]]
FAMILIES = [
    ["Familienummer", "Rolle", "Fornavn", "Etternavn", "Fødselsdato"],
    ["F-1", "forsørger", "Kari", "Prøve", "01.02.1980"],
    ["F-2", "forsørger", "Ola", "Eksempel", "01.02.1981"],
]
HEADINGS = ["Bolignummer", "Familienummer", "Fra", "Til"]


@pytest.fixture
def lived_in(brought_in):
    """F-1 lives in B-1 since 2024."""
    for rows in (HOMES, FAMILIES, [HEADINGS, ["B-1", "F-1", "01.01.2024", ""]]):
        assert brought_in(ordinary(rows)).state == Run.State.DONE


@pytest.mark.parametrize("family", ["F-1", "F-2"])
def test_a_stay_that_ended_before_comes_in(brought_in, lived_in, family):
    run = brought_in(ordinary([HEADINGS, ["B-1", family, "01.01.2020", "01.01.2023"]]))

    assert (run.state, run.result.get("new")) == (Run.State.DONE, 1)
    stays = Occupancy.objects.filter(withdrawn_at__isnull=True, home__supplier_home_id="B-1")
    assert sorted(stays.values_list("entered_on", "left_on"), key=str) == [
        (date(2020, 1, 1), date(2023, 1, 1)),
        (date(2024, 1, 1), None),
    ]


def test_a_stay_that_reaches_into_the_present_one_is_refused(brought_in, lived_in):
    run = brought_in(ordinary([HEADINGS, ["B-1", "F-2", "01.01.2020", "01.03.2024"]]))

    assert run.state == Run.State.FAILED
    assert Occupancy.objects.count() == 1


def test_the_action_takes_a_past_stay_and_refuses_an_overlap(brought_in, lived_in, kari):
    present = Occupancy.objects.select_related("family", "home").get()
    stay = {"family": present.family, "home": present.home, "tenure": Tenure.RENTED_PUBLIC, "by": kari}

    past = tenancies.move_in(entered_on=date(2020, 1, 1), left_on=date(2024, 1, 1), **stay)

    assert past.left_on == present.entered_on
    with pytest.raises(ShownToUser) as refused:
        tenancies.move_in(entered_on=date(2023, 1, 1), left_on=date(2024, 6, 1), **stay)
    assert refused.value.reason is Reason.LIVES_THERE_ALREADY


def test_many_stays_are_refused_together_when_two_overlap(brought_in, lived_in, kari):
    present = Occupancy.objects.select_related("family__office", "home").get()
    days = [(date(2019, 1, 1), date(2020, 1, 1)), (date(2019, 6, 1), date(2021, 1, 1))]
    new = [
        tenancies.NewStay(
            family=present.family, home=present.home, tenure=Tenure.TEMPORARY, entered_on=entered, left_on=left
        )
        for entered, left in days
    ]

    with pytest.raises(ShownToUser) as refused:
        tenancies.record_stays(new, office=present.family.office, by=kari)

    assert refused.value.reason is Reason.HOME_OCCUPIED
    assert Occupancy.objects.count() == 1
