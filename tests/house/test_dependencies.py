"""Each dependency says why it is here, and is used."""

import tomllib

from tests.house.checks.dependencies import all_of, unused, without_a_reason
from tests.house.checks.source import ROOT, modules

PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(PYPROJECT)["project"]


def test_each_dependency_of_a_server_is_used():
    code = "\n".join(module.text for module in modules() if module.lies_in("src"))

    assert list(unused([*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["run"]], code=code)) == []


def test_each_dependency_says_why_it_is_here():
    assert list(without_a_reason(PYPROJECT, dependencies=all_of(PROJECT))) == []


def test_a_dependency_that_nothing_uses_is_found():
    assert list(unused(["Django~=5.2", "python-docx"], code="import django\nfrom docx import Document")) == []
    assert list(unused(["Django~=5.2", "python-docx"], code="import django\n")) == ["python-docx"]


def test_a_dependency_without_a_reason_is_found():
    assert list(without_a_reason('    "Django~=5.2",\n', dependencies=["Django~=5.2"])) == ["Django"]
    assert list(without_a_reason('    "Django~=5.2", # pages\n', dependencies=["Django~=5.2"])) == []
