"""What the actions of the follow-up are given: one frozen value a subject."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from bofast.casework.access.models import User
from bofast.casework.families.models import Person
from bofast.casework.followup.models import Contact, Goal, Partner, PlanArea
from bofast.casework.homes.models import Home
from bofast.vocabulary.money import Money
from bofast.vocabulary.outcomes import Destination, Initiative, WhyMoved
from bofast.vocabulary.ways import Way


@dataclass(frozen=True, slots=True)
class WayOptionFacts:
    """What one way would mean for one family; what is not known stays None."""

    home: Home | None = None
    rooms: int | None = None
    bedrooms: int | None = None
    area_m2: Decimal | None = None
    rent_per_month: Money | None = None
    price: Money | None = None
    costs: Money | None = None
    equity: Money | None = None
    grant: Money | None = None
    running_costs_per_month: Money | None = None
    option_on: date | None = None
    deposit: Money | None = None
    landlord_agrees: bool | None = None
    is_offered: bool | None = None
    available_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class StepFacts:
    """A promise: what, by whom (a user, a partner or the family itself), by when."""

    what: str
    area: PlanArea = PlanArea.HOUSING
    goal: Goal | None = None
    owner: User | None = None
    partner: Partner | None = None
    is_familys_own: bool = False
    due_on: date | None = None
    due_at_time: time | None = None


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """A conversation: with the family, or about it."""

    happened_on: date
    how: str = Contact.How.MEETING
    with_family: bool = True
    partners: tuple[Partner, ...] = ()
    used_interpreter: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class ConsentFacts:
    """Who allows which facts to be shared with whom, for what, over [from, to)."""

    person: Person
    purpose: str
    services: tuple[Partner, ...]
    from_day: date
    to_day: date
    facts_shared: str = ""
    language: str = ""
    used_interpreter: bool = False


@dataclass(frozen=True, slots=True)
class OutcomeFacts:
    """The coded answers about what became of a family, and the homes before and after."""

    way: Way
    happened_on: date
    destination: Destination
    why: WhyMoved
    initiative: Initiative
    home_before: Home | None = None
    home_after: Home | None = None
    other_whys: tuple[WhyMoved, ...] = ()
    children_kept_school: bool | None = None


@dataclass(frozen=True, slots=True)
class CheckpointFacts:
    """How it stands at a checkpoint; None is "not known"."""

    done_on: date
    lives_there_still: bool | None = None
    pays_on_time: bool | None = None
    children_thrive: bool | None = None
    note: str = ""
