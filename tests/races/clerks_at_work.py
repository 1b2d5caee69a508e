"""Clerks who write down conversations over HTTP until their server dies, and remember what it acknowledged."""

from __future__ import annotations

import http.client
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event
from urllib.parse import urlencode
from uuid import UUID

from tests.races.server_process import HOST, connected_to

STARTS_WITHIN_S = 60
TOKEN = "k" * 32


@dataclass(slots=True)
class Notebook:
    """What clerks sent, and which of it the server acknowledged; filled in by several threads."""

    sent: list[str] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    """Answers other than the redirect of a write: there should be none."""
    first_answer: Event = field(default_factory=Event)


@dataclass(frozen=True, slots=True)
class Clerks:
    """Clerks with one sign-in, one for each family, each writing as fast as the server answers."""

    cookie: str
    families: Sequence[UUID]

    def begin(self, *, port: int, name: str, notebook: Notebook, pool: ThreadPoolExecutor) -> list[Future[None]]:
        """Let all write until the connection breaks; the futures end then."""
        return [
            pool.submit(self._write_until_cut, port, f"{name} clerk {number}", family, notebook)
            for number, family in enumerate(self.families)
        ]

    def _write_until_cut(self, port: int, name: str, family: UUID, notebook: Notebook) -> None:
        connection = http.client.HTTPConnection(HOST, port, timeout=STARTS_WITHIN_S)
        try:
            connection.sock = connected_to(port, within_s=STARTS_WITHIN_S)
            number = 0
            while True:
                number += 1
                self._write(connection, family=family, note=f"{name} note {number}", notebook=notebook)
        except (http.client.HTTPException, OSError):
            pass
        finally:
            connection.close()
            notebook.first_answer.set()

    def _write(self, connection: http.client.HTTPConnection, *, family: UUID, note: str, notebook: Notebook) -> None:
        said = {"happened_on": time.strftime("%Y-%m-%d"), "how": "phone", "with_family": "yes", "note": note}
        notebook.sent.append(note)
        connection.request(
            "POST",
            f"/families/{family}/contacts/add",
            body=urlencode({**said, "csrfmiddlewaretoken": TOKEN}),
            headers={
                "Content-Type": "application/x-www-form-urlencoded",
                "Cookie": f"sessionid={self.cookie}; csrftoken={TOKEN}",
            },
        )
        answer = connection.getresponse()
        answer.read()
        if answer.status == http.client.FOUND:
            notebook.acknowledged.append(note)
        else:
            notebook.refused.append(answer.status)
        notebook.first_answer.set()
