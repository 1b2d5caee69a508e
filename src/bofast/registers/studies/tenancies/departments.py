"""Which departments are large enough for register figures, and what the organisation's own tenancies may tell of them.

Landsbyggefonden shows a department's full data from 100 residents and 50 households on (2012), and its tables of
residents from 100 residents on, by Statistics Denmark's rules: in a smaller one, people could be recognised. bofast
asks for both numbers, imputes nothing, and lets an organisation's own tenancies speak there, as far as disclosure
control lets them. Source: Landsbyggefonden, Boligsociale data and Beboerdata; BL on small departments.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bofast.registers.studies.tenancies.rows import Tenancies

RESIDENTS_NEEDED, HOUSEHOLDS_NEEDED = 100, 50


@dataclass(frozen=True, slots=True)
class Size:
    """A department on the last day, by its own tenancies; residents is None where not every household's is told."""

    place: int
    households: int
    residents: int | None

    @property
    def is_large(self) -> bool:
        enough = self.residents is None or self.residents >= RESIDENTS_NEEDED
        return enough and self.households >= HOUSEHOLDS_NEEDED


def sizes(own: Tenancies) -> tuple[Size, ...]:
    """Every department, in order. The people of a household are those who moved in: none has been counted since."""
    found = []
    for place in range(len(own.departments)):
        here = own.open & (own.department == place)
        people = own.people[here]
        told = int(people.sum()) if people.size and np.all(people > 0) else None
        found.append(Size(place, int(np.unique(own.household[here]).size), told))
    return tuple(found)
