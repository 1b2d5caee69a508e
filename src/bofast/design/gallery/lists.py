"""Examples: lists, the funnel, forms."""

from __future__ import annotations

from datetime import date

from bofast.design.gallery.example import Example
from bofast.design.gallery.sample_form import EmptySampleForm, FilterForm, SampleForm
from bofast.design.parts import (
    AreaMap,
    Bar,
    BarLine,
    Bars,
    Chip,
    Column,
    EmptyState,
    ErrorSummary,
    FilterBar,
    Fitting,
    FittingChoice,
    FormLayout,
    Funnel,
    FunnelCount,
    FunnelRow,
    MapKey,
    MapShape,
    Muted,
    Pagination,
    Press,
    Row,
    SavedFilter,
    Sorted,
    Table,
    Tag,
    Tone,
)
from bofast.vocabulary.money import Money

BARS = (
    Example(
        Bars(
            "Left to live on a month",
            ("Left to live on", "Against the reference budget"),
            (
                Bar("Stay", 3_100_000, (Money.of(31_000), "−6,400 NOK"), Tone.WARNING, chosen=True),
                Bar("Move", 3_900_000, (Money.of(39_000), "+1,600 NOK")),
                Bar("Buy", -200_000, (Money.of(-2_000), "−39,400 NOK"), Tone.DANGER),
                Bar("Improve", None, (None, None)),
            ),
            (
                BarLine("Reference budget", Money.of(37_400), 3_740_000),
                BarLine("Social assistance floor", Money.of(21_000), 2_100_000),
            ),
        )
    ),
)


def _house(east: float, north: float) -> tuple[tuple[float, float], ...]:
    return ((east, north), (east + 40, north), (east + 40, north + 14), (east, north + 14))


MAP = (
    Example(
        AreaMap(
            "Three blocks in two units",
            (
                MapShape("Vågen 1", (_house(0, 0),), 0),
                MapShape("Vågen 3", (_house(0, 30),), 0),
                MapShape("Vågen 5", (_house(60, 10),), 1),
            ),
            (MapKey("Vågen west", "24 homes"), MapKey("Vågen east", "12 homes")),
        ),
        "a division",
    ),
    Example(AreaMap("Blocks without a group", (MapShape("Vågen 1", (_house(0, 0),)),)), "blocks alone"),
)

FUNNEL = (
    Example(
        Funnel(
            "From mapped to a home",
            ("Mapped", "Contacted", "Active", "Outcome"),
            (
                FunnelRow("Families", tuple(FunnelCount(count, "#") for count in (64, 30, 11, 9))),
                FunnelRow("Providers", tuple(FunnelCount(count) for count in (104, 51, 21, 17))),
                FunnelRow("Children", tuple(FunnelCount(count) for count in (171, 80, 33, None))),
            ),
            "Counted on 21 November 2026.",
        )
    ),
)

COLUMNS = (
    Column("Family", "?sort=name", Sorted.ASCENDING),
    Column("Home"),
    Column("Fits until", "?sort=fits"),
    Column("Rent a month", numeric=True),
    Column("Way"),
    Column("Do", quiet=True),
)
FAMILIES = (
    ("Berg", "Storgata 4 H0201", date(2028, 3, 14), 9_670, Tag("buy", Tone.ACCENT)),
    ("Dahl", "Vågen 12 H0302", None, 10_050, Tag("move")),
    ("Moe", "Nordlandet 7", date(2031, 5, 2), 12_400, Tag("stay", Tone.SUCCESS)),
)
ROWS = tuple(
    Row(
        (name, Muted(home, "3 rooms"), fits, Money.of(rent), way, Press("Take over", "#", about=name)),
        url="#",
        chosen=way.label == "buy",
    )
    for name, home, fits, rent, way in FAMILIES
)

LISTS = (
    Example(
        FilterBar(
            FilterForm({"name": "berg", "way": "buy"}),
            "?",
            (Chip("Way: buy", "?"), Chip("Name: berg", "?")),
            (SavedFilter("Mine", "?", current=True), SavedFilter("Outgrown within a year", "?")),
            "3 families",
            Press("Save this filter", "#"),
            live="results",
        )
    ),
    Example(
        Table(
            "Families",
            COLUMNS,
            ROWS,
            pagination=Pagination(4, 20, "?page=", "151–200 of 997"),
            totals=("Together", "", "", Money.of(32_120), "", ""),
        )
    ),
    Example(
        Table(
            "No families", COLUMNS, (), empty=EmptyState("No family here", "Import a sheet or add the first family.")
        ),
        "empty",
    ),
    Example(Pagination(1, 3, "?page=", "1–50 of 120", "Pages of the small list"), "the first page"),
)

FORMS = (
    Example(
        FormLayout(EmptySampleForm(), "Write it down", cancel_url="#", intro="What changed for the family?"), "empty"
    ),
    Example(FormLayout(SampleForm({"wrong-rent": "much"}, prefix="wrong"), "Write it down"), "with faults"),
    Example(ErrorSummary(SampleForm({}, prefix="alone")), "alone"),
    Example(
        Fitting(
            "home-chosen",
            "Which home?",
            "2 homes fit.",
            (
                FittingChoice("1", "Fjordgata 3 H0101, 9990 Eksempelvik", "B-0001"),
                FittingChoice("2", "Fjordgata 3 H0201, 9990 Eksempelvik", "B-0002"),
            ),
            chosen="2",
        ),
        "beneath a field in which one searches for one of many",
    ),
    Example(Fitting("other-chosen", "Which home?", "No home fits."), "nothing fits"),
)
