"""The sheet of tenancies: who lives where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from tools.examples.families import FIXED_SIZES, Family

WITHOUT_HOME = {29, 52}
RENT_PRIVATE = {7: "PR-05", 18: "PR-06", 36: "PR-07", 48: "PR-08"}
WILL_BE_HELPED = frozenset(FIXED_SIZES)
RESERVED_HOMES = {"NV-1098", "NV-1099", "NV-1100", "NV-1066"}
TENANCY_HEADINGS = ("Bolignummer", "Familienummer", "Fra", "Leiekontrakt til", "Leieform", "Husleie per måned")


def tenancy_rows(made: Sequence[Family], homes: Sequence[tuple[object, ...]]) -> Iterable[tuple[object, ...]]:
    """Each family in a home that is full, or nearly: that is why it is followed."""
    rooms = {str(home[0]): int(str(home[8])) for home in homes}
    rents = {str(home[0]): home[19] for home in homes}
    free = [number for number in rooms if number.startswith("NV") and number not in RESERVED_HOMES]
    for family in made:
        if family.place in WITHOUT_HOME:
            continue
        wanted = max(2, min(5, len(family.members) - (family.place % 4 == 0) - (family.place in WILL_BE_HELPED)))
        home = RENT_PRIVATE.get(family.place) or next((one for one in free if rooms[one] == wanted), free[-1])
        if home in free:
            free.remove(home)
        began = date(2021 + family.place % 4, 1 + family.place % 12, 1)
        until = date(2026, 12, 15) + timedelta(days=23 * (family.place * 7 % 41))
        tenure = "privat leie" if family.place in RENT_PRIVATE else "kommunal leie"
        yield (home, family.reference, began, until, tenure, rents[home])
