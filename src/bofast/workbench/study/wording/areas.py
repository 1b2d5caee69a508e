"""How areas stand to the Danish lists: which they are on, and how far each threshold is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bofast.registers.studies.areas.told import ToldArea, told_areas
from bofast.registers.studies.findings import Released
from bofast.reports.charts.threshold import Side, ThresholdRow, Thresholds, thresholds
from bofast.reports.content import Cell, Chart, Section, Table
from bofast.rules.area_facts import KeyFigure
from bofast.rules.area_status import AreaClass, AreaStatus, Criterion
from bofast.rules.area_thresholds import Ladder
from bofast.rules.law import load_law
from bofast.workbench.study.wording.areas_names import change_of, class_of, distance_of, figure_of, ladder_of
from bofast.workbench.study.wording.reading import shared
from bofast.workbench.study.words import Words

MOST_ROWS, MOST_IN_PICTURE = 60, 12


def sections(released: Released, /, *, words: Words) -> tuple[Section, ...]:
    """Which list each area is on, the distance of those of which most is known, and the share outside work."""
    told = told_areas(released, law=load_law("dk"))
    return (*_lists(released, told, words=words), _outside_work(released, told, words=words))


def _lists(released: Released, told: Sequence[ToldArea], *, words: Words) -> Iterator[Section]:
    brought = {(one.area, one.year) for one in released.ground.area_figures}
    of_them = [one for one in told if (one.area, one.year) in brought]
    if not of_them:
        return
    yield Section(
        heading=words.gettext("Which list is each area on?"),
        figures=(_classes(released, of_them, words=words), _distances(released, of_them, words=words)),
        remarks=(
            words.gettext(
                "The share from non-western countries is a criterion of the law for areas. Nobody may be chosen as a"
                " tenant, or turned away, by it."
            ),
            words.gettext(
                "The minister publishes the lists each 1 December. What is told here follows from the key figures that"
                " were brought, and from nothing else; what is missing is not assumed."
            ),
        ),
    )


def _classes(released: Released, told: Sequence[ToldArea], *, words: Words) -> Table:
    rows = tuple(
        (
            Cell(released.ground.name_of(str(one.area))),
            Cell(str(one.year), number=one.year),
            Cell(_class(one, words=words)),
            Cell(_met(one.status, words=words)),
            Cell(_nearest(one.status, words=words)),
        )
        for one in told[:MOST_ROWS]
    )
    head = (
        words.gettext("Area"),
        words.gettext("List of 1 December"),
        words.gettext("List"),
        words.gettext("Criteria met, § 61 a"),
        words.gettext("What alone would change it"),
    )
    return Table(
        caption=words.gettext("Areas by the key figures that were brought"),
        sheet=words.gettext("Lists of areas"),
        head=head,
        rows=rows,
        word_columns=5,
        note=words.gettext("Five years in a row as a parallel society, this one counted in: our reading, unverified."),
    )


def _class(one: ToldArea, *, words: Words) -> str:
    status = one.status
    if status is None:
        return words.gettext("no criteria are entered for that year")
    if status.status is not None:
        return class_of(status.status, words=words)
    if status.at_least is AreaClass.NONE:
        return words.gettext("cannot be told: key figures are missing")
    return words.gettext("at least %(class)s; key figures are missing") % {
        "class": class_of(status.at_least, words=words)
    }


def _met(status: AreaStatus | None, *, words: Words) -> str:
    if status is None:
        return "–"
    met = [figure_of(key, words=words) for key in status.met(Ladder.VULNERABLE)]
    return "; ".join(met) or words.gettext("none that is known")


def _nearest(status: AreaStatus | None, *, words: Words) -> str:
    """Changes by the fewest persons first; those without persons last."""
    if status is None or not status.would_change:
        return "–"
    ranked = sorted(status.would_change, key=lambda one: (one.distance.persons is None, one.distance.persons or 0))
    told = dict.fromkeys(change_of(one, words=words) for one in ranked)
    return "; ".join(list(told)[:2])


def _distances(released: Released, told: Sequence[ToldArea], *, words: Words) -> Table:
    latest = {one.area: one for one in told if one.status is not None}
    rows = tuple(_distance(released, one, key, words=words) for one in latest.values() for key in KeyFigure)
    head = (
        words.gettext("Area"),
        words.gettext("Key figure"),
        words.gettext("From § 61 a, points"),
        words.gettext("Persons"),
        words.gettext("From § 61 b, points"),
        words.gettext("Persons"),
    )
    return Table(
        caption=words.gettext(
            "How far each area is from each threshold, in the last year that figures were brought of"
        ),
        head=head,
        rows=rows[: 6 * MOST_ROWS],
        sheet=words.gettext("Distance to thresholds"),
        word_columns=2,
        note=words.gettext(
            "Over the threshold with +, under it with −, in percentage points; residents in persons. Persons: the"
            " fewest of the last year who would have to be otherwise for the area to change sides. Work and"
            " convictions are means of two years. § 61 a is for vulnerable areas, § 61 b for prevention areas."
        ),
    )


def _distance(released: Released, one: ToldArea, key: KeyFigure, *, words: Words) -> tuple[Cell, ...]:
    name = figure_of(key, words=words)
    if key is KeyFigure.OUTSIDE_WORK and one.from_register:
        name = words.gettext("%(name)s (counted here)") % {"name": name}
    criteria = () if one.status is None else one.status.criteria
    of_ladder = {found.ladder: found for found in criteria if found.threshold.key is key}
    area = f"{released.ground.name_of(str(one.area))}, {one.year}"
    return (Cell(area), Cell(name), *(cell for ladder in Ladder for cell in _far(of_ladder.get(ladder), words=words)))


def _far(criterion: Criterion | None, *, words: Words) -> tuple[Cell, Cell]:
    if criterion is None or criterion.distance is None:
        return Cell("–"), Cell("–")
    persons = criterion.distance.persons
    return distance_of(criterion, words=words), Cell("–") if persons is None else words.count_cell(persons)


def _outside_work(released: Released, told: Sequence[ToldArea], *, words: Words) -> Section:
    latest = max((one.year for one in told), default=0)
    known = [one for one in told if one.year == latest and _mean(one) is not None]
    known.sort(key=lambda one: -(_mean(one) or 0.0))
    figures = (_outside_picture(released, known, words=words),) if known else ()
    return Section(
        heading=words.gettext("How many are outside work and education?"),
        paragraphs=()
        if figures
        else (words.gettext("The register does not tell it of any area, or too few live there."),),
        figures=figures,
        remarks=(
            words.gettext(
                "Where the ministry's own figure was not brought, the share is counted here: residents of 18 to 64 on"
                " 1 January who in the year before lived mostly from benefits or pension, or were unemployed. Whether"
                " the ministry counts all of the unemployed is not verified, so it is a sign and not the official"
                " figure."
            ),
        ),
    )


def _mean(one: ToldArea) -> float | None:
    """Over two years, as the law counts it: between 0 and 1."""
    facts = one.figures.facts
    if facts.outside_work_percent is None or facts.outside_work_percent_year_before is None:
        return None
    return float(facts.outside_work_percent + facts.outside_work_percent_year_before) / 200


def _limits(known: Sequence[ToldArea]) -> dict[Ladder, float]:
    status = next((one.status for one in known if one.status is not None), None)
    criteria = () if status is None else status.criteria
    return {
        one.ladder: float(one.threshold.limit) / 100
        for one in criteria
        if one.threshold.key is KeyFigure.OUTSIDE_WORK and one.threshold.limit is not None
    }


def _outside_picture(released: Released, known: Sequence[ToldArea], *, words: Words) -> Chart | Table:
    year, limits = known[0].year, _limits(known)
    table = Table(
        caption=words.gettext("Residents of 18 to 64 outside work and education, mean of %(before)s and %(year)s")
        % {"before": year - 1, "year": year},
        sheet=words.gettext("Outside work"),
        head=(
            words.gettext("Area"),
            words.gettext("Share"),
            *(
                words.gettext("Over the threshold of %(list)s") % {"list": ladder_of(one, words=words)}
                for one in limits
            ),
        ),
        rows=tuple(
            (
                Cell(released.ground.name_of(str(one.area))),
                shared(_mean(one), words=words),
                *(_over((_mean(one) or 0.0) > limit, words=words) for limit in limits.values()),
            )
            for one in known[:MOST_ROWS]
        ),
    )
    if Ladder.VULNERABLE not in limits:
        return table
    limit = limits[Ladder.VULNERABLE]
    return Chart(
        caption=words.gettext("Share outside work and education against the threshold of vulnerable areas"),
        alternative=words.gettext(
            "A mark for an area, and a stroke at the threshold: the line between them is the distance. The areas with"
            " the largest shares stand first; the table under it tells all."
        ),
        specification=thresholds(
            Thresholds(
                rows=tuple(_row(released, one, limit=limit, words=words) for one in known[:MOST_IN_PICTURE]),
                value_label=words.gettext("Share of those aged 18 to 64"),
                within=words.gettext("under the threshold"),
                past=words.gettext("over the threshold"),
                threshold=words.gettext("threshold"),
            )
        ),
        table=table,
    )


def _over(is_over: object, *, words: Words) -> Cell:
    return Cell(words.gettext("yes") if is_over else words.gettext("no"))


def _row(released: Released, one: ToldArea, *, limit: float, words: Words) -> ThresholdRow:
    share = _mean(one) or 0.0
    return ThresholdRow(
        released.ground.name_of(str(one.area)),
        share,
        limit,
        Side.PAST if share > limit else Side.WITHIN,
        words.percent(share, decimals=1),
    )
