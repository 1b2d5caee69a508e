"""The real web server as a process group of its own, which can be killed as a power cut kills: all at once, unasked."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from bofast.jobs.serving import server_command

ROOT = Path(__file__).parent.parent.parent
HOST = "127.0.0.1"
DEAD_WITHIN_S = 20


@dataclass(frozen=True, slots=True)
class ServerProcess:
    """A started server: all its processes are in one group, named by the first."""

    group: int
    port: int

    def kill(self) -> None:
        """SIGKILL every process of the group, and wait until none is left."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.group, signal.SIGKILL)
        deadline = time.monotonic() + DEAD_WITHIN_S
        while living := self.members():
            assert time.monotonic() < deadline, f"{living} outlived SIGKILL"
            time.sleep(0.005)

    def members(self) -> list[int]:
        """The processes of the group that are not dead."""
        everything = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
        return [pid for pid in everything if _group_of(pid) == self.group]


@dataclass(frozen=True, slots=True)
class Starter:
    """Starts one server after the other, without loading the program anew for each (`warm_start`)."""

    asked: IO[bytes]
    answered: IO[bytes]

    def start(self, *, workers: int) -> ServerProcess:
        """Start the web server of `bofast serve` on a free port. Who connects waits until it answers."""
        port = free_port()
        words = server_command(host=HOST, port=port, workers=workers)
        self.asked.write(" ".join(words[words.index("granian") :]).encode() + b"\n")
        self.asked.flush()
        return ServerProcess(group=int(self.answered.readline()), port=port)


@contextlib.contextmanager
def starter(*, environment: Mapping[str, str], said: IO[bytes]) -> Iterator[Starter]:
    """A starter of servers with an environment; they say what they have to say into a file."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.races.warm_start"],
        env={**os.environ, **environment},
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=said,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Starter(process.stdin, process.stdout)
        process.stdin.close()


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind((HOST, 0))
        port: int = asked.getsockname()[1]
        return port


def connected_to(port: int, *, within_s: float) -> socket.socket:
    """Connect as soon as the server listens. Raises: ConnectionRefusedError, when it does not in time."""
    deadline = time.monotonic() + within_s
    while True:
        try:
            return socket.create_connection((HOST, port), timeout=within_s)
        except ConnectionRefusedError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _group_of(pid: int) -> int | None:
    """The process group of a living process; none for one that is gone or waits to be buried."""
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    state, _parent, group = after_name[:3]
    return None if state in {"Z", "X"} else int(group)
