"""Lock files: pinned, hashed, from nowhere in particular, and in step with pyproject.toml."""

import tomllib

import pytest

from tests.house.checks.source import ROOT
from tools.lock import LOCKS
from tools.locks_hold import faults_of_lock, unmet

HASH = "    --hash=sha256:" + "0" * 64
LOCK = f"django==5.2.19 \\\n{HASH} \\\n{HASH}\n    # via bofast\n"
PROJECT = {"dependencies": [], "optional-dependencies": {"run": ["Django~=5.2.19"]}}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds(name):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")

    assert [*faults_of_lock(lock), *unmet(project, extras=LOCKS[name], lock=lock)] == []


@pytest.mark.parametrize(
    "planted",
    ["--index-url https://example.org/simple", "django==5.2.19", "django>=5.2 \\", "django @ file:///here", HASH[:-1]],
)
def test_a_line_that_is_no_pin_and_no_hash_is_found(planted):
    assert list(faults_of_lock(LOCK + planted))
    assert not list(faults_of_lock(LOCK))


def test_a_dependency_that_is_not_locked_is_found():
    assert not list(unmet(PROJECT, extras=("run",), lock=LOCK))
    assert list(unmet(PROJECT, extras=("run",), lock=LOCK.replace("5.2.19", "5.1.0")))
    assert list(unmet(PROJECT, extras=("run",), lock=""))
