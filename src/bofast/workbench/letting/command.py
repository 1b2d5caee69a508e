"""`bofast letting`: let homes by rule from a problem file, explain one pair, show the format, seal a lottery seed."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence

from bofast.allocation.asked.lottery import SHORTEST_SEED, fingerprint
from bofast.allocation.asked.problem import Problem
from bofast.allocation.dividing.plan_of_area import AreaPlan
from bofast.allocation.explanation.rule_prices import rule_prices
from bofast.allocation.explanation.what_if import what_if
from bofast.allocation.explanation.why import why
from bofast.allocation.plan_told import Reasons, pair_told, plan_told, prices_told
from bofast.allocation.policy.trial import Trial
from bofast.allocation.solved import Solved
from bofast.allocation.solving import UnsoundPlan, solve
from bofast.rules.facts_reading import BadFacts, Fault, read_facts
from bofast.rules.facts_schema import schema_of
from bofast.rules.law import Law
from bofast.rules.letting.agreement import NoAgreement
from bofast.vocabulary.errors import BrokenParameterFile, MissingParameter
from bofast.workbench.asked_for import WrongUse, json_in, law_asked_for
from bofast.workbench.exits import Exit
from bofast.workbench.letting.dividing import divided, divisions_in_words, divisions_told
from bofast.workbench.letting.trying import trial_in_words, trial_told, tried
from bofast.workbench.letting.words import pair_in_words, plan_in_words, prices_in_words

_EPILOG = """\
examples:
    bofast letting solve problem.json
    bofast letting solve problem.json --json > plan.json
    bofast letting solve problem.json --prices
    bofast letting explain problem.json --family F-12 --home A-3-2
    bofast letting try policies.json
    bofast letting try caps-and-norms.json --law-rows own-norm.yaml
    bofast letting divide area.json
    bofast letting schema > problem.schema.json
    bofast letting fingerprint "a seed of at least sixteen characters"

The format is told in docs/reference/letting-problem.md. "-" reads the problem from standard input. The same problem
gives the same answer, byte for byte.

exit codes: 0 answered · 1 the audit found a fault in the plan · 2 wrong use · 3 a problem that cannot be read
            4 a figure nobody has entered · 5 broken parameters
"""


def main(arguments: Sequence[str]) -> int:
    """Answer what is asked; every fault is told with what to do."""
    try:
        asked = _parser().parse_args(arguments)
        print(_COMMANDS[asked.command](asked))
    except (WrongUse, KeyError) as error:
        return _say(error.args[0] if error.args else error, Exit.WRONG_USE)
    except (BadFacts, NoAgreement) as error:
        return _say(error, Exit.BAD_FACTS)
    except MissingParameter as error:
        return _say(error, Exit.MISSING_PARAMETER)
    except BrokenParameterFile as error:
        return _say(error, Exit.BROKEN_PARAMETERS)
    except KeyboardInterrupt:
        return _say("stopped", Exit.STOPPED)
    except UnsoundPlan as error:
        return _say(f"no plan is given: {error}", Exit.ENGINE_FAILED)
    return Exit.ANSWERED


def _say(error: object, code: Exit) -> int:
    print(f"bofast letting: {error}", file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bofast letting",
        description="Let homes by rule, with a reason for every family and home.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    solving = commands.add_parser("solve", help="the plan, with its chains and reasons")
    _takes_problem(solving)
    solving.add_argument("--json", action="store_true", help="answer as JSON, with a reason for every pair")
    solving.add_argument(
        "--reasons",
        choices=[which.value for which in Reasons],
        default=Reasons.WISHED.value,
        metavar="WHICH",
        help="with --json: wished (default), every, or none",
    )
    solving.add_argument("--prices", action="store_true", help="also what each rule costs, in families")
    explaining = commands.add_parser("explain", help="why a family did or did not get a home, and what would have")
    _takes_problem(explaining)
    explaining.add_argument("--family", required=True, help="as named in the problem")
    explaining.add_argument("--home", required=True, help="as named in the problem")
    explaining.add_argument("--json", action="store_true", help="answer as JSON")
    trying = commands.add_parser("try", help="years of letting under several policies, side by side")
    trying.add_argument("policies", help="a JSON file, or - for standard input")
    trying.add_argument("--json", action="store_true", help="answer as JSON")
    _takes_law(trying)
    dividing = commands.add_parser("divide", help="an area into whole units of one size, as mixed as the map allows")
    dividing.add_argument("area", help="a JSON file, or - for standard input")
    dividing.add_argument("--json", action="store_true", help="answer as JSON")
    showing = commands.add_parser("schema", help="the format of a problem, as JSON Schema")
    showing.add_argument("--of", choices=list(_SHAPES), default="problem", help="problem (default), policies or area")
    sealing = commands.add_parser("fingerprint", help="what to publish of a lottery seed before the draw")
    sealing.add_argument("seed", help="at least 16 characters")
    return parser


def _takes_problem(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("problem", help="a JSON file, or - for standard input")
    _takes_law(parser)


def _takes_law(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--country", default="dk", help="whose space norms; default: dk")
    parser.add_argument("--law-rows", metavar="FILE", help="an office's own parameter rows, laid over the shipped ones")


def _solve(asked: argparse.Namespace) -> str:
    solved, law = _solved(asked)
    prices = rule_prices(solved, law=law) if asked.prices else ()
    if not asked.json:
        return "\n\n".join([plan_in_words(solved), *([prices_in_words(prices)] if prices else [])])
    content = plan_told(solved, reasons=Reasons(asked.reasons))
    return _as_json(content | ({"rule_prices": prices_told(prices)} if prices else {}))


def _explain(asked: argparse.Namespace) -> str:
    solved, _law = _solved(asked)
    _must_know(asked.family, solved.prepared.family_number, "family")
    _must_know(asked.home, solved.prepared.home_number, "home")
    found = why(solved, family=asked.family, home=asked.home)
    changes = what_if(solved, family=asked.family, home=asked.home)
    return _as_json(pair_told(found, changes)) if asked.json else pair_in_words(found, changes)


def _must_know(name: str, known: Mapping[str, int], what: str) -> None:
    if name not in known:
        raise WrongUse(f"The problem has no {what} {name!r}.")


def _try(asked: argparse.Namespace) -> str:
    trial: Trial = read_facts(Trial, json_in(asked.policies, shown_by="`bofast letting schema --of policies`"))
    results = tried(trial, law=law_asked_for(asked.country, rows=asked.law_rows))
    return _as_json(trial_told(trial, results)) if asked.json else trial_in_words(trial, results)


def _divide(asked: argparse.Namespace) -> str:
    plan: AreaPlan = read_facts(AreaPlan, json_in(asked.area, shown_by="`bofast letting schema --of area`"))
    try:
        divisions = divided(plan)
    except ValueError as error:
        raise BadFacts((Fault("", "an area that cannot be divided so", f"{error}."),)) from error
    return _as_json(divisions_told(plan, divisions)) if asked.json else divisions_in_words(plan, divisions)


def _schema(asked: argparse.Namespace) -> str:
    return _as_json(schema_of(_SHAPES[asked.of]))


def _fingerprint(asked: argparse.Namespace) -> str:
    if len(asked.seed) < SHORTEST_SEED:
        raise WrongUse(f"A seed of {len(asked.seed)} characters can be guessed; give at least {SHORTEST_SEED}.")
    try:
        return fingerprint(asked.seed)
    except UnicodeEncodeError as error:
        raise WrongUse("The seed is no text in this terminal's encoding.") from error


def _solved(asked: argparse.Namespace) -> tuple[Solved, Law]:
    law = law_asked_for(asked.country, rows=asked.law_rows)
    problem: Problem = read_facts(Problem, json_in(asked.problem, shown_by="`bofast letting schema`"))
    return solve(problem, law=law), law


def _as_json(content: object) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False)


_SHAPES: Mapping[str, type] = {"problem": Problem, "policies": Trial, "area": AreaPlan}
_COMMANDS: Mapping[str, Callable[[argparse.Namespace], str]] = {
    "solve": _solve,
    "explain": _explain,
    "try": _try,
    "divide": _divide,
    "schema": _schema,
    "fingerprint": _fingerprint,
}
