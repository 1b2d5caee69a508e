"""What a command line names: a day, a country's law with an office's own rows over it, a file of JSON."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from bofast.rules.facts_json import json_told
from bofast.rules.facts_reading import BadFacts, Fault
from bofast.rules.law import Law, load_law
from bofast.rules.parameter_check import Complaint, require
from bofast.rules.parameter_file import yaml_content
from bofast.vocabulary.days import day_written
from bofast.vocabulary.errors import BrokenParameterFile


class WrongUse(Exception):
    """The command line asks for something that is not there."""


def day_asked_for(text: str) -> date:
    """A day, for argparse."""
    try:
        return day_written(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2026-11-21") from None


def law_asked_for(country: str, *, rows: str | None) -> Law:
    """A country's law; `rows` names a file with an office's own, laid over it.

    Raises: WrongUse, for a country or file that is not there; BrokenParameterFile.
    """
    try:
        law = load_law(country)
    except FileNotFoundError as error:
        raise WrongUse(str(error)) from error
    return law.with_rows(_office_rows(rows)) if rows else law


def _office_rows(path: str) -> list[Any]:
    if not Path(path).is_file():
        raise WrongUse(f"There is no file {path}.")
    try:
        rows = yaml_content(Path(path))
        require(isinstance(rows, list), f"the file holds a {type(rows).__name__}", "Write a list of rows.")
    except Complaint as complaint:
        raise BrokenParameterFile(f"{path}: {complaint}") from complaint
    return list(rows)


def json_in(path: str, *, shown_by: str) -> Any:
    """The JSON value in a file; "-" is standard input. `shown_by` tells what prints the shape that it should have.

    Raises: WrongUse, for a file that is not there or no text; BadFacts, for what is no JSON.
    """
    try:
        return json_told(sys.stdin.read() if path == "-" else _text(path))
    except ValueError as error:
        raise _no_facts(path, f"no JSON ({error})", shown_by) from error
    except RecursionError as error:
        raise _no_facts(path, "brackets inside brackets without end", shown_by) from error


def _no_facts(path: str, found: str, shown_by: str) -> BadFacts:
    return BadFacts((Fault(path, found, f"Write an object; {shown_by} shows its shape."),))


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")  # some editors of Windows put a mark before the text
    except FileNotFoundError as error:
        raise WrongUse(f"There is no file {path}.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(f"{path} cannot be read as text: {error}") from error
