"""The waiting list as a file to take along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from bofast.desk.letting.waiting.list_presenter import stand_tags
from bofast.desk.letting.waiting.rows import WaitingRow
from bofast.desk.listing.files import Cell


def sheet(rows: Iterable[WaitingRow]) -> Iterator[list[Cell]]:
    """Head and rows. Families that are not open to the reader stand with name and time alone."""
    yield [
        _("Reference"),
        _("Family"),
        _("People"),
        _("On the list since"),
        _("Months on the list"),
        _("Comes from"),
        _("Wishes"),
        _("Class of need"),
        _("How it stands"),
    ]
    for row in rows:
        yield _line(row)


def _line(row: WaitingRow) -> list[Cell]:
    registration, family = row.registration, row.registration.family
    told: list[Cell] = [family.reference, family.name, row.size, registration.listed_on.isoformat(), row.months]
    if not row.is_open:
        return [*told, "", "", "", ""]
    stands = ", ".join(tag.label for tag in stand_tags(registration, rests=row.rests))
    need: Cell = registration.need_class if registration.need_class is not None else ""
    comes_from = _("rents here now") if row.rents_here else _("rents nothing here")
    return [*told, comes_from, "; ".join(row.wishes or ()), need, stands]
