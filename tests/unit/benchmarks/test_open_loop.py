"""The benchmark's clock: a stall of the server is seen by everybody who would have come during it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from tests.benchmarks.figure import percentile
from tests.benchmarks.visitors import Door, Visit

STALL_S = 0.5


class StallsOnce(BaseHTTPRequestHandler):
    """One visitor at a time, and the first of all waits long."""

    has_stalled = False

    def do_GET(self) -> None:
        if not StallsOnce.has_stalled:
            StallsOnce.has_stalled = True
            time.sleep(STALL_S)
        self.send_response(404 if self.path == "/missing" else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_said: object) -> None:
        """Quiet."""


@pytest.fixture
def door() -> Iterator[Door]:
    StallsOnce.has_stalled = False
    with HTTPServer(("127.0.0.1", 0), StallsOnce) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield Door("127.0.0.1", server.server_port, "nobody")
        server.shutdown()
        thread.join()


def test_a_stall_counts_for_all_who_were_due_during_it(door):
    answers = door.visit_all([Visit(kind="page", path="/")] * 10, per_second=50)

    # The tenth was due 180 ms after the first, and could not be answered before the stall was over.
    assert answers[9].milliseconds > (STALL_S - 0.18) * 1_000 - 1
    assert all(answer.is_well for answer in answers)


def test_a_refusal_is_no_success(door):
    [answer] = door.visit_all([Visit(kind="page", path="/missing")], per_second=50)

    assert (answer.status, answer.is_well) == (404, False)


def test_a_broken_connection_is_no_success():
    [answer] = Door("127.0.0.1", 1, "nobody").visit_all([Visit(kind="page", path="/")], per_second=50)

    assert (answer.status, answer.is_well) == (0, False)


def test_a_percentile_is_a_value_that_was_seen():
    assert percentile([10, 20, 30, 40], 50) == 20
    assert percentile([10, 20, 30, 40], 95) == 40
    with pytest.raises(ValueError, match="nothing"):
        percentile([], 50)
