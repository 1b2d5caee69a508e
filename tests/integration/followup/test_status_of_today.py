"""The status that lists show: that of today, and never "mapped" before somebody has mapped."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from bofast.casework.families.models import Family
from bofast.casework.followup import actions
from bofast.casework.followup.facts import ContactFacts
from bofast.casework.mapping import actions as mapping
from bofast.casework.mapping.models import FormVersion, Stage
from bofast.desk.families.words import status_words
from bofast.desk.wording.results import STATUS
from bofast.rules.outcome import FollowUpStatus, Result, Step
from tests.integration.followup.test_outcomes import MOVED

pytestmark = pytest.mark.django_db


def test_a_new_family_is_not_mapped(family):
    assert Family.objects.get(pk=family.pk).status == "not_mapped"


def test_a_mapping_that_is_finished_and_withdrawn_on_its_page_moves_the_status(family, office, kari, signed_in):
    mapping.install_standard_forms(office, by=kari)
    form = FormVersion.objects.get(office=office, subject=FormVersion.Subject.FAMILY)
    day = timezone.localdate()
    told = {"family": family, "form": form, "information_date": day, "answers": {}, "by": kari, "is_complete": False}
    intake = mapping.record_assessment(**told, stage=Stage.INTAKE)
    type(intake).objects.filter(pk=intake.pk).update(is_complete=True)
    yearly = mapping.record_assessment(**told, stage=Stage.YEARLY)
    entered = {"household.kind": "single", "person.language": "", "unknown:person.language": "on", "source": "person"}

    signed_in(kari).post(f"/families/{family.pk}/map/{yearly.pk}/household", entered)

    assert Family.objects.get(pk=family.pk).status == "mapped"

    signed_in(kari).post(reverse("family-map-withdraw", args=[family.pk, intake.pk]))

    assert Family.objects.get(pk=family.pk).status == "not_mapped"


def test_what_is_written_down_late_leaves_the_status_of_today(family, kari):
    actions.record_outcome(family, facts=MOVED, by=kari)

    actions.write_contact(family, facts=ContactFacts(happened_on=date(2024, 5, 2), note="Ringt"), by=kari)

    assert Family.objects.get(pk=family.pk).status == "moved"


@pytest.mark.parametrize(
    "status",
    [
        *(FollowUpStatus(step, None) for step in Step if step is not Step.OUTCOME),
        *(FollowUpStatus(Step.OUTCOME, None, result) for result in Result),
    ],
)
@pytest.mark.parametrize("language", ["nb", "da"])
def test_every_code_of_a_status_has_words(status, language):
    with translation.override(language):
        assert status_words(status.code) == str(STATUS[status.code]) != status.code


def test_the_list_is_narrowed_to_what_became_of_families(a_family, kari, signed_in):
    bought = a_family(name="Alfa")
    a_family(name="Beta")
    Family.objects.filter(pk=bought.pk).update(status="bought")

    page = signed_in(kari).get(reverse("families"), {"status": "bought"}).content.decode()

    assert "Alfa" in page.split("<table")[-1]
    assert "Beta" not in page.split("<table")[-1]
