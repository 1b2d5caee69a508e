"""Two frozen plans beside each other: who is added, who drops out, and whom another rule shuts out."""

from __future__ import annotations

import json
from datetime import date
from uuid import UUID

import pytest

from bofast.casework.lettings.plans.comparing import RulesOfLetting, TermsChange, changed_rules, compared
from bofast.casework.lettings.plans.frozen import FrozenMove, FrozenPair, FrozenPlan
from bofast.vocabulary.letting import Mode, Outcome, WhyNot

ALI, BERG, CARO = UUID(int=1), UUID(int=2), UUID(int=3)
ELM, OAK = UUID(int=11), UUID(int=12)


def plan(
    moves: dict[UUID, UUID] | None = None, pairs: dict[tuple[UUID, UUID], Outcome | WhyNot] | None = None
) -> FrozenPlan:
    """A plan by its moves (family to home) and its pairs (family and home, with the code)."""
    return FrozenPlan(
        mode=Mode.LIST,
        on=date(2026, 3, 2),
        rules_version="1",
        lottery_fingerprint="",
        counted={},
        unexplained_pairs=0,
        audit_faults=0,
        proof=None,
        lanes={},
        moves=tuple(FrozenMove(family=who, left=None, to=home, is_swap=False) for who, home in (moves or {}).items()),
        chains=(),
        rings=(),
        families={},
        pairs=tuple(
            FrozenPair(family=who, home=home, code=code, values={}) for (who, home), code in (pairs or {}).items()
        ),
    )


def test_who_moves_now_and_did_not_then_is_added():
    found = compared(plan({ALI: ELM, BERG: OAK}), then=plan({ALI: ELM}))

    assert [move.family for move in found.added] == [BERG]
    assert not found.dropped


def test_who_moved_then_and_does_not_now_drops_out_with_what_became_of_that_home():
    now = plan({BERG: ELM}, {(ALI, ELM): Outcome.SOMEBODY_IS_AHEAD, (BERG, ELM): Outcome.GIVEN})

    (out,) = compared(now, then=plan({ALI: ELM})).dropped

    assert out.then.family == ALI
    assert out.now is not None
    assert out.now.code is Outcome.SOMEBODY_IS_AHEAD


def test_who_is_not_in_the_new_plan_at_all_drops_out_without_an_answer():
    (out,) = compared(plan(), then=plan({ALI: ELM})).dropped

    assert out.now is None


def test_another_home_than_then_is_neither_added_nor_dropped():
    found = compared(plan({ALI: OAK}), then=plan({ALI: ELM}))

    assert [(one.then.to, one.now.to) for one in found.elsewhere] == [(ELM, OAK)]
    assert not found.added
    assert not found.dropped


@pytest.mark.parametrize(
    ("then", "now", "shut_out", "let_in"),
    [
        (WhyNot.TOO_SMALL, WhyNot.RENT_TOO_HIGH, 1, 0),
        (Outcome.SOMEBODY_IS_AHEAD, WhyNot.TOO_SMALL, 1, 0),
        (WhyNot.TOO_SMALL, Outcome.SOMEBODY_IS_AHEAD, 0, 1),
        (WhyNot.TOO_SMALL, WhyNot.TOO_SMALL, 0, 0),
        (Outcome.SOMEBODY_IS_AHEAD, Outcome.KEPT_BY_ITS_TENANT, 0, 0),
    ],
)
def test_another_rule_than_then_is_told_and_another_order_alone_is_not(then, now, shut_out, let_in):
    found = compared(plan(pairs={(CARO, ELM): now}), then=plan(pairs={(CARO, ELM): then}))

    assert (len(found.shut_out), len(found.let_in)) == (shut_out, let_in)


def test_a_family_that_moves_is_told_once():
    """Who is added was shut out or behind somebody before; that she is added says it."""
    found = compared(plan({CARO: ELM}, {(CARO, ELM): Outcome.GIVEN}), then=plan(pairs={(CARO, ELM): WhyNot.TOO_SMALL}))

    assert len(found.added) == 1
    assert not found.let_in


def test_two_equal_plans_differ_in_nothing():
    same = plan({ALI: ELM}, {(ALI, ELM): Outcome.GIVEN, (CARO, ELM): WhyNot.TOO_SMALL})

    assert compared(same, then=same).is_same


def rules(agreements: list[dict[str, str]], *, version: str = "1", most: int = 2) -> RulesOfLetting:
    told = {"rules": {"most_persons_per_room": most}, "agreements": agreements}
    return RulesOfLetting(version=version, problem=json.dumps(told))


def test_new_terms_new_and_ended_agreements_are_told_by_name():
    then = rules([{"name": "A", "internal_share": "1/2"}, {"name": "B", "internal_share": "1/2"}])
    now = rules([{"name": "A", "internal_share": "1/3"}, {"name": "C", "internal_share": "1/2"}])

    found = changed_rules(now, then=then)

    assert found.agreements == {"A": TermsChange.CHANGED, "B": TermsChange.GONE, "C": TermsChange.NEW}
    assert (found.is_other_version, found.is_other_size) == (False, False)


def test_another_version_and_another_rule_of_size_are_told():
    found = changed_rules(rules([], version="2", most=1), then=rules([]))

    assert (found.is_other_version, found.is_other_size) == (True, True)
    assert not changed_rules(rules([]), then=rules([]))
