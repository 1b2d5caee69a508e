"""The servers that journeys walk through: each is started once, and thrown away with its database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.own_server import Installation, installation


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
