"""Terms stand from a day to a day; new terms are a new row, and one home has one agreement."""

from datetime import date

import pytest

from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.lettings import actions
from bofast.casework.lettings.models import Consequence, LettingAgreement
from bofast.casework.lettings.vacant.ledger import agreement_of, counters_of
from bofast.rules.letting.lanes import Counters
from bofast.vocabulary.letting import OtherTurn, Precedence
from bofast.vocabulary.reasons import Reason
from tests.integration.lettings.conftest import DAY, YEAR, refusal, terms

pytestmark = pytest.mark.django_db


def test_an_agreement_is_what_the_rules_read(office, north, hans):
    told = terms(
        departments=(north,),
        municipal_share="1/4",
        criteria=("job",),
        precedences=(Precedence.CHILDREN,),
        children_from_rooms=3,
        other_turn=OtherTurn.NEWCOMERS_FIRST,
    )

    rule = actions.add_agreement(office, terms=told, by=hans).as_rule()

    assert (rule.departments, rule.municipal_share, rule.criteria) == ((str(north.pk),), "1/4", ("job",))
    assert (rule.precedences, rule.other_turn) == ((Precedence.CHILDREN,), OtherTurn.NEWCOMERS_FIRST)
    assert rule.first_day == YEAR
    assert Entry.objects.filter(deed=Deed.AGREEMENT_ADDED, by_id=hans.pk, office_id=office.pk).count() == 1


def test_three_silences_pause_unless_the_agreement_says_otherwise(agreement):
    assert list(agreement.consequences.values_list("to", "after", "costs")) == [("silence", 3, "pause")]


@pytest.mark.parametrize(
    "contradiction", [{"municipal_share": "3/4", "flexible_share": "1/2"}, {"internal_share": "half"}]
)
def test_terms_that_cannot_stand_together_are_not_kept(office, hans, contradiction):
    refused = refusal(actions.add_agreement, office, terms=terms(**contradiction), by=hans)

    assert refused is Reason.AGREEMENT_DOES_NOT_STAND
    assert not LettingAgreement.objects.exists()


def test_an_agreement_ends_on_its_first_day_or_later(office, agreement, hans):
    """New terms that were written from old ones bring the old last day along."""
    wrong = terms(name="Ny", first_day=date(2031, 11, 1), last_day=date(2026, 11, 22))

    added = refusal(actions.replace_agreement, agreement, terms=wrong, by=hans)

    assert added is Reason.SPELL_ENDS_BEFORE_IT_BEGINS


def test_a_block_is_no_department(office, whole, hans):
    assert refusal(actions.add_agreement, office, terms=terms(departments=(whole,)), by=hans) is Reason.NOT_A_DEPARTMENT


def test_a_department_has_one_agreement_at_a_time(office, north, south, hans):
    actions.add_agreement(office, terms=terms(name="Nord", departments=(north,), last_day=date(2026, 6, 30)), by=hans)
    both, july = (north, south), date(2026, 7, 1)

    overlapping = terms(name="Begge", departments=both, first_day=date(2026, 6, 30))
    assert refusal(actions.add_agreement, office, terms=overlapping, by=hans) is Reason.AGREEMENT_OVERLAPS

    actions.add_agreement(office, terms=terms(name="Begge", departments=both, first_day=july), by=hans)
    actions.add_agreement(office, terms=terms(name="Resten"), by=hans)
    assert refusal(actions.add_agreement, office, terms=terms(name="Rest"), by=hans) is Reason.AGREEMENT_OVERLAPS


def test_a_home_is_let_by_the_agreement_that_names_its_department(office, north, south, a_home, hans):
    named = actions.add_agreement(office, terms=terms(name="Nord", departments=(north,)), by=hans)
    rest = actions.add_agreement(office, terms=terms(name="Resten"), by=hans)

    assert agreement_of(a_home(area=north), on=DAY) == named
    assert agreement_of(a_home(area=south), on=DAY) == rest
    assert agreement_of(a_home(), on=DAY) == rest
    assert refusal(agreement_of, a_home(), on=date(2025, 12, 31)) is Reason.NO_AGREEMENT_COVERS


def test_new_terms_go_on_from_the_old_counters(agreement, a_vacancy, hans):
    actions.set_lane(a_vacancy(), on=DAY, by=hans)
    assert counters_of(agreement) == Counters(internal="1/2")
    later = date(2027, 1, 1)

    new = actions.replace_agreement(agreement, terms=terms(first_day=later, municipal_share="1/4"), by=hans)

    agreement.refresh_from_db()
    assert (agreement.last_day, agreement.municipal_share) == (date(2026, 12, 31), "0")
    assert counters_of(new) == Counters(internal="1/2")
    assert Entry.objects.filter(deed=Deed.AGREEMENT_ENDED).count() == 1


def test_an_agreement_does_not_end_before_its_last_turn(agreement, a_vacancy, hans):
    actions.set_lane(a_vacancy(), on=DAY, by=hans)

    assert refusal(actions.end_agreement, agreement, last_day=YEAR, by=hans) is Reason.AGREEMENT_HAS_BEEN_USED
    before = date(2025, 12, 31)
    assert refusal(actions.end_agreement, agreement, last_day=before, by=hans) is Reason.SPELL_ENDS_BEFORE_IT_BEGINS


def test_what_refusals_cost_is_written_with_the_terms(office, hans):
    agreement = actions.add_agreement(office, terms=terms(costs=()), by=hans)

    assert not Consequence.objects.filter(agreement=agreement).exists()
