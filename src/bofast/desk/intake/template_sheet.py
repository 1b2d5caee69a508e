"""An empty sheet to fill in: headings, lists to choose from, and a guide to each column."""

from __future__ import annotations

from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import override

from bofast.casework.intake.layouts import LAYOUTS, Column, SheetKind, ValueKind
from bofast.desk.wording.intake import HELP, KINDS

LAST_ROW = 5_000


def template_sheet(kind: SheetKind, *, language: str) -> bytes:
    """A workbook in a language; what must be filled in has a star."""
    with override(language):
        out = BytesIO()
        book = xlsxwriter.Workbook(out, {"in_memory": True})
        sheet = book.add_worksheet(str(KINDS[kind])[:31])
        guide = book.add_worksheet(_("Guide"))
        must = book.add_format({"bold": True, "bg_color": "#D6E9E4", "border": 1})
        may = book.add_format({"bold": True, "border": 1})
        formats = {ValueKind.DATE: book.add_format({"num_format": "dd.mm.yyyy"})}
        text = book.add_format({"num_format": "@"})
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(LAYOUTS[kind].columns):
            heading = column.heading(language) + (" *" if column.required else "")
            sheet.write_string(0, place, heading, must if column.required else may)
            kept_as = formats.get(column.kind, text if column.kind in TEXTS else None)
            sheet.set_column(place, place, max(12, len(heading) + 2), kept_as)
            _offer_choices(sheet, column, place=place, language=language)
        _write_guide(guide, kind, language=language, bold=may)
        book.close()
        return out.getvalue()


TEXTS = frozenset({ValueKind.TEXT, ValueKind.IDENTITY_NUMBER, ValueKind.POSTAL_CODE, ValueKind.UNIT_NUMBER})


def words_of(column: Column, *, language: str) -> list[str]:
    """What may be chosen in the column, in the reader's language."""
    if column.kind is ValueKind.YES_NO:
        return [_("yes"), _("no")]
    return [choice.word(language) for choice in column.choices]


def _offer_choices(sheet: xlsxwriter.worksheet.Worksheet, column: Column, *, place: int, language: str) -> None:
    if words := words_of(column, language=language):
        rule = {"validate": "list", "source": words, "error_title": _("Choose from the list"), "error_type": "warning"}
        sheet.data_validation(1, place, LAST_ROW, place, rule)


def _write_guide(
    guide: xlsxwriter.worksheet.Worksheet, kind: SheetKind, *, language: str, bold: xlsxwriter.format.Format
) -> None:
    guide.write_row(0, 0, [_("Column"), _("Must be filled in"), _("What to write"), _("Choices"), _("Example")], bold)
    guide.set_column(0, 1, 24)
    guide.set_column(2, 4, 48)
    for row, column in enumerate(LAYOUTS[kind].columns, start=1):
        guide.write_string(row, 0, column.heading(language))
        guide.write_string(row, 1, _("yes") if column.required else "")
        guide.write_string(row, 2, str(HELP[column.kind]))
        guide.write_string(row, 3, ", ".join(words_of(column, language=language)))
        guide.write_string(row, 4, column.example)
