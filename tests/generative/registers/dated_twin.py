"""Dated stays worked out day by day in plain Python: slow, and written from what the words say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from bofast.registers.stays.dated.rule import NEVER, DatedRule, Observed, Residence
from bofast.registers.stays.events import Event
from bofast.registers.stays.question import Question
from bofast.registers.store import HomeTenure
from tests.generative.registers.odd_registers import AREAS_THERE, FIRST, LAST
from tests.generative.registers.plain_twin import Plain, Row

HORIZON = date(2022, 6, 1)
"""Later than any day that is told of: whoever has a home then has it for good."""
DAY = timedelta(days=1)
Exit = tuple[int, int, date]


@dataclass(frozen=True)
class Registration:
    pid: int
    dwid: int
    area: int
    entered_on: date
    left_on: date | None


@dataclass(frozen=True, order=True)
class Spell:
    pid: int
    place: int
    dwid: int
    area: int
    entered_on: date
    left_on: date
    homes: int
    next_area: int
    seen_from: int
    seen_until: int
    event: int


def registrations(seed: int, pids: list[int]) -> list[Registration]:
    """Registrations that overlap, leave gaps, are told twice, end as they begin, and never end."""
    chance = Random(seed)  # noqa: S311 - nothing is kept secret by it
    around = [date(year, 1, 1) + timedelta(days=chance.choice((-1, 0, 0, 1))) for year in range(2014, 2022)]
    days = sorted({*around, *(date(2013, 6, 1) + timedelta(days=chance.randrange(2900)) for _ in range(25))})
    found = []
    for pid in pids:
        for _ in range(chance.randint(0, 6)):
            entered, left = chance.choice(days), chance.choice(days)
            dwid = chance.randint(1, 8)
            end = None if chance.random() < 0.15 else left
            found.append(Registration(pid, dwid, dwid % (AREAS_THERE + 1), entered, end))
            if chance.random() < 0.1:
                found.append(found[-1])
            if chance.random() < 0.5 and end is not None:  # a next home, at once or soon
                begins = end + timedelta(days=chance.choice((0, 0, 1, 5, 40)))
                home = chance.choice((dwid, chance.randint(1, 8)))
                found.append(Registration(pid, home, home % (AREAS_THERE + 1), begins, chance.choice((None, days[-1]))))
    return found


def a_rule(seed: int) -> DatedRule:
    chance = Random(seed)  # noqa: S311 - nothing is kept secret by it
    places = [one for one in Residence if one is not Residence.DEPARTMENT]
    return DatedRule(
        residence=chance.choice(places), gap_days=chance.choice((0, 0, 1, 5, 60)), exit_days=chance.choice((0, 31))
    )


class PlainDays:
    """One register, one rule."""

    def __init__(self, told: list[Registration], rows: list[Row], exits: list[Exit], rule: DatedRule) -> None:
        self.rule, self.rows, self.exits = rule, rows, exits
        self.told = [self.until_exit(one) for one in told]
        self.seen = Observed(date(FIRST, 1, 1), date(LAST, 1, 1))
        self.place = {dwid: self.place_of(dwid) for dwid in {one.dwid for one in told}}

    def until_exit(self, one: Registration) -> Registration:
        falls_into = [
            on
            for pid, _, on in self.exits
            if pid == one.pid and one.entered_on < on and (one.left_on is None or on < one.left_on)
        ]
        return replace(one, left_on=min(falls_into)) if falls_into else one

    def home_on(self, day: date, own: list[Registration]) -> int | None:
        """The dwelling on a day."""
        there = [one for one in own if one.entered_on <= day and (one.left_on is None or day < one.left_on)]
        held = [(one.entered_on, one.left_on or NEVER, one.dwid) for one in there]
        return max(held)[2] if held else None

    def place_of(self, dwid: int) -> int:
        match self.rule.residence:
            case Residence.DWELLING:
                return dwid
            case Residence.AREA:
                return dwid % (AREAS_THERE + 1)
        told = [(row.year, row.municipality) for row in self.rows if row.dwid == dwid and row.municipality]
        return max(told, default=(0, 0))[1]

    def spells(self, *, held: dict[tuple[int, int], int]) -> list[Spell]:
        """The spells under observation; `held` is the tenure of each dwelling by year."""
        found = []
        for pid in {one.pid for one in self.told}:
            found += self.of_person(pid, held=held)
        return sorted(found)

    def of_person(self, pid: int, *, held: dict[tuple[int, int], int]) -> list[Spell]:
        own = [one for one in self.told if one.pid == pid]
        day, days = min(one.entered_on for one in own), {}
        while day < HORIZON:
            dwid = self.home_on(day, own)
            if dwid is not None:
                days[day] = dwid
            day += DAY
        homes = self.runs(list(days), key=lambda day: days[day])
        whole = self.runs(list(days), key=lambda day: self.place[days[day]])
        found = []
        for at, (entered, left) in enumerate(whole):
            then = whole[at + 1][0] if at + 1 < len(whole) else None
            inside = sum(entered <= begun < left for begun, _ in homes)
            first = days[entered]
            spell = Spell(pid, self.place[first], first, first % (AREAS_THERE + 1), entered, left, inside, 0, 0, 0, 0)
            found += self.ended(spell, then, days, held=held)
        return found

    def runs(self, days: list[date], *, key) -> list[tuple[date, date]]:
        """Days in one place with at most so many days missing between, as [first, day after the last)."""
        found: list[list[date]] = []
        for day in days:
            near = bool(found) and (day - found[-1][1]).days - 1 <= self.rule.gap_days
            if near and key(found[-1][1]) == key(day):
                found[-1][1] = day
            else:
                found.append([day, day])
        return [(begun, NEVER if last + DAY == HORIZON else last + DAY) for begun, last in found]

    def ended(self, spell: Spell, then: date | None, days: dict[date, int], *, held) -> list[Spell]:
        seen = self.seen
        nowhere = spell.place == 0 and self.rule.residence is not Residence.DWELLING
        if nowhere or spell.left_on <= seen.first or spell.entered_on >= seen.until:
            return []
        event, next_area = self.event(spell, then, days, held=held)
        return [
            replace(
                spell,
                next_area=next_area,
                seen_from=(max(spell.entered_on, seen.first) - spell.entered_on).days,
                seen_until=(min(spell.left_on, seen.until) - spell.entered_on).days,
                event=event,
            )
        ]

    def event(self, spell: Spell, then: date | None, days: dict[date, int], *, held) -> tuple[int, int]:
        if spell.left_on > self.seen.until:
            return Event.STAYED, 0
        if then is not None and (then - spell.left_on).days <= self.rule.gap_days:
            dwid = days[then]
            area = dwid % (AREAS_THERE + 1)
            known_in = then.year if (then.month, then.day) == (1, 1) else then.year + 1
            tenure = held.get((dwid, known_in), 0)
            inside = self.rule.residence is Residence.DWELLING and area == spell.area and area != 0
            return (Event.INTERNAL if inside else Event.OUT) + tenure, area
        near = [
            (on, cause)
            for pid, cause, on in self.exits
            if pid == spell.pid and abs((on - spell.left_on).days) <= self.rule.exit_days
        ]
        return (Event.ABROAD - 1 + min(near)[1], 0) if near else (Event.LOST, 0)


def held_by(rows: list[Row], question: Question) -> dict[tuple[int, int], int]:
    """The tenure of each dwelling and year as the outcomes tell it, the highest of those told."""
    held: dict[tuple[int, int], int] = {}
    for row in rows:
        tenure = row.tenure if question.outcomes.by_tenure else row.owner * HomeTenure.OWNED
        held[row.dwid, row.year] = max(tenure, held.get((row.dwid, row.year), 0))
    return held


def plain_cells(plain: Plain, spells: list[Spell]) -> tuple[Counter, Counter]:
    """How many enter, by (pattern, days), and leave, by (pattern, days, status)."""
    entered, left = Counter(), Counter()
    for spell in spells:
        for pattern, since, until, status in episodes(plain, spell):
            entered[pattern, since] += 1
            left[pattern, until, status] += 1
    return entered, left


def episodes(plain: Plain, spell: Spell) -> list[tuple[int, int, int, int]]:
    """The spell's observed stretches of one pattern, in days since it began."""
    found: list[list[int]] = []
    for year in range(FIRST, LAST):
        begins, ends = ((date(y, 1, 1) - spell.entered_on).days for y in (year, year + 1))
        since, until = max(spell.seen_from, begins), min(spell.seen_until, ends)
        pattern = pattern_in(plain, spell, year) if since < until else None
        if pattern is None:
            continue
        over = until == spell.seen_until
        status = max(plain.q.outcomes.status[spell.event], 0) if over else 0
        if found and found[-1][0] == pattern and found[-1][2] == since:
            found[-1][2:] = [until, status]
        else:
            found.append([pattern, since, until, status])
    return [tuple(one) for one in found]


def pattern_in(plain: Plain, spell: Spell, year: int) -> int | None:
    row = plain.by_year[year].get(spell.pid)
    if row is None:
        return None
    row = replace(row, area=spell.area)
    if spell.entered_on > date(year, 1, 1):
        there = [one for y in (year + 1, year) for one in (at_home(plain, spell.dwid, y),) if one]
        if not there:
            return None
        row = replace(row, **there[0])
    pattern = plain.pattern(row)
    return None if pattern < 0 else pattern


def at_home(plain: Plain, dwid: int, year: int) -> dict[str, int]:
    rows = [row for row in plain.rows if (row.dwid, row.year) == (dwid, year)]
    return (
        {fact: max(getattr(row, fact) for row in rows) for fact in ("owner", "tenure", "municipality")} if rows else {}
    )
