"""Which of the groups that caps count live in which block, as far as somebody has counted them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bofast.casework.access.models import Office
from bofast.casework.homes.models import Area, Home
from bofast.casework.lettings.known.departments import departments_of
from bofast.casework.lettings.models import Registration
from bofast.casework.tenancies.models import Occupancy


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockMix:
    """A block: families who live in it, of how many the groups are known, and how many of each group.

    A group's families are a part of the known ones, and a family may be of several groups.
    """

    block: str
    families: int
    known: int
    of_kind: Mapping[str, int]


def mix_on(office: Office, *, day: date) -> tuple[BlockMix, ...]:
    """The mix of every block that somebody lives in, by its name.

    A family's groups are those of its newest registration begun by the day. Who never was on the list is not known.
    """
    lived_in = _lived_in(office, day=day)
    kinds = _kinds({family for family, _block in lived_in}, day=day)
    names = dict(Area.objects.filter(office=office, level=Area.Level.BLOCK).values_list("pk", "name"))
    by_block: defaultdict[str, list[UUID]] = defaultdict(list)
    for family, block in lived_in:
        by_block[block].append(family)
    mixes = [_mix(names[int(block)], families, kinds=kinds) for block, families in by_block.items() if block]
    return tuple(sorted(mixes, key=lambda one: one.block))


def _mix(block: str, families: Iterable[UUID], *, kinds: Mapping[UUID, tuple[str, ...]]) -> BlockMix:
    here = list(families)
    known = [family for family in here if family in kinds]
    counted = Counter(kind for family in known for kind in kinds[family])
    return BlockMix(block=block, families=len(here), known=len(known), of_kind=dict(sorted(counted.items())))


def _lived_in(office: Office, *, day: date) -> list[tuple[UUID, str]]:
    """Each family at its main home, and the block that lies in; no block is empty."""
    tree = departments_of(office)
    stays = Occupancy.objects.filter(home__office=office, is_main_home=True).valid_on(day).known_at(None)
    rows = stays.exclude(home__disposal=Home.Disposal.PRIVATE).order_by("pk").values_list("family", "home__area")
    return [(family, tree.block_of(area)) for family, area in rows]


def _kinds(families: Iterable[UUID], *, day: date) -> dict[UUID, tuple[str, ...]]:
    rows = Registration.objects.filter(family__in=list(families), listed_on__lte=day).order_by("listed_on", "pk")
    return {family: tuple(kinds) for family, kinds in rows.values_list("family", "kinds")}
