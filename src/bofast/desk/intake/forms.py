"""What the import pages ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from bofast.casework.access.roles import Permission
from bofast.casework.intake.layouts import SheetKind
from bofast.casework.intake.reading.delimited import ENCODINGS
from bofast.design.forms import BofastForm
from bofast.desk.office import Desk
from bofast.desk.wording.intake import KINDS

ENCODING_NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 (BOM)",
    "windows-1252": "Windows-1252",
    "utf-16": "UTF-16",
}


def kinds_for(desk: Desk) -> list[SheetKind]:
    """The kinds of sheet that the user may bring in: families only by those who may change them."""
    return [
        kind
        for kind in SheetKind
        if kind not in {SheetKind.FAMILIES, SheetKind.TENANCIES} or desk.may(Permission.CHANGE_FAMILIES)
    ]


class UploadForm(BofastForm):
    """A sheet, and perhaps what it is about."""

    file = forms.FileField(
        label=_("Sheet"), help_text=_("An Excel workbook (.xlsx) or a text file (.csv), at most 50 megabytes.")
    )
    kind = forms.ChoiceField(label=_("What is it about?"), required=False)

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = [(kind.value, KINDS[kind]) for kind in kinds_for(desk)]
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("Find out by its headings")), *kinds]

    def clean_file(self) -> File[bytes]:
        file: File[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > settings.BOFAST_UPLOAD_LIMIT_BYTES:
            raise forms.ValidationError(_("The file is larger than 50 megabytes. Divide it."), code="too_large")
        return file

    @property
    def kind_asked_for(self) -> SheetKind | None:
        kind = self.cleaned_data["kind"]
        return SheetKind(kind) if kind else None


class EncodingForm(BofastForm):
    """In which encoding the letters are read."""

    encoding = forms.ChoiceField(
        label=_("Read the letters as"), choices=[(name, ENCODING_NAMES[name]) for name in ENCODINGS]
    )


class ApplicationForm(BofastForm):
    """A digital application as it was received."""

    file = forms.FileField(label=_("Application"), help_text=_("The file soknad.json, as it was received."))
