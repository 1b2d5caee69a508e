"""A letting by the engine: sealed lots, frozen facts, a second look, and no way to change it afterwards."""

import json
from hashlib import sha256

import pytest
from django.db import DatabaseError, transaction

from bofast.casework.families.models import Family
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.lettings import actions
from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.models.runs import RunState
from bofast.vocabulary.letting import Mode
from bofast.vocabulary.reasons import Reason
from tests.integration.lettings.conftest import DAY, refusal

pytestmark = pytest.mark.django_db
PLAN = '{"moves": []}'
SEEN = sha256(PLAN.encode()).hexdigest()


@pytest.fixture
def asked(office, hans) -> LettingRun:
    return actions.ask_for_run(office, mode=Mode.LIST, on=DAY, by=hans)


@pytest.fixture
def problem(a_family) -> str:
    return json.dumps({"families": [{"name": str(a_family().pk)}]})


@pytest.fixture
def planned(asked, problem, hans) -> LettingRun:
    actions.freeze_problem(asked, problem=problem, rules_version="2026-11-22", by=hans)
    return actions.record_plan(asked, plan=PLAN, by=hans)


def test_the_fingerprint_is_known_first_and_the_seed_when_the_facts_are_frozen(asked, problem, hans):
    assert (asked.state, asked.seed) == (RunState.ASKED, "")
    sealed = LettingRun.objects.values_list("seed_sealed", flat=True).get()

    frozen = actions.freeze_problem(asked, problem=problem, rules_version="2026-11-22", by=hans)

    assert frozen.state is RunState.BEGUN
    assert sha256(frozen.seed.encode()).hexdigest() == asked.seed_fingerprint
    assert frozen.seed not in sealed
    assert frozen.problem_sha256 == sha256(problem.encode()).hexdigest()
    again = {"problem": "{}", "rules_version": "x", "by": hans}
    assert refusal(actions.freeze_problem, asked, **again) is Reason.LETTING_IS_FROZEN


def test_two_lettings_have_two_seeds(office, hans):
    prints = {actions.ask_for_run(office, mode=Mode.NEED, on=DAY, by=hans).seed_fingerprint for _ in range(3)}

    assert len(prints) == 3


def test_a_letting_is_kept_as_it_was_seen(planned, hans):
    assert planned.state is RunState.DONE
    assert refusal(actions.keep_run, planned, seen_sha256="0" * 64, by=hans) is Reason.PLAN_IS_NOT_AS_SEEN

    kept = actions.keep_run(planned, seen_sha256=SEEN, by=hans)

    assert (kept.state, kept.kept_by) == (RunState.KEPT, hans)
    assert refusal(actions.keep_run, planned, seen_sha256=SEEN, by=hans) is Reason.ALREADY_DECIDED
    assert refusal(actions.drop_run, planned, because="Angret", by=hans) is Reason.ALREADY_DECIDED
    deeds = {Deed.LETTING_ASKED, Deed.LETTING_BEGUN, Deed.LETTING_PLANNED, Deed.LETTING_KEPT}
    assert deeds <= set(Entry.objects.filter(by_id=hans.pk).values_list("deed", flat=True))


def test_a_dropped_letting_says_why_and_stays(planned, hans):
    assert refusal(actions.drop_run, planned, because=" ", by=hans) is Reason.REASON_TOO_SHORT

    dropped = actions.drop_run(planned, because="Feil dag", by=hans)

    assert (dropped.state, dropped.plan) == (RunState.DROPPED, PLAN)
    assert refusal(actions.keep_run, planned, seen_sha256=SEEN, by=hans) is Reason.ALREADY_DECIDED


def test_a_plan_comes_after_the_facts_and_before_the_decision(asked, hans):
    assert refusal(actions.record_plan, asked, plan=PLAN, by=hans) is Reason.LETTING_IS_NOT_READY
    assert refusal(actions.keep_run, asked, seen_sha256=SEEN, by=hans) is Reason.LETTING_IS_NOT_READY


def test_who_is_tied_to_a_family_in_it_keeps_no_letting(planned, hans, lisa):
    family = json.loads(planned.problem)["families"][0]["name"]
    actions.record_tie(Family.objects.get(pk=family), user=lisa, from_day=DAY, by=hans)

    assert refusal(actions.keep_run, planned, seen_sha256=SEEN, by=lisa) is Reason.TIED_TO_THE_FAMILY
    assert actions.keep_run(planned, seen_sha256=SEEN, by=hans).kept_by == hans


@pytest.mark.parametrize(
    "field", ["problem", "problem_sha256", "seed", "seed_fingerprint", "rules_version", "plan", "on"]
)
def test_the_database_changes_nothing_of_what_is_frozen(planned, field):
    value = "2026-01-01" if field == "on" else "x"

    with pytest.raises(DatabaseError, match="lettings_stand"), transaction.atomic():
        LettingRun.objects.filter(pk=planned.pk).update(**{field: value})


def test_nobody_is_offered_a_home_by_a_letting_that_is_not_kept(planned, a_vacancy, listed, hans):
    vacancy = a_vacancy()
    told = {"registrations": [listed()], "answer_by": DAY, "on": DAY, "by": hans}
    assert refusal(actions.send_offers, vacancy, run=planned, **told) is Reason.LETTING_NOT_KEPT

    kept = actions.keep_run(planned, seen_sha256=SEEN, by=hans)

    assert actions.send_offers(vacancy, run=kept, **told)[0].run == kept
