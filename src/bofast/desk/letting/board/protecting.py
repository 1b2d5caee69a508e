"""The board's figures as they may leave the office: no count that points at a family, nor one that gives it away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from bofast.casework.figures.disclosure import SMALLEST_FOR_MEDIANS, Shared, is_small, protect_parts
from bofast.casework.lettings.board.figures import BoardFigures
from bofast.casework.lettings.board.groups import GroupFigures, GroupKey
from bofast.casework.lettings.board.mix import BlockMix

Part = TypeVar("Part")


def protected(figures: BoardFigures) -> BoardFigures:
    """The same figures with the small ones hidden. Days and homes are nobody's secret; families are."""
    moves = {"within": figures.moved_within or 0, "in": figures.moved_in or 0}
    moved = protect_parts(moves, total=sum(moves.values()))
    causes = _shared(figures.causes)
    refusals = _shared(figures.refusals)
    return replace(
        figures,
        waited=figures.waited if figures.waited and figures.waited.of >= SMALLEST_FOR_MEDIANS else None,
        outgrown=_unless_small(figures.outgrown),
        moved_within=moved.parts["within"],
        moved_in=moved.parts["in"],
        moved_out=causes.total,
        causes=causes.parts,
        groups=tuple(protected_groups(figures.groups)),
        refused=refusals.total,
        refusals=refusals.parts,
        silent=_unless_small(figures.silent),
        appeals=_unless_small(figures.appeals),
        decided=_shared(figures.decided).parts,
    )


def protected_groups(groups: Iterable[GroupFigures]) -> Iterator[GroupFigures]:
    """Split by split, since the groups of one add up; nobody is housed of a group that is not shown."""
    for _split, members in groupby(groups, key=lambda one: one.key.split):
        of_split = list(members)
        waited = _shared({one.key: one.waited for one in of_split}).parts
        housed = _shared({one.key: one.housed for one in of_split}).parts
        for one in of_split:
            yield replace(one, waited=waited[one.key], housed=_beside(housed, waited, one.key))


def kinds_shown(mix: BlockMix) -> dict[str, int | None]:
    """How many of each group live in a block, for any reader: hidden where they, or those who are not, are few."""
    shared = {
        kind: protect_parts({"of": count, "not": mix.known - count}, total=mix.known)
        for kind, count in mix.of_kind.items()
    }
    return {kind: found.parts["of"] for kind, found in shared.items()}


def _beside(housed: Mapping[GroupKey, int | None], waited: Mapping[GroupKey, int | None], key: GroupKey) -> int | None:
    return None if waited[key] is None else housed[key]


def _shared(counts: Mapping[Part, int | None]) -> Shared[Part]:
    known = {part: count or 0 for part, count in counts.items()}
    return protect_parts(known, total=sum(known.values()))


def _unless_small(count: int | None) -> int | None:
    return None if count is None or is_small(count) else count
