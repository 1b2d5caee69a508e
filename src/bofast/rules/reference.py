"""The generated reference of rules and parameters: every rule by name, every figure with unit, days and source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bofast.rules.law import EVERYWHERE, PARAMETERS, Law, countries, load_law
from bofast.rules.parameter_file import ParameterTable
from bofast.rules.parameter_row import ParameterRow
from bofast.rules.registry import RULES, AskedRule
from bofast.vocabulary.money import Money

_MADE = "<!-- Made by `make docs`; change the parameter file or the rule, not this page. -->"


def pages() -> dict[str, str]:
    """Every page by its file name: the rules, and one page an act and country."""
    made = {"rules.md": _rules_page()}
    for place in (EVERYWHERE, *countries()):
        law = load_law() if place == EVERYWHERE else load_law(place)
        for act in sorted(path.name for path in (PARAMETERS / place).iterdir()):
            made[f"{place}-{act}.md"] = _act_page(place, act, law=law)
    return {**made, "index.md": _index_page(made)}


def _index_page(made: Mapping[str, str]) -> str:
    lines = [f"- [{name.removesuffix('.md')}]({name})" for name in sorted(made)]
    return _page("Rules and parameters", ["The format is described in [parameters](../parameters.md).", "", *lines])


def _rules_page() -> str:
    lines = [
        "Each is answered by `bofast rule NAME FACTS.json --on DAY`; `--facts-schema` prints the shape of its facts."
    ]
    for rule in RULES.values():
        lines += ["", *_rule_lines(rule)]
    return _page("Rules by name", lines)


def _rule_lines(rule: AskedRule) -> Iterator[str]:
    yield f"## `{rule.name}`"
    yield ""
    yield f"{rule.about}. Facts: `{rule.facts.__name__}`."
    yield ""
    yield from (line.strip() for line in rule.docstring.splitlines())


def _act_page(country: str, act: str, *, law: Law) -> str:
    tables = [table for name, table in law.tables.items() if name.startswith(f"{act}/")]
    lines: list[str] = []
    for table in tables:
        lines += ["", *_table_lines(table)]
    return _page(f"Parameters: {country}, {act}", lines[1:])


def _table_lines(table: ParameterTable) -> Iterator[str]:
    yield f"## `{table.name}`"
    yield ""
    yield f"{table.description['en']}. Unit: `{table.unit}`. Kind: {table.kind}."
    yield ""
    if not table.rows:
        yield "No row comes with bofast: an office enters it."
        return
    yield "| group | first day | last day | value | verified | source |"
    yield "|---|---|---|--:|---|---|"
    yield from (_row_line(row) for row in table.rows)


def _row_line(row: ParameterRow) -> str:
    value = row.value.amount if isinstance(row.value, Money) else row.value
    verified = "yes" if row.verified else "**no**"
    note = f" {row.note}" if row.note else ""
    cells = (
        row.group_text(),
        row.first_day,
        row.last_day or "–",
        value,
        verified + note,
        f"[{row.source.text}]({row.source.url})",
    )
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def _page(title: str, lines: list[str]) -> str:
    return "\n".join([f"# {title}", "", _MADE, "", *lines]).rstrip() + "\n"
