"""The figures of a programme: progress, afterwards, before and after, what is unknown."""

from datetime import date
from decimal import Decimal

import pytest

from bofast.casework.figures.before_after import rent_share, rooms_per_person
from bofast.casework.figures.funnel import as_numbers
from bofast.casework.figures.programme_figures import figures_of
from bofast.casework.followup import actions as followup
from bofast.casework.followup.facts import CheckpointFacts
from bofast.casework.followup.models import Checkpoint, Outcome
from bofast.casework.homes.models import HomeRent
from bofast.casework.mapping.models import IncomeLine
from bofast.vocabulary.outcomes import Judgement
from tests.integration.results.conftest import families, programme

__all__ = ["families", "programme"]
pytestmark = pytest.mark.django_db
ON = date(2026, 11, 21)


def test_the_numbers_have_the_names_that_the_command_prints(families, programme):
    assert as_numbers(programme, on=ON) == {
        "mapped": 3,
        "contacted": 2,
        "active": 1,
        "bought": 1,
        "moved": 0,
        "improved": 0,
        "stayed": 0,
        "left": 0,
        "providers": 1,
        "children": 1,
    }


def test_nothing_counts_before_its_day(families, programme):
    assert as_numbers(programme, on=date(2026, 5, 3))["bought"] == 0
    assert as_numbers(programme, on=date(2026, 2, 1))["mapped"] == 0


def test_a_child_that_turned_eighteen_since_was_a_child_when_helped(families, programme):
    child = families[0].memberships.get(role="child").person
    child.born_on = date(2008, 5, 5)
    child.save()

    assert as_numbers(programme, on=ON)["children"] == 1


def test_progress_goes_quarter_by_quarter_and_ends_today(families, programme):
    points = figures_of(programme, on=ON).progress

    assert [point.on for point in points] == [date(2026, 2, 21), date(2026, 5, 21), date(2026, 8, 21), ON]
    assert [point.helped for point in points] == [0, 1, 1, 1]


def test_what_was_found_afterwards_and_what_is_still_to_come(families, programme, kari):
    first = Checkpoint.objects.get(months=6)
    followup.record_checkpoint(first, facts=CheckpointFacts(done_on=date(2026, 11, 5), lives_there_still=True), by=kari)

    afterwards = {each.months: each for each in figures_of(programme, on=ON).afterwards}

    assert (afterwards[6].still_there, afterwards[6].not_asked) == (1, 0)
    assert (afterwards[12].still_there, afterwards[12].to_come) == (0, 1)


def test_a_purchase_is_judged_by_the_rule_and_not_by_hand(families, programme):
    assert figures_of(programme, on=ON).judgements[Judgement.POSITIVE] == 1


def test_room_for_each_is_told_only_where_both_homes_are_known(families, a_home):
    outcome = Outcome.objects.select_related("home_before", "home_after").get()
    assert rooms_per_person([outcome]) is None

    outcome.home_before, outcome.home_after = a_home(rooms=2), a_home(rooms=5)

    told = rooms_per_person([outcome])
    assert (told.before, told.after, told.known, told.of) == (Decimal("1.00"), Decimal("2.50"), 1, 1)


def test_the_share_of_rent_needs_every_income_of_the_day(families, a_home):
    outcome = Outcome.objects.select_related("home_before", "home_after").get()
    outcome.home_before, outcome.home_after = a_home(), a_home()
    for home, rent in ((outcome.home_before, 900_000), (outcome.home_after, 750_000)):
        HomeRent.objects.create(home=home, from_day=date(2020, 1, 1), rent_per_month_minor=rent)
    wage = {"family": families[0], "kind": "wage", "from_day": date(2020, 1, 1)}
    IncomeLine.objects.create(**wage, net_per_month_minor=3_000_000)
    told = rent_share([outcome])
    assert (told.before, told.after) == (Decimal("30.00"), Decimal("25.00"))

    IncomeLine.objects.create(**wage, net_per_month_minor=None)

    assert rent_share([outcome]) is None


def test_what_is_unknown_stands_beside_the_figures(families, programme):
    gaps = {gap.fact: (gap.unknown, gap.of) for gap in figures_of(programme, on=ON).gaps}

    assert gaps["school"] == (1, 1)
    assert gaps["birth"] == (0, 6)
    assert gaps["mapping"] == (0, 3)
