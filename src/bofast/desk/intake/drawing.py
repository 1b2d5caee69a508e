"""Drawing where the columns of a foreign sheet come from; saved by its headings and used again for the next one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from bofast.casework.intake import actions
from bofast.casework.intake.foreign import SheetLayout
from bofast.casework.intake.headings import bare, fingerprint
from bofast.casework.intake.layouts import LAYOUTS, SheetKind
from bofast.casework.intake.models import Sheet
from bofast.casework.intake.reading.cells import as_text
from bofast.casework.intake.reading.outline import column_letters
from bofast.casework.intake.reading.refusal import Refused
from bofast.casework.intake.reading.table import Row, open_table
from bofast.casework.intake.scope import mappings_of, sheets_open_to
from bofast.casework.intake.values import folded
from bofast.design.forms import BofastForm
from bofast.design.parts import Breadcrumbs, Link, PageHeader
from bofast.design.toasts import toast
from bofast.desk.intake.draw_form import DrawForm, drawn_columns
from bofast.desk.intake.forms import kinds_for
from bofast.desk.office import DeskRequest
from bofast.desk.wording import refusal_in_words
from bofast.desk.wording.intake import KINDS
from bofast.vocabulary.errors import ShownToUser

ROWS_SHOWN = 15


class WhereForm(BofastForm):
    """Where the headings stand, and what a row is about."""

    kind = forms.ChoiceField(label=gettext_lazy("What is a row about?"))
    heading_row = forms.IntegerField(label=gettext_lazy("Row of the headings"), min_value=1, max_value=ROWS_SHOWN)
    first_row = forms.IntegerField(label=gettext_lazy("First row of values"), min_value=1, max_value=100)

    def __init__(self, *args: Any, kinds: Sequence[SheetKind], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [(kind.value, KINDS[kind]) for kind in kinds]


@require_http_methods(["GET", "POST"])
def draw(request: DeskRequest, sheet_id: UUID) -> HttpResponse:
    """Draw the mapping of a sheet, save it, and check the sheet again with it."""
    sheet = get_object_or_404(sheets_open_to(request.user, office=request.desk.office), pk=sheet_id)
    try:
        rows = _first_rows(sheet)
    except Refused:  # the sheet's own page tells why it cannot be read
        return redirect("intake-sheet", sheet.pk)
    kinds = kinds_for(request.desk)
    asked = request.POST if request.method == "POST" else request.GET
    where = WhereForm(_where(asked, sheet=sheet, rows=rows, kinds=kinds), kinds=kinds)
    kind, headings = _kind_and_headings(where, rows=rows, sheet=sheet, kinds=kinds)
    known = mappings_of(request.desk.office).filter(headings_sha256=fingerprint(headings.cells), kind=kind).first()
    kept = SheetLayout.from_json(known.layout) if known else None
    initial = _initial(kept, kind=kind, headings=headings, name=known.name if known else sheet.name)
    form = DrawForm(request.POST or None, kind=kind, headings=headings, initial=initial)
    if request.method == "POST" and where.is_valid() and form.is_valid():
        layout = form.layout(heading_row=headings.number, first_row=where.cleaned_data["first_row"])
        actions.save_mapping(
            office=request.desk.office,
            name=form.cleaned_data["name"],
            layout=layout,
            fingerprint=fingerprint(headings.cells),
            by=request.user,
        )
        sheet.kind = kind
        try:
            actions.ask_for_check(sheet, by=request.user)
        except ShownToUser as refused:
            toast(request, refusal_in_words(refused), level=messages.WARNING)
        return redirect("intake-sheet", sheet.pk)
    context = {
        "header": PageHeader(_("Where the columns come from"), sheet.name),
        "crumbs": Breadcrumbs(
            (Link(_("Import"), reverse("intake")), Link(sheet.name, reverse("intake-sheet", args=[sheet.pk]))),
            _("Columns"),
        ),
        "where": where,
        "form": form,
        "drawn": drawn_columns(form),
        "rows": [(row.number, [as_text(cell)[:24] for cell in row.cells[:8]]) for row in rows[:10]],
    }
    return render(request, "intake/mapping.html", context, status=400 if form.is_bound else 200)


def _first_rows(sheet: Sheet) -> list[Row]:
    with open_table(Path(sheet.file.path), encoding=sheet.encoding) as table:
        return list(islice(table.rows, ROWS_SHOWN))


def _where(asked: Any, *, sheet: Sheet, rows: Sequence[Row], kinds: Sequence[SheetKind]) -> dict[str, Any]:
    """As asked for; else the row with most filled cells is taken for the headings."""
    widest = max(rows, key=lambda row: sum(cell is not None for cell in row.cells)).number if rows else 1
    heading_row = asked.get("heading_row", widest)
    first_row = asked.get("first_row", int(heading_row) + 1 if str(heading_row).isdecimal() else 2)
    return {"kind": asked.get("kind", sheet.kind or kinds[0].value), "heading_row": heading_row, "first_row": first_row}


def _kind_and_headings(
    where: WhereForm, *, rows: Sequence[Row], sheet: Sheet, kinds: Sequence[SheetKind]
) -> tuple[SheetKind, Row]:
    if not where.is_valid():
        return (SheetKind(sheet.kind) if sheet.kind else kinds[0]), rows[0] if rows else Row(1, ())
    wanted = where.cleaned_data["heading_row"]
    headings = next((row for row in rows if row.number == wanted), rows[0] if rows else Row(1, ()))
    return SheetKind(where.cleaned_data["kind"]), headings


def _initial(kept: SheetLayout | None, *, kind: SheetKind, headings: Row, name: str) -> dict[str, str]:
    """What was drawn before; else each of our columns whose heading the sheet has."""
    initial = {"name": name}
    if kept is not None:
        for source in kept.sources:
            initial[f"{source.field}-source"] = str(source.places[0]) if source.places else ""
            initial[f"{source.field}-more"] = " ".join(column_letters(place + 1) for place in source.places[1:])
            initial[f"{source.field}-constant"] = source.constant
            initial[f"{source.field}-words"] = "; ".join(f"{word}={means}" for word, means in source.words.items())
        return initial
    for column in LAYOUTS[kind].columns:
        names = {folded(heading) for heading in column.headings}
        for place, cell in enumerate(headings.cells):
            if folded(bare(cell)) in names:
                initial.setdefault(f"{column.field}-source", str(place))
    return initial
