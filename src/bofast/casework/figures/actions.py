"""Keeping what a report said, so that its figures can be found again as they were."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from bofast.casework.access.models import User
from bofast.casework.figures.models import MadeReport
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.programmes.models import Programme


@transaction.atomic
def keep_report(
    programme: Programme,
    *,
    counted_on: date,
    language: str,
    format: str,  # noqa: A002 - the model's own word, and what the user chooses
    figures: Mapping[str, Any],
    sha256: str,
    by: User,
) -> MadeReport:
    """Keep the figures and the fingerprint of a report that was handed out."""
    report = MadeReport.objects.create(
        office=programme.office,
        programme=programme,
        counted_on=counted_on,
        language=language,
        format=format,
        figures=dict(figures),
        sha256=sha256,
        made_by=by,
    )
    facts = {"format": format, "language": language, "counted_on": counted_on, "sha256": sha256}
    journal.record(Deed.REPORT_MADE, by=by, office=programme.office, about=report, facts=facts)
    return report
