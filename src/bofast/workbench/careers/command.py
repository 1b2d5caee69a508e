"""`bofast careers`: read careers, describe them, and group them around those that stand for them."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from bofast.registers.estimates.careers.distances import Costs
from bofast.workbench.careers.answer import careers_answer, careers_lines
from bofast.workbench.careers.reading import CareerColumns, read_careers
from bofast.workbench.estimate.answering import EXITS, answered
from bofast.workbench.estimate.options import names_told

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
    return answered("careers", answer=lambda: _written(asked))


def _written(asked: argparse.Namespace) -> str:
    columns = CareerColumns(asked.first, asked.last, asked.weight, asked.leave_out, asked.missing)
    content = careers_answer(read_careers(asked.file, columns=columns), clusters=asked.clusters, costs=asked.costs)
    return json.dumps(content, ensure_ascii=False, allow_nan=False) if asked.json else "\n".join(careers_lines(content))


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
