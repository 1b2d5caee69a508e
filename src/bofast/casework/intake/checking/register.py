"""What a sheet is held against: the keys that the office has already, loaded once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice

from bofast.casework.access.models import Office, OfficeRole, User, permissions_of
from bofast.casework.families.models import Family, Membership, Person
from bofast.casework.homes.models import Home
from bofast.casework.intake.rent_ranges import UsualRents, usual_rents_of
from bofast.casework.intake.values import folded
from bofast.casework.keeping.encryption import blind_index
from bofast.casework.tenancies.models import Occupancy

CHUNK = 5_000
NAMES_TOGETHER = 500


@dataclass(frozen=True, slots=True)
class Living:
    """A family in a home over [from_day, to_day). `row` is 0 when the register says so and no row of the sheet."""

    reference: str
    from_day: date
    to_day: date | None
    row: int = 0

    def overlaps(self, other: Living) -> bool:
        return (other.to_day is None or self.from_day < other.to_day) and (
            self.to_day is None or other.from_day < self.to_day
        )


@dataclass(frozen=True, slots=True)
class PlaceOfHome:
    area: str
    bedrooms: int | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """Somebody by what two records of one person have in common."""

    search_name: str
    born_on: date
    number_index: str = ""
    """Empty when no number is known."""

    def has_number_of(self, other: Likeness) -> bool:
        return bool(self.number_index) and self.number_index == other.number_index

    def may_be(self, other: Likeness) -> bool:
        """Same name and birth date, and no two numbers that say otherwise."""
        same = (self.search_name, self.born_on) == (other.search_name, other.born_on)
        return same and not (self.number_index and other.number_index)


@dataclass
class Register:
    """The office's register as a sheet needs it. Everything is loaded when it is first asked for."""

    office: Office
    today: date
    by: User
    """Whose sheet it is: nobody is asked about people whom the user may not know of."""

    @cached_property
    def homes(self) -> Mapping[str, PlaceOfHome]:
        rows = Home.objects.filter(office=self.office).values_list("supplier_home_id", "area__name", "bedrooms")
        return {number: PlaceOfHome(area or "", bedrooms) for number, area, bedrooms in rows.iterator(chunk_size=CHUNK)}

    @cached_property
    def families(self) -> frozenset[str]:
        rows = Family.objects.filter(office=self.office).values_list("reference", flat=True)
        return frozenset(rows.iterator(chunk_size=CHUNK))

    @cached_property
    def families_with_provider(self) -> frozenset[str]:
        rows = Membership.objects.filter(
            family__office=self.office, role=Membership.Role.PROVIDER, to_day__isnull=True, withdrawn_at__isnull=True
        ).values_list("family__reference", flat=True)
        return frozenset(rows.iterator(chunk_size=CHUNK))

    @cached_property
    def users(self) -> frozenset[str]:
        roles = OfficeRole.objects.filter(office=self.office, user__is_active=True)
        return frozenset(folded(name) for name in roles.values_list("user__username", flat=True))

    @cached_property
    def _people_by_number(self) -> Mapping[str, tuple[str, date | None]]:
        rows = Person.objects.current().filter(office=self.office).exclude(number_index="")
        columns = rows.values_list("number_index", "given_name", "family_name", "born_on")
        return {
            index: (folded(f"{given} {last}"), born_on)
            for index, given, last, born_on in columns.iterator(chunk_size=CHUNK)
        }

    def number_is_of_another(self, number: str, *, name: str, born_on: date | None) -> bool:
        """Whether somebody else in the register has the number."""
        holder = self._people_by_number.get(blind_index(number))
        return holder is not None and holder != (folded(name), born_on)

    def namesakes(self, search_names: Iterable[str]) -> Iterator[tuple[Likeness, str]]:
        """People of these names whose birth date is known, each with the case number of a family of theirs."""
        may = permissions_of(self.by, office=self.office, on=self.today)
        rows = Membership.objects.filter(
            family__in=Family.objects.listed_for(self.by, office=self.office, permissions=may),
            withdrawn_at__isnull=True,
            person__merged_into__isnull=True,
        ).values_list("person__search_name", "person__born_on", "person__number_index", "family__reference")
        names = iter(search_names)
        while some := list(islice(names, NAMES_TOGETHER)):
            for name, born_on, number_index, reference in rows.filter(person__search_name__in=some):
                if born_on is not None:
                    yield Likeness(name, born_on, number_index), reference

    @cached_property
    def living(self) -> dict[str, list[Living]]:
        """Who lives in each home, by home number; the sheet's own rows are added while it is checked."""
        rows = Occupancy.objects.filter(home__office=self.office, withdrawn_at__isnull=True)
        columns = rows.values_list("home__supplier_home_id", "family__reference", "entered_on", "left_on")
        living: dict[str, list[Living]] = defaultdict(list)
        for number, reference, entered_on, left_on in columns.iterator(chunk_size=CHUNK):
            living[number].append(Living(reference, entered_on, left_on))
        return living

    @cached_property
    def usual_rents(self) -> UsualRents:
        return usual_rents_of(self.office)
