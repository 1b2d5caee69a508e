"""All contracts, and which of them a file falls under."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bofast.registers.contracts import dwellings_dk, norway, population_dk, work_and_events_dk
from bofast.registers.contracts.contract import Contract, Period

CONTRACTS: Mapping[str, Contract] = {
    contract.name: contract
    for contract in (
        population_dk.BEF,
        population_dk.BEFBOP,
        population_dk.BEFADR,
        work_and_events_dk.AKM,
        work_and_events_dk.FLYT,
        work_and_events_dk.VNDS,
        work_and_events_dk.DOD,
        dwellings_dk.BOL,
        dwellings_dk.BOLIG,
        dwellings_dk.PERBOLIG,
        population_dk.AREAS,
        norway.RESIDENTS,
        norway.STAYS,
        norway.AREAS,
        norway.TENANCIES,
    )
}


@dataclass(frozen=True, slots=True)
class Recognised:
    """The register and the time that a file's name tells."""

    contract: Contract
    period: Period


def recognised(stem: str) -> Recognised | None:
    """Which register a file with this name (without ending) is of; None if it is none that bofast knows."""
    for contract in CONTRACTS.values():
        period = contract.period_of(stem)
        if period is not None:
            return Recognised(contract, period)
    return None
