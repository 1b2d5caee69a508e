"""A rule's answer for the terminal: as JSON for a program, in lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bofast.rules.answer_json import as_json, figures_in, row_json
from bofast.rules.figure import Figure
from bofast.rules.law import Law
from bofast.rules.parameter_row import ParameterRow
from bofast.rules.registry import AskedRule, summary_of
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Because, Reason


@dataclass(frozen=True, slots=True)
class Told:
    """An answer with what it rests on, and the same as JSON content."""

    answer: object
    figures: tuple[Figure, ...]
    content: Mapping[str, Any]

    @property
    def misses_parameters(self) -> bool:
        return any(because["code"] == Reason.PARAMETER_MISSING for because in self.content["reasons"])


def told(rule: AskedRule, answer: object, *, law: Law, on: date, country: str) -> Told:
    """The answer with its value, reasons, parameter rows and sources, each once."""
    figures = tuple(figures_in(answer))
    rows = list(dict.fromkeys(row for figure in figures for row in figure.all_rows()))
    content = {
        "rule": rule.name,
        "country": country,
        "on": on.isoformat(),
        "law_version": law.version,
        "value": as_json(summary_of(answer)),
        "unit": answer.rule.unit.value if isinstance(answer, Figure) else None,
        "unverified": any(not row.verified for row in rows),
        "reasons": _reasons(answer, figures),
        "parameters": [row_json(row) for row in rows],
        "sources": _sources(figures, rows),
        "answer": as_json(answer),
    }
    return Told(answer, figures, content)


def _reasons(answer: object, figures: tuple[Figure, ...]) -> list[Any]:
    found = [as_json(because) for because in (*_because_in(answer), *_because_of(figures))]
    return [because for at, because in enumerate(found) if because not in found[:at]]


def _because_of(figures: tuple[Figure, ...]) -> Iterator[Because]:
    for figure in figures:
        yield from figure.all_reasons()


def _because_in(answer: object) -> Iterator[Because]:
    for name in ("because", "conditions", "first", "worth_knowing"):
        found = getattr(answer, name, ())
        if isinstance(found, tuple):
            yield from found
    for inner in getattr(answer, "answers", {}).values():
        yield from _because_in(inner)


def _sources(figures: tuple[Figure, ...], rows: list[ParameterRow]) -> list[dict[str, str]]:
    of_rows = {row.source.text: {"text": row.source.text, "url": row.source.url} for row in rows}
    of_rules = dict.fromkeys(part.rule.source for figure in figures for part in figure.walk())
    return [*of_rows.values(), *({"text": source} for source in of_rules if source not in of_rows)]


def in_words(answer: Told) -> str:
    """The value, the tree of each figure, and the rows it rests on; unverified ones are marked."""
    content = answer.content
    lines = [f"{content['rule']} on {content['on']}: {_value_line(summary_of(answer.answer))}"]
    lines += [line for figure in answer.figures for line in _tree(figure, depth=1)]
    lines += [f"reason: {because['code']} {_facts(because['facts'])}".rstrip() for because in content["reasons"]]
    if content["unverified"]:
        lines.append("unverified: at least one figure under this answer has not been checked against its source")
    return "\n".join([*lines, *(_row_line(row) for row in content["parameters"])])


def _tree(figure: Figure, *, depth: int) -> Iterator[str]:
    rule = figure.rule
    yield f"{'  ' * depth}{rule.code}: {_value_line(figure.value)} {rule.unit.value} ({rule.how.value})"
    for part in figure.parts:
        yield from _tree(part, depth=depth + 1)


def _value_line(value: object) -> str:
    match value:
        case None:
            return "unknown"
        case bool():
            return "yes" if value else "no"
        case Money():
            return f"{value.amount:,.2f}".replace(",", " ")
        case dict():
            return ", ".join(f"{key}: {_value_line(one)}" for key, one in value.items())
        case list():
            return ", ".join(map(str, value)) or "nothing"
        case _:
            return str(value)


def _row_line(row: Mapping[str, Any]) -> str:
    value = row["value"]["amount"] if isinstance(row["value"], dict) else row["value"]
    group = f" [{_facts(row['group'])}]" if row["group"] else ""
    days = f"{row['first_day']} to {row['last_day'] or 'further notice'}"
    mark = "" if row["verified"] else "  UNVERIFIED"
    return f"row: {row['parameter']}{group} = {value} {row['unit']}, {days}; {row['source']['text']}{mark}"


def _facts(facts: Mapping[str, Any]) -> str:
    return ", ".join(f"{key}={value['amount'] if isinstance(value, dict) else value}" for key, value in facts.items())
