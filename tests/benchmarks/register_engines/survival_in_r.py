"""R with data.table and survival, on CSV, where R and both packages are there.

The CSV files are written before anything is timed: R reads no Parquet by itself.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb

SCRIPT = Path(__file__).with_suffix(".R")
PACKAGES = 'invisible(lapply(c("data.table", "survival"), loadNamespace))'
COLUMNS = "pid, hhid, dwid, birth, movein, owner, lmcode, area, year"


def why_not() -> str | None:
    """Why R cannot take part; None when it can. RSCRIPT names another Rscript than the one that is found first."""
    rscript = _rscript()
    if rscript is None or shutil.which(rscript) is None:
        return "R is not here (no Rscript); it would be measured with data.table and survival"
    if subprocess.run([rscript, "-e", PACKAGES], capture_output=True, check=False).returncode != 0:
        return "R is here, but not its packages data.table and survival"
    return None


def _rscript() -> str | None:
    return os.environ.get("RSCRIPT") or shutil.which("Rscript")


def write_csv(store: Path) -> Path:
    """The columns of the work, a file a year, beside the store."""
    folder = store.with_name(store.name + ".csv")
    folder.mkdir(exist_ok=True)
    with duckdb.connect() as connection:
        for year in sorted((store / "persons").glob("*.parquet")):
            to = folder / f"{year.stem}.csv"
            if not to.exists():
                connection.execute(f"copy (select {COLUMNS} from '{year}') to '{to}' (format csv)")
    return folder


def main() -> int:
    """Take the place of this process, so that time and memory are R's own."""
    store, out = Path(sys.argv[1]), Path(sys.argv[2])
    rscript = _rscript() or "Rscript"
    os.execvp(rscript, [rscript, str(SCRIPT), str(write_csv(store)), str(out.with_suffix(".csv"))])  # noqa: S606


if __name__ == "__main__":
    sys.exit(main())
