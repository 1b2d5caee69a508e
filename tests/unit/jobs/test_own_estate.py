"""An office's own homes as a trial reads them: groups by number, and what caps may count each household as."""

from __future__ import annotations

from bofast.allocation.policy.estate import NO_GROUP, Home
from bofast.casework.lettings.trials.counted import CountedAs
from bofast.casework.lettings.trials.estate import EstateFacts, HouseholdFacts, TenantFacts
from bofast.jobs.own_estate import own_estate
from bofast.rules.letting.facts import NOMINATED_KIND


def tenant(block="", **traits):
    household = HouseholdFacts(adults=1, children=0, **traits)
    return TenantFacts(department="7", block=block, stairwell=3, rooms=2, household=household)


def estate(*tenants, newcomers=()):
    return own_estate(EstateFacts(tenants=tenants, newcomers=newcomers, left_out=0))


def test_homes_of_one_block_have_one_number_and_a_home_in_none_has_no_group():
    homes = estate(tenant("51"), tenant("40"), tenant("51"), tenant()).homes

    assert [home.block for home in homes] == [1, 0, 1, NO_GROUP]
    assert homes[3] == Home(0, 2, block=NO_GROUP, stairwell=3)


def test_a_household_counts_by_its_marks_once_put_forward_and_by_an_urgent_need():
    marked = CountedAs(marks=("large",))
    kinds = [
        one.kinds
        for one in estate(
            tenant(counted_as=marked),
            tenant(counted_as=CountedAs(was_nominated=True)),
            tenant(need_class=2),
            tenant(need_class=3),
        ).tenants
    ]

    assert kinds == [("large",), (NOMINATED_KIND,), (NOMINATED_KIND,), ()]


def test_newcomers_made_of_tenants_keep_their_marks_and_are_put_forward_by_nobody():
    counted_as = CountedAs(marks=("large",), was_nominated=True)

    (made_up,) = estate(tenant(counted_as=counted_as, need_class=1)).newcomers

    assert (made_up.need_class, made_up.kinds) == (0, ("large",))
