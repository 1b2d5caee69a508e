"""The whole of `bofast serve` (two server processes, worker, sealer) for as long as something is measured."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.management import call_command

from bofast.casework.access.models import User

HOST = "127.0.0.1"
STARTS_WITHIN_S = 120
STOPS_WITHIN_S = 30
FIRST_PAGES = 10


@contextmanager
def serving() -> Iterator[int]:
    """The port of a running server, on the database of this process."""
    call_command("collectstatic", interactive=False, verbosity=0)
    with socket.socket() as asked:
        asked.bind((HOST, 0))
        port: int = asked.getsockname()[1]
    command = [sys.executable, "-m", "bofast.workbench.command", "serve", "--port", str(port)]
    with (Path(settings.DATA_DIRECTORY) / "server.log").open("ab") as said:
        process = subprocess.Popen(command, start_new_session=True, stdout=said, stderr=said)
        try:
            _wait_for(port)
            yield port
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(STOPS_WITHIN_S)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _wait_for(port: int) -> None:
    """Until the server answers pages, each of its processes: listening begins before the program is loaded."""
    deadline = time.monotonic() + STARTS_WITHIN_S
    answered = 0
    while answered < FIRST_PAGES:
        connection = http.client.HTTPConnection(HOST, port, timeout=STARTS_WITHIN_S)
        try:
            connection.request("GET", "/sign-in")
            answered += connection.getresponse().status == http.client.OK
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        finally:
            connection.close()


def signed_in(user: User) -> str:
    """The cookie of a session, as signing in makes it: the password's own cost is not what is measured."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return str(session.session_key)
