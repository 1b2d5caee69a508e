"""The rows that the benchmark writes past the actions are such that every page works on them."""

from __future__ import annotations

import random
from datetime import date

import pytest

from bofast.casework.families.models import Family, FamilyWord
from bofast.casework.followup.case_file import CaseFile
from bofast.casework.followup.models import Contact
from bofast.casework.tenancies.models import FitOutlook
from bofast.desk.ways.comparing import compare_family
from tests.benchmarks.mix import DRAWN, Mix
from tests.benchmarks.population import populate

TODAY = date(2026, 11, 21)


@pytest.mark.django_db
def test_every_page_of_the_mix_works_on_the_population(signed_in):
    town = populate(families=12, today=TODAY)
    client = signed_in(town.coordinator)
    families = list(Family.objects.values_list("pk", flat=True))
    mix = Mix(families=families, pages_of_the_list=1, today=TODAY, chance=random.Random(1))  # noqa: S311

    for draw in DRAWN.values():
        visit = draw(mix)
        answer = client.get(visit.path) if visit.form is None else client.post(visit.path, visit.form)

        assert answer.status_code == (200 if visit.form is None else 302), visit


@pytest.mark.django_db
def test_the_population_is_found_housed_and_mapped():
    town = populate(families=12, today=TODAY)

    family = Family.objects.select_related("office").order_by("reference").first()
    facts = compare_family(CaseFile(family), on=TODAY).facts
    assert town.families == Family.objects.count() == FitOutlook.objects.filter(home__isnull=False).count()
    assert FamilyWord.objects.filter(family=family, word="m").exists()
    assert facts.incomes
    assert facts.present_home.rent_per_month is not None
    assert facts.start_loan.has_saved is not None
    assert Contact.objects.exists()
