"""Examples: words, links, buttons, ways around, how far."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bofast.design.gallery.example import Example
from bofast.design.parts import (
    AnchorNavigation,
    AsOf,
    Breadcrumbs,
    Confirm,
    ConfirmPage,
    EmptyState,
    Folded,
    Indented,
    JobProgress,
    JobState,
    KeyHint,
    Link,
    Meter,
    Muted,
    NestedBars,
    Notice,
    PageHeader,
    Press,
    Stat,
    StatTiles,
    Step,
    Stepper,
    Suggestion,
    Suggestions,
    Tab,
    Tabs,
    Tag,
    TaskLine,
    TaskList,
    Toast,
    Tone,
    Weight,
)
from bofast.vocabulary.money import Money

TAGS = tuple(
    Example(Tag(word, tone), tone.value)
    for word, tone in (
        ("mapped", Tone.NEUTRAL),
        ("on the way to buy", Tone.ACCENT),
        ("fits", Tone.SUCCESS),
        ("outgrown in 11 months", Tone.WARNING),
        ("overdue", Tone.DANGER),
    )
)

WORDS = (
    Example(Muted("Storgata 4 H0201", "3 rooms, 62 m², since 2019")),
    Example(Indented("Havna 3", depth=1), "a name below another"),
    Example(Folded("read the family's page 3 times between 09:10 and 09:40", "09:10 · 09:25 · 09:40"), "more beneath"),
    Example(Folded("changed a goal at 10:05"), "nothing beneath"),
    Example(Muted(None, "nobody has asked yet"), "an unknown value"),
    Example(
        Notice(
            "Not yet: the wage must last beyond 30 June",
            "The start-loan rule asks for an income that lasts.",
            Tone.WARNING,
            points=("Facts used: AAP until 30 June 2027, wage 60 %", "What would change it: a permanent contract"),
            actions=(
                Link("See the rule", "#", Weight.SECONDARY),
                Link("Write down a new income", "#", Weight.TERTIARY),
            ),
        ),
        "a refusal, kindly and completely",
    ),
    Example(Notice("Three good rows were kept", tone=Tone.SUCCESS), "success"),
    Example(Notice("Two rates of 2027 are missing", "Nothing is guessed.", Tone.DANGER), "danger"),
    Example(Notice("The sheet is being checked", "You may leave this page."), "to know"),
    Example(
        EmptyState(
            "No plan yet",
            "Goals in the family's own words, with steps and days, make sure that nobody waits for somebody else.",
            Link("Write the first goal", "#", Weight.PRIMARY),
        )
    ),
    Example(KeyHint(("g", "f"), "go to families")),
)

TODAY = (
    TaskLine(
        "Call Ali",
        "#",
        "The Berg family · agreed 10:00",
        date(2026, 11, 21),
        "today",
        actions=(Press("Done", "#", about="Call Ali"), Link("Write down", "#", Weight.TERTIARY, about="Call Ali")),
    ),
    TaskLine(
        "Answer the complaint",
        "#",
        "The Dahl family",
        date(2026, 11, 18),
        "3 days late",
        late=True,
        actions=(Press("Done", "#", about="Answer the complaint"),),
    ),
    TaskLine("Viewing, Vågen 12 H0302", "#", "The Moe family", date(2026, 11, 20), done=True),
)

ACTIONS = (
    Example(Link("Open", "#", about="the Berg family"), "in a line"),
    Example(Link("New family", "#", Weight.PRIMARY), "primary"),
    Example(Link("Export", "#", Weight.SECONDARY), "secondary"),
    Example(Press("Done", "#", about="call Ali"), "posts"),
    Example(Press("End the membership", "#", dangerous=True), "posts, dangerous"),
    Example(
        Confirm(
            "end-follow-up",
            "End the follow-up",
            "End the follow-up of the Berg family?",
            "Their plan is kept. They leave your day, and the checkpoints stop.",
            Press("End it", "#", dangerous=True, weight=Weight.PRIMARY),
            "#",
        ),
        "asks first",
    ),
    Example(
        ConfirmPage(
            "End the follow-up of the Berg family?",
            "Their plan is kept.",
            Press("End it", "#", dangerous=True, weight=Weight.PRIMARY),
            Link("Back", "#", Weight.TERTIARY),
        ),
        "the same without script",
    ),
    Example(TODAY[0], "one line"),
    Example(TaskList("Today", TODAY)),
    Example(Toast("The step is done.", undo=Press("Undo", "#", weight=Weight.TERTIARY))),
    Example(Toast("Somebody else changed the family meanwhile.", level="error"), "an error"),
)

AROUND = (
    Example(
        PageHeader("Families", "64 families, 11 on a way home", actions=(Link("New family", "#", Weight.PRIMARY),))
    ),
    Example(PageHeader("Storgata 4 H0201", "3 rooms, 62 m²", "Nordlandet · Block 4", (Tag("occupied"),)), "with tags"),
    Example(Breadcrumbs((Link("Families", "#"), Link("The Berg family", "#")), "Five ways home")),
    Example(Tabs("Families", (Tab("Mine", "#", current=True, count=11), Tab("All", "#", count=64), Tab("Ended", "#")))),
    Example(
        AnchorNavigation("On this page", tuple(Link(label, f"#{label.lower()}") for label in ("Who", "Home", "Plan")))
    ),
    Example(AsOf(date(2025, 1, 1), "#")),
    Example(
        Suggestions(
            (
                ("Families", (Suggestion("The Berg family", "#", "Storgata 4 H0201"),)),
                ("Homes", (Suggestion("Bergveien 2", "#", "4 rooms, vacant from 1 May"),)),
            ),
            "#",
            "2 found",
        )
    ),
)

FINISHED = JobProgress(
    "Checking families.xlsx", JobState.DONE, "job/", words="988 of 1,000 rows fit", result=Link("See", "#")
)

HOW_FAR = (
    Example(JobProgress("Checking families.xlsx", JobState.WAITING, "job/")),
    Example(JobProgress("Checking families.xlsx", JobState.RUNNING, "job/", 412, 1000, "412 of 1,000 rows checked")),
    Example(FINISHED),
    Example(JobProgress("Checking families.xlsx", JobState.FAILED, "job/", words="The file is no spreadsheet.")),
    Example(Meter("Start-loan frame", Decimal("0.62"), "62 % · 18.6 of 30 million kr used")),
    Example(NestedBars((64, 30, 11, 9), of=64), "64 mapped, 30 contacted, 11 active, 9 helped"),
    Example(Meter("Improvement grant", Decimal("1.04"), "104 % · over by 20,000 kr", Tone.WARNING), "over the frame"),
    Example(
        StatTiles(
            (
                Stat("Families mapped", 64, "55 with refugee background", "#"),
                Stat("Contacted", 30, url="#"),
                Stat("Soon outgrown", 7, "within 12 months", "#", Tone.WARNING),
                Stat("Left of the frame", Money.of(11_400_000)),
            )
        )
    ),
    Example(
        Stepper(
            "Import",
            (Step("Choose a sheet", done=True, url="#"), Step("Check", current=True), Step("Bring in")),
        )
    ),
)
