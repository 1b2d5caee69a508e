"""An office that lets some departments by agreement and the others by need: each run is told of its own homes alone.

A family that rents among the other homes is a newcomer to this run: the home that she leaves is let the other way, when
she has left it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from bofast.casework.lettings.known.problem_facts import FactsOfDay, wishing_in_play
from bofast.rules.letting.agreement import is_covered
from bofast.rules.letting.facts import ListedFamily
from bofast.vocabulary.letting import Mode


def let_by(mode: Mode, *, facts: FactsOfDay, on: date) -> FactsOfDay:
    """The facts with the homes that a run of this mode lets: by list what an agreement covers, by need the others.

    Where the office has no agreement on the day, all homes stay: by need they are let so, and by list the rules say
    which agreement is lacking.
    """
    if not facts.agreements:
        return facts
    by_list = mode is Mode.LIST
    homes = tuple(
        home for home in facts.homes if is_covered(home.department, agreements=facts.agreements, on=on) is by_list
    )
    names = {home.name for home in homes}
    known = names | {home.department for home in homes if home.department}
    families = (wishing_in_play(_among(family, homes=names), known=known) for family in facts.families)
    return replace(facts, homes=homes, families=tuple(families))


def _among(family: ListedFamily, *, homes: Collection[str]) -> ListedFamily:
    return family if family.home in homes else replace(family, home="", tenant_since=None)
