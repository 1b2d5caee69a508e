"""A real Spark cluster on this machine, for tests: master and two workers from the pyspark package, on loopback."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
import pyspark

PATIENCE = 120


@dataclass(frozen=True)
class Cluster:
    master: str
    scratch: Path
    workers: tuple[subprocess.Popen[bytes], ...]

    def who_has_finished_a_task(self) -> int | None:
        """The process of an executor that holds results which others need; None while none does."""
        for worker in self.workers:
            for executor in psutil.Process(worker.pid).children():
                with suppress(psutil.Error, OSError):
                    if "Finished task" in (Path(executor.cwd()) / "stderr").read_text(errors="replace"):
                        return executor.pid
        return None


def why_not() -> str | None:
    """Why no cluster can be started here; None when it can."""
    return None if shutil.which("java") else "Spark needs Java 17: apt-get install openjdk-17-jre-headless"


@contextmanager
def cluster(scratch: Path) -> Iterator[Cluster]:
    """Start a master and two workers of one core each, and stop them afterwards."""
    port = _free_port()
    address = f"spark://127.0.0.1:{port}"
    master = _start(scratch, "master", ["--port", str(port), "--webui-port", str(_free_port())])
    workers: list[subprocess.Popen[bytes]] = []
    try:
        _wait_for(scratch / "master.log", "I have been elected leader")
        for number in (1, 2):
            jobs = ["--work-dir", str(scratch / f"jobs{number}"), "--cores", "1", "--memory", "2g"]
            ports = ["--port", str(_free_port()), "--webui-port", str(_free_port())]
            workers.append(_start(scratch, f"worker{number}", [*ports, *jobs, address]))
        for number in (1, 2):
            _wait_for(scratch / f"worker{number}.log", "Successfully registered with master")
        yield Cluster(address, scratch, tuple(workers))
    finally:
        for process in (*workers, master):
            process.terminate()
        for process in (*workers, master):
            process.wait(PATIENCE)


def _start(scratch: Path, name: str, arguments: list[str]) -> subprocess.Popen[bytes]:
    home = Path(pyspark.__file__).parent
    kind = "master.Master" if name == "master" else "worker.Worker"
    command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{kind}", "--host", "127.0.0.1", *arguments]
    surroundings = {
        **os.environ,
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_DAEMON_MEMORY": "512m",
        "SPARK_LOCAL_DIRS": str(scratch / "spilled"),
        "SPARK_MASTER_OPTS": "-Dspark.ui.enabled=false",
        "PYSPARK_PYTHON": sys.executable,
    }
    with (scratch / f"{name}.log").open("wb") as log:
        return subprocess.Popen(command, env=surroundings, stdout=log, stderr=log)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(log: Path, words: str) -> None:
    until = time.monotonic() + PATIENCE
    while words not in log.read_text(errors="replace"):
        if time.monotonic() > until:
            raise TimeoutError(f"{log.name} never said {words!r}:\n{log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.2)
