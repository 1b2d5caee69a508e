"""How much is unknown, in words: the gauge of what the figures rest on."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bofast.casework.figures.programme_figures import Gap
from bofast.design.parts import Column, Row, Table

GAPS = {
    "birth": gettext_lazy("Day of birth"),
    "destination": gettext_lazy("Where the family went"),
    "why": gettext_lazy("Why it moved or stayed"),
    "initiative": gettext_lazy("Whose initiative it was"),
    "school": gettext_lazy("Whether the children kept their school"),
    "mapping": gettext_lazy("First mapping completed"),
}


def gaps_table(gaps: Sequence[Gap]) -> Table:
    return Table(
        caption=_("What is not known"),
        columns=(
            Column(_("Fact")),
            Column(_("Unknown"), numeric=True),
            Column(_("Of"), numeric=True),
            Column(_("Share"), numeric=True),
        ),
        rows=tuple(
            Row((str(GAPS[gap.fact]), gap.unknown, gap.of, f"{round(100 * gap.unknown / gap.of)} %" if gap.of else "–"))
            for gap in gaps
        ),
    )
