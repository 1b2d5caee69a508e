"""The form in which one draws where our columns come from in a foreign sheet; what is in doubt comes first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bofast.casework.intake.foreign import ColumnSource, SheetLayout, missing_columns
from bofast.casework.intake.headings import bare
from bofast.casework.intake.layouts import LAYOUTS, Column, SheetKind
from bofast.casework.intake.reading.cells import as_text
from bofast.casework.intake.reading.outline import column_letters
from bofast.casework.intake.reading.table import Row
from bofast.design.forms import BofastForm
from bofast.desk.intake.words import column_name, reader_language

PARTS = ("source", "more", "constant", "words")
"""What is asked about each of our columns, as the names of its inputs end."""


class Standing(Enum):
    """Whether it is known where one of our columns comes from."""

    IN_DOUBT = auto()
    RECOGNISED = auto()
    ABSENT = auto()


@dataclass(frozen=True, slots=True)
class DrawnField:
    """The inputs of one of our columns, for the template."""

    name: str
    is_required: bool
    source: forms.BoundField
    more: forms.BoundField
    constant: forms.BoundField
    words: forms.BoundField

    @property
    def details(self) -> tuple[forms.BoundField, ...]:
        return self.more, self.constant, self.words

    @property
    def said(self) -> str:
        """What the folded details say."""
        return " · ".join(str(field.value()) for field in self.details if field.value())


@dataclass(frozen=True, slots=True)
class DrawnColumns:
    """What `intake/mapping.html` shows of our columns: those in doubt open, the others folded under a sentence."""

    in_doubt: tuple[DrawnField, ...]
    recognised: tuple[DrawnField, ...]
    absent: tuple[DrawnField, ...]
    not_used: tuple[str, ...]

    @property
    def recognised_told(self) -> str:
        count = len(self.recognised)
        return ngettext("%(count)s column recognised", "%(count)s columns recognised", count) % {"count": count}

    @property
    def absent_told(self) -> str:
        count = len(self.absent)
        told = ngettext(
            "%(count)s of our columns is not in the sheet", "%(count)s of our columns are not in the sheet", count
        )
        return told % {"count": count}

    @property
    def not_used_told(self) -> str:
        count = len(self.not_used)
        told = ngettext(
            "%(count)s column of the sheet is not used", "%(count)s columns of the sheet are not used", count
        )
        return told % {"count": count}


class DrawForm(BofastForm):
    """For each of our columns: a column of theirs, others to join to it, one value for all rows, and translations."""

    name = forms.CharField(label=gettext_lazy("Name of the mapping"), max_length=120)

    def __init__(self, *args: Any, kind: SheetKind, headings: Row, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind, self.headings = kind, headings
        self._theirs = [
            (str(place), f"{column_letters(place + 1)}: {bare(cell)[:60]}")
            for place, cell in enumerate(headings.cells)
            if as_text(cell)
        ]
        for column in LAYOUTS[kind].columns:
            self._add_fields(column)

    def _add_fields(self, column: Column) -> None:
        label = column.heading(reader_language())
        self.fields[f"{column.field}-source"] = forms.ChoiceField(
            label=label, choices=[("", _("Nowhere")), *self._theirs], required=False
        )
        self.fields[f"{column.field}-more"] = forms.CharField(
            label=_("%(column)s: joined with columns") % {"column": label}, required=False, max_length=40
        )
        self.fields[f"{column.field}-constant"] = forms.CharField(
            label=_("%(column)s: the same for all rows") % {"column": label}, required=False, max_length=120
        )
        self.fields[f"{column.field}-words"] = forms.CharField(
            label=_("%(column)s: what the values mean") % {"column": label}, required=False, max_length=400
        )
        for part in PARTS:
            self.fields[f"{column.field}-{part}"].widget.attrs.setdefault("class", "ds-input")

    def columns(self, standing: Standing) -> tuple[DrawnField, ...]:
        """The inputs of those of our columns that stand so."""
        ours = LAYOUTS[self.kind].columns
        return tuple(self._drawn(column) for column in ours if self._stands(column) is standing)

    def not_used(self) -> tuple[str, ...]:
        """The columns of the sheet that no column of ours begins with, each with its letters."""
        used = {str(self[f"{column.field}-source"].value()) for column in LAYOUTS[self.kind].columns}
        return tuple(named for place, named in self._theirs if place not in used)

    def _stands(self, column: Column) -> Standing:
        drawn = any(self[f"{column.field}-{part}"].value() for part in ("source", "constant"))
        if any(self[f"{column.field}-{part}"].errors for part in PARTS) or (column.required and not drawn):
            return Standing.IN_DOUBT
        return Standing.RECOGNISED if drawn else Standing.ABSENT

    def _drawn(self, column: Column) -> DrawnField:
        return DrawnField(
            column.heading(reader_language()),
            column.required,
            *(self[f"{column.field}-{part}"] for part in PARTS),
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        missing = missing_columns(self.layout(heading_row=1, first_row=2), ours=LAYOUTS[self.kind])
        for field in missing:
            self.add_error(f"{field}-source", _("Say where “%(column)s” comes from.") % {"column": column_name(field)})
        return cleaned

    def layout(self, *, heading_row: int, first_row: int) -> SheetLayout:
        """The mapping as it was drawn."""
        sources = [self._source(column) for column in LAYOUTS[self.kind].columns]
        drawn = tuple(source for source in sources if source.places or source.constant)
        return SheetLayout(kind=self.kind, heading_row=heading_row, first_row=first_row, sources=drawn)

    def _source(self, column: Column) -> ColumnSource:
        def told(part: str) -> str:
            return str(self.cleaned_data.get(f"{column.field}-{part}") or "").strip()

        places = [int(told("source"))] if told("source") else []
        places += [_place(letters) for letters in told("more").upper().replace(",", " ").split() if letters.isalpha()]
        return ColumnSource(
            field=column.field, places=tuple(places), constant=told("constant"), words=_translations(told("words"))
        )


def drawn_columns(form: DrawForm) -> DrawnColumns:
    return DrawnColumns(
        in_doubt=form.columns(Standing.IN_DOUBT),
        recognised=form.columns(Standing.RECOGNISED),
        absent=form.columns(Standing.ABSENT),
        not_used=form.not_used(),
    )


def _translations(text: str) -> dict[str, str]:
    """`1=yes; 2=no` as a mapping."""
    pairs = (pair.split("=", 1) for pair in text.split(";") if "=" in pair)
    return {word.strip(): meaning.strip() for word, meaning in pairs}


def _place(letters: str) -> int:
    number = 0
    for letter in letters[:3]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
