"""Finding the saved mapping of a foreign sheet."""

from __future__ import annotations

from bofast.casework.access.models import Office
from bofast.casework.intake.layouts import SheetKind
from bofast.casework.intake.models import ColumnMapping


def mapping_for(office: Office, *, fingerprint: str, kind: SheetKind | None) -> ColumnMapping | None:
    """The saved mapping for a row of headings, of the kind asked for or the newest."""
    saved = ColumnMapping.objects.filter(office=office, headings_sha256=fingerprint)
    return (saved.filter(kind=kind) if kind else saved).order_by("-saved_at").first()
