"""Traces of the machine on which something was written: home directories, and the registries it installs from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from tests.house.checks.source import Fault

HOMES = re.compile(r"(?<![\w.\-/])/(?:root|home/[a-z][\w-]*|Users/[A-Za-z][\w-]*|work/[a-z][\w-]*|tmp/[a-z][\w-]*/)\b")
REGISTRIES = re.compile(r"\b(?:(?:test\.)?py" + r"pi\.org|python" + r"hosted\.org|registry\.n" + r"pmjs\.org)\b")


def traces_of_a_machine(path: PurePosixPath, text: str) -> Iterator[Fault]:
    for number, line in enumerate(text.splitlines(), start=1):
        if HOMES.search(line):
            yield Fault(path, number, "names a folder of one machine")
        if REGISTRIES.search(line):
            yield Fault(path, number, "names a package registry; each machine installs from its own")
