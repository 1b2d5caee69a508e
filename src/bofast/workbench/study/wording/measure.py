"""Did a measure change how many leave: in words that claim no more than was found."""

from __future__ import annotations

from collections.abc import Iterator

from bofast.registers.studies.findings import Released
from bofast.registers.studies.measure import COURSE, EFFECT, GROUPS, OVERALL, PLACEBO, WITH, WITHOUT
from bofast.registers.studies.models import ReleasedModel, ShownTerm
from bofast.registers.studies.remarks import Remarkable
from bofast.registers.studies.staying.destinations import ALL, OUT
from bofast.reports.charts.events import EventStudy, EventYear, events
from bofast.reports.content import Cell, Chart, NumberForm, Section, Table
from bofast.workbench.study.wording.general import remarks_of
from bofast.workbench.study.wording.reading import Read, counted, share_of, shared
from bofast.workbench.study.words import Words

BASE_YEAR = -1
POINTS = 100
"""A difference of shares is told in percentage points."""


def sections(released: Released, /, *, words: Words) -> tuple[Section, ...]:
    """One section: the difference, its course, both groups year by year, and what speaks against it."""
    return (
        Section(
            heading=words.gettext("Did the measure change how many families leave?"),
            paragraphs=tuple(_in_short(released, words=words)),
            figures=tuple(_figures(released, words=words)),
            remarks=(
                *remarks_of(released, words=words, about=(Remarkable.CANNOT_ESTIMATE, Remarkable.CAUTION)),
                words.gettext(
                    "The figure is a difference that fits the measure in time and place. Whatever else began in the"
                    " same areas in the same years is part of it."
                ),
                words.gettext(
                    "It is about the families that lived in the areas. Who moves in may have changed too: that is told"
                    " by the study of change, and must not be read as an effect on those who lived there."
                ),
            ),
        ),
    )


def _in_short(released: Released, *, words: Words) -> Iterator[str]:
    areas = len(released.ground.measures)
    starts = sorted({year for _, year in released.ground.measures})
    yield words.ngettext(
        "%(areas)s area has the measure, from %(first)s. Its resource-strong families are compared with those of"
        " areas that did not have it yet, each area with itself the year before.",
        "%(areas)s areas have the measure, the first from %(first)s. Their resource-strong families are compared with"
        " those of areas that did not have it yet, each area with itself the year before.",
        areas,
    ) % {"areas": words.number(areas), "first": starts[0]}
    effect = _overall(released.model(EFFECT))
    if effect is not None:
        yield _said(effect, words=words)
    placebo = _overall(released.model(PLACEBO))
    if placebo is not None:
        yield words.gettext(
            "As a test, a start two years too early was made up. It shows a difference of %(points)s percentage points"
            " (95%% interval %(lower)s to %(upper)s), where there should be none."
        ) % _facts(placebo, words=words)


def _overall(model: ReleasedModel | None) -> ShownTerm | None:
    return model.term(OVERALL) if model is not None else None


def _said(effect: ShownTerm, *, words: Words) -> str:
    facts = _facts(effect, words=words)
    if effect.upper < 0:
        return words.gettext(
            "Since the measure began, the share of families that leave within a year is lower by %(size)s percentage"
            " points than it would have been had the areas moved as the others did (95%% interval %(lower)s to"
            " %(upper)s)."
        ) % {**facts, "size": words.number(-effect.value * POINTS, decimals=1)}
    if effect.lower > 0:
        return words.gettext(
            "Since the measure began, the share of families that leave within a year is higher by %(size)s percentage"
            " points than it would have been had the areas moved as the others did (95%% interval %(lower)s to"
            " %(upper)s)."
        ) % {**facts, "size": words.number(effect.value * POINTS, decimals=1)}
    return (
        words.gettext(
            "No difference is shown: the estimate is %(points)s percentage points, and the 95%% interval from"
            " %(lower)s to %(upper)s holds 0. That does not mean that the measure had no effect; it may be too small"
            " to be seen among"
            " so many families."
        )
        % facts
    )


def _facts(term: ShownTerm, *, words: Words) -> dict[str, str]:
    named = {"points": term.value, "lower": term.lower, "upper": term.upper}
    return {name: signed(value, words=words) for name, value in named.items()}


def signed(share: float, *, words: Words) -> str:
    """A difference of shares in percentage points, with its sign."""
    points = round(share * POINTS, 1)
    sign = "+" if points > 0 else "−" if points < 0 else ""
    return f"{sign}{words.number(abs(points), decimals=1)}"


def _figures(released: Released, *, words: Words) -> Iterator[Chart | Table]:
    course = released.model(COURSE)
    if course is not None and course.terms:
        yield _picture(course, words=words)
    yield _groups(released, words=words)


def _picture(course: ReleasedModel, *, words: Words) -> Chart:
    shown = {int(term.name): term if isinstance(term, ShownTerm) else None for term in course.terms}
    years = sorted({*shown, BASE_YEAR})
    caption = words.gettext("The share that leaves, beside areas without the measure, by years since it began")
    return Chart(
        caption=caption,
        alternative=words.gettext(
            "A point and its interval for each year before and after the measure began, above or below 0. Before, the"
            " points should lie about 0. The table under it tells them all."
        ),
        specification=events(
            EventStudy(
                tuple(_drawn(year, shown.get(year)) for year in years),
                time_label=words.gettext("Years since the measure began"),
                value_label=words.gettext("Difference in percentage points"),
                before=words.gettext("before"),
                after=words.gettext("with the measure"),
            )
        ),
        table=_course(shown, caption=caption, words=words),
    )


def _drawn(year: int, term: ShownTerm | None) -> EventYear:
    if year == BASE_YEAR:
        return EventYear(year, 0.0)
    if term is None:
        return EventYear(year, None)
    return EventYear(year, term.value * POINTS, term.lower * POINTS, term.upper * POINTS)


def _course(shown: dict[int, ShownTerm | None], *, caption: str, words: Words) -> Table:
    rows = []
    for year in sorted({*shown, BASE_YEAR}):
        name = Cell(str(year).replace("-", "−"), number=year)
        term = shown.get(year)
        if year == BASE_YEAR:
            rows.append((name, Cell(words.number(0), number=0), Cell(words.gettext("compared with"))))
        elif term is None:
            rows.append((name, words.hidden_cell(), Cell("–")))
        else:
            ends = words.gettext("%(lower)s to %(upper)s") % _facts(term, words=words)
            points = round(term.value * POINTS, 1)
            difference = Cell(signed(term.value, words=words), number=points, form=NumberForm.ONE_DECIMAL)
            rows.append((name, difference, Cell(ends)))
    head = (
        words.gettext("Years since the start"),
        words.gettext("Difference in percentage points"),
        words.gettext("95% interval"),
    )
    note = words.gettext(
        "Areas that have begun are compared with those that have not, by first year (Callaway and Sant'Anna 2021)."
        " Intervals take the families of one area as belonging together."
    )
    return Table(caption, head, tuple(rows), note=note, sheet=words.gettext("Measure, years since start"))


def _groups(released: Released, *, words: Words) -> Table:
    read = Read.of(released.table(GROUPS))
    rows = tuple(
        (
            Cell(year, number=int(year)),
            *(cell for side in (WITH, WITHOUT) for cell in _in_year(read, side, year, words)),
        )
        for year in read.categories("year")
    )
    head = (
        words.gettext("Year"),
        words.gettext("Families in areas with the measure"),
        words.gettext("Move out within the year"),
        words.gettext("Families in areas without it"),
        words.gettext("Move out within the year"),
    )
    return Table(
        words.gettext("Resource-strong families that move out of their area, where the measure comes and elsewhere"),
        head,
        rows,
        sheet=words.gettext("Measure, calendar years"),
        note=words.gettext(
            "Areas with the measure are those that ever get it, in the years before it too. Of all families on 1"
            " January; the estimate leaves out those that went abroad, died or were lost."
        ),
    )


def _in_year(read: Read, side: str, year: str, words: Words) -> Iterator[Cell]:
    whole = read.at(measure=side, year=year, destination=ALL)
    yield counted(whole, words=words)
    yield shared(share_of(read.at(measure=side, year=year, destination=OUT), whole), words=words)
