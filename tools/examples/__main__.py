from __future__ import annotations

from pathlib import Path

from tools.examples.area_map import write_map
from tools.examples.danish_estate import write_danish
from tools.examples.families import families
from tools.examples.family_sheet import FAMILY_HEADINGS, family_rows
from tools.examples.home_sheet import FAULTY, FAULTY_HEADINGS, HOME_HEADINGS, home_rows
from tools.examples.sheets import write, write_csv
from tools.examples.tenancy_sheet import TENANCY_HEADINGS, tenancy_rows

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def make(into: Path) -> None:
    """Write every sheet below a folder."""
    (into / "dk").mkdir(parents=True, exist_ok=True)
    made, homes = families(), list(home_rows())
    write(into / "homes.xlsx", title="Boliger", headings=HOME_HEADINGS, rows=homes)
    write(into / "families.xlsx", title="Familier", headings=FAMILY_HEADINGS, rows=family_rows(made))
    tenancies = list(tenancy_rows(made, homes))
    write(into / "tenancies.xlsx", title="Leieforhold", headings=TENANCY_HEADINGS, rows=tenancies)
    write(into / "homes-with-faults.xlsx", title="Boliger", headings=FAULTY_HEADINGS, rows=FAULTY)
    write_csv(into / "homes-windows-1252.csv", headings=HOME_HEADINGS, rows=homes[:10])
    write_danish(into / "dk")
    write_map(into / "map.geojson")


if __name__ == "__main__":
    make(EXAMPLES)
