"""Examples: a family's page, about a family that does not exist."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bofast.design import words
from bofast.design.gallery.example import Example
from bofast.design.parts import (
    Fact,
    FactList,
    FactUsed,
    FamilyHeader,
    Figure,
    Link,
    Moment,
    MomentKind,
    ParameterRow,
    ReasonNode,
    Stretch,
    Tag,
    Timeline,
    Tone,
    WayRow,
    WaysTable,
    Weight,
)
from bofast.vocabulary.money import Money

ROOM_NEED = ReasonNode(
    title="Room need on 14 March 2028",
    value="4 bedrooms",
    sentence="Two children of different sex share no bedroom once one of them is 12.",
    source="Bedroom standard",
    source_url="https://example.org/norm",
    facts=(FactUsed("Child born", date(2016, 3, 14), "the family, 2 February 2026", "#"),),
    parameters=(ParameterRow("Age at which children share no room", 12, date(2015, 1, 1), "Statistics Norway", "#"),),
)
LIVING = ReasonNode(
    title="Left to live on",
    value=Money.of(2_930),
    sentence="Income after tax, less what the home and the debts cost, less the reference budget.",
    source="Regulation on start loans, section 4",
    source_url="https://example.org/law",
    tone=Tone.WARNING,
    facts=(
        FactUsed("Wage, 60 %", Money.of(21_400), "pay slip, October 2026", "#"),
        FactUsed("Debts", None),
    ),
    parameters=(
        ParameterRow("Reference budget, 5 people", Money.of(37_438), date(2026, 1, 1), "SIFO", "#"),
        ParameterRow("Interest of start loans", "5.1 %", date(2026, 7, 1), "Husbanken", "#", False, "from a news item"),
    ),
    rests_on=(ROOM_NEED,),
    would_change=("A permanent wage of 80 % gives 5,100 kr", "Interest up by 1 % leaves 1,410 kr"),
)

FIGURES = (
    Example(
        Figure(Money.of(11_770), "/design/reason/", difference="+2,100 kr", difference_tone=Tone.DANGER),
        "opens at an address",
    ),
    Example(Figure("14 March 2028", reason=ROOM_NEED), "folds out"),
    Example(Figure(Money.of(2_930), "/design/reason/", unverified=True, about="left to live on, buy"), "not verified"),
    Example(Figure(12), "has no reason to open"),
    Example(LIVING, "a tree"),
)

FACTS = (
    Example(
        FactList(
            (
                Fact("Home", "Storgata 4 H0201", "population register, 3 May 2019"),
                Fact("Rent a month", Money.of(9_670), "tenancy agreement"),
                Fact("Heating", None, change=Link("Ask", "#")),
                Fact("Moved in", date(2019, 5, 3)),
            )
        )
    ),
    Example(FactList((Fact("Language", "Tigrinya"), Fact("Interpreter", "yes")), columns=True), "in columns"),
)

FAMILY = (
    Example(
        FamilyHeader(
            "The Berg family",
            "5 people",
            (
                Fact("Lives in", "Storgata 4 H0201 · 3 rooms 62 m² · since 2019"),
                Fact("On the way to", "buy, chosen 3 February"),
                Fact("Next", "viewing on Thursday"),
                Fact("Responsible", "Kari"),
            ),
            (Tag("outgrown from 14 March 2028", Tone.WARNING),),
            (Link("Write down a talk", "#", Weight.PRIMARY),),
        )
    ),
    Example(
        Timeline(
            "From 2019 to 2031; next: too small on 14 March 2028",
            date(2019, 1, 1),
            date(2031, 12, 31),
            date(2026, 11, 21),
            (
                Moment(date(2019, 5, 3), "moved in", MomentKind.MOVE),
                Moment(date(2021, 8, 20), "child born", MomentKind.BIRTH),
                Moment(date(2026, 2, 3), "chose to buy", MomentKind.DECISION),
                Moment(date(2027, 6, 30), "AAP ends", MomentKind.ENDS, matters=True),
                Moment(date(2028, 3, 14), "too small from here", MomentKind.BIRTHDAY, "#", matters=True),
                Moment(date(2027, 8, 1), "6 months after", MomentKind.CHECKPOINT),
                Moment(date(2029, 5, 3), "lease ends", MomentKind.ENDS),
            ),
            (Stretch("Storgata 4 H0201", date(2019, 5, 3), None),),
        )
    ),
)


TODAY = Money.of(9_670)
YES, PARTLY = Tag("yes", Tone.SUCCESS), Tag("partly", Tone.WARNING)


def _way(
    name: str, *, fits: str, cost: Money, left: int, answer: Tag, first: tuple[str, ...] = (), answer_text: str = ""
) -> WayRow:
    dearer = cost > TODAY
    return WayRow(
        name=name,
        url="#",
        fits_until=Figure(fits, "/design/reason/", about=name),
        per_month=Figure(
            cost,
            "/design/reason/",
            about=name,
            difference=words.difference(cost - TODAY) if dearer else "",
            difference_tone=Tone.DANGER if dearer else Tone.NEUTRAL,
        ),
        left_to_live_on=Figure(Money.of(left), "/design/reason/", about=name),
        first=first,
        answer=answer,
        answer_text=answer_text,
        action=Link("Choose with the family", "#", Weight.SECONDARY, about=name),
    )


def ways() -> tuple[Example, ...]:
    """The table is made when it is asked for, since its amounts are written in the reader's language."""
    return (
        Example(
            WaysTable(
                "Five ways home",
                (
                    replace(
                        _way(
                            "Buy",
                            fits="2034",
                            cost=Money.of(11_770),
                            left=2_930,
                            first=("loan of 2,430,000 kr (E1, 40 years)",),
                            answer=PARTLY,
                            answer_text="if the wage lasts beyond 30 June",
                        ),
                        chosen=True,
                        action=None,
                    ),
                    _way(
                        "Rent, then own",
                        fits="2031",
                        cost=Money.of(10_050),
                        left=4_650,
                        first=("Vågen 12 falls free in May",),
                        answer=YES,
                    ),
                    _way(
                        "Move",
                        fits="2031",
                        cost=Money.of(10_900),
                        left=3_800,
                        first=("number 2 of 7 on the internal list",),
                        answer=YES,
                    ),
                    _way(
                        "Improve",
                        fits="2028",
                        cost=Money.of(9_900),
                        left=4_800,
                        first=("lift: no", "wall: possible"),
                        answer=PARTLY,
                    ),
                    replace(
                        _way(
                            "Stay", fits="14 March 2028", cost=TODAY, left=5_030, answer=YES, answer_text="until then"
                        ),
                        today=True,
                    ),
                ),
                (
                    "Buy stands before Rent, then own because the home fits longer.",
                    "Rent, then own stands before Move because the family is more secure there.",
                ),
                ("A permanent wage of 80 % → buy without E1 too.", "Interest up by 1 % → 1,410 kr left to live on."),
            )
        ),
    )
