"""`bofast careers`: read careers, describe them, and group them around those that stand for them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from bofast.registers.estimates.careers.distances import Costs
from bofast.registers.estimates.refusals import CannotEstimate
from bofast.workbench.careers.answer import careers_answer, careers_lines
from bofast.workbench.careers.reading import CareerColumns, read_careers
from bofast.workbench.estimate.options import EXITS, names_told
from bofast.workbench.estimate.reasons import in_words
from bofast.workbench.exits import Exit
from bofast.workbench.tables.faults import BadRows, UnreadableFile, WrongUse

_EPILOG = f"""\
FILE is CSV or Parquet: one row a person, one column a position in time, in each cell a state. A first try:

    printf 'y1,y2,y3\\nrents,rents,owns\\nrents,owns,owns\\nrents,rents,rents\\n' > careers.csv
    bofast careers careers.csv

    bofast careers careers.parquet --from y2005 --to y2024 --missing away --clusters 5 --json

costs of turning one career into another, by which careers are grouped:
    constant    2 for another state, 1 for a position more or less (the longest common subsequence)
    transition  2 less how often the two states follow each other, 1 for a position more or less
    hamming     1 for each position with another state, nothing moved in time

Formulas and sources: docs/reference/estimates.md

{EXITS}"""


def main(arguments: Sequence[str]) -> int:
    """Describe the careers of a file."""
    asked = _parser().parse_args(arguments)
    columns = CareerColumns(asked.first, asked.last, asked.weight, asked.leave_out, asked.missing)
    try:
        file = read_careers(asked.file, columns=columns)
        content = careers_answer(file, clusters=asked.clusters, costs=asked.costs)
    except WrongUse as error:
        return _say(str(error), Exit.WRONG_USE)
    except BadRows as error:
        return _say(str(error), Exit.BAD_FACTS)
    except UnreadableFile as error:
        return _say(str(error), Exit.UNREADABLE_FILE)
    except CannotEstimate as error:
        return _say(in_words(error), Exit.CANNOT_ESTIMATE)
    except KeyboardInterrupt:
        return _say("stopped.", Exit.STOPPED)
    text = json.dumps(content, ensure_ascii=False, allow_nan=False) if asked.json else "\n".join(careers_lines(content))
    print(text)
    return Exit.ANSWERED


def _say(words: str, code: Exit) -> int:
    print(f"bofast careers: {words}", file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bofast careers",
        description="Careers of states: distributions, moves, stability, and groups by optimal matching.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", help="CSV or Parquet, one row a person, one column a position")
    parser.add_argument("--from", dest="first", metavar="COLUMN", help="the first position; default: the first column")
    parser.add_argument("--to", dest="last", metavar="COLUMN", help="the last position; default: the last column")
    parser.add_argument("--leave-out", type=names_told, default=(), metavar="A,B", help="columns between that are none")
    parser.add_argument("--weight", metavar="COLUMN", help="how many people a row stands for")
    parser.add_argument("--missing", metavar="STATE", help="the state of an empty cell; without it, empty is a fault")
    parser.add_argument("--clusters", type=int, metavar="K", help="group the careers into K groups")
    parser.add_argument("--costs", type=Costs, choices=list(Costs), default=Costs.CONSTANT, help="default: constant")
    parser.add_argument("--json", action="store_true", help="answer as one JSON object")
    return parser
