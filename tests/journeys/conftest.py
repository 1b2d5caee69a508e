"""Where journeys begin: the servers that they walk through, and who sits down at a browser.

Each server is started once, and thrown away with its database.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.at_the_desk import Desk, Seated, at_a_desk
from tests.journeys.own_server import Installation, installation
from tests.journeys.seen import Noise


@pytest.fixture(scope="session")
def example_installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The made-up municipality, as `make run` loads it."""
    with installation(tmp_path_factory.mktemp("example")) as made:
        made.do("bofast.workbench.command", "example")
        yield made


@pytest.fixture(scope="session")
def example_server(example_installation: Installation) -> Iterator[str]:
    """The address of a server over the made-up municipality."""
    with example_installation.serving() as address:
        yield address


@pytest.fixture(scope="module")
def empty_office_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over an office with people and a programme, and nothing brought in."""
    with installation(tmp_path_factory.mktemp("empty-office")) as made:
        made.do("tests.journeys.empty_office")
        with made.serving() as address:
            yield address


@pytest.fixture
def sits_down(browser: Browser, server: str, tmp_path: Path) -> Iterator[Seated]:
    """Somebody of the office at a browser; at the end nothing was inaccessible, and nothing was said or asked aside.

    A journey says by a fixture `server` of its own which server it walks through.
    """
    faults: list[str] = []
    noise = Noise(server)
    seated: list[Desk] = []

    def sit_down(username: str) -> Desk:
        desk = at_a_desk(browser, server, username=username, files=tmp_path, faults=faults)
        noise.listen(desk.page.context)
        seated.append(desk)
        return desk

    yield sit_down
    for desk in seated:
        desk.page.context.close()
    assert faults + noise.taken() == []
