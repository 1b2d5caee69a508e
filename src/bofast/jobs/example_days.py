"""Replaying the example's days: each event of `follow-up.yaml` through the action that a page would use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from bofast.casework.access.models import Office, User
from bofast.casework.families.models import Family
from bofast.casework.followup import actions as followup
from bofast.casework.followup.facts import (
    CheckpointFacts,
    ConsentFacts,
    ContactFacts,
    OutcomeFacts,
    StepFacts,
    WayOptionFacts,
)
from bofast.casework.followup.models import Checkpoint, Partner, PlanArea
from bofast.casework.homes.models import Home
from bofast.casework.ownership import actions as ownership
from bofast.casework.ownership.facts import PurchaseFacts
from bofast.casework.ownership.models import LoanCase
from bofast.casework.programmes.actions import enrol
from bofast.casework.programmes.models import Programme
from bofast.casework.tenancies import actions as tenancies
from bofast.casework.tenancies.models import Occupancy, Tenancy
from bofast.jobs.example_mapping import map_family, write_economy
from bofast.vocabulary.money import Money
from bofast.vocabulary.outcomes import Destination, Initiative, WhyMoved
from bofast.vocabulary.tenure import Tenure
from bofast.vocabulary.ways import Way

Told = Mapping[str, Any]
PARTNER_KEYS = {
    "nav": "NAV Nordvik",
    "debt": "Gjeldsrådgivningen i Nordvik",
    "school": "Prøvehaugen skole",
    "health": "Helsestasjonen i Nordvik",
    "volunteers": "Frivilligsentralen i Nordvik",
    "bank": "Prøvebanken",
    "landlord": "Nordvik boligdrift",
}


@dataclass(frozen=True, slots=True)
class Day:
    """One event of one family, and whoever did it."""

    family: Family
    told: Told
    users: Mapping[str, User]

    @property
    def on(self) -> date:
        day: date = self.told["day"]
        return day

    @property
    def by(self) -> User:
        return self.users[self.told["by"]] if "by" in self.told else self.family.responsible or self.users["kari"]

    @property
    def office(self) -> Office:
        return self.family.office

    def money(self, name: str) -> Money | None:
        return Money.of(self.told[name]) if name in self.told else None

    def home(self, name: str) -> Home | None:
        return Home.objects.get(office=self.office, supplier_home_id=self.told[name]) if name in self.told else None

    def partners(self, name: str) -> tuple[Partner, ...]:
        names = [PARTNER_KEYS[key] for key in self.told.get(name, ())]
        return tuple(Partner.objects.filter(office=self.office, name__in=names).order_by("name"))


def replay(programme: Programme, *, told: Told, users: Mapping[str, User]) -> None:
    """Map every family and enrol it, then replay all events in the order of their days."""
    about = {one["reference"]: one for one in told["families"]}
    families = list(Family.objects.filter(office=programme.office).select_related("responsible").order_by("reference"))
    mapping = told["mapping"]
    for place, family in enumerate(families):
        by = family.responsible or users["kari"]
        on = mapping["first_day"] + timedelta(days=mapping["days_between"] * place)
        own = about.get(family.reference, {})
        enrol(family, programme=programme, from_day=on, by=by)
        map_family(family, on=on, answers={**mapping["answers"], **own.get("answers", {})}, by=by)
        write_economy(family, on=on, told=own.get("economy", {}), maps_children="children" in own, by=by)
    events = [
        Day(family, event, users) for family in families for event in about.get(family.reference, {}).get("events", ())
    ]
    for event in sorted(events, key=lambda one: one.on):
        _replay_one(event)
    for family in families:
        followup.refresh_status(family, on=date.today())  # noqa: DTZ011 - a calendar day, as the pages show it


def _replay_one(day: Day) -> None:
    for name, happen in HAPPENINGS.items():
        if name in day.told:
            happen(day)
            return
    raise ValueError(f"{day.family.reference} on {day.on}: none of {sorted(HAPPENINGS)}")


def _contact(day: Day) -> None:
    facts = ContactFacts(
        happened_on=day.on,
        how=day.told["contact"],
        with_family=True,
        partners=day.partners("partners"),
        used_interpreter=day.told.get("interpreter", False),
        note=day.told.get("note", ""),
    )
    followup.write_contact(day.family, facts=facts, by=day.by)


def _follow_up(day: Day) -> None:
    followup.begin_follow_up(day.family, from_day=day.on, by=day.by)


def _consent(day: Day) -> None:
    provider = day.family.members_on(day.on).filter(role="provider").order_by("pk")[0].person
    facts = ConsentFacts(
        person=provider,
        purpose=day.told["purpose"],
        services=day.partners("consent"),
        from_day=day.on,
        to_day=day.told["until"],
        facts_shared="Inntekt, bolig og plan",
        language=provider.language,
        used_interpreter=day.told.get("interpreter", False),
    )
    followup.give_consent(day.family, facts=facts, by=day.by)


def _goal(day: Day) -> None:
    area = PlanArea(day.told["goal"])
    followup.set_goal(day.family, area=area, own_words=day.told["words"], set_on=day.on, by=day.by)


def _step(day: Day) -> None:
    partner = day.partners("partner_list")
    if "partner" in day.told:
        partner = tuple(Partner.objects.filter(office=day.office, name=PARTNER_KEYS[day.told["partner"]]))
    facts = StepFacts(
        what=day.told["step"],
        area=PlanArea(day.told["area"]),
        owner=day.users[day.told["owner"]] if "owner" in day.told else None,
        partner=partner[0] if partner else None,
        due_on=day.told["due"],
        due_at_time=time.fromisoformat(day.told["time"]) if "time" in day.told else None,
    )
    step = followup.set_step(day.family, facts=facts, by=day.by)
    if "done" in day.told:
        followup.complete_step(step, on=day.told["done"], by=day.by)


def _option(day: Day) -> None:
    facts = WayOptionFacts(
        home=day.home("home"),
        rooms=day.told.get("rooms"),
        rent_per_month=day.money("rent"),
        price=day.money("price"),
        costs=day.money("costs"),
        equity=day.money("equity"),
        grant=day.money("grant"),
        running_costs_per_month=day.money("running"),
        option_on=day.told.get("option_on"),
        landlord_agrees=day.told.get("agrees"),
        is_offered=day.told.get("offered"),
        available_on=day.told.get("available"),
    )
    followup.set_way_option(day.family, way=Way(day.told["option"]), facts=facts, by=day.by)


def _way(day: Day) -> None:
    followup.choose_way(
        day.family,
        way=Way(day.told["way"]),
        chosen_on=day.on,
        reason=day.told["reason"],
        own_words=day.told.get("words", ""),
        by=day.by,
    )


def _loan(day: Day) -> None:
    case = ownership.apply_for_loan(
        day.family,
        amount=Money.of(day.told["loan"]),
        term_years=day.told["years"],
        applied_on=day.on,
        exception=day.told.get("exception", ""),
        by=day.by,
    )
    if "recommended" in day.told:
        ownership.recommend_loan(
            case, reason="Betjeningsevne og forsvarlig bolig.", recommended_on=day.told["recommended"], by=day.by
        )
    if "granted" in day.told:
        ownership.grant_loan(case, granted_on=day.told["granted"], by=day.users["per"])


def _purchase(day: Day) -> None:
    home = day.home("purchase")
    if home is None:
        raise ValueError(f"{day.family.reference} bought no home")
    facts = PurchaseFacts(
        home=home,
        bought_on=day.on,
        price=Money.of(day.told["price"]),
        loan_case=LoanCase.objects.filter(family=day.family, granted_on__isnull=False).first(),
        equity=day.money("equity") or Money(0),
        grant=day.money("grant") or Money(0),
        rate_percent=Decimal(str(day.told["rate"])),
        children_kept_school=day.told.get("kept_school"),
    )
    ownership.record_purchase(day.family, facts=facts, by=day.by)


def _outcome(day: Day) -> None:
    way = Way(day.told["outcome"])
    before = Occupancy.objects.filter(family=day.family).valid_on(day.on).known_at(None).first()
    after = day.home("home") or (before.home if before else None)
    is_move = way is Way.MOVE and after is not None
    facts = OutcomeFacts(
        way=way,
        happened_on=day.on,
        destination=Destination.RENTED_PUBLIC_SUITED if is_move else Destination.RENTED_PUBLIC_SAME_HOME_IMPROVED,
        why=WhyMoved(day.told["why"]),
        initiative=Initiative.FAMILY,
        home_before=before.home if before else None,
        home_after=after,
        children_kept_school=day.told.get("kept_school"),
    )
    followup.record_outcome(day.family, facts=facts, by=day.by)
    if is_move and after is not None:
        _move(day, before=before, to_home=after)


def _move(day: Day, *, before: Occupancy | None, to_home: Home) -> None:
    """The old contract ends, a new one begins, and the family moves on the day."""
    if before is not None and before.tenancy is not None:
        tenancies.end_tenancy(before.tenancy, to_day=day.on, by=day.by)
    rent = to_home.rent_on(date.today())  # noqa: DTZ011 - the rent that the register knows
    providers = [member.person for member in day.family.members_on(day.on).filter(role="provider").order_by("pk")]
    tenancy: Tenancy = tenancies.begin_tenancy(
        home=to_home,
        tenure=Tenure.RENTED_PUBLIC,
        from_day=day.on,
        parties=providers,
        rent_per_month=rent.rent_per_month if rent else None,
        fixed_until=date(day.on.year + 5, day.on.month, day.on.day),
        by=day.by,
    )
    tenancies.move(
        family=day.family, to_home=to_home, on=day.on, tenure=Tenure.RENTED_PUBLIC, tenancy=tenancy, by=day.by
    )


def _checkpoint(day: Day) -> None:
    checkpoint = Checkpoint.of_family(day.family).get(months=day.told["checkpoint"])
    facts = CheckpointFacts(
        done_on=day.on,
        lives_there_still=day.told.get("lives_there"),
        pays_on_time=day.told.get("pays"),
        children_thrive=day.told.get("children"),
        note=day.told.get("note", ""),
    )
    followup.record_checkpoint(checkpoint, facts=facts, by=day.by)


HAPPENINGS: dict[str, Callable[[Day], None]] = {
    "follow_up": _follow_up,
    "consent": _consent,
    "goal": _goal,
    "step": _step,
    "option": _option,
    "loan": _loan,
    "purchase": _purchase,
    "outcome": _outcome,
    "checkpoint": _checkpoint,
    "contact": _contact,
    "way": _way,
}
