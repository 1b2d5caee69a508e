"""The benchmark of letting measures plans that are the same: every contender runs, and one that differs is told."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from bofast.allocation.made_up.market import made_up_market
from bofast.allocation.mechanisms.flow import best_plan
from tests.benchmarks.letting import disagreeing
from tests.benchmarks.letting_works.contenders import BY_NAME, CONTENDERS, Contender
from tests.benchmarks.letting_works.instance import Instance
from tests.benchmarks.letting_works.making import instance_of

SECONDS = 5.0
HERE = tuple(contender for contender in CONTENDERS if contender.why_not() is None)


@pytest.fixture(scope="module")
def instance() -> Instance:
    """One in which the caps bind."""
    return instance_of(made_up_market(families=120, homes=80, seed=3))


@pytest.fixture(scope="module")
def runs(instance: Instance) -> dict[tuple[str, str], dict[str, Any]]:
    return {(contender.name, "100"): contender.work()(instance, SECONDS).told() for contender in HERE}


@pytest.mark.parametrize("contender", HERE, ids=lambda contender: contender.name)
def test_a_contender_finds_a_sound_plan_and_proves_it(runs, contender: Contender):
    told = runs[contender.name, "100"]

    assert (told["faults"], told["unexplained"]) == (0, 0)
    assert told["is_proven"]
    assert told["outsiders"] > 0
    assert told["tenants"] > 0


def test_peers_find_plans_worth_the_same(runs):
    assert list(disagreeing(runs, HERE)) == []


@pytest.mark.parametrize("by", [-1, 1])
def test_a_peer_whose_plan_is_worth_less_or_more_is_told(runs, by: int):
    wrong = {**runs["highs_lp", "100"], "value": runs["highs_lp", "100"]["value"] + by}

    assert len(list(disagreeing({**runs, ("highs_lp", "100"): wrong}, HERE))) == 1


def test_a_peer_that_ran_out_of_time_may_be_worth_less_but_not_more(runs):
    told = {**runs["cp_sat", "100"], "is_proven": False}

    assert not list(disagreeing({**runs, ("cp_sat", "100"): {**told, "value": told["value"] - 1}}, HERE))
    assert list(disagreeing({**runs, ("cp_sat", "100"): {**told, "value": told["value"] + 1}}, HERE))


def test_caps_cost_something_here_so_that_a_peer_without_them_would_be_told(runs, instance):
    market = instance.market()
    free = best_plan(market, worth=instance.levelled, must_serve=np.zeros(market.families, dtype=np.bool_))

    assert runs["caps", "100"]["value"] < free.value


def test_another_lawful_plan_is_told(runs):
    other = {**runs["plain_python", "100"], "mark": "0"}

    assert list(disagreeing({**runs, ("plain_python", "100"): other}, HERE))


def test_an_instance_that_was_kept_is_read_as_it_was(instance, tmp_path):
    instance.write(str(tmp_path / "kept.npz"))
    read = Instance.read(str(tmp_path / "kept.npz"))

    work = BY_NAME["list"].work()
    assert work(read, SECONDS).told() == work(instance, SECONDS).told()


def test_groups_are_capped_at_a_half_two_fifths_and_a_third():
    capped = instance_of(made_up_market(families=100, homes=96)).capped_groups()

    assert [(len(homes), most) for homes, most in capped] == [(8, 4)] * 12 + [(24, 9)] * 4 + [(96, 31)]
