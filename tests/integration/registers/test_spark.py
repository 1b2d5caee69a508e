"""Spark on a real cluster gives the same whole numbers as the native engine, also when an executor is killed."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bofast.registers.engines.native import engine as native
from bofast.registers.engines.tables import spark
from bofast.registers.made_up.plans import plan_for
from bofast.registers.made_up.store_writer import write_store
from bofast.registers.stays.question import Question, Source, bands, flag
from tests.integration.registers.spark_cluster import Cluster, cluster, why_not

pytestmark = [
    pytest.mark.skipif(why_not() is not None, reason=str(why_not())),
    pytest.mark.enable_socket,
    # pyspark 4.0 itself, on Python 3.11.
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::FutureWarning"),
]

SMALL = {"spark_executor_memory": "1g"}


def test_a_cluster_that_loses_an_executor_counts_as_one_machine_does(tmp_path):
    store = write_store(tmp_path / "store", plan_for(100_000)).store
    measures = tuple((area, 2015) for area in range(1, store.about().areas + 1) if area % 7 == 0)
    by = (
        flag("strong", Source.STRONG_FAMILY),
        flag("measure", Source.MEASURE),
        bands("oldest", Source.OLDEST, (0, 30, 45)),
    )
    question = Question(by=by, measures=measures, gaps=1)
    expected = native.count(store, question)
    killed: list[int] = []

    with cluster(tmp_path) as running, _murderer(running, killed):
        counted = spark.count(store, question, master=running.master, scratch=tmp_path, **SMALL)

    assert counted.differences(expected) == ()
    assert killed


@contextmanager
def _murderer(running: Cluster, killed: list[int]) -> Iterator[None]:
    """Kill one executor without warning, once it has finished a task: its results are lost with it."""
    is_done = threading.Event()
    thread = threading.Thread(target=_kill_one, args=(running, killed, is_done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_done.set()
        thread.join()


def _kill_one(running: Cluster, killed: list[int], is_done: threading.Event) -> None:
    while not killed and not is_done.wait(0.1):
        executor = running.who_has_finished_a_task()
        if executor is not None:
            os.kill(executor, signal.SIGKILL)
            killed.append(executor)
