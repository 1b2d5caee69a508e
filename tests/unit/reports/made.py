"""A report with every kind of content, in each language; its texts hold what could break a format."""

from __future__ import annotations

from datetime import date

from bofast.reports.content import (
    Cell,
    Chart,
    Labels,
    Language,
    NumberForm,
    Pair,
    Report,
    Section,
    Table,
)
from tests.unit.reports.samples import LONG, PICTURES

HOSTILE = '<script>alert("1")</script> & =1+1'
FORMULA = "=HYPERLINK(1)"
LABELS = {
    Language.NORWEGIAN: Labels(
        "Innhold",
        "Hopp til innholdet",
        "Tall",
        "Tallene som tabell",
        "Hva tallene teller",
        "Definisjoner",
        "Tall",
        "Hva",
        "Alt dette bildet ville vise, er skjult.",
    ),
    Language.DANISH: Labels(
        "Indhold",
        "Gå til indholdet",
        "Tal",
        "Tallene som tabel",
        "Hvad tallene tæller",
        "Definitioner",
        "Tal",
        "Hvad",
        "Alt dette billede ville vise, er skjult.",
    ),
    Language.ENGLISH: Labels(
        "Contents",
        "Skip",
        "Figures",
        "The figures as a table",
        "What the figures count",
        "Definitions",
        "Figure",
        "What",
        "All that this picture would show is hidden.",
    ),
}
HEADINGS = {
    Language.NORWEGIAN: ("Kort sagt", "Hvem blir boende på øya?", "Forbehold", "Erfaringer", "Regnskap"),
    Language.DANISH: ("Kort sagt", "Hvem bliver boende på øen?", "Forbehold", "Erfaringer", "Regnskab"),
    Language.ENGLISH: ("In short", "Who stays on the island?", "Reservations", "Lessons", "Accounts"),
}
ALTERNATIVE = "Etter åtte år bor 45 av 100 fortsatt der."

COUNTS = Table(
    caption=f"Familier etter område: {LONG}",
    sheet="Familier etter område",
    head=("Område", "Familier", "Andel", "Forhold"),
    rows=(
        (
            Cell("Vestbyen"),
            Cell("1 204", 1204),
            Cell("98,5 %", 0.985, NumberForm.PERCENT_ONE_DECIMAL),
            Cell("0,82", 0.82, NumberForm.TWO_DECIMALS),
        ),
        (Cell(FORMULA), Cell("få"), Cell("få"), Cell("–")),
    ),
    note="få: færre enn fem familier",
)
YEARS = Table(
    caption=f"Familier etter område: {LONG}, år for år",
    sheet="År for år",
    head=("Område", *map(str, range(2013, 2025))),
    rows=((Cell("Vestbyen"), *(Cell("12 345", 12345) for _ in range(12))),),
)
DECISIONS = Table(
    caption="Beslutninger",
    head=("Hvem", "Hva", "Når"),
    rows=((Cell("Kommunestyret"), Cell(HOSTILE), Cell("14. mars 2024")),),
    word_columns=3,
)
EMPTY = Table(caption="Ingen rader", head=("Område", "Familier"), rows=())


HIDDEN = Chart(caption="Alt er skjult", alternative=ALTERNATIVE, specification=None, table=EMPTY)


def picture(name: str, *, table: Table = COUNTS) -> Chart:
    return Chart(caption=f"Bilde: {name}", alternative=ALTERNATIVE, specification=PICTURES[name], table=table)


def made_report(language: Language) -> Report:
    """Two pictures, five tables, a section that nobody has written, remarks, facts, definitions."""
    short, staying, remarks, lessons, accounts = HEADINGS[language]
    return Report(
        language=language,
        title="Hvem blir boende? Ressurssterke familier på øya",
        subtitle="Nordvik kommune",
        counted="Talt 22. november 2026",
        counted_on=date(2026, 11, 22),
        facts=(Pair("Register", "Oppdiktet, 2005–2024"), Pair("Profil", HOSTILE)),
        note="Tall under tre er skjult.",
        sections=(
            Section(short, paragraphs=("Seks av ti blir.", HOSTILE)),
            Section(staying, figures=(picture("curves of groups"), YEARS, picture("flows", table=EMPTY))),
            Section(remarks, remarks=("Kurven gjelder dem som ble minst ett år.", "2010 mangler.")),
            Section(lessons, paragraphs=("Hva dere ville gjort igjen.",), is_placeholder=True),
            Section(accounts, figures=(DECISIONS,)),
        ),
        definitions=(Pair("Familie", "Minst én voksen med barn under 18."), Pair("Stay", "A = B")),
        labels=LABELS[language],
        overview=COUNTS,
    )
