"""Filling in, looking back, and drawing forms: from page to database."""

import pytest
from lxml import html

from bofast.casework.access.roles import Role
from bofast.casework.mapping import actions as mapping
from bofast.casework.mapping.models import Answer, FormVersion, IncomeLine
from tests.factories import users


@pytest.fixture
def family(a_family):
    return a_family(housed=True, children=1)


@pytest.fixture
def forms(office, kari):
    return {form.identifier: form for form in mapping.install_standard_forms(office, by=kari)}


@pytest.fixture
def begun(forms, family, kari, signed_in):
    client = signed_in(kari)
    entered = {"about": str(forms["household"].pk), "stage": "intake", "information_date": "2026-11-01"}
    answer = client.post(f"/families/{family.pk}/map", entered)
    assert answer.status_code == 302
    return client, answer.url


def test_a_mapping_is_filled_in_section_by_section(begun, family):
    client, url = begun
    assert client.get(url).status_code == 200

    entered = {"household.kind": "single", "person.language": "", "unknown:person.language": "on", "source": "person"}

    answer = client.post(url, entered)

    assert answer.url.endswith("/situation")
    kept = {one.concept: (one.value, one.is_unknown, one.source) for one in family.assessments.get().answers.all()}
    assert kept == {"household.kind": ("single", False, "person"), "person.language": (None, True, "person")}


def spoken(client, url, **entered) -> str | None:
    """What is kept of the family's language after the section was sent in, if it was taken."""
    answer = client.post(url, {"household.kind": "single", "source": "person"} | entered)
    kept = Answer.objects.filter(concept="person.language", assessment__pk=url.split("/")[-2]).first()
    return kept.value if answer.status_code == 302 and kept else None


@pytest.mark.parametrize(
    ("chosen", "namely", "kept"),
    [("ti", "", "ti"), ("ti", "hausa", "ti"), ("other", "Hausa", "Hausa"), ("other", " Tigrinja ", "ti")],
)
def test_the_language_is_chosen_out_of_a_list_or_named(begun, chosen, namely, kept):
    client, url = begun
    client.cookies["django_language"] = "nb"

    assert spoken(client, url, **{"person.language": chosen, "person.language-other": namely}) == kept


@pytest.mark.parametrize("namely", ["", "  ", "a" * 61, "\0"])
def test_another_language_must_be_named_in_few_words(begun, namely):
    client, url = begun
    entered = {"person.language": "other", "person.language-other": namely, "source": "person"}

    assert client.post(url, entered).status_code == 422


def test_what_the_list_does_not_offer_cannot_be_chosen(begun):
    client, url = begun

    assert client.post(url, {"person.language": "klingon", "source": "person"}).status_code == 422


def test_a_language_that_is_not_in_the_list_is_shown_again_as_it_was_written(begun):
    client, url = begun
    spoken(client, url, **{"person.language": "other", "person.language-other": "Hausa"})

    page = html.fromstring(client.get(url).content.decode())

    assert page.xpath("string(//select[@name='person.language']/option[@selected]/@value)") == "other"
    assert page.xpath("string(//input[@name='person.language-other']/@value)") == "Hausa"


def test_a_name_that_the_register_has_no_room_for_stays_in_the_mapping(begun, family):
    client, url = begun

    answered = spoken(client, url, **{"person.language": "other", "person.language-other": "Azerbajdsjansk"})

    assert answered == "Azerbajdsjansk"
    assert {member.person.language for member in family.memberships.all()} == {""}


def test_every_section_of_the_form_opens(begun, family):
    client, _url = begun
    assessment = family.assessments.get()

    for section in assessment.form.definition["sections"]:
        url = f"/families/{family.pk}/map/{assessment.pk}/{section['code']}"
        assert client.get(url).status_code == 200, section["code"]


def test_finishing_without_a_required_answer_names_the_question(begun):
    client, url = begun

    answer = client.post(url, {"source": "person", "finish": "1"})

    assert answer.status_code == 422
    assert "What kind of household is it" in answer.content.decode()


def test_a_changed_answer_is_marked_in_the_history(begun, family, forms, kari):
    client, url = begun
    client.post(url, {"household.kind": "single", "source": "person"})
    later = {"about": str(forms["household"].pk), "stage": "yearly", "information_date": "2026-11-20"}
    again = client.post(f"/families/{family.pk}/map", later)
    client.post(again.url, {"household.kind": "couple", "source": "person"})

    shown = client.get(f"/families/{family.pk}/map/history").content.decode()

    assert "Couple without children" in shown
    assert shown.count(">changed<") == 1


@pytest.mark.parametrize("kind", ["income", "expense", "debt", "wealth"])
def test_a_line_is_added_on_its_page(family, kari, signed_in, kind):
    client = signed_in(kari)
    entered = {"kind": {"income": "wage", "expense": "health"}.get(kind, ""), "permanence": "permanent"}
    entered |= {"from_day": "2026-01-01", "source": "person", "net_per_month": "20 500", "savings": "1000"}

    assert client.get(f"/families/{family.pk}/economy/{kind}").status_code == 200
    assert client.post(f"/families/{family.pk}/economy/{kind}", entered).status_code == 302
    assert client.get(f"/families/{family.pk}/economy").status_code == 200


def test_a_line_is_ended_corrected_and_withdrawn(family, kari, signed_in):
    client = signed_in(kari)
    entered = {"kind": "wage", "permanence": "permanent", "from_day": "2026-01-01", "source": "person"}
    client.post(f"/families/{family.pk}/economy/income", entered)
    first = IncomeLine.objects.get()

    client.post(f"/families/{family.pk}/economy/income/{first.pk}", entered | {"to_day": "2026-06-01"})
    second = IncomeLine.objects.get(withdrawn_at=None)
    client.post(f"/families/{family.pk}/economy/income/{second.pk}", {"withdraw": "1"})

    assert str(second.to_day) == "2026-06-01"
    assert not IncomeLine.objects.filter(withdrawn_at=None).exists()


def test_a_line_that_ends_too_early_is_refused_on_the_page(family, kari, signed_in):
    entered = {"kind": "wage", "permanence": "permanent", "from_day": "2026-01-01", "to_day": "2025-01-01"}

    answer = signed_in(kari).post(f"/families/{family.pk}/economy/income", entered | {"source": "person"})

    assert answer.status_code == 422
    assert not IncomeLine.objects.exists()


def test_a_draft_is_drawn_and_published(office, kari, signed_in, forms):
    client = signed_in(users.user("frida", Role.ADMINISTRATOR, office=office))
    client.post(f"/office/forms/{forms['child'].pk}/draft")
    draft = FormVersion.objects.get(identifier="child", status="draft")
    question = {"section": "home", "concept": "child.pet", "type": "bool", "label_nb": "Kjæledyr?"}

    assert client.post(f"/office/forms/{draft.pk}/question", question | {"may_be_unknown": "on"}).status_code == 302
    client.post(f"/office/forms/{draft.pk}/move", {"concept": "child.pet", "places": "-1"})
    client.post(f"/office/forms/{draft.pk}/publish")
    draft.refresh_from_db()
    assert draft.status == "draft", "a question without Danish and English cannot be published"

    texts = {"label_da": "Kæledyr?", "label_en": "A pet?"}
    client.post(f"/office/forms/{draft.pk}/question?concept=child.pet", question | texts)
    client.post(f"/office/forms/{draft.pk}/publish")
    draft.refresh_from_db()
    concepts = [q["concept"] for q in draft.definition["sections"][-1]["questions"]]
    assert draft.status == "published"
    assert concepts[-2] == "child.pet"
    assert client.post(f"/office/forms/{draft.pk}/remove", {"concept": "child.pet"}).status_code == 404
    assert client.get(f"/office/forms/{draft.pk}").status_code == 200
    assert client.get("/office/forms").status_code == 200


def test_a_colleague_elsewhere_maps_nothing_here(family, omar, signed_in, forms):
    assert signed_in(omar).get(f"/families/{family.pk}/map").status_code == 404
    assert signed_in(omar).get(f"/families/{family.pk}/economy").status_code == 404


CONDITION = {"section": "care", "type": "bool", "label_nb": "Delt?", "label_da": "Delt?", "label_en": "Shared?"}


@pytest.fixture
def draft_page(forms, office, signed_in):
    """The page of a question in a draft of the child's form, for the administrator, in Norwegian."""
    ada = users.user("ada", Role.ADMINISTRATOR, office=office)
    client = signed_in(ada)
    client.cookies["django_language"] = "nb"
    begun = client.post(f"/office/forms/{forms['child'].pk}/draft")
    return client, f"{begun.url}/question?concept=child.shared_residence"


def test_a_question_is_called_by_its_words_and_its_concept_stands_quietly_under(draft_page):
    client, url = draft_page

    page = html.fromstring(client.get(url).content.decode())

    assert page.xpath("string(//h1)").strip() == "Er det avtalt delt bosted?"
    assert "child.shared_residence" in page.xpath("string(//main)")
    assert not page.xpath("//input[@name='concept']")


def test_a_condition_is_read_and_written_in_the_words_of_the_other_question(draft_page):
    client, url = draft_page
    shown = html.fromstring(client.get(url).content.decode()).xpath("string(//textarea[@name='depends_among'])")
    said = {"depends_on": "child.care", "depends_among": shown.strip()}

    assert client.post(url, CONDITION | said).status_code == 302

    definition = FormVersion.objects.get(pk=url.split("/")[3]).definition
    question = next(
        q for section in definition["sections"] for q in section["questions"] if q["label"]["nb"] == "Delt?"
    )
    assert (question["concept"], question["relevant_when"]) == (
        "child.shared_residence",
        {"concept": "child.care", "among": ["shared", "visiting"]},
    )
    assert "shared" not in shown


def test_an_answer_that_the_other_question_lacks_is_refused_with_those_that_it_has(draft_page):
    client, url = draft_page

    answer = client.post(url, CONDITION | {"depends_on": "child.care", "depends_among": "kanskje"})

    assert answer.status_code == 422
    assert "«kanskje» er ikke et svar på det spørsmålet. Svarene er: " in answer.content.decode()
