"""Who is before whom at a home, lane by lane: the situations of law, on both sides of each border."""

from __future__ import annotations

from datetime import date

import pytest

from bofast.rules.letting.agreement import Agreement
from bofast.rules.letting.facts import ListedFamily
from bofast.rules.letting.line import Band
from bofast.vocabulary.letting import Lane, OtherTurn, Precedence, PutFirst
from tests.unit.letting.situations import TODAY, adults, agreement, family, home, people, standing

HALF = agreement()


def internal(who: ListedFamily, *, lives_in: str | None, by: Agreement = HALF) -> Band:
    return standing(who, home(), lane=Lane.INTERNAL, by=by, lives_in=lives_in)


def test_in_the_internal_turn_the_own_department_comes_first_then_the_landlords_tenants_then_the_others():
    same, other, newcomer = (internal(family(), lives_in=where) for where in ("Elm", "Oak", None))

    assert same.number < other.number < newcomer.number
    assert [same.by, other.by, newcomer.by] == [PutFirst.SAME_DEPARTMENT, PutFirst.SAME_LANDLORD, PutFirst.NOTHING]


@pytest.mark.parametrize(
    ("since", "is_first"),
    [(date(2024, 11, 22), True), (date(2024, 11, 23), False), (date(2024, 11, 21), True), (None, True)],
)
def test_two_years_as_a_tenant_are_full_on_the_day_itself(since: date | None, is_first: bool):
    waits = agreement(months_before_internal=24)

    placed = internal(family(tenant_since=since), lives_in="Elm", by=waits)

    assert (placed.by is PutFirst.SAME_DEPARTMENT) is is_first


def test_a_tenant_who_has_not_lived_long_enough_stands_with_the_newcomers():
    waits = agreement(months_before_internal=24)

    placed = internal(family(tenant_since=date(2026, 1, 1)), lives_in="Elm", by=waits)

    assert placed.number == internal(family(), lives_in=None, by=waits).number


def municipal(who: ListedFamily) -> Band:
    return standing(who, home(), lane=Lane.MUNICIPAL, by=HALF)


def test_in_the_municipalitys_turn_those_whom_it_names_stand_by_class_and_everybody_else_behind():
    line = [
        municipal(family(is_nominated=True, need_class=1)),
        municipal(family(is_nominated=True, need_class=2)),
        municipal(family(is_nominated=True, need_class=20)),
        municipal(family(is_nominated=True)),
        municipal(family(need_class=1)),
    ]

    assert [one.number for one in line] == sorted({one.number for one in line})
    assert [one.by for one in line] == [PutFirst.NOMINATED] * 4 + [PutFirst.NOTHING]


def test_a_class_of_need_alone_is_no_nomination():
    assert municipal(family(need_class=1)).number == municipal(family()).number


FLEXIBLE = agreement(flexible_share="1/2", criteria=("work", "study"))


def flexible(who: ListedFamily, *, lives_in: str | None = None, by: Agreement = FLEXIBLE) -> Band:
    return standing(who, home(), lane=Lane.FLEXIBLE, by=by, lives_in=lives_in)


@pytest.mark.parametrize(
    ("criteria", "is_met"), [(("work",), True), (("senior", "study"), True), (("senior",), False), ((), False)]
)
def test_one_of_the_agreed_criteria_is_enough(criteria: tuple[str, ...], is_met: bool):
    placed = flexible(family(criteria=criteria))

    assert (placed.by is PutFirst.MEETS_CRITERIA) is is_met
    assert (placed.rank == 0) is is_met


def test_without_an_exemption_a_tenant_who_lost_her_work_stands_behind_in_her_own_department():
    assert flexible(family(), lives_in="Elm").by is PutFirst.NOTHING


@pytest.mark.parametrize(("lives_in", "is_exempt"), [("Elm", True), ("Oak", False), (None, False)])
def test_an_exemption_of_internal_moves_holds_in_the_same_department_alone(lives_in: str | None, is_exempt: bool):
    """Since January 2024 municipality and organisation may agree that moves inside a department need no criteria."""
    exempting = agreement(flexible_share="1/2", criteria=("work",), exempts_internal_moves=True)

    placed = flexible(family(), lives_in=lives_in, by=exempting)

    assert (placed.by is PutFirst.EXEMPT_FROM_CRITERIA) is is_exempt
    assert (placed.number == flexible(family(criteria=("work",)), by=exempting).number) is is_exempt


def other_turn(turn: OtherTurn, *, lives_in: str | None) -> Band:
    return standing(family(), home(), lane=Lane.GENERAL, by=agreement(other_turn=turn), lives_in=lives_in)


def test_by_seniority_tenants_and_newcomers_stand_in_one_line():
    placed = {other_turn(OtherTurn.SENIORITY, lives_in=where).number for where in ("Elm", "Oak", None)}

    assert len(placed) == 1


def test_newcomers_first_puts_every_tenant_behind():
    newcomer, tenant, neighbour = (other_turn(OtherTurn.NEWCOMERS_FIRST, lives_in=at) for at in (None, "Elm", "Oak"))

    assert newcomer.number < tenant.number == neighbour.number
    assert newcomer.by is PutFirst.NEWCOMER


CHILDREN = agreement(precedences=(Precedence.CHILDREN,), children_from_rooms=3)


@pytest.mark.parametrize(
    ("born_on", "has_precedence"),
    [
        ("2008-11-22", False),  # eighteen today
        ("2008-11-23", True),  # seventeen until tomorrow
        ("2026-11-22", True),  # born today
        ("2026-11-23", False),  # due tomorrow
    ],
)
def test_a_child_gives_precedence_from_birth_until_the_day_before_eighteen(born_on: str, has_precedence: bool):
    placed = standing(family(members=people("1980-01-01", born_on)), home(rooms=3), lane=Lane.GENERAL, by=CHILDREN)

    assert (placed.precedence is Precedence.CHILDREN) is has_precedence


@pytest.mark.parametrize(("rooms", "has_precedence"), [(2, False), (3, True), (4, True), (None, False)])
def test_children_have_precedence_to_homes_of_the_agreed_size(rooms: int | None, has_precedence: bool):
    parents = family(members=people("1980-01-01", "2020-01-01"))

    placed = standing(parents, home(rooms=rooms), lane=Lane.GENERAL, by=CHILDREN)

    assert (placed.precedence is Precedence.CHILDREN) is has_precedence


RETURN = agreement(precedences=(Precedence.RETURN,))


@pytest.mark.parametrize(
    ("to", "until", "has_precedence"),
    [
        ("Elm", TODAY, True),  # its last day counts
        ("Elm", date(2026, 11, 21), False),
        ("Elm", None, True),
        ("Oak", TODAY, False),
        ("", None, False),
    ],
)
def test_a_right_to_return_holds_in_its_department_until_its_last_day(
    to: str, until: date | None, has_precedence: bool
):
    who = family(may_return_to=to, may_return_until=until)

    placed = standing(who, home(), lane=Lane.GENERAL, by=RETURN)

    assert (placed.precedence is Precedence.RETURN) is has_precedence


@pytest.mark.parametrize(
    ("needs", "adapted", "has_precedence"),
    [(True, True, True), (True, False, False), (True, None, False), (False, True, False)],
)
def test_disability_gives_precedence_to_adapted_homes_for_those_who_need_one(
    needs: bool, adapted: bool | None, has_precedence: bool
):
    by = agreement(precedences=(Precedence.DISABILITY,))

    placed = standing(family(needs_adapted=needs), home(is_wheelchair_accessible=adapted), lane=Lane.GENERAL, by=by)

    assert (placed.precedence is Precedence.DISABILITY) is has_precedence


def test_the_precedence_that_the_agreement_names_first_is_the_stronger_whoever_has_it():
    by = agreement(precedences=(Precedence.SEPARATION, Precedence.CHILDREN), children_from_rooms=1)
    parting = standing(family(is_separating=True, members=adults(1)), home(rooms=3), lane=Lane.GENERAL, by=by)
    children = standing(family(members=people("2020-01-01")), home(rooms=3), lane=Lane.GENERAL, by=by)
    both = standing(family(is_separating=True, members=people("2020-01-01")), home(rooms=3), lane=Lane.GENERAL, by=by)
    neither = standing(family(), home(rooms=3), lane=Lane.GENERAL, by=by)

    assert both.number == parting.number < children.number < neither.number


def test_an_agreement_without_precedences_knows_none():
    placed = standing(
        family(members=people("2020-01-01"), is_separating=True), home(rooms=5), lane=Lane.GENERAL, by=HALF
    )

    assert placed.precedence is None


def test_no_precedence_passes_a_rank_of_the_lane():
    """Every precedence of an agreement together lifts a newcomer over no tenant in the tenants' turn."""
    by = agreement(precedences=tuple(Precedence), children_from_rooms=1)
    lifted = family(
        members=people("2020-01-01"), is_separating=True, needs_adapted=True, may_return_to="Elm", wishes=()
    )
    place = home(rooms=3, is_wheelchair_accessible=True)

    newcomer = standing(lifted, place, lane=Lane.INTERNAL, by=by)
    tenant = standing(family(), place, lane=Lane.INTERNAL, by=by, lives_in="Oak")

    assert tenant.number < newcomer.number
