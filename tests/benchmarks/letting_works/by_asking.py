"""List mode by others: the same plan in plain Python, and by the package `matching` where it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

import numpy as np

from bofast.allocation.market import NO_HOME, NOBODY, Plan
from tests.benchmarks.letting_works.found import Found
from tests.benchmarks.letting_works.instance import Instance


def _plain_python(instance: Instance, _seconds: float) -> Found:
    """Deferred acceptance on lists, as a good programmer writes it without a compiler."""
    market = instance.market()
    first, home, key, own = (each.tolist() for each in (market.first, market.home, instance.key, market.own))
    holder, held_key = [NOBODY] * market.homes, [0] * market.homes
    got, asked = [NO_HOME] * market.families, first[:-1]
    for newcomer in range(market.families):
        family = newcomer
        while family != NOBODY:
            if asked[family] < first[family + 1]:
                wanted, its_key = home[asked[family]], key[asked[family]]
                asked[family] += 1
            elif own[family] != NO_HOME:
                wanted, its_key = own[family], -1
            else:
                break
            before = holder[wanted]
            if before == NOBODY or its_key < held_key[wanted]:
                holder[wanted], held_key[wanted], got[family] = family, its_key, wanted
                if before != NOBODY:
                    got[before] = NO_HOME
                family = before
    return Found(market, Plan(np.array(got, dtype=np.int32)), instance.fit)


def _matching(instance: Instance, _seconds: float) -> Found:
    matching = import_module("matching.games")
    market = instance.market()
    wanted = {
        family: market.home[market.first[family] : market.first[family + 1]].tolist()
        for family in range(market.families)
    }
    behind = np.argsort(instance.key, kind="stable")
    lines: dict[int, list[int]] = {home: [] for home in range(market.homes)}
    for family, home in enumerate(market.own.tolist()):  # a tenant asks for her own home last, and is first there
        if home != NO_HOME:
            wanted[family].append(home)
            lines[home].append(family)
    for pair in behind.tolist():
        lines[int(market.home[pair])].append(int(market.family[pair]))
    asked_for = {home: line for home, line in lines.items() if line}
    game = matching.HospitalResident.create_from_dictionaries(
        {family: homes for family, homes in wanted.items() if homes}, asked_for, dict.fromkeys(asked_for, 1)
    )
    got = np.full(market.families, NO_HOME, dtype=np.int32)
    for home, families in game.solve(optimal="resident").items():
        for family in families:
            got[family.name] = home.name
    return Found(market, Plan(got), instance.fit)


WORKS: Mapping[str, Callable[[Instance, float], Found]] = {"plain_python": _plain_python, "matching": _matching}
