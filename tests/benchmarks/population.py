"""A made-up municipality of any size: mapped families in homes, with answers, incomes, contacts and steps.

The rows are those that the actions would have written; `tests/integration/test_population.py` opens pages on them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from django.db import connection, models, transaction

from bofast.casework.access.actions import add_office, add_user, grant_role
from bofast.casework.access.models import Office, User
from bofast.casework.access.roles import Role
from bofast.casework.families.models import Family, FamilyWord, Membership, Person
from bofast.casework.families.words import search_name_of, words_of
from bofast.casework.followup.models import Contact, FollowUp, PlanArea, Step, WayOption
from bofast.casework.homes.models import Area, Home, HomeRent, HomeWord
from bofast.casework.homes.words import full_address
from bofast.casework.homes.words import words_of as words_of_home
from bofast.casework.mapping.actions import install_standard_forms
from bofast.casework.mapping.models import Answer, Assessment, FormVersion, IncomeLine, Stage, WealthLine
from bofast.casework.tenancies.actions.outlooks import refresh_all
from bofast.casework.tenancies.models import Occupancy, Tenancy
from bofast.rules.facts import IncomeKind, Permanence
from bofast.vocabulary.search_words import search_text, search_words
from bofast.vocabulary.ways import Way
from tests.benchmarks.bulk import Bulk

FAMILIES_A_CHUNK = 2_000
FEWEST_COORDINATORS = 8
FAMILIES_OF_A_COORDINATOR = 1_000
"""More than anybody follows up; Kristiansund's two coordinators had 64 between them."""
PASSWORD = "a long word for measuring"
GIVEN = [f"{first}{last}" for first in ("Bo", "Ka", "Li", "Mo", "Ne", "Ra", "So", "Ti", "Ul", "Ve") for last in
         ("bel", "din", "fer", "gus", "lik", "mar", "nor", "pil", "rik", "sten")]  # fmt: skip
SURNAMES = [f"{first}{last}prøve" for first in ("Ask", "Bjerk", "Dal", "Eike", "Fjell", "Gran", "Hav", "Is", "Lyng")
            for last in ("bakk", "dalen", "fjord", "holt", "li", "mo", "nes", "stad", "vik", "åsen")]  # fmt: skip
STREETS = [
    f"{name}veien" for name in ("Prøve", "Eksempel", "Oppdikt", "Tenkt", "Mønster", "Skisse", "Utkast", "Modell")
]
YES_OR_NO = (
    *("bank_lends_enough", "long_term_trouble", "has_saved", "needs_stable_home_soon", "has_special_challenges"),
    *("home_hinders_work", "low_income_is_lasting", "home_suits_long_term", "renting_is_worse"),
)
ORDER: tuple[type[models.Model], ...] = (
    *(Home, HomeRent, HomeWord, Person, Family, FamilyWord, Membership, Tenancy, Occupancy),
    *(Assessment, Answer, IncomeLine, WealthLine, WayOption, FollowUp, Contact, Step),
)


@dataclass(frozen=True, slots=True)
class Population:
    """What was written, and the coordinator who answers for a part of it."""

    office: Office
    coordinator: User
    families: int
    people: int


def populate(*, families: int, today: date, seed: int = 1) -> Population:
    """Write a municipality of so many families (two and a half people in each on average)."""
    coordinators = max(FEWEST_COORDINATORS, families // FAMILIES_OF_A_COORDINATOR)
    office, users = _office(today, coordinators=coordinators)
    install_standard_forms(office, by=users[0])
    form = FormVersion.objects.get(office=office, subject=FormVersion.Subject.FAMILY)
    town = _Town(office=office, users=users, form=form, areas=_areas(office), today=today, seed=seed)
    for first in range(0, families, FAMILIES_A_CHUNK):
        town.write(range(first, min(first + FAMILIES_A_CHUNK, families)))
    _tell_the_planner()
    refresh_all(office, on=today)
    return Population(office=office, coordinator=users[0], families=families, people=town.people)


def _office(today: date, *, coordinators: int) -> tuple[Office, list[User]]:
    office = add_office("Målevik", country="no", municipality_number="1505", relation_required=False)
    users = [
        add_user(f"coordinator-{number}", full_name=f"Coordinator {number}", password=PASSWORD, language="nb", by=None)
        for number in range(coordinators)
    ]
    for user in users:
        grant_role(Role.COORDINATOR, user=user, office=office, from_day=today - timedelta(days=900), by=None)
    return office, users


def _areas(office: Office) -> list[int]:
    root = Area.objects.create(office=office, level=Area.Level.WHOLE, name=office.name, path="")
    made = [
        Area.objects.create(office=office, parent=root, level=Area.Level.AREA, name=f"Område {n}", path="")
        for n in range(40)
    ]
    Area.objects.filter(pk=root.pk).update(path=f"/{root.pk}/")
    for area in made:
        Area.objects.filter(pk=area.pk).update(path=f"/{root.pk}/{area.pk}/")
    return [area.pk for area in made]


def _tell_the_planner() -> None:
    """What PostgreSQL does by itself after a while, and `bofast` asks of SQLite."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


class _Town:
    """Draws families by chance, and writes them a chunk at a time."""

    def __init__(
        self, *, office: Office, users: list[User], form: FormVersion, areas: list[int], today: date, seed: int
    ) -> None:
        self.chance, self.today, self.people = random.Random(seed), today, 0  # noqa: S311 - the same town each time
        self.office, self.users, self.areas = office, users, areas
        family_id = uuid4()
        always: dict[type[models.Model], dict[str, object]] = {
            Home: {"office": office, "postal_code": "9990", "postal_place": "Målevik"},
            HomeWord: {"office": office},
            Person: {"office": office},
            Family: {"office": office},
            FamilyWord: {"office": office},
            Assessment: {"family_id": family_id, "form": form, "stage": Stage.INTAKE, "is_complete": True},
            Answer: {"value": True},
            WayOption: {"way": Way.BUY},
            Contact: {"how": Contact.How.PHONE},
            Step: {"what": "Ring the landlord", "area": PlanArea.HOUSING},
        }
        self.rows = {model: Bulk(model, **always.get(model, {})) for model in ORDER}

    @transaction.atomic
    def write(self, numbers: range) -> None:
        for number in numbers:
            self._add_family(number)
        for model in ORDER:
            written = self.rows[model].write()
            self.people += written if model is Person else 0

    def _add_family(self, number: int) -> None:
        key, user = uuid4().hex, self.users[number % len(self.users)]
        entered_on = self.today - timedelta(days=self.chance.randrange(60, 3_000))
        home, home_key = self._add_home(number, entered_on=entered_on)
        people = dict(self._add_people())
        family = Family(reference=f"M-{number:06}", name=f"{next(iter(people.values())).family_name} {number % 97}")
        self.rows[Family].add(
            id=key,
            reference=family.reference,
            name=family.name,
            search_name=search_name_of(family, people.values()),
            responsible_id=user.pk.hex,
            status="active" if number % 3 == 0 else "mapped",
        )
        words = words_of(family, people.values())
        words |= {(FamilyWord.Kind.ADDRESS, word) for word in search_words(full_address(home))}
        for kind, word in words:
            self.rows[FamilyWord].add(family_id=key, kind=kind.value, word=word)
        self._add_members(key, people=people, from_day=entered_on)
        self._add_tenancy(key, home=home_key, from_day=entered_on)
        self._add_mapping(key, person=next(iter(people)), by=user, on=entered_on)
        self._add_follow_up(key, by=user)

    def _add_home(self, number: int, *, entered_on: date) -> tuple[Home, str]:
        key, rooms = uuid4().hex, self.chance.choice((2, 3, 3, 4, 5))
        told = {
            "supplier_home_id": f"B-{number:06}",
            "address": f"{STREETS[number % len(STREETS)]} {number // 400 + 1}",
            "unit_number": f"H{number % 9 + 1:02}{number % 40 + 1:02}",
        }
        home = Home(**told, postal_code="9990", postal_place="Målevik")
        size = {"rooms": rooms, "bedrooms": rooms - 1, "area_m2": str(rooms * 18 + self.chance.randrange(20))}
        place = {"floor": number % 9 + 1, "has_lift": number % 2 == 0, "area_id": self.chance.choice(self.areas)}
        self.rows[Home].add(id=key, **told, **size, **place)
        self.rows[HomeRent].add(
            home_id=key, from_day=entered_on, rent_per_month_minor=self.chance.randrange(700_000, 1_400_000)
        )
        for word in words_of_home(home):
            self.rows[HomeWord].add(home_id=key, word=word)
        return home, key

    def _add_people(self) -> Iterator[tuple[str, Person]]:
        surname = self.chance.choice(SURNAMES)
        for age in self._ages():
            given, key = self.chance.choice(GIVEN), uuid4().hex
            born_on = self.today - timedelta(days=age * 365 + self.chance.randrange(365))
            self.rows[Person].add(
                id=key,
                given_name=given,
                family_name=surname,
                search_name=search_text([given, surname], at_most=170),
                born_on=born_on,
                sex=self.chance.choice(("female", "male")),
                has_refugee_background=self.chance.random() < 0.5,
            )
            yield key, Person(given_name=given, family_name=surname, born_on=born_on)

    def _ages(self) -> list[int]:
        ages = [self.chance.randrange(22, 55)]
        if self.chance.random() < 0.3:
            ages.append(self.chance.randrange(22, 55))
        return ages + [self.chance.randrange(18) for _ in range(self.chance.choices((1, 2, 3), (85, 12, 3))[0])]

    def _add_members(self, family: str, *, people: dict[str, Person], from_day: date) -> None:
        for key, person in people.items():
            is_child = person.born_on is not None and person.born_on > self.today - timedelta(days=18 * 365)
            role = Membership.Role.CHILD if is_child else Membership.Role.PROVIDER
            self.rows[Membership].add(person_id=key, family_id=family, role=role.value, from_day=from_day)

    def _add_tenancy(self, family: str, *, home: str, from_day: date) -> None:
        key = uuid4().hex
        self.rows[Tenancy].add(
            id=key,
            home_id=home,
            from_day=from_day,
            fixed_until=self.today + timedelta(days=self.chance.randrange(1_500)),
            rent_per_month_minor=self.chance.randrange(700_000, 1_400_000),
        )
        self.rows[Occupancy].add(id=uuid4().hex, family_id=family, home_id=home, tenancy_id=key, entered_on=from_day)

    def _add_mapping(self, family: str, *, person: str, by: User, on: date) -> None:
        """A finished intake whose answers let the start loan be judged, an income, savings, a home in view for some."""
        key = uuid4().hex
        self.rows[Assessment].add(id=key, family_id=family, information_date=on, completed_by_id=by.pk.hex)
        for concept in YES_OR_NO:
            value = "true" if self.chance.random() < 0.5 else "false"
            self.rows[Answer].add(assessment_id=key, concept=f"startloan.{concept}", value=value)
        self.rows[Answer].add(assessment_id=key, concept="home.electricity_per_month", value="120000")
        gross, ends = self.chance.randrange(2_500_000, 6_500_000), self.chance.random() < 0.4
        self.rows[IncomeLine].add(
            family_id=family,
            person_id=person,
            kind=(IncomeKind.WORK_ASSESSMENT if ends else IncomeKind.WAGE).value,
            permanence=(Permanence.ENDS if ends else Permanence.PERMANENT).value,
            gross_per_month_minor=gross,
            net_per_month_minor=gross * 3 // 4,
            from_day=on,
            to_day=self.today + timedelta(days=200) if ends else None,
        )
        self.rows[WealthLine].add(family_id=family, from_day=on, savings_minor=self.chance.randrange(20_000_000))
        if self.chance.random() < 0.2:
            self._add_purchase(family, by=by)

    def _add_purchase(self, family: str, *, by: User) -> None:
        price = self.chance.randrange(120_000_000, 320_000_000)
        self.rows[WayOption].add(
            family_id=family,
            price_minor=price,
            costs_minor=price // 40,
            equity_minor=self.chance.randrange(10_000_000),
            grant_minor=0,
            running_costs_per_month_minor=350_000,
            rooms=4,
            bedrooms=3,
            recorded_by_id=by.pk.hex,
        )

    def _add_follow_up(self, family: str, *, by: User) -> None:
        """Four in ten are followed up. Only some steps are due soon, so that a list has to ask the index."""
        if self.chance.random() > 0.4:
            return
        first = self.today - timedelta(days=self.chance.randrange(30, 600))
        self.rows[FollowUp].add(family_id=family, from_day=first)
        for _ in range(3):
            day = first + timedelta(days=self.chance.randrange(30))
            self.rows[Contact].add(family_id=family, recorded_by_id=by.pk.hex, happened_on=day)
        due = self.today + timedelta(days=self.chance.randrange(-2, 400))
        self.rows[Step].add(id=uuid4().hex, family_id=family, recorded_by_id=by.pk.hex, owner_id=by.pk.hex, due_on=due)
