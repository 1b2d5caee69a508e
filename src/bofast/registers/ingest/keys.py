"""Ids become keys of 63 bits, and no two ids may share one.

A key is the upper half of the id's MD5, so it is the same on every machine and in every version. The lower half is kept
beside it as a proof: one key with two proofs is two ids on one key. The ids themselves are kept nowhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bofast.registers.checking.opening import text
from bofast.registers.scratch import Workplace
from bofast.registers.store import whole_file
from bofast.vocabulary.errors import BofastError

KEY_BITS = 63


class KeyOf(StrEnum):
    """What an id stands for; keys of different kinds are never compared."""

    PERSON = "person"
    HOUSEHOLD = "household"
    DWELLING = "dwelling"


class KeyCollision(BofastError):
    """Two ids share a key: with them, two people would be one. Nothing is written."""

    def __init__(self, kind: KeyOf, *, collisions: int) -> None:
        self.kind = kind
        self.collisions = collisions
        super().__init__(f"{collisions} keys of a {kind} stand for two ids each. Nothing was written; report this.")


@dataclass(frozen=True, slots=True)
class Ids:
    """Ids in a delivery: SQL of one column `id`, and what they are ids of."""

    kind: KeyOf
    query: str


def key(column: str, *, bits: int = KEY_BITS) -> str:
    """SQL for the key of an id."""
    return f"CAST(md5_number({column}) >> {128 - bits} AS BIGINT)"


def key_of(identity: str, *, bits: int = KEY_BITS) -> int:
    """The key of one id, as `key` makes it."""
    # DuckDB reads the digest as a little-endian number.
    return int.from_bytes(hashlib.md5(identity.encode(), usedforsecurity=False).digest(), "little") >> (128 - bits)


def prove_keys(ledger: Path, *, ids: Sequence[Ids], kind: KeyOf, at: Workplace, bits: int = KEY_BITS) -> None:
    """Add the keys of new ids to the ledger, after holding them against each other and all that were there.

    Raises: KeyCollision; then the ledger stays as it was.
    """
    proofs = [_proofs(one, bits=bits) for one in ids if one.kind is kind]
    if ledger.exists():
        proofs.append(f"SELECT key, proof FROM read_parquet({text(str(ledger))})")  # noqa: S608 - a quoted path
    if not proofs:
        return
    at.connection.execute(f"CREATE OR REPLACE TEMP TABLE proofs AS {' UNION '.join(proofs)}")
    (collisions,) = at.connection.execute("SELECT count(*) - count(DISTINCT key) FROM proofs").fetchall()[0]
    if collisions:
        raise KeyCollision(kind, collisions=collisions)
    with whole_file(ledger) as path:
        at.connection.execute(
            f"COPY (FROM proofs ORDER BY key) TO {text(str(path))} (FORMAT parquet, COMPRESSION zstd)"
        )
    at.connection.execute("DROP TABLE proofs")


def _proofs(ids: Ids, *, bits: int) -> str:
    proof = "CAST(md5_number(id) & 9223372036854775807 AS BIGINT)"
    named = f"{key('id', bits=bits)} AS key, {proof} AS proof"
    return f"SELECT DISTINCT {named} FROM ({ids.query}) WHERE id IS NOT NULL"  # noqa: S608 - our own SQL
