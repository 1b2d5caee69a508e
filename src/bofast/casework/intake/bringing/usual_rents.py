"""Usual rents: the whole sheet takes the place of what stood before in its areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from bofast.casework.access.models import Office, User
from bofast.casework.intake import actions as intake
from bofast.casework.intake.bringing.tally import Tally
from bofast.casework.intake.rows import NumberedRow, RentRangeRow


@dataclass
class UsualRentsIn:
    office: Office
    by: User
    today: date
    tally: Tally = field(default_factory=Tally)

    def write(self, batch: Sequence[NumberedRow]) -> None:
        rows = [one.row for one in batch if isinstance(one.row, RentRangeRow)]
        came = intake.set_usual_rents(rows, office=self.office, by=self.by)
        for one in came:
            self.tally.count(one)
