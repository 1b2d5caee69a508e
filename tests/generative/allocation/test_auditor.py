"""The auditor finds no fault with the right plan and a fault with every other, for every plan that there is."""

from __future__ import annotations

from random import Random

import numpy as np

from bofast.allocation.audit import FaultCode, audit_best_plan, audit_certificate, audit_list_mode, audit_need_mode
from bofast.allocation.market import NO_HOME
from bofast.allocation.mechanisms.augmentation import serve_in_order
from tests.generative.allocation.oracles import best_for_all, best_served, keeps_every_order
from tests.generative.allocation.small_cases import cases, every_plan, made_up


def test_in_list_mode_one_plan_is_right_and_the_auditor_knows_it():
    for case in cases(120, seed=4111, most_families=5, most_homes=5):
        plans = every_plan(case)
        right = best_for_all(case, [plan for plan in plans if keeps_every_order(case, plan)])

        faultless = [plan for plan in plans if not audit_list_mode(case.market, case.plan(plan), key=case.key)]

        assert faultless == right, case


def test_an_orderly_plan_that_is_not_the_best_is_found_by_the_ring_that_is_left():
    found = 0
    for case in cases(2_000, seed=4112, most_families=5, most_homes=5):
        orderly = [plan for plan in every_plan(case) if keeps_every_order(case, plan)]
        for plan in set(orderly) - set(best_for_all(case, orderly)):
            faults = audit_list_mode(case.market, case.plan(plan), key=case.key)

            assert {fault.code for fault in faults} == {FaultCode.NOT_BEST}, case
            found += 1
    assert found > 100


def test_in_need_mode_the_plans_that_serve_the_line_best_are_right_and_no_others():
    for case in cases(80, seed=4113, most_families=5, most_homes=5):
        plans = every_plan(case)
        best = best_served(case, plans)

        faultless = [plan for plan in plans if not need_faults(case, plan, order=case.order)]

        assert faultless == [plan for plan in plans if case.served(plan) == best], case


def test_in_need_mode_those_who_do_not_stand_in_line_may_be_left_out():
    chance = Random(4114)  # noqa: S311 - nothing is kept secret by it
    for case in cases(80, seed=4114, most_families=5, most_homes=5):
        length = chance.randint(1, case.families)
        plans = every_plan(case)
        best = max(case.served(plan)[:length] for plan in plans)

        faultless = [plan for plan in plans if not need_faults(case, plan, order=case.order[:length])]

        assert faultless == [plan for plan in plans if case.served(plan)[:length] == best], case


def need_faults(case, plan, *, order):
    is_served = np.not_equal(plan, case.own)
    return audit_need_mode(case.market, case.plan(plan), order=order, is_served=is_served)


def test_a_proof_that_lacks_a_home_or_names_others_is_refused():
    refused = 0
    for case in cases(200, seed=4115, most_families=5, most_homes=5):
        served = serve_in_order(case.market, order=case.order)
        for family in np.flatnonzero(~served.is_served).tolist():
            proof = {"closed_homes": served.closed_homes(family), "ahead": served.ahead(family)}
            least = smallest_proof(case, served.plan, family=family, proof=proof)
            for home in least.tolist():
                fewer = {"closed_homes": least[least != home], "ahead": np.zeros(0, dtype=np.int32)}
                codes = {fault.code for fault in proof_faults(case, served.plan, family=family, proof=fewer)}
                assert FaultCode.HOMES_NOT_CLOSED in codes, case
                refused += 1
    assert refused > 50


def smallest_proof(case, plan, *, family, proof):
    """All homes to which one comes from hers, by those who hold them: every one is needed."""
    holder = {home: one for one, home in enumerate(plan.got.tolist()) if home != NO_HOME}
    ahead = set(case.line[: case.line.index(family)])
    inside: list[int] = []
    coming = list(case.lists[family])
    while coming:
        home = coming.pop()
        if home in inside:
            continue
        inside.append(home)
        one = holder[home]
        goes_back = case.own[one] != NO_HOME and not (one in ahead and plan.got[one] != case.own[one])
        coming += [*case.lists[one], *([case.own[one]] if goes_back else [])]
    assert set(inside) <= set(proof["closed_homes"].tolist()), case
    return np.array(sorted(inside), dtype=np.int32)


def proof_faults(case, plan, *, family, proof):
    return audit_certificate(case.market, plan, order=case.order, family=family, **proof)


def test_in_larger_lettings_all_who_were_left_out_are_named():
    """A plan made for another line leaves out many; each is looked for by a plain search of her own."""
    chance = Random(4117)  # noqa: S311 - nothing is kept secret by it
    named = 0
    for _time in range(150):
        case = made_up(chance, most_families=16, most_homes=14)
        line = np.array(chance.sample(case.line, case.families), dtype=np.int32)
        got = tuple(serve_in_order(case.market, order=line).plan.got.tolist())

        left_out = {fault.family for fault in need_faults(case, got, order=case.order)}

        assert left_out == {family for family in case.line if could_be_served(case, got, family=family)}, case
        named += len(left_out)
    assert named > 100


def could_be_served(case, got, *, family):
    """Whether a way leads from the homes she wants to an empty one, to one held by an outsider behind, or to hers."""
    if got[family] != case.own[family]:
        return False
    holder = {home: one for one, home in enumerate(got) if home != NO_HOME}
    ahead = set(case.line[: case.line.index(family)])
    seen: set[int] = set()
    coming = list(case.lists[family])
    while coming:
        home = coming.pop()
        one = holder.get(home)
        if one is None or one == family or (case.own[one] == NO_HOME and one not in ahead):
            return True
        if home not in seen:
            seen.add(home)
            may_go_back = case.own[one] != NO_HOME and one not in ahead
            coming += [*case.lists[one], *([case.own[one]] if may_go_back else [])]
    return False


def test_no_prices_prove_a_plan_that_is_not_worth_the_most():
    chance = Random(4116)  # noqa: S311 - nothing is kept secret by it
    for case in cases(200, seed=4116, most_families=4, most_homes=4):
        plans = every_plan(case)
        most = max(map(case.value, plans))
        for plan in plans:
            price = np.array([chance.randint(0, 9) for _home in range(case.homes)], dtype=np.int64)
            faults = audit_best_plan(
                case.market,
                case.plan(plan),
                worth=case.worth_of_pairs,
                must_serve=np.zeros(case.families, dtype=np.bool_),
                home_price=price,
            )
            assert faults or case.value(plan) == most, case
