"""A parameter file says what is wrong with it: one test for every way of being wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from bofast.rules.law import Law, load_law
from bofast.rules.parameter_file import read_table
from bofast.vocabulary.errors import BrokenParameterFile

GOOD = """\
description: {en: Rent, nb: Leie, da: Leje}
unit: NOK_per_month
kind: law
groups: {size: [small, large], persons: band, place: text}
rows:
  - first_day: 2026-01-01
    last_day: 2026-12-31
    group: {size: small, persons: {from: 1, to: 2}, place: "0301"}
    value: 1200.50
    source: {text: An act, url: "https://example.org/act"}
    verified: true
"""
ROW = GOOD[GOOD.index("  - ") :]

FAULTS = {
    "is no YAML": (GOOD, "a: [", "cannot be read"),
    "is a list": (GOOD, "- 1", "the file is a list"),
    "says a key twice": ("unit: NOK_per_month", "unit: NOK_per_month\nunit: NOK", "unit stands twice"),
    "lacks a key": ("kind: law\n", "", "lacks kind"),
    "has an unknown key": ("kind: law", "kind: law\nkinds: law", "unknown key kinds"),
    "has an unknown unit": ("NOK_per_month", "kroner", "`unit` is 'kroner'"),
    "has an unknown kind": ("kind: law", "kind: rumour", "`kind` is 'rumour'"),
    "lacks a language": (", da: Leje", "", "description lacks da"),
    "has an empty description": ("da: Leje", "da: ''", "description in da is ''"),
    "has a wrong group shape": ("persons: band", "persons: numbers", "group 'persons' has the shape 'numbers'"),
    "has a wrong renewal": ("kind: law", "kind: law\nset_anew: sometimes", "`set_anew` is 'sometimes'"),
    "has no list of rows": (GOOD[GOOD.index("rows:") :], "rows: none", "`rows` is 'none'"),
    "has a row that is no row": (ROW, "  - 12\n", "row 1 is 12"),
    "has an unknown default": ("rows:", "every_row: {valu: 1}\nrows:", "every_row has the unknown key valu"),
    "has a row without a day": ("first_day: 2026-01-01\n    ", "", "row 1: the row lacks first_day"),
    "has a day that is none": ("first_day: 2026-01-01", "first_day: 2026-13-01", "month must be in 1..12"),
    "has a row that ends too soon": ("last_day: 2026-12-31", "last_day: 2025-12-31", "before it begins"),
    "has an unknown row key": ("    value:", "    worth: 1\n    value:", "unknown key worth"),
    "has a row without a value": ("    value: 1200.50\n", "", "lacks value"),
    "has a value that is text": ("value: 1200.50", "value: much", "`value` is 'much'"),
    "has a value with too many decimals": ("value: 1200.50", "value: 1200.505", "at most two decimals"),
    "has a negative value": ("value: 1200.50", "value: -1", "No parameter is negative"),
    "lacks a group key": ("size: small, ", "", "`group` lacks size"),
    "has an unknown group key": ("size: small", "size: small, colour: red", "unknown key colour"),
    "has a group value off the list": ("size: small", "size: medium", "group size is 'medium'"),
    "has a band the wrong way": ("{from: 1, to: 2}", "{from: 2, to: 1}", "goes from 2 to 1"),
    "has a band that is no band": ("{from: 1, to: 2}", "[1, 2]", "group persons is [1, 2]"),
    "has a number where text is": ('place: "0301"', "place: 301", "Write it as text, in quotes"),
    "lacks a source": ('    source: {text: An act, url: "https://example.org/act"}\n', "", "lacks source"),
    "lacks an address": (', url: "https://example.org/act"', "", "`source` lacks url"),
    "has an address that is none": ("https://example.org/act", "see the act", "begins with https://"),
    "does not say whether it is verified": ("    verified: true\n", "", "lacks verified"),
    "is unverified without a note": ("verified: true", "verified: false", "unverified without a `note`"),
    "has two rows for one day": (ROW, ROW + ROW, "rows 1 and 2 both hold from 2026-01-01"),
}


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "rent.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_file_is_read(tmp_path: Path) -> None:
    table = read_table(write(tmp_path, GOOD), name="act/rent")

    assert [(row.minor, row.group_text(), row.verified) for row in table.rows] == [
        (120050, "size=small, persons=1-2, place=0301", True)
    ]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_that(fault: str, tmp_path: Path) -> None:
    found, broken, said = FAULTS[fault]
    assert GOOD.count(found) >= 1
    path = write(tmp_path, GOOD.replace(found, broken))

    with pytest.raises(BrokenParameterFile) as refused:
        read_table(path, name="act/rent")

    assert said in str(refused.value)
    assert str(path) in str(refused.value)


def test_a_yearly_figure_must_say_its_last_day(tmp_path: Path) -> None:
    runs_on = GOOD.replace("    last_day: 2026-12-31\n", "").replace("kind: law", "kind: law\nset_anew: yearly")

    with pytest.raises(BrokenParameterFile, match="row 1 has no `last_day`, but the figure is set anew every year"):
        read_table(write(tmp_path, runs_on), name="act/rent")


def test_a_figure_of_a_law_may_run_on(tmp_path: Path) -> None:
    runs_on = GOOD.replace("    last_day: 2026-12-31\n", "")

    assert read_table(write(tmp_path, runs_on), name="act/rent").rows[0].last_day is None


def test_what_every_row_says_is_said_once(tmp_path: Path) -> None:
    source = 'source: {text: An act, url: "https://example.org/act"}'
    shared = GOOD.replace(f"    {source}\n", "").replace("rows:", f"every_row:\n  {source}\nrows:")

    assert read_table(write(tmp_path, shared), name="act/rent").rows[0].source.text == "An act"


def test_what_is_not_verified_says_why(law: Law) -> None:
    unexplained = [row for name in law.tables for row in law.rows(name) if not row.verified and not row.note]

    assert unexplained == []


def test_a_country_without_parameters_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"'xx'. Known: .*no"):
        load_law("xx")
