"""The command line of `bofast estimate`."""

from __future__ import annotations

import argparse
import math
from datetime import date

from bofast.registers.estimates.ties import Ties
from bofast.vocabulary.days import day_written
from bofast.workbench.estimate.answering import EXITS
from bofast.workbench.estimate.asked import CENSORED, Meaning, SpellColumns, TimeUnit

_EPILOG = f"""\
FILE is CSV or Parquet with one row a spell. A first try:

    printf 'entry,exit,status,area\\n0,3,1,north\\n0,5,0,north\\n1,2,1,south\\n0,4,1,south\\n' > spells.csv
    bofast estimate curve spells.csv --group area --at 1,2,3

    bofast estimate incidence spells.csv --entry seen_from --exit left_on --status destination --at 1,5 --unit years
    bofast estimate cox spells.csv --covariate age,owner,area --cluster household --json
    bofast estimate logrank spells.csv --group area --strata year

entry   when the spell comes under observation (0 where there is no such column); later than 0 is delayed entry
exit    when it ends, by an event or because observation ended
status  0 or "censored" where observation ended first, otherwise the cause: 1, 2, ... or a word

Time is a number in any unit, or a date as 2026-11-22. Dates are counted from --origin (by default the entry, so that
time is how long the spell has lasted). A covariate whose values are all numbers is taken as a number, any other as one
dummy a level, beside the most frequent level. Every field, formula and source: docs/reference/estimates.md

{EXITS}"""


def parser() -> argparse.ArgumentParser:
    """All four subcommands."""
    whole = argparse.ArgumentParser(
        prog="bofast estimate",
        description="Survival, competing risks and Cox, with delayed entry, from any file of spells.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    which = whole.add_subparsers(dest="what", required=True, metavar="WHAT")
    curve = _added(which, "curve", "how many are still there over time: Kaplan-Meier")
    _curve_options(curve)
    curve.add_argument("--mean-until", type=_number, metavar="T", help="the mean time spent until T, too")
    _event_option(curve)
    incidence = _added(which, "incidence", "how many have left, and by which cause: Aalen-Johansen")
    _curve_options(incidence)
    incidence.add_argument("--leave-one-out", action="store_true", help="again with each cause left out in turn")
    incidence.add_argument(
        "--unknown",
        nargs=3,
        metavar=("UNKNOWN", "OUT", "INTERNAL"),
        help="three causes: the curve if all of the first were the second, the third, left out, or shared as the known",
    )
    cox = _added(which, "cox", "what goes with leaving sooner or later: hazard ratios")
    cox.add_argument("--covariate", type=names_told, required=True, metavar="A,B", help="columns of covariates")
    cox.add_argument("--words", type=names_told, default=(), metavar="A,B", help="covariates in numbers that are codes")
    cox.add_argument("--reference", type=_levels, default={}, metavar="A=X,B=Y", help="the levels to compare with")
    cox.add_argument(
        "--strata", type=names_told, default=(), metavar="A,B", help="columns within which alone to compare"
    )
    cox.add_argument("--cluster", metavar="COLUMN", help="who move together, such as the household: errors by it")
    cox.add_argument("--ties", type=Ties, choices=list(Ties), default=Ties.EFRON, help="default: efron")
    _event_option(cox)
    logrank = _added(which, "logrank", "do groups leave at the same pace: the log-rank test")
    logrank.add_argument("--group", required=True, metavar="COLUMN", help="the groups to compare")
    logrank.add_argument(
        "--strata", type=names_told, default=(), metavar="A,B", help="columns within which alone to compare"
    )
    _event_option(logrank)
    return whole


def _added(
    which: argparse._SubParsersAction[argparse.ArgumentParser], name: str, about: str
) -> argparse.ArgumentParser:
    one = which.add_parser(
        name, help=about, description=about, epilog=_EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    one.add_argument("file", metavar="FILE", help="CSV or Parquet, one row a spell")
    one.add_argument("--entry", metavar="COLUMN", help="default: entry, or 0 where there is no such column")
    one.add_argument("--exit", default="exit", metavar="COLUMN", help="default: exit")
    one.add_argument("--status", default="status", metavar="COLUMN", help="default: status")
    one.add_argument(
        "--origin", metavar="COLUMN", help="from which time is counted; default: the entry where it is a date"
    )
    one.add_argument("--weight", metavar="COLUMN", help="how many equal spells a row stands for, whole numbers")
    one.add_argument(
        "--censored", type=names_told, metavar="A,B", help="statuses of spells that go on; default: 0, censored"
    )
    one.add_argument("--causes", type=names_told, default=(), metavar="A,B", help="the only other statuses allowed")
    one.add_argument(
        "--until", type=_until, metavar="T", help="observation ends here; an empty exit goes on until then"
    )
    one.add_argument(
        "--unit", choices=[u.name.lower() for u in TimeUnit], default="days", help="of dates; default: days"
    )
    one.add_argument("--json", action="store_true", help="answer as one JSON object")
    return one


def _curve_options(one: argparse.ArgumentParser) -> None:
    one.add_argument("--group", metavar="COLUMN", help="a curve for each value of this column")
    one.add_argument("--at", type=_times, metavar="1,2,5", help="times to tell; default: some round ones")
    one.add_argument("--conditional", type=_number, metavar="T0", help="of those who are still there at T0")


def _event_option(one: argparse.ArgumentParser) -> None:
    one.add_argument(
        "--event", type=names_told, default=(), metavar="A,B", help="causes that count as the event; default: all"
    )


def columns_asked(asked: argparse.Namespace) -> SpellColumns:
    """What the columns mean."""
    return SpellColumns(
        exit=asked.exit,
        status=asked.status,
        entry=asked.entry or "entry",
        entry_named=asked.entry is not None,
        origin=asked.origin,
        weight=asked.weight,
        group=getattr(asked, "group", None),
        cluster=getattr(asked, "cluster", None),
        strata=getattr(asked, "strata", ()),
        covariates=getattr(asked, "covariate", ()),
    )


def meaning_asked(asked: argparse.Namespace) -> Meaning:
    """What the values mean."""
    censored = CENSORED if asked.censored is None else frozenset(value.lower() for value in asked.censored)
    return Meaning(censored, asked.causes, asked.until, TimeUnit[asked.unit.upper()])


def names_told(text: str) -> tuple[str, ...]:
    """Names with commas between."""
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise argparse.ArgumentTypeError("names one or more, with commas between")
    return names


def _levels(text: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in names_told(text)]
    if not all(sign and name and level for name, sign, level in pairs):
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form column=level,column=level")
    return {name: level for name, _, level in pairs}


def _times(text: str) -> list[float]:
    return sorted({_number(part) for part in text.split(",")})


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise argparse.ArgumentTypeError(f"{text!r} is no number; write numbers as 2.5, several as 1,2,5")
    return number


def _until(text: str) -> date | float:
    try:
        return day_written(text)
    except ValueError:
        pass
    try:
        return _number(text)
    except argparse.ArgumentTypeError:
        raise argparse.ArgumentTypeError(f"{text!r} is neither a day as 2026-11-22 nor a number") from None
