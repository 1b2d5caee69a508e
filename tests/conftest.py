"""What every test may ask for, and what is loud in all of them (row order, template variables, the network)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.random_order import shuffle_unordered_queries
from tools.browser import NoBrowser, chromium

pytest_plugins = ["tests.factories.fixtures"]

ROOT = Path(__file__).parent.parent
# Others' files, to run the importers against; they lie beside the project and are no part of it.
SHARED_DATA = ROOT.parent / "shared" / "data"

# Playwright keeps an event loop in the test's thread; Django would take it for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder with the files that others made."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the files that others made do not lie beside this clone (../shared/data)")
    return SHARED_DATA


@pytest.fixture(scope="session", autouse=True)
def unordered_queries_in_random_order() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        shuffle_unordered_queries(patch)
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Chromium as the machine has it, without sandbox (root) and without calls of its own to the outside."""
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"]
    args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", *quiet]
    return {**browser_type_launch_args, "executable_path": str(chromium()), "args": args}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "nb-NO", "timezone_id": "Europe/Oslo"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what a test needs by what it asks for, skip what is lacking here with the reason, begin with what is long.

    A group is run by one worker, and the longest tests are in groups: begun last, they leave the other worker idle.
    """
    items.sort(key=lambda item: item.get_closest_marker("xdist_group") is None)
    without_browser = missing_browser()
    without_postgres = missing_postgres()
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or asked & {"db", "transactional_db", "live_server"}:
            item.add_marker(pytest.mark.db)
        if asked & {"page", "context", "browser"}:
            item.add_marker(pytest.mark.browser)
            if without_browser:
                item.add_marker(pytest.mark.skip(reason=without_browser))
        if item.get_closest_marker("postgres") and without_postgres:
            item.add_marker(pytest.mark.skip(reason=without_postgres))


def missing_browser() -> str:
    try:
        chromium()
    except NoBrowser as reason:
        return os.environ.get("BOFAST_NO_BROWSER", str(reason))
    return ""


def missing_postgres() -> str:
    if "DATABASE_URL" in os.environ:
        return ""
    return os.environ.get("BOFAST_NO_POSTGRES", "about PostgreSQL alone: `make test` runs it there")
