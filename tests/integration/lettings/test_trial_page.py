"""Another way to let is chosen in plain words, tried as a run, and shown as what it gives and what it costs."""

from dataclasses import asdict, replace

import pytest
from django.urls import reverse
from django.utils import translation

from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import ListingFacts
from bofast.casework.lettings.trials.asked import Basis, CapAsked, PolicyAsked, TrialAsked
from bofast.casework.lettings.trials.told import (
    EMPTY_DAYS,
    TOO_LITTLE_ROOM,
    EstimateTold,
    PolicyTold,
    TrialTold,
    trial_told,
)
from bofast.casework.runs import actions as runs
from bofast.casework.runs.models import Run
from bofast.desk.letting.trial.presenter import trial_page
from bofast.desk.letting.trial.presets import Preset, ways_to_begin_with
from bofast.desk.letting.trial.words import MEASURES
from bofast.jobs.try_policy import try_policy
from bofast.rules.home_fit import EUROSTAT
from bofast.rules.letting.facts import NOMINATED_KIND, VULNERABLE_KIND
from bofast.vocabulary.letting import GroupLevel, OtherTurn
from tests.integration.lettings.conftest import DAY

pytestmark = pytest.mark.django_db
TODAY = PolicyAsked(
    municipal_share="0",
    internal_share="1/2",
    other_turn=OtherTurn.SENIORITY,
    most_persons_per_room=None,
    offers_at_once=1,
)
LATER = {"cap", "norm", "most_rooms_over_persons"}
"""What trials did not know at first."""
ASKED = {"basis": "made_up", "years": "5", "seeds": "10", "counted": NOMINATED_KIND}


@pytest.fixture
def asked(signed_in, lisa):
    """Ask for a trial on the page: `asked({"way1-offers": "3"})`."""

    def ask(chosen: dict[str, str]):
        return signed_in(lisa).post(reverse("letting-trial-ask"), ASKED | chosen)

    return ask


def test_a_way_says_only_what_it_changes(asked, agreement):
    answer = asked({"way1-offers": "3", "way2-internal": "1"})

    run = Run.objects.get(kind="try_policy")
    assert answer["Location"] == reverse("run", args=[run.pk])
    told = TrialAsked.of(run.facts)
    assert (told.basis, told.years, told.seeds) == (Basis.MADE_UP, 5, 10)
    today, three_at_once, always = told.policies
    assert (today.internal_share, today.offers_at_once) == ("1/2", 1)
    assert (three_at_once.internal_share, three_at_once.offers_at_once) == ("1/2", 3)
    assert (always.internal_share, always.offers_at_once) == ("1", 1)


def test_limits_and_norms_are_asked_for_as_they_are_chosen(asked, agreement):
    ways = {"way1-cap": "stairwell:2", "way2-norm": EUROSTAT, "way3-rooms_over": "0", "way3-cap": "department:10"}

    asked(ways | {"counted": VULNERABLE_KIND})

    today, limited, fitting, both = TrialAsked.of(Run.objects.get(kind="try_policy").facts).policies
    assert (today.cap, today.norm, today.most_rooms_over_persons) == (None, "", None)
    assert limited.cap == CapAsked(level=GroupLevel.STAIRWELL, kind=VULNERABLE_KIND, at_most=2)
    assert (fitting.cap, fitting.norm) == (None, EUROSTAT)
    assert (both.most_rooms_over_persons, both.cap.level, both.cap.at_most) == (0, GroupLevel.DEPARTMENT, 10)


@pytest.mark.parametrize("preset", list(Preset))
def test_ways_to_begin_with_are_ways_that_can_be_tried(preset, asked, agreement):
    ways = ways_to_begin_with(preset)
    chosen = {f"way{number}-{name}": value for number, way in enumerate(ways, start=1) for name, value in way.items()}

    assert asked(chosen).status_code == 302
    assert len(TrialAsked.of(Run.objects.get(kind="try_policy").facts).policies) == 4


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        ({}, "nothing to hold against"),
        ({"way1-offers": "3", "way2-offers": "3"}, "Two of the ways are the same"),
        ({"way1-internal": "1/2"}, "Two of the ways are the same"),
        ({"way1-offers": "3", "basis": "own"}, "too few homes"),
        ({"way1-cap": "block:4", "counted": "a mark of nobody"}, "a mark of nobody is not one of the available"),
    ],
)
def test_a_trial_that_would_tell_nothing_is_refused_with_the_reason(chosen, why, asked, agreement):
    answer = asked(chosen)

    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert not Run.objects.exists()


def test_an_office_without_trials_is_told_what_they_are_for(signed_in, hans):
    assert "Nothing tried yet" in signed_in(hans).get(reverse("letting-trials")).content.decode()


@pytest.fixture
def homes_of_our_own(a_family, a_home, north):
    """As many homes as a trial needs, half of them too small."""
    for number in range(20):
        a_family(home=a_home(area=north, rooms=2 + number % 3), adults=2, children=number % 4)


def a_run(office, user, *, basis: Basis = Basis.OWN) -> Run:
    ways = (TODAY, replace(TODAY, offers_at_once=3))
    trial = TrialAsked(basis=basis, policies=ways, years=1, seeds=2, homes=96)
    return runs.request_run("try_policy", office=office, by=user, facts=trial.as_facts())


def test_own_homes_are_tried_and_anybody_of_the_letting_sees_what_came_of_it(
    homes_of_our_own, office, lisa, hans, signed_in
):
    run = a_run(office, lisa)
    try_policy.call(str(run.pk))
    run.refresh_from_db()

    told = trial_told(run)
    assert (run.state, run.done_count) == (Run.State.DONE, 4)
    assert (told.homes, told.newcomers_are_made_up, told.looked_back) == (20, True, None)
    page = signed_in(hans).get(reverse("letting-trial", args=[run.pk])).content.decode()
    assert "B: offered to 3 families at a time" in page
    assert "1 year" in page
    assert "Nobody from outside stands on the list" in page
    assert "offered to 3 families" in signed_in(hans).get(reverse("letting-trials")).content.decode()


def test_a_limit_counts_by_our_own_marks_and_says_what_it_did(
    a_family, a_home, north, office, lisa, hans, signed_in, listed
):
    marked = ListingFacts(kinds=("needs support",))
    for number in range(20):
        family = a_family(home=a_home(area=north, rooms=2), adults=2, children=number % 4)
        actions.register_family(family, listed_on=DAY, facts=marked, by=hans)
    answer = signed_in(lisa).post(
        reverse("letting-trial-ask"),
        ASKED | {"basis": "own", "counted": "needs support", "way1-cap": "department:10"},
    )
    assert answer.status_code == 302, answer.content.decode()

    run = Run.objects.get(kind="try_policy")
    try_policy.call(str(run.pk))

    today, limited = trial_told(Run.objects.get(pk=run.pk)).policies
    assert today.of["groups_over_a_cap_at_the_end"].mean == 1
    assert today.of["turned_away_by_a_cap_a_year"].mean == 0
    assert limited.of["turned_away_by_a_cap_a_year"].mean > 0
    page = signed_in(hans).get(reverse("letting-trial", args=[run.pk])).content.decode()
    assert "at most 10 in each department (marked “needs support”)" in page
    assert "Times that a limit on groups kept a family from a home" in page
    assert "with less room than a norm" not in page  # no way asks for a norm


def test_a_mark_that_nobody_there_carries_is_refused_with_the_reason(asked, listed, hans, agreement):
    actions.change_listing(listed(), facts=ListingFacts(kinds=("needs support",)), by=hans)

    answer = asked({"way1-cap": "block:4", "counted": "needs support"})  # of made-up homes

    assert answer.status_code == 422
    assert "the limit would do nothing" in answer.content.decode()


def test_too_few_homes_are_not_tried(office, lisa, signed_in):
    run = a_run(office, lisa)
    try_policy.call(str(run.pk))
    run.refresh_from_db()

    assert (run.state, run.trouble) == (Run.State.FAILED, "TooFewHomes")
    assert signed_in(lisa).get(reverse("letting-trial", args=[run.pk])).status_code == 200


def test_a_trial_is_stopped_when_that_is_asked(office, lisa):
    run = a_run(office, lisa, basis=Basis.MADE_UP)
    Run.objects.filter(pk=run.pk).update(cancel_asked=True)

    try_policy.call(str(run.pk))

    run.refresh_from_db()
    assert (run.state, run.result) == (Run.State.CANCELLED, {})


def test_a_trial_under_way_leads_to_how_far_it_has_come(office, lisa, hans, signed_in):
    run = a_run(office, lisa)
    url = reverse("letting-trial", args=[run.pk])

    assert signed_in(lisa).get(url)["Location"] == reverse("run", args=[run.pk])
    assert signed_in(hans).get(url).status_code == 200


def test_a_trial_of_another_office_is_not_found(office, lisa, omar, signed_in):
    run = a_run(office, lisa)

    assert signed_in(omar).get(reverse("letting-trial", args=[run.pk])).status_code == 404


def test_only_what_is_no_chance_is_called_a_difference(office, lisa):
    run = a_run(office, lisa)
    sure, perhaps = EstimateTold(mean=-40, low=-50, high=-30), EstimateTold(mean=3, low=-1, high=7)
    same = EstimateTold(mean=0, low=0, high=0)
    policies = tuple(_told(against) for against in ((same, same), (sure, perhaps)))
    told = TrialTold(
        homes=20, waiting=0, left_out=0, newcomers_are_made_up=False, policies=policies, rates={}, looked_back=None
    )

    with translation.override("en"):
        page = trial_page(run, asked=TrialAsked.of(run.facts), told=told)

    (way,) = page.differences
    assert [point.split(":")[0] for point in way.points] == ["Empty days a year"]
    assert "(−50 to −30)" in way.points[0]


def test_a_trial_from_before_caps_and_norms_is_shown_with_what_it_knows(office, lisa):
    run = a_run(office, lisa)
    older = {name: told for name, told in asdict(TODAY).items() if name not in LATER}
    asked = TrialAsked.of(run.facts | {"policies": [older, older | {"offers_at_once": 3}]})
    known = {EMPTY_DAYS, TOO_LITTLE_ROOM}
    same = EstimateTold(mean=0, low=0, high=0)
    policy = PolicyTold(is_on_front=True, of=dict.fromkeys(known, same), against_first=dict.fromkeys(known, same))
    told = TrialTold(
        homes=20,
        waiting=0,
        left_out=0,
        newcomers_are_made_up=False,
        policies=(policy, policy),
        rates={},
        looked_back=None,
    )

    page = trial_page(run, asked=asked, told=told)

    assert asked.policies[0] == TODAY
    assert len(page.measures.rows) == len(known)


def _told(against: tuple[EstimateTold, EstimateTold]) -> PolicyTold:
    zero = EstimateTold(mean=5, low=4, high=6)
    differences = dict.fromkeys(MEASURES, EstimateTold(mean=0, low=0, high=0))
    differences |= {EMPTY_DAYS: against[0], TOO_LITTLE_ROOM: against[1]}
    return PolicyTold(is_on_front=True, of=dict.fromkeys(MEASURES, zero), against_first=differences)
