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
from bofast.desk.results.report.chart import funnel_chart
from bofast.desk.results.report.sections import SECTIONS, SectionKind, text_of
from bofast.desk.results.report.tables import Counts, counts_for, overview, programme_tables, result_tables
from bofast.reports.content import Chart, Labels, Language, Pair, Report, Section, Table
from bofast.vocabulary.money import Money


class Readers(StrEnum):
    """Who is to read the report: the office and the funder, or everybody."""

    OFFICE = "office"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class ProgrammeReport:
    """One report, ready to be written, and the counts in it, to be kept."""

    report: Report
    counts: Counts


def programme_report(
    programme: Programme, *, figures: ProgrammeFigures, language: Language, readers: Readers, by: User
) -> ProgrammeReport:
    """The report of a programme in a language. For the public, small figures are hidden before anything is written."""
    is_public = readers is Readers.PUBLIC
    with translation.override(language):
        counts = counts_for(figures, is_public=is_public)
        figures_of: dict[str, tuple[Chart | Table, ...]] = {
            "results": (funnel_chart(counts), *result_tables(figures, counts=counts, is_public=is_public)),
            **{name: tuple(programme_tables(programme, section=name)) for name in ("method", "cooperation")},
        }
        report = Report(
            language=language,
            title=_("Final report: %(programme)s") % {"programme": programme.name},
            subtitle=programme.office.name,
            counted=_counted(figures.on, by=by),
            counted_on=figures.on,
            facts=_facts(programme),
            note=_note(readers),
            sections=tuple(
                _section(kind, figures=figures_of.get(kind.name, ()), texts=programme.report_texts, language=language)
                for kind in SECTIONS
            ),
            definitions=definitions(),
            labels=labels(),
            overview=overview(counts),
        )
    return ProgrammeReport(report, counts)


def _counted(on: date, *, by: User) -> str:
    return _("Figures counted on %(day)s by %(name)s") % {"day": words.day(on), "name": by}


def _facts(programme: Programme) -> tuple[Pair, ...]:
    until = words.day(programme.to_day) if programme.to_day else _("until further notice")
    facts = (
        Pair(_("What it is for"), programme.purpose),
        Pair(_("For whom"), programme.target_group),
        Pair(_("Period"), _("%(start)s – %(end)s") % {"start": words.day(programme.from_day), "end": until}),
        Pair(_("Leader"), programme.leader),
        Pair(_("Grant"), words.money(Money(programme.grant_minor, programme.office.currency))),
        Pair(_("Reference of the grant"), programme.grant_reference),
    )
    return tuple(fact for fact in facts if fact.value)


def _section(
    kind: SectionKind, *, figures: Sequence[Chart | Table], texts: dict[str, str], language: Language
) -> Section:
    """A section with what the office wrote; where it wrote nothing, with what belongs there."""
    written = text_of(texts, section=kind.name, language=language)
    paragraphs = tuple(part.strip() for part in written.split("\n\n") if part.strip())
    return Section(
        heading=str(kind.heading),
        paragraphs=paragraphs or (str(kind.teaches),),
        figures=tuple(figures),
        is_placeholder=not paragraphs,
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


def definitions() -> tuple[Pair, ...]:
    """What each figure counts, in words."""
    return (
        Pair(_("Mapped"), _("Families in the programme with a completed first mapping.")),
        Pair(_("Contacted"), _("Mapped families that have been talked with at least once, or come further.")),
        Pair(_("Active"), _("Families whose follow-up has begun, or that have come further.")),
        Pair(_("Helped"), _("Families that have bought, moved to a home that suits them, or had their home improved.")),
        Pair(_("Providers"), _("Adults who cared for the children of the family on the day it got there.")),
        Pair(_("Children"), _("Members under 18 on the day the family got there.")),
    )


def labels() -> Labels:
    """The fixed words of a report, in the language of the moment."""
    return Labels(
        contents=_("Contents"),
        skip=_("Skip to the content"),
        figures=_("Figures"),
        as_table=_("The figures as a table"),
        definitions=_("What the figures count"),
        definitions_sheet=_("Definitions"),
        figure=_("Figure"),
        meaning=_("What it counts"),
        nothing_shown=_("There is no picture: all that it would show is hidden."),
    )
