"""What `bofast study` takes."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path

from bofast.registers.disclosure.profiles import PROFILES
from bofast.registers.studies.names import StudyName
from bofast.reports.content import Language
from bofast.workbench.study.definitions import TOLD, change_written
from bofast.workbench.study.engines import Engine

ALL = "all"

_EPILOG = """\
studies:
    all         every study that the store can answer, in one report
    families    how many resource-strong families with children there are, where, and by which definition
    staying     who stays how long, where they go, and what goes with leaving sooner
    change      what change in the areas is made of: who came, who went, who changed
    careers     the homes of families over the years, and the kinds of careers
    areas       how far the areas are from the official lists
    measure     whether a measure in some areas changed how many leave
    spells      stays by the day
    tenancies   the same on your own tenancies; a file of them is enough

A first try, on people who do not exist:
    bofast simulate register --person-years 1m --out store
    bofast study all store --out report

more examples:
    bofast study staying store --area 3 --area 7 --lang da
    bofast study measure store --measures measures.csv        columns: area, first_year
    bofast study areas store --area-figures figures.csv       columns: area, year, non_western_percent, ...
    bofast study families store --definition 120=no --definition adults=all
    bofast study all store --engine tables --memory 512MB
    bofast study all store --master spark://10.0.0.1:7077
    bofast study staying store --json > staying.json
    bofast study tenancies our-homes.csv                      columns: docs/reference/registers.md, LEIEFORHOLD

OUT gets report.html, report.pdf, report.docx, report.xlsx, cells.parquet and receipt.json. What stood there by these
names is replaced when all of them are ready.

Every figure passes disclosure control, those of --json too. What was released is kept in STORE-released, beside the
store: it belongs inside, with the register, and every later release is tested against it.

settings of the definition:
{settings}

exit codes: 0 done · 2 wrong use, or nothing can be written to OUT · 6 a store that cannot be read ·
7 the study has nothing to tell of this store · 11 the figures may not leave · 130 stopped
"""


_SIZE = re.compile(r"\d+(\.\d+)? ?[KMGT]i?B", re.IGNORECASE)


def parser() -> argparse.ArgumentParser:
    """The options, with help that a first-time user can follow."""
    made = argparse.ArgumentParser(
        prog="bofast study",
        description="From a store of register data to a report with figures that may leave.",
        epilog=_EPILOG.format(settings=TOLD),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = made.add_argument
    add("name", choices=[ALL, *(name.value for name in StudyName)], metavar="NAME", help="which study; see below")
    add(
        "store",
        type=Path,
        metavar="STORE",
        help="the folder that bofast ingest or bofast simulate made; or a file of own tenancies",
    )
    add("--out", type=Path, metavar="OUT", help="the folder for the report (default: study-NAME; none with --json)")
    add("--json", action="store_true", help="answer with all figures as JSON")
    add(
        "--lang",
        choices=[language.value for language in Language],
        default=Language.ENGLISH.value,
        help="of the report (default: %(default)s)",
    )
    add("--profile", choices=sorted(PROFILES), help="whose rule hides (default: that of the country, dst or ssb)")
    add("--area", type=_area, action="append", default=[], metavar="NUMBER", help="an area to study; may be repeated")
    add("--measures", type=Path, metavar="FILE", help="a table of areas and the first year of a measure")
    add("--area-figures", type=Path, metavar="FILE", help="published key figures of areas, for the study of areas")
    _add_more(made)
    return made


def _add_more(to: argparse.ArgumentParser) -> None:
    add = to.add_argument
    add(
        "--definition",
        type=change_written,
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a choice in who is resource-strong; may be repeated",
    )
    add(
        "--engine",
        choices=["auto", *(engine.value for engine in Engine)],
        default="auto",
        help="what counts: native (compiled, the fastest), tables (DuckDB, bounded memory), spark (a cluster);"
        " auto takes native where it can (default: %(default)s)",
    )
    add("--master", metavar="URL", help="the Spark cluster, spark://host:7077")
    add(
        "--memory",
        type=_memory,
        default="2GB",
        metavar="SIZE",
        help="how much the engine tables may use (default: %(default)s)",
    )
    add(
        "--archive",
        type=Path,
        metavar="DIR",
        help="where releases are kept (default: STORE-released); another folder knows nothing of earlier releases",
    )
    add("--made-on", type=_day, default=date.today(), metavar="DAY", help=argparse.SUPPRESS)  # noqa: DTZ011 - the analyst's own day
    add("--quiet", action="store_true", help="do not tell how far it has come")


def _memory(text: str) -> str:
    if not _SIZE.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no size of memory. Write it as 512MB or 4GB")
    return text


def _area(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is no number of an area")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2026-11-22") from None
