"""`bofast rule`: any rule by name, answered from a file of facts, with everything the answer rests on."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from difflib import get_close_matches

from bofast.rules.facts_reading import BadFacts, Fault, read_facts
from bofast.rules.facts_schema import schema_of
from bofast.rules.registry import RULES, AskedRule
from bofast.vocabulary.errors import BrokenParameterFile, MissingParameter
from bofast.workbench.asked_for import WrongUse, day_asked_for, json_in, law_asked_for
from bofast.workbench.exits import Exit
from bofast.workbench.telling import Told, in_words, told

_EPILOG = """\
examples:
    bofast rule --list
    bofast rule bostotte.housing_allowance --facts-schema
    bofast rule bostotte.housing_allowance facts.json --on 2026-07-01
    bofast rule five_ways.compare family.json --on 2026-11-21 --law-rows office.yaml --json

Facts are JSON; "-" reads them from standard input. Amounts are kroner. A fact that nobody knows is left out or null.
The office's rows are a list, in JSON or YAML: parameter, first_day, last_day, group, value, source, verified.

exit codes: 0 answered · 2 wrong use · 3 unreadable facts · 4 a figure nobody has entered · 5 broken parameters
"""


def main(arguments: Sequence[str]) -> int:
    """Answer a rule, list the rules, or print the shape of its facts."""
    try:
        return _run(_parser().parse_args(arguments))
    except WrongUse as error:
        return _say(error, Exit.WRONG_USE)
    except BadFacts as error:
        return _say(error, Exit.BAD_FACTS)
    except MissingParameter as error:
        return _say(error, Exit.MISSING_PARAMETER)
    except BrokenParameterFile as error:
        return _say(error, Exit.BROKEN_PARAMETERS)


def _say(error: Exception, code: Exit) -> int:
    print(f"bofast rule: {error}", file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bofast rule",
        description="Answer one rule from facts, with its figures, parameter rows and sources.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("name", nargs="?", help="the rule, e.g. bostotte.housing_allowance")
    parser.add_argument("facts", nargs="?", help="a JSON file with the facts, or - for standard input")
    parser.add_argument("--list", action="store_true", help="list every rule")
    parser.add_argument("--facts-schema", action="store_true", help="print the JSON Schema of the rule's facts")
    parser.add_argument("--on", type=day_asked_for, metavar="DAY", help="the day to answer for, as 2026-11-21")
    parser.add_argument("--json", action="store_true", help="answer as JSON, with the whole tree of figures")
    parser.add_argument("--country", default="no", help="whose law; default: no")
    parser.add_argument("--law-rows", metavar="FILE", help="an office's own parameter rows, laid over the shipped ones")
    return parser


def _run(asked: argparse.Namespace) -> int:
    if asked.list:
        print(_list())
        return Exit.ANSWERED
    if asked.name is None:
        raise WrongUse("Name a rule. `bofast rule --list` lists them, `bofast rule --help` tells the rest.")
    rule = _rule(asked.name)
    if asked.facts_schema:
        print(json.dumps(schema_of(rule.facts), indent=2, ensure_ascii=False))
        return Exit.ANSWERED
    if asked.facts is None or asked.on is None:
        raise WrongUse(f"Give the facts and the day: bofast rule {rule.name} facts.json --on 2026-11-21")
    answer = _answer(rule, asked)
    print(json.dumps(answer.content, indent=2, ensure_ascii=False) if asked.json else in_words(answer))
    return Exit.MISSING_PARAMETER if answer.misses_parameters else Exit.ANSWERED


def _list() -> str:
    width = max(len(name) for name in RULES)
    return "\n".join(f"{rule.name:<{width}}  {rule.about}" for rule in RULES.values())


def _rule(name: str) -> AskedRule:
    if name in RULES:
        return RULES[name]
    near = get_close_matches(name, RULES, n=3, cutoff=0.4)
    hint = f" Did you mean {', '.join(near)}?" if near else ""
    raise WrongUse(f"There is no rule {name!r}.{hint} `bofast rule --list` lists them.")


def _answer(rule: AskedRule, asked: argparse.Namespace) -> Told:
    law = law_asked_for(asked.country, rows=asked.law_rows)
    facts: object = read_facts(rule.facts, json_in(asked.facts, shown_by="--facts-schema"))
    try:
        answer = rule.answer(facts, law=law, on=asked.on)
    except ValueError as error:
        raise BadFacts((Fault("", "facts that are not enough", f"{error}."),)) from error
    return told(rule, answer, law=law, on=asked.on, country=asked.country)
