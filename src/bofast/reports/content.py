"""What a report says, as plain data, whatever it is written as.

Whoever publishes builds one `Report`, in one language, and hands it to a writer::

    steps = Table(
        caption="Families at each step",
        head=("Step", "Families", "Share"),
        rows=(
            (Cell("Mapped"), Cell("1 204", number=1204), Cell("100 %", number=1, form=NumberForm.PERCENT)),
            (Cell("Helped"), Cell("few"), Cell("few")),
        ),
        note="few: fewer than five",
    )
    picture = Chart(caption=..., alternative=..., specification=bars(...), table=steps)
    report = Report(language=Language.NORWEGIAN, title=..., sections=(Section("Results", figures=(picture,)),), ...)

    write_html(report)      # bofast.reports.html    one file, str
    write_pdf(report)       # bofast.reports.pdf     PDF/UA-1 and PDF/A-3a, bytes
    write_word(report)      # bofast.reports.word    .docx, bytes
    write_excel(report)     # bofast.reports.excel   .xlsx, bytes: a sheet a table

Texts are plain: no markup, and each writer escapes them. What must not be read is not in here: hide before you build.
A cell is what is read; its number is what a workbook adds up. A hidden cell has a word and no number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from typing import Any

LONGEST_SHEET_NAME = 31
"""Of Excel; without the letters that it forbids in one."""


class Language(StrEnum):
    """What a report can be written in."""

    NORWEGIAN = "nb"
    DANISH = "da"
    ENGLISH = "en"


class NumberForm(Enum):
    """How a workbook shows a number; elsewhere the cell's own text is read."""

    WHOLE = "#,##0"
    ONE_DECIMAL = "#,##0.0"
    TWO_DECIMALS = "#,##0.00"
    THREE_DECIMALS = "0.000"
    YEAR = "0"
    PERCENT = "0 %"
    PERCENT_ONE_DECIMAL = "0.0 %"


@dataclass(frozen=True, slots=True)
class Cell:
    """What is read, and the number behind it. A share is a number between 0 and 1."""

    text: str
    number: int | float | None = None
    form: NumberForm = NumberForm.WHOLE


@dataclass(frozen=True, slots=True)
class Pair:
    """A word and what stands beside it: a fact, or a figure and what it counts."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table. The first column names the rows.

    Raises: ValueError, where a row is not as long as the head, or the name of the sheet is too long.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    word_columns: int = 1
    """Columns from the left that hold words; those after them hold figures, and stand to the right."""
    note: str = ""
    """Stands under the table: what a sign means, what the figures rest on."""
    sheet: str = ""
    """What a workbook calls it, in at most 31 letters, once in a report. Without one its caption is cut."""

    def __post_init__(self) -> None:
        if len(self.sheet) > LONGEST_SHEET_NAME:
            raise ValueError(
                f"{self.sheet!r} is too long for the name of a sheet: {LONGEST_SHEET_NAME} letters at most."
            )
        if wrong := [place for place, row in enumerate(self.rows) if len(row) != len(self.head)]:
            raise ValueError(f"{self.caption}: rows {wrong} are not as long as the head of {len(self.head)}.")


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture, with its table under it."""

    caption: str
    alternative: str
    """Says what the picture shows to those who cannot see it. Raises: ValueError, when it is empty."""
    specification: Mapping[str, Any] | None
    """Vega-Lite, as the builders in `bofast.reports.charts` return it. None: all that it would show is hidden, and the
    report says so where the picture would stand."""
    table: Table

    def __post_init__(self) -> None:
        if not self.alternative.strip():
            raise ValueError(f"{self.caption}: a picture needs words for those who cannot see it.")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what is said under it, and its pictures and tables in order."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    figures: tuple[Chart | Table, ...] = ()
    remarks: tuple[str, ...] = ()
    """What a reader must know to read the figures rightly: a list that stands apart, after the paragraphs."""
    is_placeholder: bool = False
    """Whether nobody has written here yet; the paragraphs then say what belongs here."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The fixed words of a report, in its language."""

    contents: str
    """Over the list of sections: "Contents"."""
    skip: str
    """The first link of a page: "Skip to the content"."""
    figures: str
    """The first sheet of a workbook: "Figures"."""
    as_table: str
    """Folds out the table under a picture: "The figures as a table"."""
    definitions: str
    """Over the definitions: "What the figures count"."""
    definitions_sheet: str
    """The last sheet of a workbook: "Definitions"."""
    figure: str
    """Head of the first column of the definitions: "Figure"."""
    meaning: str
    """Head of the second: "What it counts"."""
    nothing_shown: str
    """Stands where a picture would: "There is no picture: all that it would show is hidden."."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report, ready to be written."""

    language: Language
    title: str
    subtitle: str
    """Who publishes it; a file names it as its author."""
    counted: str
    """As of when the figures stand, and who counted them: one line."""
    counted_on: date
    facts: tuple[Pair, ...]
    note: str
    """Who may read it, and what is hidden."""
    sections: tuple[Section, ...]
    definitions: tuple[Pair, ...]
    labels: Labels
    overview: Table | None = None
    """The figures that say most: a workbook opens on them. Elsewhere they stand in their section."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table in order, those under pictures too."""
        figures = (figure for section in self.sections for figure in section.figures)
        return tuple(figure.table if isinstance(figure, Chart) else figure for figure in figures)
