"""A made-up market is what a letting office would know: every pair lawful and wanted, and the same from every seed."""

from dataclasses import fields
from hashlib import sha256

import numpy as np
import pytest

from bofast.allocation.made_up.market import MadeUp, made_up_market
from bofast.allocation.market import NO_HOME

FAMILIES, HOMES = 4_000, 2_000
TENANTS = 1_600


@pytest.fixture(scope="module")
def made_up() -> MadeUp:
    return made_up_market(families=FAMILIES, homes=HOMES, seed=3)


@pytest.fixture(scope="module")
def estate(made_up: MadeUp) -> dict[str, list[int]]:
    """The homes as lists of Python's own numbers."""
    return {part.name: getattr(made_up.homes, part.name).tolist() for part in fields(made_up.homes)}


@pytest.fixture(scope="module")
def people(made_up: MadeUp) -> dict[str, list[int]]:
    return {part.name: getattr(made_up.households, part.name).tolist() for part in fields(made_up.households)}


def pairs_of(made_up: MadeUp) -> list[tuple[int, list[int], list[int]]]:
    """Each family with her homes and their fits."""
    first, home, fit = made_up.market.first.tolist(), made_up.market.home.tolist(), made_up.fit.tolist()
    return [
        (family, home[first[family] : first[family + 1]], fit[first[family] : first[family + 1]])
        for family in range(made_up.market.families)
    ]


def test_every_pair_passes_every_rule(made_up, estate, people):
    for family, homes, _ in pairs_of(made_up):
        persons = people["adults"][family] + people["children"][family]
        for home in homes:
            rooms = estate["rooms"][home]
            assert persons <= 2 * rooms
            assert rooms <= persons + 1
            assert estate["rent"][home] <= people["income"][family] * 40 // 100
            assert estate["is_step_free"][home] or not people["needs_step_free"][family]


def test_a_list_falls_in_worth_names_no_home_twice_and_ends_after_twenty(made_up):
    for _, homes, fits in pairs_of(made_up):
        assert len(homes) <= 20
        assert len(set(homes)) == len(homes)
        assert sorted(zip((-fit for fit in fits), homes, strict=True)) == list(
            zip((-fit for fit in fits), homes, strict=True)
        )


def points(people: dict[str, list[int]], estate: dict[str, list[int]], family: int, home: int) -> int:
    """What the pair is worth but for the family's own taste, from 0 to 99."""
    persons = people["adults"][family] + people["children"][family]
    share = 100 * estate["rent"][home] // people["income"][family]
    worth = max(0, 350 - 120 * abs(estate["rooms"][home] - persons))
    worth += 100 * (estate["district"][home] == people["own_district"][family])
    worth += 150 * (estate["district"][home] == people["work_district"][family])
    worth += 100 * (estate["has_garden"][home] and people["children"][family] > 0)
    return worth + min(200, max(0, 200 - 8 * (share - 15)))


def test_worth_is_rooms_districts_garden_rent_and_a_small_taste(made_up, estate, people):
    tastes = [
        fit - points(people, estate, family, home)
        for family, homes, fits in pairs_of(made_up)
        for home, fit in zip(homes, fits, strict=True)
    ]

    assert set(tastes) == set(range(100))


def test_a_tenant_wants_only_what_fits_her_better_than_her_own(made_up, estate, people):
    own = made_up.market.own.tolist()
    for family, homes, fits in pairs_of(made_up)[:TENANTS]:
        assert own[family] not in homes
        assert all(fit > points(people, estate, family, own[family]) for fit in fits)


def test_four_in_five_homes_have_a_tenant_and_no_home_has_two(made_up):
    own = made_up.market.own.tolist()
    rented = own[:TENANTS]

    assert len(set(rented)) == TENANTS
    assert set(own[TENANTS:]) == {NO_HOME}
    assert set(rented) < set(range(HOMES))


def test_tenants_live_by_the_ceiling_in_the_district_of_their_home(made_up, estate, people):
    for family, home in enumerate(made_up.market.own.tolist()[:TENANTS]):
        persons = people["adults"][family] + people["children"][family]
        assert persons <= 2 * estate["rooms"][home]
        assert people["own_district"][family] == estate["district"][home]
        assert made_up.is_overcrowded[family] == (persons > estate["rooms"][home])
    assert not made_up.is_overcrowded[TENANTS:].any()


def test_stairwells_lie_in_blocks_in_departments_in_districts(estate):
    for number in range(HOMES):
        assert estate["stairwell"][number] == number // 8
        assert estate["block"][number] == number // 24
        assert estate["department"][number] == number // 96
        assert estate["district"][number] == number // 288


def test_people_and_homes_are_of_the_sizes_they_should_be(estate, people):
    assert set(estate["rooms"]) == {1, 2, 3, 4, 5, 6}
    assert set(people["adults"]) == {1, 2}
    assert set(people["children"]) == {0, 1, 2, 3, 4, 5, 6}
    assert set(people["need_class"]) == {1, 2, 3, 4}


def test_shares_are_what_was_asked_for(made_up, people):
    by_class = [100 * people["need_class"].count(number) / FAMILIES for number in (1, 2, 3, 4)]
    lengths = np.diff(made_up.market.first)

    # Three standard errors of a share of 4,000 are at most 2.4 points.
    assert by_class == pytest.approx([8, 22, 40, 30], abs=2.4)
    assert 100 * sum(people["is_vulnerable"]) / FAMILIES == pytest.approx(25, abs=2.4)
    assert 17 < lengths.mean() < 20
    assert 40 < 100 * made_up.is_overcrowded[:TENANTS].mean() < 55


def test_seniority_and_need_are_strict_orders(made_up, people):
    seniority = made_up.seniority.tolist()
    in_line = made_up.order_of_need.tolist()

    assert sorted(seniority) == list(range(FAMILIES))
    assert in_line == sorted(range(FAMILIES), key=lambda family: (people["need_class"][family], seniority[family]))


def fingerprint(made_up: MadeUp) -> str:
    market, content = made_up.market, sha256()
    for array in (market.first, market.home, market.own, made_up.fit, made_up.seniority, made_up.is_overcrowded):
        content.update(array.tobytes())
    for part in fields(made_up.households):
        content.update(getattr(made_up.households, part.name).tobytes())
    for part in fields(made_up.homes):
        content.update(getattr(made_up.homes, part.name).tobytes())
    return content.hexdigest()


def test_one_seed_gives_the_same_bytes_on_every_machine(made_up):
    assert fingerprint(made_up_market(families=FAMILIES, homes=HOMES, seed=3)) == fingerprint(made_up)
    assert fingerprint(made_up_market(families=100, homes=50))[:16] == "dc1186c7a1ddc99e"


def test_another_seed_gives_another_market(made_up):
    assert fingerprint(made_up_market(families=FAMILIES, homes=HOMES, seed=4)) != fingerprint(made_up)


def test_arrays_have_the_types_that_mechanisms_take(made_up):
    market = made_up.market

    assert (market.first.dtype, market.home.dtype, market.own.dtype) == (np.int64, np.int32, np.int32)
    assert (made_up.fit.dtype, made_up.seniority.dtype, made_up.is_overcrowded.dtype) == (np.int64, np.int32, np.bool_)
    assert all(
        getattr(whole, part.name).dtype in (np.int32, np.bool_)
        for whole in (made_up.homes, made_up.households)
        for part in fields(whole)
    )


@pytest.mark.parametrize("families", [39, 0])
def test_fewer_families_than_tenants_are_refused(families):
    with pytest.raises(ValueError, match="40 tenants"):
        made_up_market(families=families, homes=50)
