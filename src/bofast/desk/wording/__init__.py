"""Words for reasons: each area of the desk writes its own sentences, and this collects them.

A module here has `WORDS`: from a reason to a lazy sentence with named facts. What a fact looks like on a page (an
amount, a day, a norm's name) is decided in one place, `as_written`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from django.utils.functional import Promise

from bofast.design import words
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Because, Reason

Sentence = str | Promise
Words = Mapping[Reason, Sentence]


def _collected() -> dict[Reason, Sentence]:
    collected: dict[Reason, Sentence] = {}
    for area in iter_modules(__path__):
        sentences: Words = getattr(import_module(f"{__name__}.{area.name}"), "WORDS", {})
        for reason in sentences.keys() & collected.keys():
            raise ValueError(f"Two modules word the reason {reason.value!r}; the second is {area.name}")
        collected.update(sentences)
    return collected


def in_words(reason: Reason, *, facts: Mapping[str, Any] | None = None) -> str:
    """The sentence of a reason in the reader's language, with its facts as people write them.

    A reason that nobody has worded yet, or a fact that is missing, shows its code: wrong, but never a page that
    breaks. `tests/unit/desk/test_wording` says which are missing.
    """
    sentence = WORDS.get(reason)
    if sentence is None:
        return str(reason.value)
    return str(sentence) % _Written({name: as_written(value) for name, value in (facts or {}).items()})


def because_in_words(because: Because) -> str:
    return in_words(because.reason, facts=because.facts)


def refusal_in_words(refusal: ShownToUser) -> str:
    return in_words(refusal.reason, facts=refusal.facts)


def as_written(value: object) -> object:
    """A fact as people write it in the reader's language."""
    if isinstance(value, Reason):
        return in_words(value)
    if isinstance(value, Money):
        return words.money(value)
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, Decimal) or (isinstance(value, int) and not isinstance(value, bool)):
        return words.number(value)
    return words.unknown() if value is None else value


class _Written(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return words.unknown()


WORDS: Words = _collected()
