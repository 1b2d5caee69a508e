"""An office in which every page has something to be about."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from bofast.casework.access.roles import MAY, Permission, Role
from bofast.casework.families import actions as families
from bofast.casework.followup import actions as followup
from bofast.casework.followup.facts import ConsentFacts, OutcomeFacts, StepFacts
from bofast.casework.followup.models import PartnerKind, PlanArea, Proposal
from bofast.casework.homes import actions as homes
from bofast.casework.homes.models import Area
from bofast.casework.mapping import actions as mapping
from bofast.casework.mapping.models import Stage
from bofast.casework.ownership import actions as ownership
from bofast.casework.programmes import actions as programmes
from bofast.casework.runs import actions as runs
from bofast.jobs.compare_all import compare_all
from bofast.rules.facts import IncomeKind
from bofast.vocabulary.money import Money
from bofast.vocabulary.outcomes import Destination, Initiative, WhyMoved
from bofast.vocabulary.ways import Way
from tests.factories import users
from tests.integration.bad_input.divided_things import divided
from tests.integration.bad_input.letting_things import let
from tests.integration.bad_input.shown_forms import Hands

LONG_AGO = date(2026, 1, 5)


@pytest.fixture
def hands(office, kari, lisa) -> Hands:
    """A signed-in colleague for every permission; the leader decides what the coordinator proposes."""
    others = {
        Role.LETTING_OFFICER: users.user("hans", Role.LETTING_OFFICER, office=office),
        Role.ADMINISTRATOR: users.user("ada", Role.ADMINISTRATOR, office=office),
        Role.PROTECTED_CASES: users.user("pia", Role.COORDINATOR, Role.PROTECTED_CASES, office=office),
    }
    by_role = {Role.COORDINATOR: kari, Role.LEADER: lisa, **others}
    hands: Hands = {}
    for role, user in by_role.items():
        client = Client()
        client.force_login(user)
        client.raise_request_exception = False
        for permission in MAY[role] | {Permission.SIGNED_IN, Permission.PUBLIC}:
            hands.setdefault(permission, client)
    return hands


@pytest.fixture
def things(office, kari, lisa, a_family, a_home, hands) -> dict[str, Any]:
    """The key of one thing of each kind, by the name that it has in addresses."""
    family, home = a_family(housed=True, adults=2, children=2), a_home(supplier_home_id="FRI-1")
    homes.add_area("Nord", office=office, level=Area.Level.AREA, parent=None, by=kari)
    a_family(reference="F-ANNEN")
    membership = family.memberships.order_by("pk").first()
    found: dict[str, Any] = {"family_id": family.pk, "home_id": home.pk, "occupancy_id": family.occupancies.get().pk}
    found |= {"membership_id": membership.pk, "person_id": membership.person_id, "kind": "income", "way": "buy"}
    found |= {"user_id": hands_user(office, "hans").pk, "role_id": hands_user(office, "hans").office_roles.get().pk}
    asked_of_all(office, kari)
    found |= followed(family, kari) | mapped(family, kari) | bought(family, kari, lisa) | agreed(office, kari)
    found |= divided(office, a_home=a_home, hans=hands_user(office, "hans"))
    hans, near = hands_user(office, "hans"), hands_user(office, "ada")
    return found | let(office, a_family=a_family, a_home=a_home, hans=hans, lisa=lisa, near=near)


def asked_of_all(office, kari) -> None:
    """ "Who could buy?" has been asked and answered."""
    price, day = 250_000_000, timezone.localdate().isoformat()
    facts = {"levels": [[99, price]], "running_costs_minor": 250_000, "on": day, "page": ""}
    run = runs.request_run("compare_all", office=office, by=kari, facts=facts)
    compare_all.call(str(run.pk))


def hands_user(office, username):
    return office.roles.get(user__username=username).user


def followed(family, kari) -> dict[str, Any]:
    """The follow-up: a goal, a step, a consent, an outcome with its checkpoints."""
    today = timezone.localdate()
    family.refresh_from_db()
    goal = followup.set_goal(family, area=PlanArea.HOUSING, own_words="Nær skolen", set_on=today, by=kari)
    step = followup.set_step(family, facts=StepFacts(what="Ring banken", owner=kari, due_on=today), by=kari)
    partner = followup.add_partner("NAV", office=family.office, kind=PartnerKind.NAV, by=kari)
    person = family.memberships.order_by("pk").first().person
    facts = ConsentFacts(person, "Plan", (partner,), from_day=today, to_day=date(today.year + 1, 1, 1))
    consent = followup.give_consent(family, facts=facts, by=kari)
    followup.begin_follow_up(family, from_day=LONG_AGO, by=kari)
    outcome = followup.record_outcome(
        family,
        facts=OutcomeFacts(Way.MOVE, LONG_AGO, Destination.RENTED_PUBLIC_SUITED, WhyMoved.TOO_SMALL, Initiative.FAMILY),
        by=kari,
    )
    checkpoint = outcome.checkpoints.order_by("months").first()
    worker = family.workers.first() or families.add_worker(family, user=kari, from_day=LONG_AGO, by=kari)
    keys = {"goal_id": goal, "step_id": step, "consent_id": consent, "checkpoint_id": checkpoint, "worker_id": worker}
    return {name: thing.pk for name, thing in keys.items()}


def mapped(family, kari) -> dict[str, Any]:
    """The mapping: a begun one, an income, and a draft of a form."""
    forms = {form.identifier: form for form in mapping.install_standard_forms(family.office, by=kari)}
    household = forms["household"]
    assessment = mapping.record_assessment(
        family=family,
        person=None,
        form=household,
        stage=Stage.INTAKE,
        information_date=LONG_AGO,
        answers={},
        by=kari,
        is_complete=False,
    )
    facts = mapping.IncomeFacts(kind=IncomeKind.WAGE, from_day=LONG_AGO, net_per_month=Money.of(20_000))
    line = mapping.set_income(family, facts=facts, by=kari)
    draft = mapping.draft_form(
        "utkast",
        office=family.office,
        subject=household.subject,
        definition=mapping.definition_from(household.definition),
        by=kari,
    )
    section = household.definition["sections"][0]["code"]
    return {"assessment_id": assessment.pk, "section": section, "line_id": line.pk, "form_id": draft.pk}


def bought(family, kari, lisa) -> dict[str, Any]:
    """On the way to a home of one's own: a frame, a recommended loan, and the proposal that waits."""
    year = timezone.localdate().year
    ownership.set_frame(family.office, year=year, amount=Money.of(9_000_000), earmarked=Money(0), by=lisa)
    case = ownership.apply_for_loan(family, amount=Money.of(1_000_000), term_years=30, applied_on=LONG_AGO, by=kari)
    ownership.recommend_loan(case, reason="Tåler lånet", recommended_on=LONG_AGO, by=kari)
    return {"case_id": case.pk, "proposal_id": Proposal.objects.get(kind=Proposal.Kind.LOAN).pk}


def agreed(office, kari) -> dict[str, Any]:
    """A programme with a measure."""
    facts = programmes.ProgrammeFacts(name="Stabile hjem", purpose="Hjem", target_group="Barn", from_day=LONG_AGO)
    programme = programmes.add_programme(office, facts=facts, by=kari)
    measure = programmes.MeasureFacts(title="Møte", agreed_on=LONG_AGO, owner=kari)
    agreed_measure = programmes.agree_measure(programme, facts=measure, by=kari)
    return {"programme_id": programme.pk, "measure_id": agreed_measure.pk, "figure": "mapped"}
