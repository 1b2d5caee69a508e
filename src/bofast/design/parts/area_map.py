"""A map of blocks as an SVG: each in the colour and with the letter of its group, with a legend that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from bofast.design.parts.part import Part

Corner: TypeAlias = tuple[float, float]
"""Metres east and north of any point, the same for all shapes of a map."""

COLOURS = 8
"""More groups than this begin with the first colour again: the letters still tell them apart."""
AIR = 0.06
"""Of the longer side, left free around the shapes."""
WIDTH = 400
NEAR_AN_EDGE = 0.2
LEAST_HEIGHT, MOST_HEIGHT = 160, 520
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class MapShape:
    """One block: its name, the rings of its buildings, and the number of its group; None for a block in no group."""

    name: str
    rings: tuple[tuple[Corner, ...], ...]
    group: int | None = None


@dataclass(frozen=True, slots=True)
class MapKey:
    """What a group is called in the legend, and a word about it."""

    label: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class DrawnShape:
    """A block as the SVG writes it: its outline, its colour, and the middle of each building, the largest first."""

    name: str
    path: str
    colour: int
    letter: str
    middles: tuple[Corner, ...]

    @property
    def anchor(self) -> str:
        """Which end of the name stands at the middle, so that it stays inside the picture."""
        share = self.middles[0][0] / WIDTH
        return "start" if share < NEAR_AN_EDGE else "end" if share > 1 - NEAR_AN_EDGE else "middle"


@dataclass(frozen=True, slots=True)
class AreaMap(Part):
    """Blocks on a plane, north up. What the picture shows stands in the legend too, and whole in a table beside it."""

    template: ClassVar[str] = "parts/area_map.html"

    label: str
    shapes: tuple[MapShape, ...]
    keys: tuple[MapKey, ...] = ()

    @property
    def height(self) -> int:
        return _Frame.around(self.shapes).height

    @property
    def drawn(self) -> list[DrawnShape]:
        frame = _Frame.around(self.shapes)
        return [_drawn(shape, frame=frame) for shape in self.shapes]

    @property
    def legend(self) -> list[tuple[int, str, MapKey]]:
        """Each group's colour and letter."""
        return [(colour_of(number), letter_of(number), key) for number, key in enumerate(self.keys)]


@dataclass(frozen=True, slots=True)
class _Frame:
    """What of the land is shown, in metres, and how high its picture is."""

    west: float
    south: float
    wide: float
    high: float

    @classmethod
    def around(cls, shapes: Sequence[MapShape]) -> _Frame:
        corners = [corner for shape in shapes for ring in shape.rings for corner in ring] or [(0.0, 0.0)]
        east, north = zip(*corners, strict=True)
        wide, high = max(east) - min(east), max(north) - min(north)
        air = AIR * max(wide, high, 1.0)
        return cls(min(east) - air, min(north) - air, wide + 2 * air, high + 2 * air)

    @property
    def height(self) -> int:
        """As the land is shaped, within what a page can hold."""
        return round(min(max(WIDTH * self.high / self.wide, LEAST_HEIGHT), MOST_HEIGHT))

    @property
    def scale(self) -> float:
        return min(WIDTH / self.wide, self.height / self.high)

    def placed(self, corner: Corner) -> Corner:
        """Where a corner stands in the picture: as large as fits, in the middle, north up."""
        east, north = corner[0] - self.west - self.wide / 2, corner[1] - self.south - self.high / 2
        return WIDTH / 2 + east * self.scale, self.height / 2 - north * self.scale


def _drawn(shape: MapShape, *, frame: _Frame) -> DrawnShape:
    rings = [[frame.placed(corner) for corner in ring] for ring in shape.rings]
    path = "".join("M" + "L".join(f"{right:.1f} {down:.1f}" for right, down in ring) + "Z" for ring in rings)
    middles = [middle_of(ring) for ring in sorted(rings, key=_extent, reverse=True)]
    rounded = tuple((round(right, 1), round(down, 1)) for right, down in middles)
    return DrawnShape(shape.name, path, colour_of(shape.group), letter_of(shape.group), rounded)


def colour_of(group: int | None) -> int:
    """1 to `COLOURS`; 0 for no group."""
    return 0 if group is None else group % COLOURS + 1


def letter_of(group: int | None) -> str:
    """A, B, … Z, AA, AB: as the columns of a spreadsheet."""
    if group is None:
        return ""
    before, last = divmod(group, len(LETTERS))
    return (letter_of(before - 1) if before else "") + LETTERS[last]


def middle_of(ring: Sequence[Corner]) -> Corner:
    """The centre of gravity of a ring; of one without an extent, the middle of its corners."""
    walls = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    crossed = [x * b - a * y for (x, y), (a, b) in walls]
    twice = sum(crossed)
    if abs(twice) < 1e-9:
        return sum(x for x, _y in ring) / len(ring), sum(y for _x, y in ring) / len(ring)
    x = sum((begin[0] + end[0]) * cross for (begin, end), cross in zip(walls, crossed, strict=True)) / (3 * twice)
    y = sum((begin[1] + end[1]) * cross for (begin, end), cross in zip(walls, crossed, strict=True)) / (3 * twice)
    return x, y


def _extent(ring: Sequence[Corner]) -> float:
    rights, downs = [right for right, _down in ring], [down for _right, down in ring]
    return (max(rights) - min(rights)) * (max(downs) - min(downs))
