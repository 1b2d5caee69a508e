"""How large a file from outside may be, in every direction."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Chosen so that a large municipality's registers fit several times over."""

    file_bytes: int = 50 * MEGABYTE
    unpacked_bytes: int = 200 * MEGABYTE
    unpacked_ratio: int = 100
    unpacked_free_bytes: int = 5 * MEGABYTE
    """Below this size the ratio says nothing: small sheets of equal rows pack very well."""
    archive_members: int = 1_000
    rows: int = 200_000
    columns: int = 300
    cell_characters: int = 32_767
    """What Excel itself allows in a cell."""
    memory_bytes: int = 512 * MEGABYTE
    cpu_seconds: int = 300


LIMITS = Limits()
