"""Which words a home is found by."""

from __future__ import annotations

from bofast.casework.homes.models import Home
from bofast.vocabulary.search_words import search_words


def words_of(home: Home) -> tuple[str, ...]:
    texts = (home.address, home.unit_number, home.postal_code, home.postal_place)
    return search_words(*texts, home.supplier_home_id, home.extra_reference)


def full_address(home: Home) -> str:
    """Street, unit and place, as on an envelope."""
    place = " ".join(part for part in (home.postal_code, home.postal_place) if part)
    return ", ".join(part for part in (street_address(home), place) if part)


def street_address(home: Home) -> str:
    """Street and unit: what a home is called among those who know the place."""
    return " ".join(part for part in (home.address, home.unit_number) if part)
