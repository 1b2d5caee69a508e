"""The norm that the office chooses is what its lists and the family's page go by."""

import pytest
from django.urls import reverse

from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.runs.models import Run
from bofast.casework.tenancies.models import FitOutlook
from bofast.jobs.weigh_homes import weigh_homes
from bofast.rules.home_fit import EUROSTAT, SSB

pytestmark = pytest.mark.django_db


def test_the_chosen_norm_is_used_by_the_family_page_and_the_lists(a_family, kari, lisa, office, signed_in):
    family = a_family(housed=True)
    before = signed_in(kari).get(reverse("family", args=[family.pk])).content.decode()

    answer = signed_in(lisa).post(reverse("office-norm"), {"norm": SSB})
    run = Run.objects.get(kind="weigh_homes")
    weigh_homes.call(str(run.pk))

    after = signed_in(kari).get(reverse("family", args=[family.pk])).content.decode()
    office.refresh_from_db()
    assert (answer.status_code, office.fit_norm) == (302, SSB)
    assert "share a room): the norm that this office uses" in before
    assert "a person): the norm that this office uses" in after
    assert FitOutlook.objects.get(family=family).norm == SSB
    assert Entry.objects.filter(deed=Deed.POLICY_ROW_SET, facts__fit_norm=SSB).count() == 1


def test_a_norm_that_is_none_is_refused(lisa, office, signed_in):
    assert signed_in(lisa).post(reverse("office-norm"), {"norm": "own"}).status_code == 422

    office.refresh_from_db()
    assert office.fit_norm == EUROSTAT


def test_only_who_sets_the_offices_figures_chooses_its_norm(kari, signed_in):
    assert signed_in(kari).get(reverse("office-norm")).status_code == 404
