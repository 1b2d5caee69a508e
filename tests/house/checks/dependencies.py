"""Dependencies that nothing uses: each is code that runs with our rights, and has to earn its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from packaging.requirements import Requirement

# Distributions whose module has another name, and those that are used without being named in our code.
MODULES = {
    "django-allauth": "allauth",
    "django-csp": "csp",
    "python-docx": "docx",
    "pyyaml": "yaml",
    "vl-convert-python": "vl_convert",
}
USED_UNNAMED = {
    "psycopg": "Django's PostgreSQL engine",
    "setuptools": "installs bofast itself",
    "tzdata": "read by zoneinfo",
    "babel": "tools.messages compiles the words with it before bofast starts",
    "defusedxml": "openpyxl parses with it when it is there",
}


def unused(dependencies: Iterable[str], *, code: str) -> Iterator[str]:
    """Names of dependencies that the code neither imports nor names in its settings or commands."""
    for words in dependencies:
        name = Requirement(words).name.lower()
        module = MODULES.get(name, name.replace("-", "_"))
        if name not in USED_UNNAMED and not re.search(rf"\b{module}\b", code):
            yield name


def without_a_reason(pyproject: str, *, dependencies: Iterable[str]) -> Iterator[str]:
    """Names of dependencies that no comment on their line explains."""
    lines = {line.strip().split('"')[1]: line for line in pyproject.splitlines() if line.lstrip().startswith('"')}
    for words in dependencies:
        if "# " not in lines.get(words, ""):
            yield Requirement(words).name


def all_of(project: Mapping[str, list[str] | dict[str, list[str]]]) -> list[str]:
    """Every dependency of the [project] table, extras included."""
    extras = project["optional-dependencies"]
    assert isinstance(extras, dict)
    return [*project["dependencies"], *(words for group in extras.values() for words in group)]
