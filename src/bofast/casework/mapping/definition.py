"""What a form is: sections of questions, each on a stable concept, in three languages.

A form is data and is compared over its versions by concept, never by wording: two versions may ask the same thing
in other words and still be put side by side.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

LANGUAGES = ("nb", "da", "en")


class QuestionType(StrEnum):
    """How a question is answered."""

    BOOL = "bool"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    TEXT = "text"
    OWN_WORDS = "own_words"

    @property
    def has_choices(self) -> bool:
        return self in {QuestionType.CHOICE, QuestionType.CHOICES}


class BrokenForm(ValueError):
    """The content of a form does not follow the shape; the message says where and what to do."""


@dataclass(frozen=True, slots=True)
class Words:
    """One text in the three languages of the pages."""

    nb: str = ""
    da: str = ""
    en: str = ""

    def told_in(self, language: str) -> str:
        """The text in a language; in one that is there, when a draft lacks it."""
        given = {"nb": self.nb, "da": self.da, "en": self.en}
        return given.get(language) or self.nb or self.da or self.en

    @property
    def is_complete(self) -> bool:
        return bool(self.nb and self.da and self.en)


@dataclass(frozen=True, slots=True)
class Choice:
    code: str
    label: Words


@dataclass(frozen=True, slots=True)
class RelevantWhen:
    """A question is asked when the answer on another concept is, or holds, one of these codes (`yes` for a bool)."""

    concept: str
    among: tuple[str, ...]

    def holds_for(self, value: object) -> bool:
        """Whether an answer, as it is kept, makes the question relevant."""
        given = value if isinstance(value, list) else [_code_of(value)]
        return any(code in self.among for code in given)


def _code_of(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. `required` is met by "unknown" too, when `may_be_unknown`."""

    concept: str
    type: QuestionType
    label: Words
    help: Words = Words()
    choices: tuple[Choice, ...] = ()
    relevant_when: RelevantWhen | None = None
    required: bool = False
    may_be_unknown: bool = True

    def choice_label(self, code: str, *, language: str) -> str:
        return next((choice.label.told_in(language) for choice in self.choices if choice.code == code), code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    code: str
    title: Words
    intro: Words = Words()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDefinition:
    title: Words
    sections: tuple[Section, ...] = ()

    def questions(self) -> Iterator[Question]:
        for section in self.sections:
            yield from section.questions

    def question(self, concept: str) -> Question | None:
        return next((question for question in self.questions() if question.concept == concept), None)

    def section(self, code: str) -> Section | None:
        return next((section for section in self.sections if section.code == code), None)

    def concepts(self) -> tuple[str, ...]:
        return tuple(question.concept for question in self.questions())


def definition_from(content: Mapping[str, Any]) -> FormDefinition:
    """The typed form behind a JSON or YAML content.

    Raises: BrokenForm, naming the place.
    """
    try:
        definition = FormDefinition(
            title=_words(content["title"]), sections=tuple(_section(section) for section in content["sections"])
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenForm(f"The form lacks or misspells {error}. The shape stands in mapping/definition.py.") from error
    _check(definition)
    return definition


def _section(content: Mapping[str, Any]) -> Section:
    return Section(
        code=content["code"],
        title=_words(content["title"]),
        intro=_words(content.get("intro") or {}),
        questions=tuple(question_from(question) for question in content.get("questions") or ()),
    )


def question_from(content: Mapping[str, Any]) -> Question:
    """One question of a content."""
    relevant = content.get("relevant_when")
    return Question(
        concept=content["concept"],
        type=QuestionType(content["type"]),
        label=_words(content["label"]),
        help=_words(content.get("help") or {}),
        choices=tuple(Choice(choice["code"], _words(choice["label"])) for choice in content.get("choices") or ()),
        relevant_when=RelevantWhen(relevant["concept"], tuple(relevant["among"])) if relevant else None,
        required=bool(content.get("required", False)),
        may_be_unknown=bool(content.get("may_be_unknown", True)),
    )


def _words(content: Mapping[str, str]) -> Words:
    return Words(**content)


def _check(definition: FormDefinition) -> None:
    concepts = definition.concepts()
    twice = sorted({concept for concept in concepts if concepts.count(concept) > 1})
    if twice:
        raise BrokenForm(f"{', '.join(twice)} is asked twice. Keep one question on each concept.")
    for question in definition.questions():
        if question.type.has_choices != bool(question.choices):
            raise BrokenForm(f"{question.concept} is a {question.type} with {len(question.choices)} choices.")
        if question.relevant_when is not None and question.relevant_when.concept not in concepts:
            raise BrokenForm(f"{question.concept} depends on {question.relevant_when.concept}, which is not asked.")


def as_json(definition: FormDefinition) -> dict[str, Any]:
    """The content of a form, as it is kept; `definition_from` reads it back to the same form."""
    return {
        "title": _words_json(definition.title),
        "sections": [
            {
                "code": section.code,
                "title": _words_json(section.title),
                "intro": _words_json(section.intro),
                "questions": [question_json(question) for question in section.questions],
            }
            for section in definition.sections
        ],
    }


def question_json(question: Question) -> dict[str, Any]:
    relevant = question.relevant_when
    return {
        "concept": question.concept,
        "type": question.type.value,
        "label": _words_json(question.label),
        "help": _words_json(question.help),
        "choices": [{"code": choice.code, "label": _words_json(choice.label)} for choice in question.choices],
        "relevant_when": {"concept": relevant.concept, "among": list(relevant.among)} if relevant else None,
        "required": question.required,
        "may_be_unknown": question.may_be_unknown,
    }


def _words_json(words: Words) -> dict[str, str]:
    return {"nb": words.nb, "da": words.da, "en": words.en}


def sha256_of(definition: FormDefinition) -> str:
    """The fingerprint of a form's content in one canonical form; it proves that a published form was not touched."""
    canonical = json.dumps(as_json(definition), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
