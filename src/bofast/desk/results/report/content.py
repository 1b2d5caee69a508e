"""What a report says, in one language and for one kind of reader, whatever it is written as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils import translation
from django.utils.translation import gettext as _

from bofast.casework.access.models import User
from bofast.casework.figures.programme_figures import ProgrammeFigures
from bofast.casework.programmes.models import Programme
from bofast.design import words
from bofast.desk.results.report.chart import FunnelChart, draw_funnel
from bofast.desk.results.report.sections import SECTIONS, SectionKind, text_of
from bofast.desk.results.report.tables import Counts, PlainTable, counts_for, programme_tables, result_tables
from bofast.vocabulary.money import Money


class Readers(StrEnum):
    """Who is to read the report: the office and the funder, or everybody."""

    OFFICE = "office"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what the office wrote, and the tables that bofast filled in."""

    heading: str
    paragraphs: tuple[str, ...]
    is_placeholder: bool
    """Whether nobody has written here yet; the paragraph then says what belongs here."""
    tables: tuple[PlainTable, ...] = ()
    chart: FunnelChart | None = None


@dataclass(frozen=True, slots=True)
class ReportContent:
    """One report, ready to be written."""

    language: str
    title: str
    subtitle: str
    counted: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    note: str
    counts: Counts
    definitions: tuple[tuple[str, str], ...]


def report_content(
    programme: Programme, *, figures: ProgrammeFigures, language: str, readers: Readers, by: User
) -> ReportContent:
    """The report of a programme in a language. For the public, small figures are hidden before anything is written."""
    with translation.override(language):
        counts = counts_for(figures, is_public=readers is Readers.PUBLIC)
        return ReportContent(
            language=language,
            title=_("Final report: %(programme)s") % {"programme": programme.name},
            subtitle=programme.office.name,
            counted=_counted(figures.on, by=by),
            facts=_facts(programme),
            sections=tuple(
                _section(kind, programme=programme, figures=figures, counts=counts, language=language, readers=readers)
                for kind in SECTIONS
            ),
            note=_note(readers),
            counts=counts,
            definitions=definitions(),
        )


def _counted(on: date, *, by: User) -> str:
    return _("Figures counted on %(day)s by %(name)s") % {"day": words.day(on), "name": by}


def _facts(programme: Programme) -> tuple[tuple[str, str], ...]:
    until = words.day(programme.to_day) if programme.to_day else _("until further notice")
    facts = (
        (_("What it is for"), programme.purpose),
        (_("For whom"), programme.target_group),
        (_("Period"), _("%(start)s – %(end)s") % {"start": words.day(programme.from_day), "end": until}),
        (_("Leader"), programme.leader),
        (_("Grant"), words.money(Money(programme.grant_minor, programme.office.currency))),
        (_("Reference of the grant"), programme.grant_reference),
    )
    return tuple((label, value) for label, value in facts if value)


def _section(
    kind: SectionKind,
    *,
    programme: Programme,
    figures: ProgrammeFigures,
    counts: Counts,
    language: str,
    readers: Readers,
) -> Section:
    written = text_of(programme.report_texts, section=kind.name, language=language)
    tables: Sequence[PlainTable] = ()
    chart = None
    if kind.name == "results":
        tables = result_tables(figures, counts=counts, is_public=readers is Readers.PUBLIC)
        chart = draw_funnel(counts)
    elif kind.name in {"method", "cooperation"}:
        tables = programme_tables(programme, section=kind.name)
    paragraphs = tuple(part.strip() for part in written.split("\n\n") if part.strip())
    return Section(
        heading=str(kind.heading),
        paragraphs=paragraphs or (str(kind.teaches),),
        is_placeholder=not paragraphs,
        tables=tuple(tables),
        chart=chart,
    )


def _note(readers: Readers) -> str:
    if readers is Readers.PUBLIC:
        return _(
            "Counts on fewer than five are hidden, and others with them where they could be worked out; "
            "medians rest on at least twenty families."
        )
    return _(
        "This report holds the true figures, also small ones. It is for the office and the funder; "
        "make the public report for everybody else."
    )


def definitions() -> tuple[tuple[str, str], ...]:
    """What each figure counts, in words."""
    return (
        (_("Mapped"), _("Families in the programme with a completed first mapping.")),
        (_("Contacted"), _("Mapped families that have been talked with at least once, or come further.")),
        (_("Active"), _("Families whose follow-up has begun, or that have come further.")),
        (_("Helped"), _("Families that have bought, moved to a home that suits them, or had their home improved.")),
        (_("Providers"), _("Adults who cared for the children of the family on the day it got there.")),
        (_("Children"), _("Members under 18 on the day the family got there.")),
    )
