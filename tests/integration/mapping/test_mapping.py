"""Forms, answers and lines: what is kept, what is refused, what the register gets, what the rules are told."""

from datetime import date
from decimal import Decimal

import pytest

from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.mapping import actions as mapping
from bofast.casework.mapping.actions import UNKNOWN, GivenAnswer
from bofast.casework.mapping.definition import definition_from
from bofast.casework.mapping.economy import facts_of_many, family_facts
from bofast.casework.mapping.models import FormVersion, IncomeLine, Stage
from bofast.rules.facts import IncomeKind, Permanence, Role
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason

DAY = date(2026, 3, 1)


@pytest.fixture
def forms(office, kari):
    return {form.identifier: form for form in mapping.install_standard_forms(office, by=kari)}


@pytest.fixture
def family(a_family):
    return a_family(housed=True, children=2)


@pytest.fixture
def map_household(forms, family, kari):
    def record(answers, *, stage=Stage.INTAKE, day=DAY, is_complete=False):
        return mapping.record_assessment(
            family=family,
            form=forms["household"],
            stage=stage,
            information_date=day,
            answers=answers,
            by=kari,
            is_complete=is_complete,
        )

    return record


COMPLETE = {"household.kind": GivenAnswer("single_with_children"), "situation.now": GivenAnswer("rents_municipal")}


def refused(call, **arguments) -> ShownToUser:
    with pytest.raises(ShownToUser) as refusal:
        call(**arguments)
    return refusal.value


def test_the_standard_forms_are_published_once(office, kari, forms):
    assert {form.status for form in forms.values()} == {FormVersion.Status.PUBLISHED}
    assert mapping.install_standard_forms(office, by=kari) == []


def test_a_published_form_is_never_changed_a_draft_is_a_new_version(office, kari, forms):
    before = forms["child"]
    begun = mapping.draft_form(
        "child", office=office, subject=before.subject, definition=definition_from(before.definition), by=kari
    )

    published = mapping.publish_form(begun, by=kari)

    before.refresh_from_db()
    assert (before.version, before.status) == (1, FormVersion.Status.RETIRED)
    assert (published.version, published.sha256) == (2, before.sha256)
    assert refused(mapping.publish_form, form=published, by=kari).reason is Reason.FORM_NOT_A_DRAFT


def test_unknown_is_kept_as_an_answer_and_a_passed_question_is_not(map_household):
    said = map_household(
        {"startloan.has_saved": UNKNOWN, "wishes.garden": GivenAnswer(True), "wishes.areas": GivenAnswer("")}
    )

    kept = {answer.concept: (answer.value, answer.is_unknown) for answer in said.answers.all()}
    assert kept == {"startloan.has_saved": (None, True), "wishes.garden": (True, False)}


def test_what_is_required_may_be_unknown_but_not_missing(map_household):
    missing = refused(map_household, answers={"household.kind": UNKNOWN}, is_complete=True)

    assert (missing.reason, missing.facts["concept"]) == (Reason.ANSWER_REQUIRED, "situation.now")
    assert map_household({"household.kind": UNKNOWN, "situation.now": UNKNOWN}, is_complete=True).is_complete


@pytest.mark.parametrize(
    ("concept", "value"),
    [
        ("situation.now", "a castle"),
        ("wishes.garden", "maybe"),
        ("finances.car", True),
        ("recommendation.bedrooms", "many"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(map_household, concept, value):
    assert refused(map_household, answers={concept: GivenAnswer(value)}).reason is Reason.ANSWER_DOES_NOT_FIT


def test_a_question_that_is_no_longer_relevant_loses_its_answer(map_household, kari):
    said = map_household({"situation.now": GivenAnswer("without"), "situation.without_where": GivenAnswer("temporary")})

    mapping.continue_assessment(said, answers={"situation.now": GivenAnswer("owns")}, by=kari, is_complete=False)

    assert set(said.answers.values_list("concept", flat=True)) == {"situation.now"}


def test_language_and_interpreter_are_written_on_the_provider(map_household, family):
    map_household({"person.language": GivenAnswer("ti"), "person.needs_interpreter": GivenAnswer(True)})

    provider = family.members_on(DAY).get(role="provider").person
    assert (provider.language, provider.needs_interpreter) == ("ti", True)
    assert Entry.objects.filter(deed=Deed.PERSON_CHANGED).exists()


def test_the_school_is_written_on_the_child(forms, family, kari):
    child = family.members_on(DAY).filter(role="child").order_by("pk").first().person

    mapping.record_assessment(
        family=family,
        person=child,
        form=forms["child"],
        stage=Stage.INTAKE,
        information_date=DAY,
        answers={"child.care": GivenAnswer("daily"), "child.school": GivenAnswer("Prøve skole")},
        by=kari,
    )

    child.refresh_from_db()
    assert child.school == "Prøve skole"


def test_a_childs_form_needs_a_child(forms, family, kari):
    call = refused(
        mapping.record_assessment,
        family=family,
        form=forms["child"],
        stage=Stage.INTAKE,
        information_date=DAY,
        answers={},
        by=kari,
    )

    assert call.reason is Reason.PERSON_NEEDED


def test_the_newest_answer_counts_and_a_withdrawn_one_does_not(map_household, family, kari):
    map_household({"startloan.has_saved": GivenAnswer(False)})
    later = map_household({"startloan.has_saved": GivenAnswer(True)}, stage=Stage.YEARLY, day=date(2026, 9, 1))

    assert family_facts(family, on=date(2026, 8, 31)).start_loan.has_saved is False
    assert family_facts(family, on=date(2026, 9, 1)).start_loan.has_saved is True

    mapping.withdraw_assessment(later, by=kari)

    assert family_facts(family, on=date(2026, 9, 1)).start_loan.has_saved is False
    assert refused(mapping.withdraw_assessment, assessment=later, by=kari).reason is Reason.ALREADY_WITHDRAWN


def income(**facts):
    given = {"kind": IncomeKind.WAGE, "from_day": date(2026, 1, 1), "net_per_month": Money.of(20_000)}
    return mapping.IncomeFacts(**(given | facts))


def test_an_income_counts_from_its_first_day_until_the_day_it_ends(family, kari):
    mapping.set_income(family, facts=income(to_day=date(2026, 7, 1)), by=kari)

    counted = [len(family_facts(family, on=day).incomes) for day in (date(2025, 12, 31), date(2026, 1, 1))]
    ends = [len(family_facts(family, on=day).incomes) for day in (date(2026, 6, 30), date(2026, 7, 1))]
    assert (counted, ends) == ([0, 1], [1, 0])


def test_a_corrected_line_is_withdrawn_and_written_anew(family, kari):
    line = mapping.set_income(family, facts=income(), by=kari)

    anew = mapping.correct_line(line, changes={"permanence": Permanence.PERMANENT}, by=kari)

    line.refresh_from_db()
    assert line.withdrawn_at is not None
    assert [one.permanence for one in family_facts(family, on=DAY).incomes] == [Permanence.PERMANENT]
    assert refused(mapping.withdraw_line, line=line, by=kari).reason is Reason.ALREADY_WITHDRAWN
    assert anew.net_per_month_minor == 2_000_000


def test_a_line_cannot_end_before_it_begins(family, kari):
    line = mapping.set_income(family, facts=income(), by=kari)

    assert refused(mapping.end_line, line=line, to_day=date(2026, 1, 1), by=kari).reason is (
        Reason.SPELL_ENDS_BEFORE_IT_BEGINS
    )
    assert IncomeLine.objects.filter(withdrawn_at=None).count() == 1


def test_new_wealth_ends_what_stood_before(family, kari):
    for day, amount in ((date(2026, 1, 1), 10_000), (date(2026, 6, 1), 25_000)):
        facts = mapping.WealthFacts(from_day=day, savings=Money.of(amount))
        mapping.set_wealth(family, facts=facts, by=kari)

    told = [family_facts(family, on=day).wealth.savings for day in (date(2026, 5, 31), date(2026, 6, 1))]
    assert told == [Money.of(10_000), Money.of(25_000)]


def test_the_facts_name_the_household_the_home_and_what_is_unknown(family, map_household, kari):
    map_household(COMPLETE | {"home.electricity_per_month": GivenAnswer(Money.of(900))})

    facts = family_facts(family, on=DAY)

    assert [adult.role for adult in facts.adults] == [Role.APPLICANT]
    assert len(facts.children) == 2
    assert facts.children[0].share_of_time == Decimal(1)
    assert facts.present_home.running.electricity_per_month == Money.of(900)
    assert facts.present_home.rent_per_month is None
    assert facts.start_loan.bank_lends_enough is None


def test_a_family_costs_as_many_questions_as_many_families(family, a_family, django_assert_max_num_queries):
    others = [a_family(housed=True) for _ in range(3)]

    with django_assert_max_num_queries(10):
        family_facts(family, on=DAY)
    with django_assert_max_num_queries(10):
        many = list(facts_of_many([family.pk, *(other.pk for other in others)], on=DAY, municipality=""))

    assert [one.facts is not None for one in many] == [True] * 4
    assert many[0].facts == family_facts(family, on=DAY)


def test_a_family_without_adults_says_so(a_family):
    family = a_family(adults=0, children=1)

    assert refused(family_facts, family=family, on=DAY).reason is Reason.NO_ADULT_IN_FAMILY
    assert [one.trouble for one in facts_of_many([family.pk], on=DAY, municipality="")] == [Reason.NO_ADULT_IN_FAMILY]
