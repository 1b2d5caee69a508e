"""Made-up tenancies of an organisation, in the layout that bofast asks for."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path
from random import Random

HEAD = ("leieforhold_id", "husstand_id", "bolig_id", "avdeling", "fra_dato", "til_dato", "grunn", "barn")
MORE = ("personer", "husstandstype", "leieform")
DEPARTMENTS = {"Granlia": 160, "Havnegata": 90, "Nordvågen": 70, "Sundet": 12}
UNTIL = date(2026, 6, 30)


def made_up(seed: int, *, homes: dict[str, int] = DEPARTMENTS, until: date = UNTIL) -> list[dict[str, str]]:
    """Every home let since 2012, by families that leave faster without children than with."""
    chance = Random(seed)  # noqa: S311 - nobody exists
    rows: list[dict[str, str]] = []
    for department, count in homes.items():
        for home in range(count):
            day = date(2012, 1, 1) - timedelta(days=chance.randrange(3000))
            while day < until:
                day = _let(rows, chance, department=department, home=f"{department[:2]}{home:06}", day=day, until=until)
    return rows


def _let(rows: list[dict[str, str]], chance: Random, *, department: str, home: str, day: date, until: date) -> date:
    children = chance.choice((0, 0, 1, 2, 3))
    lasted = timedelta(days=1 + int(chance.expovariate(1 / (365 * (6 if children else 3)))))
    ends = day + lasted
    if ends >= date(2013, 1, 1):
        rows.append(
            {
                "leieforhold_id": f"{len(rows):08}",
                "husstand_id": f"{len(rows):08}",
                "bolig_id": home,
                "avdeling": department,
                "fra_dato": day.isoformat(),
                "til_dato": ends.isoformat() if ends <= until else "",
                "grunn": str(chance.choice((1, 1, 2, 3, 3, 3, 4, 5, 6, 0))) if ends <= until else "0",
                "barn": str(children),
                "personer": str(children + chance.choice((1, 2))),
                "husstandstype": str(chance.choice((1, 2)) if children else chance.choice((3, 4))),
                "leieform": str(chance.choice((1, 1, 1, 3))),
            }
        )
    return ends + timedelta(days=chance.randrange(60))


def write(path: Path, rows: list[dict[str, str]], *, head: tuple[str, ...] = (*HEAD, *MORE)) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, head, delimiter=";", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path
