"""The reports that have been made, so that a figure in somebody's hand can be found again."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bofast.casework.programmes.models import Programme
from bofast.design.parts import Column, EmptyState, Row, Table

SHOWN = 10
FINGERPRINT_SHOWN = 12


def made_table(programme: Programme) -> Table:
    made = programme.reports.select_related("made_by").order_by("-made_at")[:SHOWN]
    return Table(
        caption=_("Reports made"),
        columns=(
            Column(_("Counted on")),
            Column(_("Format")),
            Column(_("Language")),
            Column(_("Made by")),
            Column(_("Fingerprint")),
        ),
        rows=tuple(
            Row(
                (
                    report.counted_on,
                    report.format.upper(),
                    report.language,
                    str(report.made_by),
                    report.sha256[:FINGERPRINT_SHOWN],
                )
            )
            for report in made
        ),
        empty=EmptyState(_("No report yet"), _("Each report is kept with its figures and the day they were counted.")),
    )
