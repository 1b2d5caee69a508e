"""Results: figures for those who count, lists for those who may see them, nothing for another office."""

import pytest
from django.urls import reverse

from bofast.casework.access.roles import Role
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from tests.factories import users

pytestmark = pytest.mark.django_db


def test_an_office_without_a_programme_is_told_what_one_is_for(kari, signed_in):
    page = signed_in(kari).get(reverse("results")).content.decode()

    assert "No programme yet" in page


def test_the_funnel_counts_families_providers_and_children(families, kari, signed_in):
    page = signed_in(kari).get(reverse("results")).context["page"]

    rows = {row.label: [count.count for count in row.counts] for row in page.funnel.rows}
    assert rows == {"Families": [3, 2, 1, 1], "Providers": [3, 2, 1, 1], "Children": [3, 2, 1, 1]}


def test_a_coordinator_opens_the_list_behind_a_figure_and_the_journal_knows(families, programme, kari, signed_in):
    answer = signed_in(kari).get(reverse("results-list", args=[programme.pk, "contacted"]))

    shown = [row.cells[0] for row in answer.context["page"].table.rows]
    assert shown == sorted(family.name for family in families[:2])
    entry = Entry.objects.get(deed=Deed.RESULT_LIST_READ)
    assert entry.facts == {"figure": "contacted", "count": 2}


def test_an_analyst_sees_the_figures_and_no_list(families, programme, office, signed_in):
    analyst = signed_in(users.user("anna", Role.ANALYST, office=office))

    page = analyst.get(reverse("results"))

    assert page.status_code == 200
    assert families[0].name not in page.content.decode()
    assert all(not count.url for row in page.context["page"].funnel.rows for count in row.counts)
    assert analyst.get(reverse("results-list", args=[programme.pk, "contacted"])).status_code == 404


def test_a_family_that_may_not_be_known_is_counted_and_not_named(families, programme, kari, signed_in):
    families[1].grade = "confidential"
    families[1].save()

    page = signed_in(kari).get(reverse("results-list", args=[programme.pk, "contacted"])).content.decode()

    assert families[1].name not in page
    assert "1 family is not shown" in page


def test_another_office_finds_nothing_here(families, programme, omar, signed_in):
    elsewhere = signed_in(omar)

    assert elsewhere.get(reverse("results-list", args=[programme.pk, "mapped"])).status_code == 404
    assert elsewhere.get(f"{reverse('results')}?programme={programme.pk}").status_code == 404
    assert elsewhere.get(reverse("report", args=[programme.pk])).status_code == 404


def test_a_figure_that_does_not_exist_is_not_found(programme, kari, signed_in):
    assert signed_in(kari).get(reverse("results-list", args=[programme.pk, "nonsense"])).status_code == 404


FORMS = {
    "programme-phase-add": {"name": "Fase 1", "from_day": "2026-01-01", "to_day": "2026-06-01"},
    "programme-decision-add": {"body": "Formannskapet", "decision": "Vedtatt", "decided_on": "2025-12-01"},
    "programme-change": {
        "name": "Ny",
        "purpose": "x",
        "target_group": "y",
        "from_day": "2026-01-01",
        "grant": "500000",
    },
}


@pytest.mark.parametrize("name", sorted(FORMS))
def test_a_form_of_the_programme_writes(programme, kari, signed_in, name):
    client = signed_in(kari)
    assert client.get(reverse(name, args=[programme.pk])).status_code == 200
    assert client.post(reverse(name, args=[programme.pk]), {}).status_code == 422

    answer = client.post(reverse(name, args=[programme.pk]), FORMS[name])

    assert answer.status_code == 302
    assert client.get(answer.url).status_code == 200
    assert Entry.objects.filter(deed=Deed.PROGRAMME_CHANGED).count() == 1


def test_a_measure_is_agreed_done_and_opened_again(programme, kari, signed_in):
    client = signed_in(kari)
    given = {"title": "Startlån hver uke", "who": f"user:{kari.pk}", "agreed_on": "2026-02-01", "due_on": "2026-03-01"}
    client.post(reverse("programme-measure-add", args=[programme.pk]), given)
    measure = programme.measures.get()
    done = reverse("programme-measure-done", args=[programme.pk, measure.pk])

    client.post(done)
    measure.refresh_from_db()
    assert measure.done_on is not None
    client.post(done, {"open": "1"})

    measure.refresh_from_db()
    assert measure.done_on is None


def test_a_name_that_is_taken_is_refused(programme, kari, signed_in):
    given = {"name": "Stabile hjem", "purpose": "x", "target_group": "y", "from_day": "2026-01-01"}

    answer = signed_in(kari).post(reverse("programme-add"), given)

    assert answer.status_code == 422
    assert "Another one has this name" in answer.content.decode()
