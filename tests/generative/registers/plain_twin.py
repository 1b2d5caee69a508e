"""The same question answered in plain Python, a person at a time: slow, and written from what the words say."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

import numpy as np

from bofast.registers.people.definition import Families, Partner
from bofast.registers.stays.counts import Counts
from bofast.registers.stays.events import FLOWS, LEFT_OUT, Event, Flow
from bofast.registers.stays.question import LONGEST, Place, Question, Source, Subject
from bofast.registers.store import HouseholdRole

CHILD, MAIN, UNKNOWN = HouseholdRole.CHILD, HouseholdRole.MAIN, HouseholdRole.UNKNOWN
END = LONGEST - 1


@dataclass
class Row:
    pid: int
    hhid: int
    dwid: int
    birth: date
    movein: date
    sex: int
    owner: int
    lmcode: int
    area: int
    year: int
    municipality: int
    role: int
    tenure: int


def whole_years(day: date, year: int) -> int:
    """Birthdays on 1 January count."""
    years = year - day.year - (0 if (day.month, day.day) == (1, 1) else 1)
    return min(max(years, 0), END)


class Plain:
    def __init__(self, rows: list[Row], exits: list[tuple[int, int, date]], question: Question, *, areas: int) -> None:
        self.q, self.rows = question, rows
        self.years = sorted({row.year for row in rows})
        self.by_year: dict[int, dict[int, Row]] = defaultdict(dict)
        self.households: dict[tuple[int, int], list[Row]] = defaultdict(list)
        for row in rows:
            self.by_year[row.year][row.pid] = row
            self.households[row.year, row.hhid].append(row)
        self.gone = {}
        for pid, cause, on in sorted(exits):
            missing_from = on.year if (on.month, on.day) == (1, 1) else on.year + 1
            self.gone.setdefault((pid, missing_from), cause)
        shape = (question.patterns, LONGEST)
        self.counts = Counts(
            first_year=self.years[0],
            years=np.zeros((*shape, question.states), np.int64),
            left_out=np.zeros(shape, np.int64),
            entered=np.zeros(shape, np.int64),
            left=np.zeros((*shape, question.states), np.int64),
            flows=np.zeros((len(self.years), areas + 1, 2, FLOWS), np.int64),
            stayers=np.zeros((len(self.years), areas + 1, 2, 2), np.int64),
            moves=np.zeros((areas + 1, areas + 1), np.int64),
            rows=len(rows),
        )

    # ------------------------------------------------------------------------------------------------------- people

    def is_own(self, row: Row) -> bool:
        return row.lmcode in self.q.definition.own

    def is_supported(self, row: Row) -> bool:
        return row.lmcode in self.q.definition.by_partner

    def of_age(self, row: Row) -> bool:
        ages = self.q.definition.ages
        return ages.youngest <= whole_years(row.birth, row.year) <= ages.oldest

    def is_child_of_family(self, row: Row) -> bool:
        return self.q.definition.places_known and row.role == CHILD

    def supports(self, row: Row) -> bool:
        d = self.q.definition
        if not self.is_own(row) or whole_years(row.birth, row.year) < 18:
            return False
        if d.partner is Partner.OF_THE_FAMILY and self.is_child_of_family(row):
            return False
        return self.of_age(row) or not d.partner_of_working_age

    def members(self, row: Row) -> list[Row]:
        return self.households[row.year, row.hhid]

    def has_supporter(self, row: Row) -> bool:
        return any(self.supports(member) for member in self.members(row))

    def is_strong(self, row: Row) -> bool:
        return self.of_age(row) and (self.is_own(row) or (self.is_supported(row) and self.has_supporter(row)))

    def has_children(self, row: Row) -> bool:
        d = self.q.definition
        return any(
            whole_years(member.birth, member.year) < d.child_below
            and (not d.places_known or member.role in {CHILD, UNKNOWN})
            for member in self.members(row)
        )

    def is_strong_family(self, row: Row) -> bool:
        adults = [m for m in self.members(row) if self.of_age(m) and not self.is_child_of_family(m)]
        strong = [self.is_own(m) or (self.is_supported(m) and self.has_supporter(m)) for m in adults]
        enough = any(strong) if self.q.definition.families is Families.ANY else bool(strong) and all(strong)
        return self.has_children(row) and enough

    def group(self, row: Row | None) -> int | None:
        """The class, -1 for whoever is here but not counted, None for whoever is not here."""
        if row is None:
            return None
        age = whole_years(row.birth, row.year)
        counted = self.q.ages.youngest <= age <= self.q.ages.oldest
        counted = counted and (self.q.subject is Subject.PERSON or row.role == MAIN)
        return int(self.is_strong_family(row)) if counted else -1

    def pattern(self, row: Row) -> int:
        if self.group(row) == -1:
            return -1
        pattern = 0
        for covariate in self.q.by:
            value = min(max(self.value(row, covariate.source), 0), len(covariate.groups) - 1)
            pattern = pattern * covariate.size + covariate.groups[value]
        return pattern

    def value(self, row: Row, source: Source) -> int:
        measured = dict(self.q.measures)
        answers = {
            Source.AGE: lambda: whole_years(row.birth, row.year),
            Source.OLDEST: lambda: max(whole_years(m.birth, m.year) for m in self.members(row)),
            Source.STRONG: lambda: self.is_strong(row),
            Source.STRONG_FAMILY: lambda: self.is_strong_family(row),
            Source.CHILDREN: lambda: self.has_children(row),
            Source.YEAR: lambda: row.year - self.years[0],
            Source.MEASURE: lambda: row.area in measured and row.year >= measured[row.area],
            Source.WORK: lambda: row.lmcode,
        }
        return int(answers[source]()) if source in answers else getattr(row, source.value)

    def lived(self, row: Row) -> int:
        if self.q.subject is Subject.HOUSEHOLD:
            return max(whole_years(m.movein, m.year) for m in self.members(row))
        return whole_years(row.movein, row.year)

    def place(self, row: Row) -> int:
        return {Place.DWELLING: row.dwid, Place.AREA: row.area, Place.MUNICIPALITY: row.municipality}[self.q.place]

    # -------------------------------------------------------------------------------------------------------- stays

    def count(self) -> Counts:
        for pid in sorted({row.pid for row in self.rows}):
            self.count_person([self.by_year[year].get(pid) for year in self.years], pid)
        return self.counts

    def count_person(self, life: list[Row | None], pid: int) -> None:
        self.count_flows(life, pid)
        at = 0
        while at < len(life):
            if life[at] is None:
                at += 1
                continue
            at = self.count_stay(life, at, pid)

    def count_stay(self, life: list[Row | None], start: int, pid: int) -> int:
        """Count the stay that begins here; where the next may begin."""
        first = life[start]
        entry = self.lived(first)
        at = start
        while True:
            stayed = min(entry + at - start, END)
            event, then = self.what_follows(life, at, pid)
            self.count_year(life[at], stayed, event)
            if event != Event.STAYED or then is None:
                self.count_end(first, entry, stayed, event)
                return at + 1
            at = then

    def what_follows(self, life: list[Row | None], at: int, pid: int) -> tuple[Event | int, int | None]:
        """How the year ended, and the next row of the same stay; (STAYED, None) where the register ends first."""
        row = life[at]
        if at == len(life) - 1:
            return Event.STAYED, None
        after = life[at + 1]
        if after is not None:
            if self.place(after) == self.place(row):
                return Event.STAYED, at + 1
            inside = self.q.place is Place.DWELLING and after.area == row.area
            tenure = after.tenure if self.q.outcomes.by_tenure else int(after.owner)
            return (Event.INTERNAL if inside else Event.OUT) + tenure, None
        if (pid, self.years[at + 1]) in self.gone:
            return Event.ABROAD - 1 + self.gone[pid, self.years[at + 1]], None
        for later in range(at + 2, min(at + 2 + self.q.gaps, len(life))):
            if life[later] is not None:
                if later - at <= 1 + self.q.gaps and self.place(life[later]) == self.place(row):
                    return Event.STAYED, later
                break
        return Event.LOST, None

    def count_year(self, row: Row, stayed: int, event: int) -> None:
        pattern = self.pattern(row)
        if pattern < 0 or row.year == self.years[-1]:
            return
        status = self.q.outcomes.status[event]
        if status == LEFT_OUT:
            self.counts.left_out[pattern, stayed] += 1
        else:
            self.counts.years[pattern, stayed, status] += 1

    def count_end(self, first: Row, entry: int, stayed: int, event: int) -> None:
        pattern, status = self.pattern(first), self.q.outcomes.status[event]
        closing = event == Event.STAYED
        last = stayed if closing or status == LEFT_OUT else min(stayed + 1, END)
        if pattern >= 0 and last > entry:
            self.counts.entered[pattern, entry] += 1
            self.counts.left[pattern, last, max(status, 0)] += 1

    # -------------------------------------------------------------------------------------------------------- flows

    def count_flows(self, life: list[Row | None], pid: int) -> None:
        flows = self.counts.flows
        for at, row in enumerate(life):
            now = self.group(row)
            if row is not None and now >= 0:
                flows[at, row.area, now, Flow.STOCK] += 1
            if at:
                self.count_link(at, life[at - 1], row, is_known=(pid, self.years[at]) in self.gone)

    def count_link(self, at: int, old: Row | None, new: Row | None, *, is_known: bool) -> None:
        flows, before, now = self.counts.flows, self.group(old), self.group(new)
        if old is None:
            if now is not None and now >= 0:
                flows[at, new.area, now, Flow.IN_FROM_OUTSIDE] += 1
        elif new is None:
            if before >= 0:
                flows[at, old.area, before, Flow.OUT_OF_REGISTER if is_known else Flow.LOST] += 1
        elif before < 0 <= now:
            flows[at, new.area, now, Flow.GREW_INTO] += 1
        elif now < 0 <= before:
            flows[at, old.area, before, Flow.GREW_OUT_OF] += 1
        elif before >= 0 and old.area == new.area:
            self.counts.stayers[at, new.area, before, now] += 1
            flows[at, new.area, before, Flow.INTERNAL] += old.dwid != new.dwid
        elif before >= 0:
            flows[at, old.area, before, Flow.OUT_TO_AREA] += 1
            flows[at, new.area, now, Flow.IN_FROM_AREA] += 1
            self.counts.moves[old.area, new.area] += 1
