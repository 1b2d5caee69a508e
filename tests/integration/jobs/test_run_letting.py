"""A letting over the wall: a notice becomes a chain of three, frozen, and made again from the record byte for byte."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256

import pytest

from bofast.casework.families.models import Grade
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import WishFacts
from bofast.casework.lettings.models import LettingRun, Offer, Registration, Vacancy
from bofast.casework.lettings.models.runs import RunState
from bofast.casework.runs import actions as runs
from bofast.casework.runs.models import Run
from bofast.jobs.run_letting import is_replayed, plan_letting, run_letting
from bofast.rules.letting.agreement import NoAgreement
from bofast.vocabulary.letting import Mode
from bofast.vocabulary.reasons import Reason
from tests.integration.lettings.conftest import DAY, YEAR, a_vacancy, agreement, listed, north, refusal, south, whole

__all__ = ["a_vacancy", "agreement", "listed", "north", "south", "whole"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain(office, agreement, north, a_home, a_family, a_vacancy, listed, hans):
    """A large home falls vacant; a large family wants it, a smaller one wants hers, and a newcomer the last."""
    large, middle, small = (a_home(area=north, rooms=rooms) for rooms in (5, 3, 2))
    six, four, two = a_family(home=middle, children=5), a_family(home=small, children=3), a_family(children=1)
    for family, home in ((six, large), (four, middle), (two, small)):
        actions.change_wishes(listed(family), wishes=(WishFacts(home=home),), on=DAY, by=hans)
    a_vacancy(large)
    return {str(six.pk): str(large.pk), str(four.pk): str(middle.pk), str(two.pk): str(small.pk)}


@pytest.fixture
def asked(office, chain, hans) -> LettingRun:
    return actions.ask_for_run(office, mode=Mode.LIST, on=DAY, by=hans)


def test_a_notice_becomes_a_chain_of_three(chain, asked):
    planned = plan_letting(asked)
    plan = json.loads(planned.plan)

    assert planned.state is RunState.DONE
    assert {one["family"]: one["to"] for one in plan["moves"]} == chain
    (found,) = plan["chains"]
    assert found["homes"] == list(chain.values())
    assert found["families"] == list(chain)
    assert plan["audit"] == {"faults": 0, "unexplained_pairs": 0}


def test_the_record_gives_the_same_plan_again_and_a_changed_record_does_not(asked):
    planned = plan_letting(asked)

    assert is_replayed(LettingRun.objects.get(pk=planned.pk))
    planned.problem = planned.problem.replace(str(DAY), "2026-03-03")
    assert not is_replayed(planned)


def test_the_seed_is_not_in_the_problem_and_its_fingerprint_is_in_the_plan(asked):
    planned = plan_letting(asked)

    assert planned.seed not in planned.problem
    assert json.loads(planned.plan)["lottery_fingerprint"] == asked.seed_fingerprint
    assert planned.plan_sha256 == sha256(planned.plan.encode()).hexdigest()


def asked_as_a_run(asked: LettingRun, *, by) -> Run:
    return runs.request_run("run_letting", office=asked.office, by=by, facts={"letting": str(asked.pk)})


def test_the_job_plans_what_was_asked_for_and_a_second_time_is_refused(asked, hans):
    run = asked_as_a_run(asked, by=hans)

    run_letting.func(str(run.pk))

    asked.refresh_from_db()
    run.refresh_from_db()
    assert (asked.state, run.state) == (RunState.DONE, Run.State.DONE)
    assert refusal(plan_letting, asked) is Reason.LETTING_IS_FROZEN


def test_a_run_that_was_cut_off_goes_on_from_the_frozen_facts_and_freezes_nothing_twice(asked, hans, monkeypatch):
    run = asked_as_a_run(asked, by=hans)
    with monkeypatch.context() as cut_off:
        cut_off.setattr("bofast.jobs.run_letting.record_plan", stopped)
        with pytest.raises(KeyboardInterrupt):
            run_letting.func(str(run.pk))
    asked.refresh_from_db()
    frozen = asked.problem
    assert asked.state is RunState.BEGUN

    runs.take_up_interrupted()
    run_letting.func(str(run.pk))

    asked.refresh_from_db()
    assert (asked.state, asked.problem) == (RunState.DONE, frozen)
    assert Entry.objects.filter(deed=Deed.LETTING_BEGUN).count() == 1


def stopped(*_args: object, **_facts: object) -> None:
    """The server dies here."""
    raise KeyboardInterrupt


def test_a_letting_that_was_dropped_meanwhile_is_not_planned(asked, hans):
    run = asked_as_a_run(asked, by=hans)
    actions.drop_run(asked, because="Feil dag", by=hans)

    run_letting.func(str(run.pk))

    run.refresh_from_db()
    asked.refresh_from_db()
    assert (run.state, asked.problem) == (Run.State.CANCELLED, "")


def test_what_no_agreement_covers_is_not_frozen(office, north, a_home, a_vacancy, listed, hans):
    home = a_home(area=north)
    a_vacancy(home)
    actions.change_wishes(listed(), wishes=(WishFacts(home=home),), on=DAY, by=hans)
    asked = actions.ask_for_run(office, mode=Mode.LIST, on=DAY, by=hans)

    with pytest.raises(NoAgreement, match="found: none"):
        plan_letting(asked)

    asked.refresh_from_db()
    assert asked.state is RunState.ASKED


def test_neither_names_nor_addresses_reach_the_engine(
    office, agreement, north, a_home, a_family, a_vacancy, listed, hans
):
    home = a_home(area=north, address="Hemmeligveien 7")
    a_vacancy(home)
    family = a_family(grade=Grade.CONFIDENTIAL, name="Oppdiktet Vernesen")
    actions.change_wishes(listed(family), wishes=(WishFacts(home=home),), on=DAY, by=hans)
    planned = plan_letting(actions.ask_for_run(office, mode=Mode.LIST, on=DAY, by=hans))

    for text in (planned.problem, planned.plan):
        assert "Hemmelig" not in text
        assert "Oppdiktet" not in text
    assert str(family.pk) in planned.problem


def test_a_plan_that_was_kept_is_offered_link_by_link_and_a_no_is_planned_anew(chain, asked, hans, office):
    planned = plan_letting(asked)
    planned = actions.keep_run(planned, seen_sha256=planned.plan_sha256, by=hans)
    first = next(iter(chain))
    vacancy = Vacancy.objects.get(home=chain[first])
    actions.set_lane(vacancy, on=DAY, by=hans)
    vacancy.refresh_from_db()
    registration = Registration.objects.get(family=first)
    (offer,) = actions.send_offers(vacancy, registrations=[registration], answer_by=DAY, on=DAY, run=planned, by=hans)
    actions.refuse_offer(offer, because=Offer.Because.AREA, on=DAY, by=hans)

    again = plan_letting(actions.ask_for_run(office, mode=Mode.LIST, on=date(2026, 3, 3), by=hans))

    refused = [one for one in json.loads(again.plan)["reasons"] if one["family"] == first]
    assert json.loads(again.plan)["moves"] == []  # nobody else wants the large home, so none of the others falls vacant
    assert [one["code"] for one in refused] == ["refused_before"]


def test_terms_of_the_office_reach_the_engine(asked):
    (told,) = json.loads(plan_letting(asked).problem)["agreements"]

    assert (told["name"], told["internal_share"], told["other_turn"]) == ("Avtale", "1/2", "seniority")
    assert told["first_day"] == YEAR.isoformat()
