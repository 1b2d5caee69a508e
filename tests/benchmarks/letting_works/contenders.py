"""Who is measured, at which sizes, and beside whom. Another mechanism or peer is one line here and a function there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from tests.benchmarks.letting_works.found import Found
from tests.benchmarks.letting_works.instance import Instance

SIZES = {"100": (100, 50), "1k": (1_000, 500), "10k": (10_000, 5_000), "50k": (50_000, 20_000)}
"""Families and homes."""
ALL = tuple(SIZES)
UP_TO_10K = ("100", "1k", "10k")
FROM_1K = ("1k", "10k", "50k")
BROUGHT_BY_NOBODY = ("networkx", "matching")
"""Peers that stand on a package which bofast does not bring; each has its name."""

Work = Callable[[Instance, float], Found]
"""Takes the instance, and how many seconds it may search where it has no end of its own."""


@dataclass(frozen=True)
class Contender:
    """One name on the list.

    Attributes:
        module: where its work stands; only that is loaded, so memory is what it needs itself.
        beside: our own mechanism whose plan it has to find; empty where there is none.
        is_ours: whether it is no peer.
    """

    name: str
    module: str
    sizes: tuple[str, ...]
    beside: str = ""
    is_ours: bool = True

    @property
    def title(self) -> str:
        return self.name if self.is_ours else f"peer_{self.name}"

    def work(self) -> Work:
        works: Mapping[str, Work] = self._loaded().WORKS
        return works[self.name]

    def prepare(self, instance: Instance) -> None:
        """What is made of the instance before the clock starts."""
        getattr(self._loaded(), "PREPARE", _nothing)(instance)

    def _loaded(self) -> ModuleType:
        return import_module(f"tests.benchmarks.letting_works.{self.module}")

    def why_not(self) -> str | None:
        """Why it cannot be measured here; None when it can."""
        if self.name in BROUGHT_BY_NOBODY and find_spec(self.name) is None:
            return f"{self.name} is not installed here: nothing is told of it"
        return None


def _nothing(_instance: Instance) -> None:
    """Most contenders begin from the arrays."""


CONTENDERS = (
    Contender("list", "in_list_mode", ALL),
    Contender("list_explained", "in_list_mode", ALL),
    Contender("live", "in_list_mode", ("10k", "50k")),
    Contender("need", "in_need_mode", ALL),
    Contender("served", "in_need_mode", ALL),
    Contender("need_explained", "in_need_mode", ALL),
    Contender("flow", "in_need_mode", ALL),
    Contender("solve_by_names", "by_names", UP_TO_10K, beside="list"),
    Contender("turns", "trading", FROM_1K),
    Contender("trading", "trading", FROM_1K),
    Contender("swaps_of_2", "swapping", ("1k", "10k")),
    Contender("swaps_of_3", "swapping", ("1k", "10k")),
    Contender("caps", "capping", UP_TO_10K),
    Contender("plain_python", "by_asking", ALL, beside="list", is_ours=False),
    Contender("matching", "by_asking", ("100",), beside="list", is_ours=False),
    Contender("flow_alone", "by_assignment", ALL, beside="flow", is_ours=False),
    Contender("scipy_sparse", "by_assignment", ALL, beside="flow", is_ours=False),
    Contender("scipy_dense", "by_assignment", UP_TO_10K, beside="flow", is_ours=False),
    Contender("ortools_assignment", "by_assignment", ALL, beside="flow", is_ours=False),
    Contender("highs_lp", "by_programme", ALL, beside="flow", is_ours=False),
    Contender("cp_sat", "by_programme", UP_TO_10K, beside="flow", is_ours=False),
    Contender("caps_highs", "by_programme", UP_TO_10K, beside="caps", is_ours=False),
    Contender("caps_cp_sat", "by_programme", UP_TO_10K, beside="caps", is_ours=False),
    Contender("networkx", "by_assignment", ("100", "1k"), beside="flow", is_ours=False),
)
BY_NAME = {contender.name: contender for contender in CONTENDERS}
