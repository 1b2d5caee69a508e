"""One report of all studies of a run: what it is about, what each study says, and what the words mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bofast.registers.disclosure.profiles import Profile
from bofast.registers.people.definition import MISSION
from bofast.registers.store import OWN_TENANCIES
from bofast.registers.studies.findings import Ground
from bofast.registers.studies.names import StudyName
from bofast.reports.content import Labels, Pair, Report, Section
from bofast.workbench.study.answer import hidden_in
from bofast.workbench.study.engines import Engine
from bofast.workbench.study.measures import MADE_UP
from bofast.workbench.study.running import Told
from bofast.workbench.study.wording.catalogue import WORDINGS
from bofast.workbench.study.wording.not_told import not_told
from bofast.workbench.study.wording.two_clocks import beside_whole_years
from bofast.workbench.study.words import Words

MOST_NAMES = 8


@dataclass(frozen=True, slots=True)
class Run:
    """What a report is made of.

    Attributes:
        engine: in a word; version: of bofast.
    """

    studies: tuple[Told, ...]
    ground: Ground
    profile: Profile
    engine: str
    version: str
    made_on: date


def report_of(run: Run, *, words: Words) -> Report:
    """The report, in the language of the words."""
    return Report(
        language=words.language,
        title=_title(run.ground, words=words),
        subtitle=_subtitle(run.ground, words=words),
        counted=words.gettext("Counted on %(day)s by bofast %(version)s")
        % {"day": words.day(run.made_on), "version": run.version},
        counted_on=run.made_on,
        facts=tuple(_facts(run, words=words)),
        note=_note(run, words=words),
        sections=tuple(_sections(run.studies, words=words)),
        definitions=tuple(_definitions(run.ground, words=words)),
        labels=labels(words),
    )


def _title(ground: Ground, *, words: Words) -> str:
    if ground.about.origin == OWN_TENANCIES:
        return words.gettext("Our own tenancies: who stays, and who moves")
    return words.gettext("Families with children: who stays, and who moves")


def _subtitle(ground: Ground, *, words: Words) -> str:
    countries = {"dk": words.gettext("Denmark"), "no": words.gettext("Norway")}
    facts = {
        "country": countries.get(ground.about.country, ground.about.country),
        "first": ground.about.first_year,
        "last": ground.about.last_year,
    }
    if ground.about.origin == OWN_TENANCIES:
        return words.gettext("The organisation's own tenancies, %(first)s–%(last)s") % facts
    if ground.about.origin == MADE_UP:
        return words.gettext("Made-up register, %(country)s, %(first)s–%(last)s") % facts
    return words.gettext("Register data, %(country)s, %(first)s–%(last)s") % facts


def _facts(run: Run, *, words: Words) -> Iterator[Pair]:
    ground = run.ground
    if ground.about.origin != OWN_TENANCIES:
        yield from _of_register(ground, words=words)
    yield Pair(
        words.gettext("Hidden by the rule of"),
        words.gettext("%(name)s: nothing on fewer than %(smallest)s people or households")
        % {"name": run.profile.name, "smallest": words.number(ground.smallest)},
    )
    if ground.about.origin != OWN_TENANCIES:
        yield Pair(words.gettext("Counted by"), _engine(run.engine, words=words))
    numbers = [one.released.release.receipt.number for one in run.studies if one.released is not None]
    if numbers:
        yield Pair(words.gettext("Release"), ", ".join(map(str, numbers)))


def _of_register(ground: Ground, *, words: Words) -> Iterator[Pair]:
    yield Pair(words.gettext("Areas"), _areas(ground, words=words))
    yield Pair(
        words.gettext("Resource-strong"),
        words.gettext("by the definition below")
        if ground.definition == MISSION
        else words.gettext("by the definition below, with choices made otherwise"),
    )


def _engine(engine: str, *, words: Words) -> str:
    names = {
        Engine.NATIVE: words.gettext("compiled loops on this machine"),
        Engine.TABLES: words.gettext("DuckDB on this machine"),
        Engine.SPARK: words.gettext("Spark"),
    }
    return names[Engine(engine)]


def _areas(ground: Ground, *, words: Words) -> str:
    names = [ground.area_names[area] for area in ground.areas]
    if ground.is_selection and len(names) <= MOST_NAMES:
        return ", ".join(names)
    if ground.is_selection:
        return words.gettext("%(chosen)s of the %(all)s areas of the register") % {
            "chosen": words.number(len(names)),
            "all": words.number(len(ground.area_names)),
        }
    return words.gettext("all %(all)s areas of the register") % {"all": words.number(len(names))}


def _note(run: Run, *, words: Words) -> str:
    released = [one.released for one in run.studies if one.released is not None]
    hidden = sum(hidden_in(one) for one in released)
    cells = sum(len(table.cells) for one in released for table in one.release.tables)
    told = words.gettext(
        "Of %(cells)s cells %(hidden)s are hidden: those on few people, and others, so that nobody can work those out."
        " Curves end where few are left, and the numbers beside them are rounded."
    ) % {"cells": words.number(cells), "hidden": words.number(hidden)}
    if run.ground.about.origin != MADE_UP:
        return told
    return words.gettext("Nobody in this register exists. Its figures are no statistics of any country.") + " " + told


def _sections(studies: Sequence[Told], *, words: Words) -> Iterator[Section]:
    told = {one.name for one in studies if one.released is not None}
    for one in studies:
        if one.released is None:
            continue
        first, *others = WORDINGS[one.name](one.released, words=words)
        is_beside = one.name is StudyName.SPELLS and StudyName.STAYING in told
        yield beside_whole_years(first, words=words) if is_beside else first
        yield from others
    silent = [one for one in studies if one.released is None]
    if silent:
        yield not_told(silent, words=words)


def _definitions(ground: Ground, *, words: Words) -> Iterator[Pair]:
    yield from _of_tenancies(words) if ground.about.origin == OWN_TENANCIES else _of_families(words)
    yield Pair(
        words.gettext("Hidden"),
        words.gettext("A figure on few people, or one from which such a figure could be worked out."),
    )


def _of_tenancies(words: Words) -> Iterator[Pair]:
    yield Pair(
        words.gettext("Tenancy"),
        words.gettext("A household's contract for one home, from its first day until the day it really ended."),
    )
    yield Pair(
        words.gettext("Staying"),
        words.gettext("Living in the same home, or in the same department, so many years after moving in."),
    )
    yield Pair(words.gettext("Department"), words.gettext("Homes that the organisation lets and counts together."))


def _of_families(words: Words) -> Iterator[Pair]:
    yield Pair(
        words.gettext("Resource-strong"),
        words.gettext(
            "Somebody of 22–59 years who is a wage earner, self-employed or studies, or who is outside the labour"
            " market and lives with one who works or studies. Source: CFBU, “Fra fraflytning til fastholdelse”, 2019."
        ),
    )
    yield Pair(
        words.gettext("Family with children"),
        words.gettext("One or two adults with at least one child under 18 at home, counted from its members."),
    )
    yield Pair(
        words.gettext("Resource-strong family"),
        words.gettext("A family with children in which at least one adult is resource-strong."),
    )
    yield Pair(
        words.gettext("Staying"),
        words.gettext("Living in the same home, or in the same area, on the next 1 January."),
    )
    yield Pair(
        words.gettext("Area"),
        words.gettext(
            "A list of addresses that came with the register. It is no municipality, and no postal district."
        ),
    )


def labels(words: Words) -> Labels:
    """The fixed words of a report."""
    return Labels(
        contents=words.gettext("Contents"),
        skip=words.gettext("Skip to the content"),
        figures=words.gettext("Figures"),
        as_table=words.gettext("The figures as a table"),
        definitions=words.gettext("What the figures count"),
        definitions_sheet=words.gettext("Definitions"),
        figure=words.gettext("Figure"),
        meaning=words.gettext("What it counts"),
        nothing_shown=words.gettext("There is no picture: all that it would show is hidden."),
    )
