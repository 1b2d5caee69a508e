"""Forms as data: read and written without loss, complete in three languages, changed only by making anew."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bofast.casework.mapping.answers import GivenAnswer, as_given, as_kept, relevant
from bofast.casework.mapping.definition import (
    BrokenForm,
    Choice,
    FormDefinition,
    Question,
    QuestionType,
    RelevantWhen,
    Section,
    Words,
    as_json,
    definition_from,
    sha256_of,
)
from bofast.casework.mapping.draft import moved, with_question, without_question
from bofast.casework.mapping.reading import CONCEPTS, STARTLOAN
from bofast.casework.mapping.register import COLUMNS
from bofast.casework.mapping.standard_forms import standard_forms
from bofast.rules.facts import StartLoanFacts
from bofast.vocabulary.money import Money

ALL = Words(nb="n", da="d", en="e")
CHOICES = (Choice("big", ALL), Choice("small", ALL))
STANDARD = [pytest.param(form.definition, id=form.identifier) for form in standard_forms()]


def question(concept: str, kind: QuestionType = QuestionType.BOOL, **facts) -> Question:
    return Question(concept=concept, type=kind, label=ALL, choices=CHOICES if kind.has_choices else (), **facts)


@pytest.fixture
def form() -> FormDefinition:
    asked = (question("a.one"), question("a.two", relevant_when=RelevantWhen("a.one", ("yes",))), question("a.three"))
    return FormDefinition(title=ALL, sections=(Section(code="first", title=ALL, questions=asked),))


@pytest.mark.parametrize("definition", STANDARD)
def test_a_standard_form_is_read_back_as_it_was_written(definition):
    assert definition_from(as_json(definition)) == definition
    assert sha256_of(definition_from(as_json(definition))) == sha256_of(definition)


@pytest.mark.parametrize("definition", STANDARD)
def test_a_standard_form_is_complete_in_three_languages(definition):
    texts = [definition.title, *(section.title for section in definition.sections)]
    for asked in definition.questions():
        texts += [asked.label, *(choice.label for choice in asked.choices)]

    assert [text for text in texts if not text.is_complete] == []


def test_the_standard_forms_ask_what_the_rules_and_the_register_need():
    asked = {concept for form in standard_forms() for concept in form.definition.concepts()}
    on_the_loan = {f"{STARTLOAN}{name}" for name in StartLoanFacts.__slots__} - {
        f"{STARTLOAN}shorter_term_is_irresponsible"
    }

    assert on_the_loan | CONCEPTS | COLUMNS.keys() <= asked


def test_one_changed_word_changes_the_fingerprint(form):
    assert sha256_of(form) != sha256_of(replace(form, title=Words(nb="x", da="d", en="e")))


@pytest.mark.parametrize(
    "spoilt",
    [
        {"title": {"nb": "x"}},
        {"title": {"nb": "x"}, "sections": [{"code": "a", "title": {}, "questions": [{"concept": "a.b"}]}]},
        {"title": {"xx": "x"}, "sections": []},
    ],
)
def test_a_broken_form_says_so(spoilt):
    with pytest.raises(BrokenForm):
        definition_from(spoilt)


def test_a_concept_is_asked_once_and_conditions_name_what_is_asked(form):
    twice = with_two(form, question("a.one"))
    loose = with_two(form, question("a.four", relevant_when=RelevantWhen("b.none", ("yes",))))

    for spoilt in (twice, loose):
        with pytest.raises(BrokenForm):
            definition_from(as_json(spoilt))


def with_two(form: FormDefinition, added: Question) -> FormDefinition:
    section = form.sections[0]
    return replace(form, sections=(replace(section, questions=(*section.questions, added)),))


def test_a_question_is_added_changed_moved_and_removed(form):
    added = with_question(form, section="first", question=question("a.four"))
    changed = with_question(added, section="first", question=replace(question("a.four"), required=True))
    up = moved(changed, concept="a.four", places=-1)

    assert added.concepts() == ("a.one", "a.two", "a.three", "a.four")
    assert changed.question("a.four").required
    assert up.concepts() == ("a.one", "a.two", "a.four", "a.three")
    assert moved(up, concept="a.one", places=-1) == up
    assert without_question(up, concept="a.four").concepts() == form.concepts()


def test_removing_a_question_frees_those_that_hung_on_it(form):
    assert without_question(form, concept="a.one").question("a.two").relevant_when is None


def test_a_question_is_relevant_when_the_one_before_says_so(form):
    assert relevant(form, kept={"a.one": True}) == {"a.one", "a.two", "a.three"}
    assert relevant(form, kept={"a.one": False}) == {"a.one", "a.three"}
    assert relevant(form, kept={}) == {"a.one", "a.three"}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (QuestionType.BOOL, False),
        (QuestionType.CHOICE, "big"),
        (QuestionType.CHOICES, ("big", "small")),
        (QuestionType.NUMBER, Decimal("2.5")),
        (QuestionType.MONEY, Money.of("12.50")),
        (QuestionType.DATE, date(2026, 3, 1)),
        (QuestionType.OWN_WORDS, "Et sted å bli"),
    ],
)
def test_a_value_comes_back_as_it_was_given(kind, value):
    asked = question("a.one", kind)

    assert as_given(asked, kept=as_kept(asked, given=GivenAnswer(value))) == value


def test_several_answers_are_kept_in_the_order_of_the_form():
    asked = question("a.one", QuestionType.CHOICES)

    assert as_kept(asked, given=GivenAnswer(("small", "big"))) == ["big", "small"]
