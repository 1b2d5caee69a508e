"""The plan on the pages: written, acted on in place, undone, refused, and closed to those outside the scope."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone, translation

from bofast.casework.followup import actions as followup
from bofast.casework.followup.facts import StepFacts
from bofast.casework.followup.models import PartnerKind, Proposal, Reversal
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.ownership import actions as ownership
from bofast.casework.ownership.models import LoanCase
from bofast.design import words
from bofast.desk.plan.printed import on_paper
from bofast.vocabulary.money import Money

pytestmark = pytest.mark.django_db


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def client(kari, signed_in):
    return signed_in(kari)


@pytest.fixture
def step(family, kari, today):
    return followup.set_step(family, facts=StepFacts(what="Ring banken", owner=kari, due_on=today), by=kari)


FORMS = {
    "goal-add": {"area": "housing", "own_words": "Vi vil bo nær skolen"},
    "step-add": {"what": "Ring skolen", "who": "family", "area": "children"},
    "contact-add": {"happened_on": "2026-01-05", "how": "phone", "with_family": "yes", "note": "Avtalt visning"},
    "document-add": {"title": "Lønnsslipp", "file": SimpleUploadedFile("x.txt", b"hei")},
    "partner-add": {"name": "Prøveskolen", "kind": "school"},
    "outcome-add": {
        "way": "move",
        "happened_on": "2026-01-05",
        "destination": "200",
        "why": "too_small",
        "initiative": "family",
        "children_kept_school": "yes",
    },
    "family-loan-apply": {"amount": "2 400 000", "term_years": "40", "applied_on": "2026-01-05", "exception": "E4"},
}


@pytest.mark.parametrize("name", sorted(FORMS))
def test_a_form_writes_and_goes_back_to_the_family(client, family, name):
    if name == "document-add":
        FORMS[name]["file"].seek(0)
    page = client.get(reverse(name, args=[family.pk]))
    answer = client.post(reverse(name, args=[family.pk]), FORMS[name])

    assert page.status_code == 200
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("family", args=[family.pk]))


@pytest.mark.parametrize("name", sorted(FORMS))
def test_an_empty_form_says_what_is_missing(client, family, name):
    assert client.post(reverse(name, args=[family.pk]), {}).status_code == 422


@pytest.mark.parametrize("name", [*sorted(FORMS), "family-plan", "family-buying", "consent-add", "family-purchase-add"])
def test_a_family_of_another_office_is_not_found(family, omar, signed_in, name):
    assert signed_in(omar).get(reverse(name, args=[family.pk])).status_code == 404


def test_a_day_to_come_is_no_conversation_yet(client, family, today):
    given = FORMS["contact-add"] | {"happened_on": (today + timedelta(days=1)).isoformat()}

    assert client.post(reverse("contact-add", args=[family.pk]), given).status_code == 422


def test_a_step_is_done_where_it_stands_and_undone_from_the_toast(client, family, step, today):
    answer = client.post(reverse("step-done", args=[family.pk, step.pk]), {"next": reverse("my-day")})
    step.refresh_from_db()
    assert (answer.url, step.done_on) == (reverse("my-day"), today)

    page = client.get(reverse("my-day")).content.decode()
    undo = reverse("plan-undo", args=[Reversal.objects.get().pk])
    assert undo in page
    client.post(undo)

    step.refresh_from_db()
    assert step.done_on is None


def test_nobody_undoes_anothers_act(family, step, kari, signed_in, lisa):
    followup.complete_step(step, on=timezone.localdate(), by=kari)

    answer = signed_in(lisa).post(reverse("plan-undo", args=[Reversal.objects.get().pk]))

    step.refresh_from_db()
    assert (answer.status_code, step.done_on) == (404, timezone.localdate())


def test_a_step_moves_a_week_in_one_press(client, family, step, today):
    client.post(reverse("step-move", args=[family.pk, step.pk]), {"a_week": "1"})

    step.refresh_from_db()
    assert step.due_on == today + timedelta(days=7)


def test_the_way_back_never_leads_out_of_the_house(client, family, step):
    answer = client.post(reverse("step-done", args=[family.pk, step.pk]), {"next": "https://example.org/"})

    assert answer.url.startswith(reverse("family", args=[family.pk]))


def test_sharing_without_consent_is_said_aloud(client, family, office, kari):
    school = followup.add_partner("Prøveskolen", office=office, kind=PartnerKind.SCHOOL, by=kari)
    given = {"what": "Send skjema", "who": f"partner:{school.pk}", "area": "children"}

    client.post(reverse("step-add", args=[family.pk]), given)

    assert "No consent in force lets you share with Prøveskolen" in client.get(reverse("my-day")).content.decode()


def test_a_consent_is_given_and_withdrawn(client, family, office, kari):
    school = followup.add_partner("Prøveskolen", office=office, kind=PartnerKind.SCHOOL, by=kari)
    mother = family.memberships.get(role="provider").person
    given = {"person": mother.pk, "purpose": "Skolebytte", "services": [school.pk], "facts_shared": "Adresse"}
    given |= {"from_day": "2026-01-05", "to_day": "2027-01-05"}

    assert client.post(reverse("consent-add", args=[family.pk]), given).status_code == 302
    consent = family.consents.get()
    client.post(reverse("consent-withdraw", args=[family.pk, consent.pk]))

    consent.refresh_from_db()
    assert consent.withdrawn_on == timezone.localdate()


def test_a_document_is_handed_out_as_a_file_and_its_reading_is_journalled(client, family, kari):
    document = followup.add_document(family, title="Brev", file=SimpleUploadedFile("x.txt", b"hei"), by=kari)

    answer = client.get(reverse("document", args=[family.pk, document.pk]))

    assert b"".join(answer.streaming_content) == b"hei"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Brev.txt"'
    assert Entry.objects.filter(deed=Deed.DOCUMENT_READ, family_id=family.pk).count() == 1


def test_the_printed_plan_says_who_made_it_when_and_has_lines_to_sign_on(family, office, kari, today):
    paper = on_paper(family, language="nb", on=today)

    assert paper.made_by == f"{office.name}, koordinator: {kari}"
    assert words_in("nb", today) in paper.made_on
    assert (paper.place_and_day, paper.sign_here) == ("Sted og dato", ("Familien", f"For kommunen: {kari}"))


def test_a_plan_that_nobody_answers_for_names_nobody(family, office, today):
    family.responsible = None

    paper = on_paper(family, language="da", on=today)

    assert (paper.made_by, paper.sign_here[1]) == (office.name, "For kommunen")


def test_each_signs_on_a_line_of_their_own(client, family):
    page = client.get(reverse("family-plan", args=[family.pk])).content.decode()

    lines = page[page.index('class="bf-signatures"') :].split("</ul>")[0]
    assert lines.count("<li>") == 2
    assert lines.count("<span>") == 4


def words_in(language: str, day: date) -> str:
    with translation.override(language):
        return words.day(day)


def test_the_printed_plan_stands_in_both_languages(client, family, step):
    page = client.get(reverse("family-plan", args=[family.pk])).content.decode()

    assert page.count("Ring banken") == 2
    assert '<article class="bf-card" lang="nb">' in page
    assert '<article class="bf-card" lang="en">' in page
    assert Entry.objects.filter(deed=Deed.FAMILY_READ, family_id=family.pk).exists()


@pytest.fixture
def recommended(family, kari, today) -> LoanCase:
    case = ownership.apply_for_loan(family, amount=Money.of(2_000_000), term_years=30, applied_on=today, by=kari)
    ownership.recommend_loan(case, reason="Tåler lånet", recommended_on=today, by=kari)
    return case


def test_the_leader_grants_what_the_coordinator_recommended(recommended, family, office, lisa, signed_in, today):
    ownership.set_frame(office, year=today.year, amount=Money.of(9_000_000), earmarked=Money(0), by=lisa)
    leader = signed_in(lisa)
    assert "Grant the loan" in leader.get(reverse("family-buying", args=[family.pk])).content.decode()
    url = reverse("family-loan-grant", args=[family.pk, recommended.pk])
    key = leader.get(url).context["layout"].form.initial["key"]

    leader.post(url, {"certificate_until": "2027-02-01", "key": key})

    recommended.refresh_from_db()
    assert (recommended.granted_on, recommended.decided_by) == (today, lisa)


def test_the_coordinator_cannot_reach_the_decision(recommended, family, client):
    assert client.get(reverse("family-loan-grant", args=[family.pk, recommended.pk])).status_code == 404


def test_a_decline_without_a_reason_is_not_taken(recommended, lisa, signed_in):
    url = reverse("proposal-decide", args=[Proposal.objects.get().pk])
    leader = signed_in(lisa)
    assert leader.get(url).status_code == 200

    assert leader.post(url, {"reason": ""}).status_code == 422
    assert leader.post(url, {"reason": "Lønnen varer ikke"}).status_code == 302

    recommended.refresh_from_db()
    assert recommended.refused_because == "Lønnen varer ikke"


def test_a_purchase_is_recorded_from_its_page(client, family, a_home, today):
    bought = a_home(supplier_home_id="P-9")
    given = {"home": "P-9", "bought_on": today.isoformat(), "price": "2 500 000", "why": "wish_to_own"}

    assert client.post(reverse("family-purchase-add", args=[family.pk]), given | {"home": "X"}).status_code == 422
    assert client.post(reverse("family-purchase-add", args=[family.pk]), given).status_code == 302

    assert family.purchases.get().home == bought
    assert client.get(reverse("family-buying", args=[family.pk])).status_code == 200


def test_a_checkpoint_is_written_down(client, family, kari):
    client.post(reverse("outcome-add", args=[family.pk]), FORMS["outcome-add"])
    point = family.outcomes.get().checkpoints.get(months=6)
    url = reverse("checkpoint-record", args=[family.pk, point.pk])

    assert client.post(url, {"done_on": "2026-07-06", "lives_there_still": "yes"}).status_code == 302

    point.refresh_from_db()
    assert (point.lives_there_still, point.pays_on_time) == (True, None)
