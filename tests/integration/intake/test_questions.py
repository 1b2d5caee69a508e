"""What a check asks is answered one by one, by somebody, at a time; some rows wait for the answer."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from bofast.casework.access.models import User
from bofast.casework.access.roles import Role
from bofast.casework.families.models import Family, Person
from bofast.casework.intake import actions
from bofast.casework.intake.checking.verdict import KEPT, Verdict
from bofast.casework.intake.faults import Fault
from bofast.casework.intake.models import Confirmation, Sheet
from bofast.casework.intake.questions import asked_of, rows_waiting
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.runs.models import Run
from bofast.jobs import bring_in
from bofast.rules.identity_number import synthetic_number
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason
from tests.factories import users
from tests.integration.intake.hostile import ordinary

pytestmark = pytest.mark.django_db

FAMILY = ["Familienummer", "Rolle", "Fornavn", "Etternavn", "Fødselsdato", "Fødselsnummer"]
BORN = date(1988, 3, 14)
KNOWN = ["F-1", "forsørger", "Prøvedine", "Eksempelmo", "14.03.1988", ""]
ALIKE = ["F-2", "forsørger", "Prøvedine", "Eksempelmo", "14.03.1988", ""]
CHILD = ["F-2", "barn", "Testulf", "Eksempelmo", "01.02.2019", ""]
OTHER = ["F-3", "forsørger", "Kladda", "Skissevik", "1990-01-02", ""]


@pytest.fixture
def sheet(brought_in, checked) -> Sheet:
    """A sheet whose first family has a member who looks like somebody in the register."""
    brought_in(ordinary([FAMILY, KNOWN]))
    return checked(ordinary([FAMILY, ALIKE, CHILD, OTHER]))


def key_of(sheet: Sheet) -> str:
    return asked_of(sheet)[0].question.key


def come_in(sheet: Sheet, *, by: User, only_good_rows: bool = False) -> Run:
    run = actions.ask_to_bring_in(sheet, only_good_rows=only_good_rows, by=by)
    bring_in.bring_in_sheet.call(str(run.pk))
    run.refresh_from_db()
    return run


def test_who_looks_like_somebody_of_another_family_is_asked_about_and_waits(sheet, kari):
    asked = asked_of(sheet)

    assert [(one.question.reason, one.question.row) for one in asked] == [(Reason.PERSON_LOOKS_KNOWN, 2)]
    assert (sheet.fault_count, sheet.warning_count, sheet.good_count, rows_waiting(asked)) == (0, 1, 3, 2)
    assert come_in(sheet, by=kari).trouble == Reason.SHEET_HAS_FAULTS
    assert come_in(sheet, by=kari, only_good_rows=True).result == {
        "new": 1,
        "changed": 0,
        "unchanged": 0,
        "left_out": 2,
    }
    assert set(Family.objects.values_list("reference", flat=True)) == {"F-1", "F-3"}


def test_a_confirmed_question_no_longer_stops_its_row(sheet, kari):
    actions.confirm_question(sheet, question=key_of(sheet), by=kari)

    run = come_in(sheet, by=kari)

    assert (run.state, run.result["new"], run.result["left_out"]) == (Run.State.DONE, 3, 0)
    assert Person.objects.filter(given_name="Prøvedine", born_on=BORN).count() == 2


def test_who_confirmed_and_when_is_kept_with_the_import(sheet, kari):
    actions.confirm_question(sheet, question=key_of(sheet), by=kari)
    actions.confirm_question(sheet, question=key_of(sheet), by=kari)

    kept = Confirmation.objects.get(sheet=sheet)
    assert (kept.reason, kept.row, kept.confirmed_by) == (Reason.PERSON_LOOKS_KNOWN, 2, kari)
    entry = Entry.objects.get(deed=Deed.QUESTION_CONFIRMED)
    assert (entry.by_id, entry.facts) == (kari.pk, {"reason": "person_looks_known", "row": 2})
    assert entry.subject == f"intake.sheet:{sheet.pk}"


def test_a_confirmation_can_be_taken_back_and_stays_on_record(sheet, kari, pia):
    actions.confirm_question(sheet, question=key_of(sheet), by=kari)
    actions.withdraw_confirmation(sheet, question=key_of(sheet), by=pia)

    assert rows_waiting(asked_of(sheet)) == 2
    assert come_in(sheet, by=kari).trouble == Reason.SHEET_HAS_FAULTS
    kept = Confirmation.objects.get(sheet=sheet)
    assert (kept.confirmed_by, kept.withdrawn_by) == (kari, pia)
    assert Entry.objects.get(deed=Deed.CONFIRMATION_WITHDRAWN).by_id == pia.pk


def test_nothing_is_taken_back_once_the_sheet_is_in(sheet, kari):
    key = key_of(sheet)
    actions.confirm_question(sheet, question=key, by=kari)
    come_in(sheet, by=kari)

    with pytest.raises(ShownToUser) as refused:
        actions.withdraw_confirmation(sheet, question=key, by=kari)

    assert refused.value.reason is Reason.SHEET_ALREADY_IN
    assert Confirmation.objects.get(sheet=sheet).withdrawn_at is None


def test_nothing_is_answered_while_the_sheet_is_being_brought_in(sheet, kari):
    actions.ask_to_bring_in(sheet, only_good_rows=True, by=kari)

    for answer in (actions.confirm_question, actions.withdraw_confirmation):
        with pytest.raises(ShownToUser) as refused:
            answer(sheet, question=key_of(sheet), by=kari)
        assert refused.value.reason is Reason.SHEET_UNDER_WAY


def test_what_was_not_asked_cannot_be_confirmed(sheet, kari):
    with pytest.raises(ShownToUser) as refused:
        actions.confirm_question(sheet, question="0" * 64, by=kari)

    assert refused.value.reason is Reason.QUESTION_NOT_ASKED
    assert not Confirmation.objects.exists()


def test_a_confirmation_outlives_another_check_of_the_same_sheet(sheet, kari):
    actions.confirm_question(sheet, question=key_of(sheet), by=kari)

    bring_in.check_sheet.call(str(actions.ask_for_check(sheet, by=kari).run.pk))

    sheet.refresh_from_db()
    assert rows_waiting(asked_of(sheet)) == 0


def test_a_fault_keeps_a_family_out_whatever_is_confirmed(brought_in, checked, kari):
    brought_in(ordinary([FAMILY, KNOWN]))
    sheet = checked(ordinary([FAMILY, ALIKE, [*CHILD[:4], "ikke en dato", ""], OTHER]))
    waiting = rows_waiting(asked_of(sheet))
    actions.confirm_question(sheet, question=key_of(sheet), by=kari)

    assert (sheet.good_count, waiting) == (1, 0)
    assert come_in(sheet, by=kari, only_good_rows=True).result["left_out"] == 2


def test_other_questions_keep_nothing_out_confirmed_or_not(brought_in, checked, kari):
    brought_in(
        ordinary([["Område", "Antall soverom", "Vanlig fra", "Vanlig til"], ["Prøvehaugen", 2, "7 500", "12 000"]])
    )
    headings = ["Bolignummer", "Adresse", "Område", "Antall soverom", "Husleie"]
    sheet = checked(ordinary([headings, ["B-1", "P 1", "Prøvehaugen", 2, "967"], ["B-2", "P 2", "Prøvehaugen", 2, 96]]))
    actions.confirm_question(sheet, question=key_of(sheet), by=kari)

    assert rows_waiting(asked_of(sheet)) == 0
    assert come_in(sheet, by=kari).result["new"] == 2


@pytest.mark.parametrize(
    ("of_register", "of_sheet", "is_asked"),
    [
        ("", "", True),
        (synthetic_number(BORN, serial=1), "", True),
        ("", synthetic_number(BORN, serial=1), True),
        (synthetic_number(BORN, serial=1), synthetic_number(BORN, serial=2), False),
        (synthetic_number(BORN, serial=1), synthetic_number(BORN, serial=1), False),
    ],
)
def test_two_numbers_settle_whether_two_people_are_one(brought_in, checked, of_register, of_sheet, is_asked):
    brought_in(ordinary([FAMILY, [*KNOWN[:5], of_register]]))

    sheet = checked(ordinary([FAMILY, [*ALIKE[:5], of_sheet]]))

    assert bool(asked_of(sheet)) is is_asked


def test_the_same_sheet_again_asks_nothing(sheet, checked, brought_in, kari):
    actions.confirm_question(sheet, question=key_of(sheet), by=kari)
    come_in(sheet, by=kari)

    assert not asked_of(checked(ordinary([FAMILY, ALIKE, CHILD, OTHER])))
    assert brought_in(ordinary([FAMILY, ALIKE, CHILD, OTHER])).result["unchanged"] == 3


def test_nobody_is_asked_about_people_whom_they_may_not_know_of(a_family, checked):
    hidden = a_family(protected=True, adults=1, children=0, family_name="Skjulestad")
    person = hidden.memberships.get().person
    row = ["F-9", "forsørger", person.given_name, person.family_name, person.born_on.isoformat(), ""]

    assert not asked_of(checked(ordinary([FAMILY, row])))


def test_a_question_that_nobody_can_be_shown_is_a_fault():
    verdict = Verdict()
    verdict.row_count = KEPT + 1

    for row in range(KEPT + 1):
        verdict.note(Fault(reason=Reason.PERSON_LOOKS_KNOWN, row=row + 2, is_warning=True))
    verdict.close()

    assert (verdict.warning_count, verdict.fault_count, verdict.coming_count) == (KEPT, 1, 0)


WORDS = {"nb": ("Bekreft", "Bekreftet", "Angre"), "da": ("Bekræft", "Bekræftet", "Fortryd"), "en": ("Confirm",) * 3}


@pytest.mark.parametrize("language", ["nb", "da", "en"])
def test_the_page_has_a_button_a_question_and_then_the_name_of_who_pressed_it(sheet, kari, signed_in, language):
    kari.language = language
    kari.save()
    client, url = signed_in(kari), reverse("intake-sheet", args=[sheet.pk])
    confirm, confirmed, take_back = WORDS[language]

    before = client.get(url).content.decode()
    answer = client.post(reverse("intake-confirm", args=[sheet.pk]), {"question": key_of(sheet), "page": "1"})
    after = client.get(url).content.decode()

    assert answer["Location"] == f"{url}?questions=1#questions"
    assert f">{confirm}<" in before
    assert "only_good_rows" in before
    assert kari.full_name in after[after.index('id="questions"') :]
    assert confirmed in after
    assert (take_back if language != "en" else "Take back") in after
    assert "only_good_rows" not in after


def test_the_page_takes_a_confirmation_back(sheet, kari, signed_in):
    client = signed_in(kari)
    actions.confirm_question(sheet, question=key_of(sheet), by=kari)

    client.post(reverse("intake-withdraw", args=[sheet.pk]), {"question": key_of(sheet)})

    assert rows_waiting(asked_of(sheet)) == 2


def test_who_may_not_change_families_answers_nothing_about_them(sheet, office, signed_in):
    lene = users.user("lene", Role.LETTING_OFFICER, office=office)
    Sheet.objects.filter(pk=sheet.pk).update(uploaded_by=lene)

    signed_in(lene).post(reverse("intake-confirm", args=[sheet.pk]), {"question": key_of(sheet)})

    assert not Confirmation.objects.exists()


def test_a_confirmation_of_nothing_that_is_asked_is_told_kindly(sheet, kari, signed_in):
    client = signed_in(kari)

    answer = client.post(reverse("intake-confirm", args=[sheet.pk]), {"question": "nonsense"}, follow=True)

    assert answer.status_code == 200
    assert "no longer a question" in answer.content.decode()
