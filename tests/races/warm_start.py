"""Loads the program once, and forks a web server, command line and all, for every line that it reads.

Fifty cold starts would take longer than everything else in the test. What is forked has never touched the database;
the server then opens it as a cold one does. Answers each line with the process group of the new server.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from django.db import connection
from django.urls import get_resolver
from granian.cli import entrypoint

from bofast.config import wsgi


def main() -> None:
    assert callable(wsgi.application)
    assert get_resolver().url_patterns
    for line in sys.stdin:
        bury_the_dead()
        assert connection.connection is None, "a server must not inherit an open database"
        group = os.fork()
        if group == 0:
            become_server(line.split())
        print(group, flush=True)  # noqa: T201 - the answer


def become_server(words: list[str]) -> None:
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, sys.stdin.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    sys.argv = words
    entrypoint()
    sys.exit(1)


def bury_the_dead() -> None:
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


if __name__ == "__main__":
    main()
