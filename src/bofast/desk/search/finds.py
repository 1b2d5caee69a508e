"""What one box finds: families, homes, areas, pages and actions; never more than the reader may know of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bofast.casework.access.roles import Permission
from bofast.casework.families.finding import as_identity_number
from bofast.casework.families.models import Family
from bofast.casework.homes.finding import nearest as nearest_homes
from bofast.casework.homes.models import Home
from bofast.casework.homes.words import full_address
from bofast.casework.tenancies.living import main_homes
from bofast.design.parts import Suggestion
from bofast.desk.families.protected import address_of
from bofast.desk.office import Desk
from bofast.vocabulary.search_words import folded, search_words

SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Reach:
    """How many of a kind are shown, and how many are looked through for the nearest of them.

    A search that finds more than it looks through says so instead of counting.
    """

    shown: int
    looked_through: int


WHILE_TYPING = Reach(shown=6, looked_through=30)
ON_A_PAGE = Reach(shown=50, looked_through=200)


PLACES = (
    (gettext_lazy("My day"), "my-day", Permission.SEE_FAMILIES),
    (gettext_lazy("Families"), "families", Permission.SEE_FAMILIES),
    (gettext_lazy("Homes soon too small"), "outgrown", Permission.SEE_FAMILIES),
    (gettext_lazy("Add a family"), "family-add", Permission.CHANGE_FAMILIES),
    (gettext_lazy("Homes"), "homes", Permission.SEE_HOMES),
    (gettext_lazy("Areas"), "homes-areas", Permission.SEE_HOMES),
    (gettext_lazy("Add a home"), "home-add", Permission.CHANGE_HOMES),
    (gettext_lazy("Results"), "results", Permission.SEE_RESULTS),
    (gettext_lazy("Import"), "intake", Permission.BRING_IN_SHEETS),
    (gettext_lazy("Your account"), "account", Permission.SIGNED_IN),
)


@dataclass(frozen=True, slots=True)
class AreaFound:
    key: int
    name: str


@dataclass(frozen=True, slots=True)
class Finds:
    """What is shown of what was found, each kind in its own order, and how much was found in all."""

    families: list[Family]
    opened: frozenset[UUID]
    homes: list[Home]
    areas: list[AreaFound]
    places: list[Suggestion]
    families_found: int
    homes_found: int
    reach: Reach

    def count(self) -> int:
        return self.families_found + self.homes_found + len(self.areas) + len(self.places)

    def ids(self) -> dict[str, list[str]]:
        return {
            "families": [str(family.pk) for family in self.families],
            "homes": [str(home.pk) for home in self.homes],
        }


def find(desk: Desk, text: str, *, reach: Reach) -> Finds:
    """What a text finds, as far as one reaches. An identity number is looked up whole, and finds people alone."""
    text = text.strip()
    families, families_found = _families(desk, text, reach=reach)
    opened = desk.open_among([family.pk for family in families])
    if as_identity_number(text) or len(text) < SHORTEST:
        return Finds(families, opened, [], [], [], families_found, 0, reach)
    homes, homes_found = _homes(desk, text, reach=reach)
    areas, places = _areas(desk, text), list(_places(desk, text))
    return Finds(families, opened, homes, areas, places, families_found, homes_found, reach)


def _families(desk: Desk, text: str, *, reach: Reach) -> tuple[list[Family], int]:
    """The nearest families: those whose names hold most of the words whole, by name. And how many there are."""
    if len(text) < SHORTEST or not desk.may(Permission.SEE_FAMILIES):
        return [], 0
    keys = desk.nearest(text, at_most=reach.looked_through)
    found, wanted = desk.listed_among(keys), search_words(text)
    lines = [(_distance(family.search_name, wanted), family.name, pk) for pk, family in found.items()]
    return [found[pk] for _distance, _name, pk in sorted(lines)[: reach.shown]], len(keys)


def _distance(search_name: str, wanted: tuple[str, ...]) -> int:
    """How many of the words are not whole words of the family's names: whole words come first."""
    return len(set(wanted) - set(search_name.split()))


def _homes(desk: Desk, text: str, *, reach: Reach) -> tuple[list[Home], int]:
    if not desk.may(Permission.SEE_HOMES):
        return [], 0
    keys = nearest_homes(text, office=desk.office, at_most=reach.looked_through)
    found = desk.homes.filter(pk__in=keys).order_by("address", "unit_number", "pk")
    return list(found[: reach.shown]), len(keys)


def _areas(desk: Desk, text: str) -> list[AreaFound]:
    """An office has some dozens of areas: they are looked through as they are."""
    if not desk.may(Permission.SEE_HOMES):
        return []
    wanted = folded(text)
    areas = desk.areas.order_by("path").values_list("pk", "name")
    return [AreaFound(pk, name) for pk, name in areas if folded(name).startswith(wanted)]


def _places(desk: Desk, text: str) -> Iterable[Suggestion]:
    wanted = folded(text)
    for label, name, needs in PLACES:
        if desk.may(needs) and any(word.startswith(wanted) for word in (folded(str(label)), *search_words(str(label)))):
            yield Suggestion(str(label), reverse(name))


def family_suggestions(desk: Desk, finds: Finds) -> tuple[Suggestion, ...]:
    homes = main_homes([family.pk for family in finds.families if family.pk in finds.opened], on=desk.today)
    return tuple(_suggested(desk, family, finds, home=homes.get(family.pk)) for family in finds.families)


def _suggested(desk: Desk, family: Family, finds: Finds, *, home: Home | None) -> Suggestion:
    if family.pk not in finds.opened:
        detail = f"{family.reference} · {_('opens with a reason')}"
        return Suggestion(family.name, reverse("family-open", args=[family.pk]), detail)
    detail = f"{family.reference} · {address_of(desk, family, home)}"
    return Suggestion(family.name, reverse("family", args=[family.pk]), detail)


def home_suggestions(finds: Finds) -> tuple[Suggestion, ...]:
    return tuple(
        Suggestion(full_address(home), reverse("home", args=[home.pk]), home.supplier_home_id) for home in finds.homes
    )


def area_suggestions(finds: Finds) -> tuple[Suggestion, ...]:
    return tuple(
        Suggestion(area.name, f"{reverse('homes')}?area={area.key}") for area in finds.areas[: finds.reach.shown]
    )
