"""Figures of each block, that can be added up over the blocks of any unit, before anybody has made it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Q, QuerySet

from bofast.casework.families.models import Family, Membership
from bofast.casework.homes.models import AreaQuerySet, Home
from bofast.casework.lettings.areas.dividing import MixGoal
from bofast.casework.lettings.models import Vacancy
from bofast.casework.tenancies.models import Occupancy

LARGE_FROM_ROOMS, SMALL_TO_ROOMS = 4, 2
"""Rooms besides kitchen and bath: our choice of what a family with children can grow in, and of what it cannot."""
CHILD_BELOW = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockFigures:
    """What stands and lives in a block on a day, and what happened there in the year before it.

    Attributes:
        children: homes where a family with a child below 18 lives.
        outgrown: homes that are too small for the family that lives there, by the office's norm.
        vacancies, days_empty: that began in the year, and the days that those homes have stood empty.
    """

    homes: int = 0
    large: int = 0
    small: int = 0
    step_free: int = 0
    children: int = 0
    outgrown: int = 0
    moved_in: int = 0
    moved_out: int = 0
    vacancies: int = 0
    days_empty: int = 0

    def __add__(self, other: BlockFigures) -> BlockFigures:
        return BlockFigures(**{one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)})

    def counted(self, goal: MixGoal) -> int:
        """The homes of a kind."""
        number: int = getattr(self, goal.value)
        return number


def together(figures: Iterable[BlockFigures]) -> BlockFigures:
    return sum(figures, BlockFigures())


def figures_of(blocks: AreaQuerySet, *, families: QuerySet[Family], on: date) -> Mapping[int, BlockFigures]:
    """The figures of some blocks by number, of the families that the reader may know of, in the year up to a day."""
    keys = list(blocks.values_list("pk", flat=True))
    homes, year_ago = Home.objects.filter(area__in=keys), _years_before(on, 1)
    lived_in = Occupancy.objects.filter(home__in=homes, family__in=families, is_main_home=True).known_at(None)
    now, empty = lived_in.valid_on(on), _days_empty(homes, since=year_ago, on=on)
    counts = {
        "homes": _by_block(homes, "area"),
        "large": _by_block(homes.filter(rooms__gte=LARGE_FROM_ROOMS), "area"),
        "small": _by_block(homes.filter(rooms__lte=SMALL_TO_ROOMS), "area"),
        "step_free": _by_block(homes.filter(is_step_free=True), "area"),
        "children": _by_block(now.filter(family__in=_with_children(on)), "home__area"),
        "outgrown": _by_block(now.filter(family__in=_outgrown(on)), "home__area"),
        "moved_in": _by_block(lived_in.filter(entered_on__gt=year_ago, entered_on__lte=on), "home__area"),
        "moved_out": _by_block(lived_in.filter(left_on__gt=year_ago, left_on__lte=on), "home__area"),
        "vacancies": Counter(area for area, _days in empty),
        "days_empty": _summed(empty),
    }
    return {key: BlockFigures(**{name: by_block[key] for name, by_block in counts.items()}) for key in keys}


def _by_block(rows: QuerySet[Home] | QuerySet[Occupancy], area: str) -> Counter[int]:
    return Counter(rows.values_list(area, flat=True).order_by("pk"))


def _with_children(on: date) -> QuerySet[Family]:
    """Families with a child on a day: born then, and not yet 18."""
    belonging = Membership.objects.filter(withdrawn_at__isnull=True, from_day__lte=on, person__died_on__isnull=True)
    there = belonging.filter(Q(to_day__isnull=True) | Q(to_day__gt=on))
    young = Q(person__born_on__gt=_years_before(on, CHILD_BELOW), person__born_on__lte=on)
    of_unknown_age = Q(person__born_on__isnull=True, role=Membership.Role.CHILD)
    return Family.objects.filter(memberships__in=there.filter(young | of_unknown_age))


def _outgrown(on: date) -> QuerySet[Family]:
    return Family.objects.filter(Q(fit_outlook__fits_now=False) | Q(fit_outlook__outgrown_on__lte=on))


def _days_empty(homes: QuerySet[Home], *, since: date, on: date) -> list[tuple[int, int]]:
    """The block and the days of each vacancy that began in the year and was not withdrawn."""
    standing = Vacancy.objects.filter(home__in=homes, withdrawn_on__isnull=True).select_related("home")
    begun = standing.filter(vacant_from__gt=since, vacant_from__lte=on).order_by("pk")
    return [(one.home.area_id, one.days_empty(on=on)) for one in begun if one.home.area_id is not None]


def _summed(empty: Iterable[tuple[int, int]]) -> Counter[int]:
    days: Counter[int] = Counter()
    for area, count in empty:
        days[area] += count
    return days


def _years_before(day: date, years: int) -> date:
    """The same day so many years before; of a 29 February the 28th."""
    day_of_month = 28 if (day.month, day.day) == (2, 29) else day.day
    return date(day.year - years, day.month, day_of_month)
