"""Where the blocks of the example stand."""

from __future__ import annotations

import json
from pathlib import Path

from tools.examples.places import AREAS

# Where each building of a block stands: metres east and north of the south-western corner, and how wide and deep it is.
BUILDINGS = {
    "Prøvehaugen 1": ((0, 120, 46, 13), (0, 156, 13, 34)),
    "Prøvehaugen 2": ((72, 128, 46, 13),),
    "Prøvehaugen 3": ((38, 206, 13, 44), (66, 200, 36, 13)),
    "Eksempelvika A": ((20, 64, 50, 13),),
    "Eksempelvika B": ((92, 62, 13, 42),),
    "Eksempelvika C": ((40, 14, 13, 30), (62, 0, 44, 13)),
    "Mønsterlia rekkehus": tuple((150 + 22 * at, 96 + 9 * at, 14, 10) for at in range(5)),
    "Mønsterlia blokk": ((168, 34, 54, 14),),
}
# In the sea, where nobody lives.
SOUTH_WEST, METRES_A_DEGREE = (5.2, 64.4), (48_050.0, 111_195.0)


def write_map(path: Path) -> None:
    """The blocks as GeoJSON."""
    features = [
        {
            "type": "Feature",
            "properties": {"name": block, "område": area},
            "geometry": {"type": "MultiPolygon", "coordinates": [[_walls(*one)] for one in BUILDINGS[block]]},
        }
        for area, (_street, blocks) in AREAS.items()
        for block in blocks
    ]
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in features)
    text = f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'
    path.write_text(text, encoding="utf-8")


def _walls(west: float, south: float, wide: float, deep: float) -> list[list[float]]:
    """The ring of one building, its first corner repeated, as GeoJSON has it."""
    corners = ((west, south), (west + wide, south), (west + wide, south + deep), (west, south + deep), (west, south))
    east, north = SOUTH_WEST
    return [[round(east + x / METRES_A_DEGREE[0], 7), round(north + y / METRES_A_DEGREE[1], 7)] for x, y in corners]
