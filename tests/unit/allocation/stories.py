"""Lettings told in words: who lives where, and who wants what."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from bofast.allocation.market import NO_HOME, Market, Plan

NOWHERE = ""


@dataclass(frozen=True)
class Story:
    """Families by name, each with her own home (NOWHERE for an outsider) and the homes she wants, the best first.

    A home that somebody wants and nobody lives in stands vacant.
    """

    told: dict[str, tuple[str, str]]

    @property
    def families(self) -> list[str]:
        return list(self.told)

    @property
    def homes(self) -> list[str]:
        named = [home for own, wanted in self.told.values() for home in (own, *wanted.split()) if home]
        return sorted(set(named))

    @property
    def market(self) -> Market:
        wanted = [words.split() for _own, words in self.told.values()]
        return Market(
            first=np.array([0, *accumulate(map(len, wanted))], dtype=np.int64),
            home=self.numbers(home for words in wanted for home in words),
            own=self.numbers(own for own, _words in self.told.values()),
            homes=len(self.homes),
        )

    def numbers(self, homes):
        return np.array([self.homes.index(home) if home else NO_HOME for home in homes], dtype=np.int32)

    def line(self, words: str):
        """The families in this order; int32[families]."""
        return np.array([self.families.index(name) for name in words.split()], dtype=np.int32)

    def family(self, name: str) -> int:
        return self.families.index(name)

    def only(self, words: str):
        """bool[families]; true for those named."""
        return np.array([name in words.split() for name in self.families], dtype=np.bool_)

    def plan(self, **got: str) -> Plan:
        """The plan in which these get another home, and everybody else stays."""
        return Plan(self.numbers(got.get(name, own) for name, (own, _words) in self.told.items()))

    def got(self, plan: Plan) -> dict[str, str]:
        """What each family has after the plan."""
        homes = [*self.homes, NOWHERE]
        return {name: homes[home] for name, home in zip(self.families, plan.got.tolist(), strict=True)}

    def names(self, families) -> list[str]:
        return [self.families[family] for family in families]

    def names_of_homes(self, homes) -> list[str]:
        return [self.homes[home] for home in homes]


def story(**told: tuple[str, str]) -> Story:
    return Story(told)
