"""Thousands of steps of moving in and correcting, against a plain model; and what was known at every step."""

from datetime import UTC, date, datetime, timedelta
from unittest import mock

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bofast.casework.access.roles import Role
from bofast.casework.tenancies import actions
from bofast.casework.tenancies.models import Occupancy
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.spells import Spell
from bofast.vocabulary.tenure import Tenure
from tests.factories import users
from tests.factories.families import FamilyFactory
from tests.factories.homes import HomeFactory

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 40).map(lambda n: FIRST + timedelta(days=n))
LEAVES = st.none() | DAYS
WHICH = st.integers(0, 2)
Row = tuple[int, int, Spell]


class WhoLivesWhere(RuleBasedStateMachine):
    """The model: rows of (family, home, days) in a dictionary. The file agrees with it now and at every step before."""

    @initialize()
    def an_office(self) -> None:
        office = users.office()
        by = users.user("kari", Role.COORDINATOR, office=office)
        self.by = by
        self.families = [FamilyFactory(office=office, by=by, children=0) for _ in range(3)]
        self.homes = [HomeFactory(office=office, by=by) for _ in range(3)]
        self.rows: dict[object, Row] = {}
        self.clock = datetime(2026, 2, 1, tzinfo=UTC)
        self.known: list[tuple[datetime, dict[object, Row]]] = []

    def act(self, action, *, expected: Reason | None, gives: Row | None, instead_of: object = None) -> None:
        """Do it a minute later; it is refused for the reason expected, or its row stands in the model too."""
        self.clock += timedelta(minutes=1)
        with mock.patch("django.utils.timezone.now", return_value=self.clock):
            if expected is not None:
                with pytest.raises(ShownToUser) as refusal:
                    action()
                assert refusal.value.reason is expected
                return
            row = action()
        self.rows.pop(instead_of, None)
        self.rows[row.pk] = gives

    def taken(self, home: int, spell: Spell, but: object = None) -> bool:
        """By another family, or by another row of the same: a home holds one, and once."""
        return any(at == home and days.overlaps(spell) for key, (_, at, days) in self.rows.items() if key != but)

    @rule(family=WHICH, home=WHICH, day=DAYS)
    def move_in(self, family: int, home: int, day: date) -> None:
        lives_there = any(
            other == family and at == home and (days.left_on is None or days.left_on > day)
            for other, at, days in self.rows.values()
        )
        expected = Reason.LIVES_THERE_ALREADY if lives_there else None
        if not lives_there and self.taken(home, Spell(day)):
            expected = Reason.HOME_OCCUPIED
        self.act(
            lambda: actions.move_in(
                family=self.families[family],
                home=self.homes[home],
                entered_on=day,
                tenure=Tenure.RENTED_PUBLIC,
                by=self.by,
            ),
            expected=expected,
            gives=(family, home, Spell(day)) if expected is None else None,
        )
        self.remember()

    @precondition(lambda self: self.rows)
    @rule(data=st.data(), entered_on=DAYS, left_on=LEAVES)
    def correct(self, data: st.DataObject, entered_on: date, left_on: date | None) -> None:
        key = data.draw(st.sampled_from(list(self.rows)))
        family, home, _before = self.rows[key]
        expected = None
        if left_on is not None and left_on <= entered_on:
            expected = Reason.SPELL_ENDS_BEFORE_IT_BEGINS
        elif self.taken(home, Spell(entered_on, left_on), but=key):
            expected = Reason.HOME_OCCUPIED
        self.act(
            lambda: actions.correct_occupancy(
                Occupancy.objects.get(pk=key), entered_on=entered_on, left_on=left_on, by=self.by
            ),
            expected=expected,
            gives=(family, home, Spell(entered_on, left_on)) if expected is None else None,
            instead_of=key,
        )
        self.remember()

    def remember(self) -> None:
        self.known.append((self.clock, dict(self.rows)))

    def as_filed(self, instant: datetime | None) -> dict[object, Row]:
        return {
            row.pk: (
                [family.pk for family in self.families].index(row.family_id),
                [home.pk for home in self.homes].index(row.home_id),
                Spell(row.entered_on, row.left_on),
            )
            for row in Occupancy.objects.known_at(instant).order_by("pk")
        }

    @invariant()
    def the_file_says_what_the_model_says(self) -> None:
        if hasattr(self, "rows"):
            assert self.as_filed(None) == self.rows

    @precondition(lambda self: self.known)
    @rule(data=st.data())
    def the_file_still_knows_what_it_said_before(self, data: st.DataObject) -> None:
        instant, rows = data.draw(st.sampled_from(self.known))
        assert self.as_filed(instant) == rows


class RollsBack(WhoLivesWhere):
    """Each run in a transaction of its own, undone afterwards."""

    def __init__(self) -> None:
        super().__init__()
        self.undone_afterwards = transaction.atomic()
        self.undone_afterwards.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone_afterwards.__exit__(None, None, None)


@pytest.mark.django_db(transaction=False)
def test_two_households_never_live_in_one_home_and_nothing_known_is_lost():
    run_state_machine_as_test(
        RollsBack,
        settings=settings(
            max_examples=40, stateful_step_count=50, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
