"""Pictures of every kind, as a study would ask for them and as nobody hopes to: one group, none, hidden, long names."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp
from typing import Any

from bofast.reports.charts.bars import Bar, BarRow, Bars, bars
from bofast.reports.charts.columns import Column, Part
from bofast.reports.charts.curves import AtRisk, Curve, Curves, Step, curves
from bofast.reports.charts.diverging import Divergence, divergence
from bofast.reports.charts.events import EventStudy, EventYear, events
from bofast.reports.charts.flows import Flow, Flows, flows
from bofast.reports.charts.forest import Forest, ForestRow, Ratio, forest
from bofast.reports.charts.stacked import Stack, stack
from bofast.reports.charts.threshold import Side, ThresholdRow, Thresholds, thresholds

LONG = "Boligsosialt utviklingsprogram for barnefamilier i Nordre Industriområde"
"""A name such as Norwegian offices give."""
AREAS = ("Vestbyen", LONG, "Sørbyen", "Utenfor kommunen")


def curve(label: str, *, hazard: float, years: int = 8) -> Curve:
    steps = tuple(
        Step(year, exp(-hazard * year), exp(-hazard * year) * 0.95, min(1, exp(-hazard * year) * 1.05))
        for year in range(years + 1)
    )
    return Curve(label, steps, tuple(AtRisk(year, str(1200 - 100 * year)) for year in range(0, years + 1, 2)))


def column(label: str, *shares: float | None) -> Column:
    return Column(label, tuple(Part(each, "få" if each is None else f"{each * 100:.0f} %") for each in shares))


def change(label: str, *changes: float | None, net: float | None) -> Column:
    return Column(label, tuple(Part(each, "få" if each is None else f"{each:+g}") for each in changes), net)


def between_all_areas() -> tuple[Flow, ...]:
    found = []
    for place, origin in enumerate(AREAS):
        for beside, destination in enumerate(AREAS):
            value = None if (place, beside) == (0, 2) else 200.0 if place == beside else 10.0 * (place + beside)
            found.append(Flow(origin, destination, value, "få" if value is None else f"{value:g}"))
    return tuple(found)


TENURES = ("Leier kommunalt", "Leier privat", "Eier sin egen bolig, alene eller sammen med andre")
CHANGES = ("Innflyttere", "Utflyttere", "Egen endring hos dem som ble boende")

PICTURES: Mapping[str, Mapping[str, Any]] = {
    "curves of groups": curves(
        Curves(
            (
                curve("Vestbyen", hazard=0.1),
                curve(LONG, hazard=0.105),
                curve("Korte forløp", hazard=0.02, years=4),
                Curve("Sørbyen (skjult)", (), (AtRisk(0, "få"),)),
            ),
            "År siden innflytting",
            "Bor fortsatt i området",
            "Antall som følges",
        )
    ),
    "one curve": curves(Curves((curve("Alle", hazard=0.1),), "År", "Bor der")),
    "curves that all end alike": curves(
        Curves(tuple(curve(f"Område {place}", hazard=0.1) for place in range(8)), "År", "Bor der", "Følges")
    ),
    "bars": bars(
        Bars(
            (
                BarRow("Kartlagt", (Bar(64, "64"),)),
                BarRow(LONG, (Bar(30, "30"),)),
                BarRow("Hjulpet", (Bar(None, "få"),)),
            )
        )
    ),
    "bars in groups": bars(
        Bars(
            (BarRow(LONG, (Bar(1240, "1 240"), Bar(None, "få"))), BarRow("Sørbyen", (Bar(0, "0"), Bar(900, "900")))),
            ("Før tiltaket", "Det første året etter at tiltaket begynte i området"),
        )
    ),
    "stack of years": stack(
        Stack(
            tuple(column(str(year), 0.5, 0.3, 0.2) for year in range(2005, 2025)),
            TENURES,
            "Andel av familiene",
            "Skjult",
        )
    ),
    "stack with hidden shares": stack(
        Stack((column("Før", 0.7, None, None), column("Etter", 0.5, 0.3, 0.2)), TENURES, "Andel", "Skjult, for få")
    ),
    "change split": divergence(
        Divergence(
            (change("2019", 120, -90, 30, net=60), change("2020", 100, -130, -10, net=-40)),
            CHANGES,
            "Samlet endring",
            "Ressurssterke familier",
        )
    ),
    "change with a hidden part": divergence(
        Divergence((change("2019", None, -90, 30, net=None),), CHANGES, "Samlet endring", "Familier")
    ),
    "forest": forest(
        Forest(
            (
                ForestRow("Alder ved innflytting"),
                ForestRow("Under 30 år", Ratio(1), "1 (sammenlignes med)"),
                ForestRow(LONG, Ratio(0.82, 0.7, 0.95), "0,82 (0,70–0,95)"),
                ForestRow("Svært usikker", Ratio(4, 0.01, 70), "4,00 (0,01–70)"),
                ForestRow("Skjult", None, "for få"),
            ),
            "Relativ flyttehyppighet",
            "flytter sjeldnere",
            "flytter oftere",
        )
    ),
    "event study": events(
        EventStudy(
            (
                EventYear(-3, None),
                EventYear(-2, 0.01, -0.02, 0.04),
                EventYear(-1, 0),
                *(EventYear(year, 0.02 * year, 0.02 * year - 0.03, 0.02 * year + 0.03) for year in range(6)),
            ),
            "År fra tiltaket begynte",
            "Forskjell i andel som blir boende",
            "Før tiltaket",
            "Etter at tiltaket begynte",
        )
    ),
    "flows": flows(Flows(AREAS, (*AREAS, "Død eller utvandret"), between_all_areas(), "2015", "2020")),
    "thresholds": thresholds(
        Thresholds(
            (
                ThresholdRow("Vestbyen", 0.42, 0.4, Side.PAST, "42 % · 2 poeng over"),
                ThresholdRow(LONG, 0.31, 0.4, Side.WITHIN, "31 % · 9 poeng under"),
                ThresholdRow("Sørbyen", None, 0.4, Side.WITHIN, "skjult"),
            ),
            "Andel uten arbeid",
            "innenfor",
            "over terskelen",
            "terskel",
        )
    ),
}

NOTHING_SEEN = {
    "no curve": curves(Curves((), "År", "Bor der")),
    "bars that are all hidden": bars(Bars((BarRow("Kartlagt", (Bar(None, "få"),)),))),
    "no bars": bars(Bars(())),
    "stack that is all hidden": stack(Stack((column("Før", None, None, None),), TENURES, "Andel", "Skjult, for få")),
    "no stack": stack(Stack((), TENURES, "Andel", "Skjult")),
    "no change": divergence(Divergence((), CHANGES, "Samlet endring", "Familier")),
    "no forest": forest(Forest((), "Relativ flyttehyppighet")),
    "no event study": events(EventStudy((), "År", "Forskjell", "Før", "Etter")),
    "flows that are all hidden": flows(Flows(("A",), ("B",), (Flow("A", "B", None, "få"),), "2015", "2020")),
    "no flows": flows(Flows((), (), (), "2015", "2020")),
    "no thresholds": thresholds(Thresholds((), "Andel uten arbeid", "innenfor", "over", "terskel")),
    "change that is all hidden": divergence(
        Divergence((change("2019", None, None, None, net=None),), CHANGES, "Samlet endring", "Familier")
    ),
    "forest with what is compared with alone": forest(
        Forest((ForestRow("Under 30 år", Ratio(1), "1"), ForestRow("Eldre", None, "skjult")), "Relativ hyppighet")
    ),
    "event study with what is compared with alone": events(
        EventStudy((EventYear(-2, None), EventYear(-1, 0), EventYear(0, None)), "År", "Forskjell", "Før", "Etter")
    ),
    "thresholds that are all hidden": thresholds(
        Thresholds(
            (ThresholdRow("Vest", None, 0.4, Side.PAST, "skjult"),), "Andel uten arbeid", "innenfor", "over", "terskel"
        )
    ),
}
"""What the builders give where nothing may be seen."""
