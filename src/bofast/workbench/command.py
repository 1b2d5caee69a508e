"""The `bofast` command: finds the subcommand and hands it the rest of the line.

Nothing is imported before it is asked for, so `bofast rule` answers without Django being loaded or even installed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module

from bofast.workbench.exits import Exit

Subcommand = Callable[[Sequence[str]], int]


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a subcommand lives, as `module:function`, and what it does in a few words."""

    target: str
    about: str


# The targets are text on purpose. The commands of the server live in `jobs`, which knows Django; this room must know
# neither (import-linter holds it to that). A name that is looked up when the user asks for it is no import: the
# workbench stays usable where only the rules are installed, and the floors stay apart.
COMMANDS: Mapping[str, Entry] = {
    "rule": Entry("bofast.workbench.rule:main", "answer a rule from facts, with its figures, rows and sources"),
    "estimate": Entry(
        "bofast.workbench.estimate.command:main", "survival, competing risks and Cox from any file of spells"
    ),
    "careers": Entry("bofast.workbench.careers.command:main", "describe and group careers: states year by year"),
    "check": Entry("bofast.workbench.registers.check:main", "check a register delivery against its contracts"),
    "ingest": Entry("bofast.workbench.registers.ingest:main", "take a checked delivery into the store of studies"),
    "study": Entry("bofast.workbench.study.command:main", "from a store to a report with figures that may leave"),
    "simulate": Entry("bofast.workbench.registers.simulate:main", "make up a register whose truth is known"),
    "letting": Entry("bofast.workbench.letting.command:main", "let homes by rule, with a reason for every family"),
    "bench": Entry("bofast.workbench.bench.command:main", "how fast this machine counts a made-up register"),
    "serve": Entry("bofast.jobs.commands:serve", "serve the pages on this machine"),
    "add-user": Entry("bofast.jobs.commands:add_user", "add a user with a role: the first administrator"),
    "example": Entry("bofast.jobs.commands:example", "load the made-up municipality"),
    "import": Entry("bofast.jobs.commands:import_sheets", "import homes, families and tenancies from sheets"),
    "extract-tenancies": Entry("bofast.jobs.commands:extract", "write the office's own tenancies for a study"),
    "funnel": Entry("bofast.jobs.commands:funnel", "count families from mapped to outcome"),
    "nightly": Entry("bofast.jobs.commands:nightly", "do what each day needs once; the server does it by itself"),
    "verify": Entry("bofast.jobs.commands:verify", "check that the journal stands as it was written"),
    "backup": Entry("bofast.jobs.commands:backup", "write a backup of the case file"),
    "restore": Entry("bofast.jobs.commands:restore", "read a backup back"),
}

SURROUNDINGS: Mapping[str, str] = {
    # Our matrices are small: on a busy machine, threads that wait for each other make them twenty times slower.
    "OPENBLAS_NUM_THREADS": "1",
    # Arrow's own pool gives memory back between groups of rows, and asks the system for it anew.
    "ARROW_DEFAULT_MEMORY_POOL": "system",
}
"""Settings of libraries that must stand before they are loaded, where the user has not set them."""

_HELP = """\
bofast finds out, with each family, what its way home is.

usage: bofast COMMAND [options]        bofast COMMAND --help tells the rest

commands:
{commands}

A first try, which needs no server:

    bofast rule --list
    bofast rule annuity.annuity_payment facts.json --on 2026-11-21
        where facts.json holds {{"amount": 2430000, "rate_percent": "4.12", "years": 30}}

exit codes: 0 answered · 2 wrong use · 3 unreadable facts · 4 a figure nobody has entered · 5 broken parameters
            6 a file that cannot be read · 7 cannot be estimated, with the reason · 8 faults in a register
            9 real identity numbers · 10 two ids share a key · 11 figures that may not leave · 130 stopped
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in {"-h", "--help", "help"}:
        print(_help())
        return Exit.ANSWERED if given else Exit.WRONG_USE
    name, rest = given[0], given[1:]
    if name not in COMMANDS:
        print(f"bofast: there is no command {name!r}. Known are: {', '.join(COMMANDS)}.", file=sys.stderr)
        return Exit.WRONG_USE
    return _run(name, rest)


def _run(name: str, rest: Sequence[str]) -> int:
    for library_setting, value in SURROUNDINGS.items():
        os.environ.setdefault(library_setting, value)
    module, _, function = COMMANDS[name].target.partition(":")
    try:
        subcommand: Subcommand = getattr(import_module(module), function)
    except ModuleNotFoundError as missing:
        print(
            f"bofast {name}: {missing.name} is not installed here. Install {_needs(module)}.",
            file=sys.stderr,
        )
        return Exit.WRONG_USE
    try:
        return subcommand(rest)
    except BrokenPipeError:  # whoever reads has seen enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.ANSWERED


def _needs(module: str) -> str:
    if module.startswith("bofast.workbench.letting"):
        return "what letting needs: pip install 'bofast[letting]'"
    if module.startswith("bofast.workbench."):
        return "what studies need: pip install 'bofast[registers]'"
    return "the server: pip install 'bofast[run]'"


def _help() -> str:
    commands = "\n".join(f"    {name:<18}{entry.about}" for name, entry in COMMANDS.items())
    return _HELP.format(commands=commands)


if __name__ == "__main__":
    sys.exit(main())
