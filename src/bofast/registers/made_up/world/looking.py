"""What a household looks like on 1 January: everything that its hazard rests on, read from its members' rows."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from bofast.compiled import Int8s, Int16s, Int32s, compiled
from bofast.registers.made_up.world.people import MAIN, PARTNER, Now, People, age_on_first_day

HAS_CHILD, HAS_WORKER = 1, 2
NOBODY = -1


class Seen(NamedTuple):
    """One row a household."""

    oldest: Int16s
    movein: Int32s  # the first of its members' move-ins
    flags: Int8s
    main: Int32s  # the row of the main person, or NOBODY
    partner: Int32s
    minors: Int8s


def look(people: People, *, households: int, today: Now) -> Seen:
    """Read every household from its members."""
    seen = Seen(
        oldest=np.full(households, -1, dtype=np.int16),
        movein=np.full(households, np.iinfo(np.int32).max, dtype=np.int32),
        flags=np.zeros(households, dtype=np.int8),
        main=np.full(households, NOBODY, dtype=np.int32),
        partner=np.full(households, NOBODY, dtype=np.int32),
        minors=np.zeros(households, dtype=np.int8),
    )
    _look(people, seen, today)
    return seen


@compiled
def works_or_studies(code: int) -> bool:
    """Wage earners, self-employed and students. Source: register-based labour classification, SOCIO13 110-139, 310."""
    return 110 <= code <= 139 or code == 310


@compiled
def _look(people: People, seen: Seen, today: Now) -> None:
    for person in range(people.pid.size):
        home = people.home[person]
        age = age_on_first_day(today, people.birth[person])
        seen.oldest[home] = max(seen.oldest[home], age)
        seen.movein[home] = min(seen.movein[home], people.movein[person])
        if age < 18:
            seen.flags[home] |= HAS_CHILD
            seen.minors[home] = min(seen.minors[home] + 1, 100)
        if 22 <= age <= 59 and works_or_studies(people.work[person]):
            seen.flags[home] |= HAS_WORKER
        if people.role[person] == MAIN:
            seen.main[home] = person
        elif people.role[person] == PARTNER:
            seen.partner[home] = person


@compiled
def mend_roles(people: People, main: Int32s, partner: Int32s, oldest: Int32s) -> None:
    """Every household gets a main person: the partner who is left, or else the oldest.

    The three columns, one row a household, come in as NOBODY.
    """
    for person in range(people.pid.size):
        home = people.home[person]
        if people.role[person] == MAIN:
            main[home] = person
        elif people.role[person] == PARTNER:
            partner[home] = person
        if oldest[home] == NOBODY or people.birth[person] < people.birth[oldest[home]]:
            oldest[home] = person
    for home in range(main.size):
        if main[home] == NOBODY and oldest[home] != NOBODY:
            heir = partner[home] if partner[home] != NOBODY else oldest[home]
            people.role[heir] = MAIN
