"""The list of families as a file to take along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from bofast.desk.families.listing.rows import FamilyRow
from bofast.desk.families.words import WAY_WORDS, status_words
from bofast.desk.listing.files import Cell


def sheet(rows: Iterable[FamilyRow]) -> Iterator[list[Cell]]:
    """Head and rows. Families that are not open to the user stand with name and status alone."""
    yield [
        _("Reference"),
        _("Family"),
        _("People"),
        _("Home"),
        _("Too small from"),
        _("Way home"),
        _("Status"),
        _("Responsible"),
        _("Last contact"),
    ]
    for row in rows:
        yield [
            row.family.reference,
            row.family.name,
            row.size,
            row.address or "",
            row.outgrown_on.isoformat() if row.outgrown_on else "",
            str(WAY_WORDS[row.way]) if row.way else "",
            status_words(row.family.status),
            str(row.family.responsible or ""),
            row.last_contact_on.isoformat() if row.last_contact_on else "",
        ]
