"""The department, and the block, that a home lies in: areas of the office's tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bofast.casework.access.models import Office
from bofast.casework.homes.models import Area


@dataclass(frozen=True, slots=True)
class Departments:
    """The area tree of an office, read once: what lies above each area."""

    paths: Mapping[int, tuple[int, ...]]
    levels: Mapping[int, str]

    def department_of(self, area_id: int | None) -> str:
        """The number of the department, as the rules name it; empty for a home that lies in none."""
        return self._above(area_id, level=Area.Level.AREA)

    def block_of(self, area_id: int | None) -> str:
        return self._above(area_id, level=Area.Level.BLOCK)

    def within(self, area_id: int) -> tuple[str, ...]:
        """A department and the units that it is divided into: a wish for the one means them all."""
        below = (
            area
            for area, path in self.paths.items()
            if area_id in path and self.levels[area] == Area.Level.AREA and area != area_id
        )
        return (str(area_id), *map(str, sorted(below)))

    def _above(self, area_id: int | None, *, level: Area.Level) -> str:
        path = self.paths.get(area_id, ()) if area_id is not None else ()
        return next((str(area) for area in reversed(path) if self.levels.get(area) == level), "")


def departments_of(office: Office) -> Departments:
    """The area tree of an office, in one query."""
    rows = Area.objects.filter(office=office).values_list("pk", "path", "level")
    found = {pk: (tuple(int(part) for part in path.split("/") if part), level) for pk, path, level in rows}
    return Departments(
        paths={pk: path for pk, (path, _level) in found.items()},
        levels={pk: level for pk, (_path, level) in found.items()},
    )
