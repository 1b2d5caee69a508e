"""Answers as typed values. "Unknown" is an answer: it was asked, and nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from bofast.casework.mapping.definition import FormDefinition, Question, QuestionType
from bofast.casework.mapping.models import Source
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason

AnswerValue = bool | str | int | Decimal | Money | date | tuple[str, ...] | None
Kept = bool | str | int | list[str] | None
"""As it lies in the database: amounts in øre, numbers as decimal text, days as ISO text."""


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """What was said, and where it comes from. No value and not unknown: the question was passed over."""

    value: AnswerValue = None
    is_unknown: bool = False
    source: Source = Source.CASEWORKER

    @property
    def says_something(self) -> bool:
        return self.is_unknown or self.value not in (None, "", ())


UNKNOWN = GivenAnswer(is_unknown=True)


def as_kept(question: Question, *, given: GivenAnswer) -> Kept:
    """The value in the form in which it is kept.

    Raises: ShownToUser, when it does not fit the question.
    """
    if given.is_unknown:
        if not question.may_be_unknown:
            raise ShownToUser(Reason.ANSWER_REQUIRED, concept=question.concept)
        return None
    try:
        return _KEEPS[question.type](question, given.value)
    except (TypeError, ValueError, InvalidOperation) as error:
        raise ShownToUser(Reason.ANSWER_DOES_NOT_FIT, concept=question.concept) from error


def as_given(question: Question, *, kept: Kept) -> AnswerValue:
    """The typed value behind what is kept."""
    if kept is None:
        return None
    match question.type:
        case QuestionType.MONEY:
            return Money(int(str(kept)))
        case QuestionType.NUMBER:
            return Decimal(str(kept))
        case QuestionType.DATE:
            return date.fromisoformat(str(kept))
        case QuestionType.CHOICES:
            return tuple(kept) if isinstance(kept, list) else (str(kept),)
        case _:
            return kept if isinstance(kept, bool) else str(kept)


def relevant(definition: FormDefinition, *, kept: dict[str, Kept]) -> frozenset[str]:
    """The concepts that are to be asked, given the answers so far; a question behind one not asked is not asked."""
    asked: set[str] = set()
    for question in definition.questions():
        when = question.relevant_when
        if when is None or (when.concept in asked and when.holds_for(kept.get(when.concept))):
            asked.add(question.concept)
    return frozenset(asked)


def _bool(_question: Question, value: AnswerValue) -> Kept:
    if not isinstance(value, bool):
        raise TypeError(type(value))
    return value


def _choice(question: Question, value: AnswerValue) -> Kept:
    if value not in {choice.code for choice in question.choices}:
        raise ValueError(question.concept)
    return str(value)


def _choices(question: Question, value: AnswerValue) -> Kept:
    if not isinstance(value, tuple) or not set(value) <= {choice.code for choice in question.choices}:
        raise ValueError(question.concept)
    return [choice.code for choice in question.choices if choice.code in value]


def _number(_question: Question, value: AnswerValue) -> Kept:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        raise TypeError(type(value))
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(value)
    return f"{number.normalize():f}"


def _money(_question: Question, value: AnswerValue) -> Kept:
    if not isinstance(value, Money):
        raise TypeError(type(value))
    return value.minor


def _day(_question: Question, value: AnswerValue) -> Kept:
    if isinstance(value, str):
        value = date.fromisoformat(value)
    if not isinstance(value, date):
        raise TypeError(type(value))
    return value.isoformat()


def _text(_question: Question, value: AnswerValue) -> Kept:
    if not isinstance(value, str):
        raise TypeError(type(value))
    return value.strip()


_KEEPS = {
    QuestionType.BOOL: _bool,
    QuestionType.CHOICE: _choice,
    QuestionType.CHOICES: _choices,
    QuestionType.NUMBER: _number,
    QuestionType.MONEY: _money,
    QuestionType.DATE: _day,
    QuestionType.TEXT: _text,
    QuestionType.OWN_WORDS: _text,
}
