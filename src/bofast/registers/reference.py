"""The page that tells every contract, the store, and every fault that a check can find."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from bofast.registers.checking.faults import ACCEPTABLE, WHAT_TO_DO
from bofast.registers.contracts.catalogue import CONTRACTS
from bofast.registers.contracts.contract import CodeList, Column, Contract
from bofast.registers.store import AREAS, EXITS, PERSONS, STAYS

_COUNTRIES = {"dk": "Denmark", "no": "Norway", "any": "Your own"}

_STORE = {
    "persons/year=YYYY.parquet": (PERSONS, "one row a person registered on 1 January of the year, sorted by `pid`"),
    "stays.parquet": (STAYS, "one row a person's stay in a dwelling, sorted by `pid` and `from`"),
    "exits.parquet": (EXITS, "one row a person who emigrated or died, sorted by `pid` and `on`"),
    "areas.parquet": (AREAS, "one row an area"),
}

_MEANINGS = {
    "pid": "the person",
    "hhid": "the household",
    "dwid": "the dwelling",
    "birth": "day of birth",
    "movein": "day on which this person moved into this dwelling",
    "sex": "1 man, 2 woman",
    "owner": "1 if the dwelling is lived in by its owner, else 0",
    "lmcode": "what the person mostly lived from in the year before, by the codes of SOCIO13; 0 not known",
    "area": "number of the area; 0 outside every area",
    "year": "the year of the 1 January",
    "municipality": "number of the municipality; 0 not known",
    "role": "1 main person, 2 partner, 3 child at home; 0 not known",
    "tenure": "1 owned, 2 rented from a social landlord, 3 rented privately, 4 cooperative; 0 not known",
    "from": "first day",
    "to": "first day no longer; null: still",
    "cause": "1 emigrated, 2 died",
    "on": "the day",
    "name": "name of the area",
}


def page() -> str:
    """The whole page."""
    return "\n".join([*_head(), *_store(), *_contracts(), *_code_lists(), *_faults(), ""])


def _head() -> Iterator[str]:
    yield "# Registers"
    yield ""
    yield "What `bofast check` expects of delivered files, and what `bofast ingest` makes of them. `make docs` writes"
    yield "this page from the contracts."
    yield ""
    yield "A file is known by its name, in any case of letters: `bef202412.csv`, `AKM2024.sas7bdat`,"
    yield "`bosatte2024.parquet`. It may be CSV (`.csv`, `.txt`, `.tsv`; semicolon, comma, tab or bar; UTF-8 or"
    yield "windows-1252), Parquet, or SAS"
    yield "(`.sas7bdat`, `.xpt`). Columns are found by name in any case and any order. Days are dates, SAS's days since"
    yield "1960, or text as 2024-12-31, 20241231, 31-12-2024, 31.12.2024 or 31DEC2024. Nothing, blanks and a lone point"
    yield "are missing."
    yield ""


def _store() -> Iterator[str]:
    yield "## The store"
    yield ""
    yield "What every study reads, whether it was ingested or made up. Parquet, zstd, row groups of 262,144. Keys are"
    yield "whole numbers made from ids (the upper 63 bits of MD5, proven to be unique); no id is kept."
    for path, (schema, row) in _STORE.items():
        yield ""
        yield f"### `{path}`: {row}"
        yield ""
        yield "| Column | Type | Meaning |"
        yield "|---|---|---|"
        yield from (f"| `{field.name}` | {_type(field.type)} | {_MEANINGS[field.name]} |" for field in schema)
    yield ""
    yield "`store.json` says which country and years, and whether the store was ingested or made up. `ingest.json`"
    yield "lists every file that was ingested with size and hash, and which tables rest on it. `keys/` holds the"
    yield "proofs of the keys. `tenancies.parquet` holds the organisation's own tenancies, where there are any."
    yield ""


def _type(type_: pa.DataType) -> str:
    return str(type_).removesuffix("[day]")


def _contracts() -> Iterator[str]:
    for country, name in _COUNTRIES.items():
        yield f"## {name}"
        yield ""
        for contract in CONTRACTS.values():
            if contract.country == country:
                yield from _contract(contract)


def _contract(contract: Contract) -> Iterator[str]:
    yield f"### {contract.name}: {contract.title}"
    yield ""
    yield f"A row is {contract.row}. Key: {', '.join(contract.key)}. Delivered as {contract.delivered.value}."
    yield f"Source: {contract.source}."
    yield ""
    yield "| Column | Is | Meaning | Missing | Limits and codes | Years |"
    yield "|---|---|---|---|---|---|"
    yield from (_column(column) for column in contract.columns)
    yield ""
    for change in contract.changes:
        yield f"- {change}"
    if contract.changes:
        yield ""
    if contract.note:
        yield contract.note
        yield ""
    if contract.also_delivered:
        yield f"Delivered too, and not read: {', '.join(sorted(contract.also_delivered))}."
        yield ""


def _column(column: Column) -> str:
    names = " or ".join(f"`{name}`" for name in (column.name, *column.also_called))
    names += "" if column.needed else " (may be absent)"
    missing = column.missing or "not allowed"
    years = f"{column.first_year or ''}-{column.last_year or ''}".strip("-") or "all"
    unit = f", {column.unit}" if column.unit else ""
    return f"| {names} | {column.kind.value}{unit} | {column.meaning} | {missing} | {_limits(column)} | {years} |"


def _limits(column: Column) -> str:
    if column.codes is not None:
        return f"codes of {column.codes.name}"
    if column.lowest is not None and column.highest is not None:
        return f"{column.lowest} to {column.highest}"
    if column.lowest is not None:
        return f"from {column.lowest}" + ("" if column.may_lie_ahead else " to the file's last day")
    return ""


def _code_lists() -> Iterator[str]:
    yield "## Code lists"
    yield ""
    lists: dict[tuple[str, str], CodeList] = {}
    for contract in CONTRACTS.values():
        lists.update({(c.codes.name, c.codes.source): c.codes for c in contract.columns if c.codes is not None})
    for _, codes in sorted(lists.items()):
        yield f"### {codes.name}"
        yield ""
        yield f"Source: {codes.source}.{'' if codes.verified else ' Not verified: from a secondary source.'}"
        yield ""
        for code in codes.codes:
            span = f" ({code.first_year or ''}-{code.last_year or ''})" if code.first_year or code.last_year else ""
            yield f"- {code.value}: {code.label}{span}"
        yield ""


def _faults() -> Iterator[str]:
    yield "## Faults"
    yield ""
    yield "`bofast check` names every fault by one of these words and counts it. Those that can be accepted"
    yield "(`--accept`) let an ingest go on; rows without a key are then left out."
    yield ""
    yield "| Fault | What to do | Can be accepted |"
    yield "|---|---|---|"
    for kind, to_do in WHAT_TO_DO.items():
        yield f"| `{kind.value}` | {to_do} | {'yes' if kind in ACCEPTABLE else 'no'} |"
