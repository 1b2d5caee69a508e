"""The facts that a rule may ask about one family. Built by whoever knows them; the rules only read.

Three habits run through this file:

- **Unknown is a value.** `None` means "nobody has said"; it is never read as no or as nothing owed.
- **Amounts say their period in the name**, in kroner; before or after tax is in the name too.
- **Only facts.** What follows from a fact (crowding, capacity, an exception) is a rule's answer and is not typed here;
  the one exception is how long a home fits, which `rules.home_fit` answers and the caller passes on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from bofast.rules.fact_bounds import BELOW_ZERO_TOO
from bofast.vocabulary.money import Money
from bofast.vocabulary.tenure import Tenure

NOTHING = Money(0)


class Sex(StrEnum):
    """As the reference budget divides its tables."""

    FEMALE = "female"
    MALE = "male"


class Role(StrEnum):
    """What an adult is in the household; others than the couple are e.g. grown-up children."""

    APPLICANT = "applicant"
    PARTNER = "partner"
    OTHER = "other"


class AfterSchool(StrEnum):
    """A place in the after-school programme (SFO)."""

    NONE = "none"
    PART = "part"
    FULL = "full"
    PARTLY_FREE = "partly_free"


class Car(StrEnum):
    NONE = "none"
    PETROL = "petrol"
    ELECTRIC = "electric"


class IncomeKind(StrEnum):
    WAGE = "wage"
    WORK_ASSESSMENT = "work_assessment"  # arbeidsavklaringspenger (AAP)
    UNEMPLOYMENT = "unemployment"  # dagpenger
    SICKNESS = "sickness"  # sykepenger
    DISABILITY = "disability"  # uføretrygd
    PENSION = "pension"
    TRANSITIONAL = "transitional"  # overgangsstønad
    INTRODUCTION = "introduction"  # introduksjonsstønad
    QUALIFICATION = "qualification"  # kvalifiseringsstønad
    SOCIAL_ASSISTANCE = "social_assistance"  # økonomisk sosialhjelp
    CHILD_BENEFIT = "child_benefit"  # barnetrygd
    CASH_FOR_CARE = "cash_for_care"  # kontantstøtte
    MAINTENANCE = "maintenance"  # barnebidrag, received
    STUDENT_SUPPORT = "student_support"
    CAPITAL = "capital"
    LETTING = "letting"
    HOUSING_ALLOWANCE = "housing_allowance"  # bostøtte as paid now; the rules work it out anew for each way
    OTHER = "other"


class Permanence(StrEnum):
    """Whether an income lasts; a loan may not rest on one that ends."""

    PERMANENT = "permanent"
    TEMPORARY = "temporary"
    ENDS = "ends"  # on `Income.ends_on`
    UNKNOWN = "unknown"


class ExpenseKind(StrEnum):
    CHILDCARE = "childcare"  # kindergarten and after-school programme, as billed
    MAINTENANCE_PAID = "maintenance_paid"
    HEALTH = "health"
    TRAVEL = "travel"
    OTHER = "other"


class LoanProduct(StrEnum):
    """How the interest of a loan is set; the fixed ones for so many years."""

    FLOATING = "floating"
    FIXED_3 = "fixed_3"
    FIXED_5 = "fixed_5"
    FIXED_10 = "fixed_10"
    FIXED_20 = "fixed_20"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adult:
    key: Annotated[str, "how incomes point at this person; not a name"]
    born_on: date
    sex: Sex | None = None
    role: Role = Role.APPLICANT
    is_student: bool = False
    is_pensioner: bool = False
    is_young_disabled: Annotated[bool, "has disability benefit as young disabled (ung ufør)"] = False
    is_pregnant: bool = False
    is_breastfeeding: bool = False
    uses_public_transport: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A child of the household, born or expected; grown up on the day asked for, it counts as an adult.

    Raises: ValueError, for a share of time that is not above 0 and at most 1.
    """

    key: Annotated[str, "how incomes point at this person; not a name"]
    born_on: Annotated[date, "the day of birth, or the expected day"]
    sex: Sex | None = None
    share_of_time: Annotated[Decimal | None, "part of the time in this home, above 0 and at most 1"] = Decimal(1)
    in_kindergarten: bool | None = None
    after_school: AfterSchool | None = None
    uses_public_transport: bool = False

    def __post_init__(self) -> None:
        if self.share_of_time is not None and not 0 < self.share_of_time <= 1:
            raise ValueError(f"A share of time is above 0 and at most 1, not {self.share_of_time}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Income:
    kind: IncomeKind
    earner: Annotated[str, "key of the adult or child; empty for the household"] = ""
    gross_per_month: Annotated[Money | None, "before tax"] = None
    net_per_month: Annotated[Money | None, "after tax"] = None
    permanence: Permanence = Permanence.UNKNOWN
    ends_on: Annotated[date | None, "the first day without it"] = None
    position_percent: Annotated[Decimal | None, "of a full position, for a wage"] = None
    payouts_this_month: Annotated[int, "payouts in the month asked for, of benefits paid every second week"] = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Expense:
    """A lasting expense that is neither the home, nor a debt, nor a post of the reference budget."""

    kind: ExpenseKind
    per_month: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """A debt other than a loan on the home."""

    payment_per_month: Annotated[Money | None, "interest and instalments"] = None
    outstanding: Money | None = None
    is_in_arrears: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wealth:
    net: Annotated[
        Money | None, "net taxable wealth of the household; debts may make it less than nothing", BELOW_ZERO_TOO
    ] = None
    savings: Annotated[Money | None, "what could be used for a home"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningCosts:
    """What a home costs besides rent and loan; for an owned home `common_costs` is paid to the housing company."""

    electricity_per_month: Money | None = None
    insurance_per_month: Money | None = None
    municipal_fees_per_month: Money | None = None
    maintenance_per_month: Money | None = None
    property_tax_per_month: Money | None = None
    common_costs_per_month: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How long a home fits the family, as the caller has had it from `rules.home_fit`."""

    fits_now: bool | None = None
    outgrown_on: Annotated[date | None, "the first day on which it no longer fits; empty: not within sight"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentHome:
    tenure: Tenure = Tenure.UNKNOWN
    rent_per_month: Annotated[Money | None, "for an owned home: 0"] = None
    loan_payment_per_month: Annotated[Money, "interest and instalments on the home, when it is owned"] = NOTHING
    running: RunningCosts = field(default_factory=RunningCosts)
    rooms: int | None = None
    area_m2: Decimal | None = None
    is_adapted: Annotated[bool, "specially adapted for a disability"] = False
    lease_ends_on: Annotated[date | None, "the first day without a lease; empty: no end"] = None
    lease_can_be_renewed: bool | None = None
    fit: Fit = field(default_factory=Fit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Improvement:
    """Work on the present home that would make it fit."""

    cost: Money | None = None
    grant: Annotated[Money, "grant for adaptation or improvement that is decided or expected"] = NOTHING
    own_payment: Annotated[Money | None, "what the family itself would pay, once"] = None
    rent_increase_per_month: Annotated[Money | None, "below zero where the rent is lowered", BELOW_ZERO_TOO] = None
    landlord_agrees: bool | None = None
    fit: Fit = field(default_factory=Fit)


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherHome:
    """A rented home that suits the family better."""

    tenure: Tenure = Tenure.RENTED_PUBLIC
    rent_per_month: Money | None = None
    running: RunningCosts = field(default_factory=RunningCosts)
    is_adapted: bool = False
    deposit: Annotated[Money | None, "0 when none is asked for or the municipality guarantees"] = None
    is_offered: bool | None = None
    place_in_order: Annotated[int | None, "place among those who wait for it"] = None
    available_on: date | None = None
    fit: Fit = field(default_factory=Fit)


@dataclass(frozen=True, slots=True, kw_only=True)
class RentToOwnOffer:
    """A lease with the right, not the duty, to buy at the price of the first day."""

    rent_per_month: Money | None = None
    running: RunningCosts = field(default_factory=RunningCosts)
    is_adapted: bool = False
    option_price: Money | None = None
    option_on: Annotated[date | None, "the first day on which the family may buy"] = None
    saving_per_month: Money = NOTHING
    is_offered: bool | None = None
    available_on: date | None = None
    fit: Fit = field(default_factory=Fit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """A home to buy, or the price of the kind of home that the family needs."""

    price: Money | None = None
    costs: Annotated[Money, "stamp duty, registration, valuation"] = NOTHING
    equity: Annotated[Money, "own money put in"] = NOTHING
    grant: Annotated[Money, "establishment grant that is decided or expected"] = NOTHING
    running: RunningCosts = field(default_factory=RunningCosts)
    is_detached: bool = False
    is_adapted: bool = False
    product: LoanProduct = LoanProduct.FIXED_10
    rate_percent: Annotated[Decimal | None, "nominal yearly rate that is offered; empty: the rate of the day"] = None
    is_sober: Annotated[bool | None, "sober and reasonably priced for the place"] = None
    is_found: Annotated[bool | None, "a certain home, not only a price"] = None
    available_on: date | None = None
    fit: Fit = field(default_factory=Fit)


@dataclass(frozen=True, slots=True, kw_only=True)
class StartLoanFacts:
    """What the conditions of the start loan ask, as far as it is known. Empty is unknown, never no."""

    bank_lends_enough: Annotated[bool | None, "A: an ordinary credit institution lends (enough)"] = None
    long_term_trouble: Annotated[bool | None, "C1: long-term problems with financing a home are expected"] = None
    has_saved: Annotated[bool | None, "C2: has used the possibilities to save"] = None
    needs_stable_home_soon: Annotated[bool | None, "E1: needs a safe, good and stable home within short time"] = None
    has_special_challenges: Annotated[bool | None, "E1: special social or health challenges"] = None
    refinancing_lets_stay: Annotated[bool | None, "E2: trouble covering housing; refinancing lets them stay"] = None
    home_hinders_work: Annotated[bool | None, "E3: the home situation hinders keeping work"] = None
    frees_municipal_home: Annotated[bool | None, "E4: gives better use of municipal homes; empty: from the tenure"] = (
        None
    )
    low_income_is_lasting: Annotated[bool | None, "50 years, a: documented permanently low income"] = None
    home_suits_long_term: Annotated[bool | None, "50 years, b: the home suits in the long run"] = None
    renting_is_worse: Annotated[bool | None, "50 years, c: private rental unsuitable or considerably costlier"] = None
    shorter_term_is_irresponsible: Annotated[bool | None, "50 years, d; empty: from the calculation"] = None
    risks_losing_home: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyFacts:
    """One family on one day, as the five ways home need to know it.

    Raises: ValueError, unless exactly one adult is the applicant and at most one the partner.
    """

    municipality: Annotated[str, "four digits, e.g. 1505"]
    adults: tuple[Adult, ...]
    children: tuple[Child, ...] = ()
    incomes: tuple[Income, ...] = ()
    expenses: tuple[Expense, ...] = ()
    debts: tuple[Debt, ...] = ()
    wealth: Wealth = field(default_factory=Wealth)
    car: Car = Car.NONE
    actual_living_costs_per_month: Annotated[Money | None, "as the family itself reckons; empty: the reference"] = None
    present_home: PresentHome = field(default_factory=PresentHome)
    improvement: Improvement | None = None
    better_home: OtherHome | None = None
    rent_to_own: RentToOwnOffer | None = None
    purchase: Purchase | None = None
    start_loan: StartLoanFacts = field(default_factory=StartLoanFacts)

    def __post_init__(self) -> None:
        roles = [adult.role for adult in self.adults]
        if roles.count(Role.APPLICANT) != 1 or roles.count(Role.PARTNER) > 1:
            raise ValueError(f"A household has one applicant and at most one partner; the adults are {roles}")
