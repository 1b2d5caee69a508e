"""Faults that only show when rows are held against each other and against the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Protocol

from bofast.casework.intake.checking.register import Likeness, Living, PlaceOfHome, Register
from bofast.casework.intake.faults import Fault
from bofast.casework.intake.layouts.column import SheetKind
from bofast.casework.intake.rows import HomeRow, PersonRow, RentRangeRow, SheetRow, TenancyRow
from bofast.casework.intake.values import folded
from bofast.casework.keeping.encryption import blind_index
from bofast.rules import identity_number
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.search_words import search_text
from bofast.vocabulary.spells import age_on

GROWN_UP = 18


class AcrossRows(Protocol):
    """Sees each row that can be read, in order, and then says what is missing in the whole."""

    def see(self, row: SheetRow, *, number: int) -> Iterator[Fault]: ...

    def finish(self) -> Iterator[Fault]: ...


@dataclass
class AcrossHomes:
    register: Register
    seen: dict[str, int] = field(default_factory=dict)

    def see(self, row: SheetRow, *, number: int) -> Iterator[Fault]:
        assert isinstance(row, HomeRow)  # noqa: S101 - the kind of the sheet decides
        if (first := self.seen.setdefault(row.supplier_home_id, number)) != number:
            yield _fault(
                Reason.HOME_TWICE_IN_SHEET, number, "supplier_home_id", found=row.supplier_home_id, facts={"row": first}
            )
        place = PlaceOfHome(row.area or "", row.bedrooms)
        yield from unusual_rent(row.rent_per_month, place=place, register=self.register, number=number)

    def finish(self) -> Iterator[Fault]:
        yield from ()


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody whom a row tells of."""

    likeness: Likeness
    reference: str
    number: int
    full_name: str


@dataclass
class AcrossFamilies:
    register: Register
    first_rows: dict[str, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    with_provider: set[str] = field(default_factory=set)
    people: dict[tuple[str, str, date | None], int] = field(default_factory=dict)
    numbers: dict[str, tuple[int, str]] = field(default_factory=dict)
    told: dict[str, list[Told]] = field(default_factory=lambda: defaultdict(list))

    def see(self, row: SheetRow, *, number: int) -> Iterator[Fault]:
        assert isinstance(row, PersonRow)  # noqa: S101 - the kind of the sheet decides
        self.first_rows.setdefault(row.reference, number)
        if row.role == "provider":
            self.with_provider.add(row.reference)
        key = (row.reference, folded(f"{row.given_name} {row.family_name}"), row.born_on)
        if (first := self.people.setdefault(key, number)) != number:
            yield _fault(Reason.PERSON_TWICE_IN_SHEET, number, "given_name", facts={"row": first})
        yield from self._name_of_family(row, number=number)
        yield from self._age(row, number=number)
        if row.identity_number:
            yield from self._number(row, number=number)
        if row.responsible and folded(row.responsible) not in self.register.users:
            yield _fault(Reason.USER_NOT_KNOWN, number, "responsible", found=row.responsible)
        if row.born_on:
            self._tell(row, born_on=row.born_on, number=number)

    def _tell(self, row: PersonRow, *, born_on: date, number: int) -> None:
        """Remember whom the row tells of, by name, to look for people like that in the register."""
        search_name = search_text([row.given_name, row.family_name], at_most=170)
        written = identity_number.compact(row.identity_number or "")
        likeness = Likeness(search_name, born_on, blind_index(written) if written else "")
        self.told[search_name].append(Told(likeness, row.reference, number, f"{row.given_name} {row.family_name}"))

    def _name_of_family(self, row: PersonRow, *, number: int) -> Iterator[Fault]:
        name = row.family_name_shown
        if name and self.names.setdefault(row.reference, name) != name:
            first = self.first_rows[row.reference]
            yield _fault(
                Reason.FAMILY_NAMED_DIFFERENTLY,
                number,
                "family_name_shown",
                found=name,
                facts={"row": first},
                is_warning=True,
            )

    def _age(self, row: PersonRow, *, number: int) -> Iterator[Fault]:
        if row.role == "child" and row.born_on and (age := age_on(row.born_on, self.register.today)) >= GROWN_UP:
            yield _fault(Reason.CHILD_IS_GROWN_UP, number, "role", found=row.born_on.isoformat(), facts={"age": age})

    def _number(self, row: PersonRow, *, number: int) -> Iterator[Fault]:
        written = row.identity_number or ""
        shown = identity_number.masked(written)
        reading = identity_number.read(written, on=self.register.today)
        for reason in reading.faults:
            yield _fault(reason, number, "identity_number", found=shown)
        if not reading.is_valid:
            return
        name = f"{row.given_name} {row.family_name}"
        first, holder = self.numbers.setdefault(identity_number.compact(written), (number, folded(name)))
        # A child with two homes stands in two families with one number.
        if holder != folded(name):
            yield _fault(Reason.NUMBER_TWICE_IN_SHEET, number, "identity_number", found=shown, facts={"row": first})
        if self.register.number_is_of_another(identity_number.compact(written), name=name, born_on=row.born_on):
            yield _fault(Reason.NUMBER_OF_ANOTHER, number, "identity_number", found=shown)
        if row.born_on and reading.date_part and not reading.date_part.agrees_with(row.born_on):
            yield _fault(Reason.NUMBER_NOT_OF_BIRTH_DATE, number, "born_on", found=shown, is_warning=True)

    def finish(self) -> Iterator[Fault]:
        for reference, row in self.first_rows.items():
            if reference not in self.with_provider and reference not in self.register.families_with_provider:
                yield _fault(Reason.FAMILY_WITHOUT_PROVIDER, row, "role", found=reference)
        yield from self._known_by_looks()

    def _known_by_looks(self) -> Iterator[Fault]:
        """A question for each row that would add somebody who looks like a person of another family."""
        doubtful: dict[int, Told] = {}
        known_already: set[int] = set()
        for known, reference in self.register.namesakes(self.told):
            for told in self.told[known.search_name]:
                if told.likeness.has_number_of(known) or (told.likeness.may_be(known) and told.reference == reference):
                    known_already.add(told.number)
                elif told.likeness.may_be(known):
                    doubtful[told.number] = told
        for number in sorted(doubtful.keys() - known_already):
            found = doubtful[number].full_name
            yield _fault(Reason.PERSON_LOOKS_KNOWN, number, "given_name", found=found, is_warning=True)


@dataclass
class AcrossTenancies:
    register: Register

    def see(self, row: SheetRow, *, number: int) -> Iterator[Fault]:
        assert isinstance(row, TenancyRow)  # noqa: S101 - the kind of the sheet decides
        home = self.register.homes.get(row.supplier_home_id)
        if home is None:
            yield _fault(Reason.HOME_NOT_KNOWN, number, "supplier_home_id", found=row.supplier_home_id)
        if row.reference not in self.register.families:
            yield _fault(Reason.FAMILY_NOT_KNOWN, number, "reference", found=row.reference)
        if row.to_day and row.to_day <= row.from_day:
            yield _fault(Reason.SPELL_ENDS_BEFORE_IT_BEGINS, number, "to_day", found=row.to_day.isoformat())
            return
        yield from self._overlap(row, number=number)
        if home is not None:
            yield from unusual_rent(row.rent_per_month, place=home, register=self.register, number=number)

    def _overlap(self, row: TenancyRow, *, number: int) -> Iterator[Fault]:
        mine = Living(row.reference, row.from_day, row.to_day, number)
        others = self.register.living[row.supplier_home_id]
        clash = next((one for one in others if one.overlaps(mine) and one.reference != row.reference), None)
        if clash is not None:
            facts = {"row": clash.row} if clash.row else {}
            yield _fault(Reason.HOME_LIVED_IN_THEN, number, "supplier_home_id", found=row.supplier_home_id, facts=facts)
        others.append(mine)

    def finish(self) -> Iterator[Fault]:
        yield from ()


@dataclass
class AcrossRentRanges:
    register: Register

    def see(self, row: SheetRow, *, number: int) -> Iterator[Fault]:
        assert isinstance(row, RentRangeRow)  # noqa: S101 - the kind of the sheet decides
        if row.most < row.least:
            yield _fault(
                Reason.CELL_OUT_OF_RANGE, number, "most", found=str(row.most), facts={"least": row.least, "most": None}
            )

    def finish(self) -> Iterator[Fault]:
        yield from ()


def unusual_rent(rent: Decimal | None, *, place: PlaceOfHome, register: Register, number: int) -> Iterator[Fault]:
    """A warning when the office has said what is usual there, and this is not."""
    if rent is None:
        return
    usual = register.usual_rents.of_home(area=place.area, bedrooms=place.bedrooms)
    if usual is not None and not usual.holds(rent):
        facts = {"least": usual.least, "most": usual.most}
        yield _fault(Reason.RENT_IS_UNUSUAL, number, "rent_per_month", found=str(rent), facts=facts, is_warning=True)


def across_rows(kind: SheetKind, *, register: Register) -> AcrossRows:
    return _ACROSS[kind](register)


def _fault(
    reason: Reason,
    row: int,
    column: str,
    *,
    found: str = "",
    facts: Mapping[str, object] | None = None,
    is_warning: bool = False,
) -> Fault:
    return Fault(reason=reason, row=row, column=column, found=found, facts=facts or {}, is_warning=is_warning)


_ACROSS: dict[SheetKind, type[AcrossHomes | AcrossFamilies | AcrossTenancies | AcrossRentRanges]] = {
    SheetKind.HOMES: AcrossHomes,
    SheetKind.FAMILIES: AcrossFamilies,
    SheetKind.TENANCIES: AcrossTenancies,
    SheetKind.RENT_RANGES: AcrossRentRanges,
}
