"""Three-valued answers."""

from __future__ import annotations

from itertools import product

import pytest

from bofast.vocabulary.answers import Answer, all_of, any_of

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


@pytest.mark.parametrize(("one", "other"), list(product(Answer, repeat=2)))
def test_all_and_any_are_each_others_mirror(one: Answer, other: Answer) -> None:
    assert all_of((one, other)) is any_of((one.negated(), other.negated())).negated()


@pytest.mark.parametrize(
    ("answers", "both", "either"),
    [
        ((YES, YES), YES, YES),
        ((YES, NO), NO, YES),
        ((NO, NO), NO, NO),
        ((YES, UNKNOWN), UNKNOWN, YES),
        ((NO, UNKNOWN), NO, UNKNOWN),
        ((UNKNOWN, UNKNOWN), UNKNOWN, UNKNOWN),
        ((), YES, NO),
    ],
)
def test_an_unknown_matters_only_while_it_could_decide(
    answers: tuple[Answer, ...], both: Answer, either: Answer
) -> None:
    assert all_of(answers) is both
    assert any_of(answers) is either


def test_a_missing_fact_is_unknown_and_never_a_no() -> None:
    assert [Answer.of(fact) for fact in (True, False, None)] == [YES, NO, UNKNOWN]
