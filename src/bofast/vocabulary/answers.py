"""Three-valued answers: yes, no, and "we do not know" as a value of its own (Kleene's logic)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, fact: bool | None) -> Answer:  # noqa: FBT001 (it turns the truth value itself into an answer)
        """The answer to a fact that may be missing."""
        if fact is None:
            return cls.UNKNOWN
        return cls.YES if fact else cls.NO

    def negated(self) -> Answer:
        return _NEGATED[self]


_NEGATED = {Answer.YES: Answer.NO, Answer.NO: Answer.YES, Answer.UNKNOWN: Answer.UNKNOWN}


def all_of(answers: Iterable[Answer]) -> Answer:
    """No when one is no; yes when all are yes; else unknown."""
    given = set(answers)
    if Answer.NO in given:
        return Answer.NO
    return Answer.UNKNOWN if Answer.UNKNOWN in given else Answer.YES


def any_of(answers: Iterable[Answer]) -> Answer:
    """Yes when one is yes; no when all are no; else unknown."""
    return all_of(answer.negated() for answer in answers).negated()
