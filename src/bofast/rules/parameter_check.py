"""Small checks with a sentence each: what was found, and what to do about it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any


class Complaint(Exception):
    """Something in a parameter table is wrong; the reader of the file adds the place."""

    def __init__(self, found: str, do: str = "") -> None:
        super().__init__(f"{found}\n{do}" if do else found)


def require(holds: object, found: str, do: str) -> None:
    """Raises: Complaint, unless it holds."""
    if not holds:
        raise Complaint(f"{found}.", do)


def check_keys(given: Any, *, required: Collection[str], optional: Collection[str], where: str) -> None:
    require(isinstance(given, Mapping), f"{where} is {given!r}", "Write `key: value` pairs.")
    missing = sorted(set(required) - set(given))
    unknown = sorted(str(key) for key in set(given) - set(required) - set(optional))
    require(not missing, f"{where} lacks {', '.join(missing)}", "Add it; the format is docs/reference/parameters.md.")
    known = ", ".join(sorted({*required, *optional}))
    require(not unknown, f"{where} has the unknown key {', '.join(unknown)}", f"Known are: {known}.")


def check_choice(given: Any, *, among: Collection[str], what: str) -> str:
    require(given in among, f"`{what}` is {given!r}", f"Use one of: {', '.join(among)}.")
    return str(given)


def check_text(given: Any, *, what: str) -> str:
    require(isinstance(given, str) and given.strip(), f"{what} is {given!r}", "Write a text.")
    return str(given)
