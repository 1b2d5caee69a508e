"""Visitors who come at moments fixed beforehand, whether or not the server keeps up (an open loop).

A slow answer makes nobody come later, and a visitor's wait counts from the moment at which it was due: what waited in
a queue, here or in the server, is part of its time.
"""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import local
from urllib.parse import urlencode

TIMEOUT_S = 60
TOKEN = "k" * 32
MOST_AT_ONCE = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request of a kind; a form makes it a POST."""

    kind: str
    path: str
    form: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """How a visit ended. `status` 0 is a connection that broke."""

    kind: str
    path: str
    status: int
    milliseconds: float

    @property
    def is_well(self) -> bool:
        return 200 <= self.status < 400


@dataclass(frozen=True, slots=True)
class Door:
    """Where the server is, and the session that the visits are made in."""

    host: str
    port: int
    cookie: str

    def visit_all(self, visits: Sequence[Visit], *, per_second: float) -> list[Answered]:
        """Send each visit at its moment, and give the answers in the order of the visits."""
        kept = local()
        start = time.perf_counter() + 0.5

        def visit(number: int) -> Answered:
            due = start + number / per_second
            return self._visit(visits[number], due=due, connection=_kept(kept, self._connection))

        with ThreadPoolExecutor(MOST_AT_ONCE) as pool:
            waiting = []
            for number in range(len(visits)):
                time.sleep(max(0.0, start + number / per_second - time.perf_counter()))
                waiting.append(pool.submit(visit, number))
            return [each.result() for each in waiting]

    def _connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(self.host, self.port, timeout=TIMEOUT_S)

    def _visit(self, visit: Visit, *, due: float, connection: http.client.HTTPConnection) -> Answered:
        try:
            status = self._ask(visit, connection=connection)
        except (OSError, http.client.HTTPException):
            connection.close()
            status = 0
        waited = (time.perf_counter() - due) * 1_000
        return Answered(kind=visit.kind, path=visit.path, status=status, milliseconds=waited)

    def _ask(self, visit: Visit, *, connection: http.client.HTTPConnection) -> int:
        headers = {"Cookie": f"sessionid={self.cookie}; csrftoken={TOKEN}"}
        if visit.form is None:
            connection.request("GET", visit.path, headers=headers)
        else:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode({**visit.form, "csrfmiddlewaretoken": TOKEN})
            connection.request("POST", visit.path, body=body, headers=headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status


def _kept(kept: local, make: Callable[[], http.client.HTTPConnection]) -> http.client.HTTPConnection:
    """The connection of this thread, as a browser keeps one open."""
    if not hasattr(kept, "connection"):
        kept.connection = make()
    connection: http.client.HTTPConnection = kept.connection
    return connection
