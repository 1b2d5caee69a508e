"""How tenancies end, and what goes with leaving sooner or later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bofast.registers.disclosure.curves import ReleasedCurve
from bofast.registers.studies.findings import Released
from bofast.registers.studies.intervals import point_at
from bofast.registers.studies.models import HiddenTerm, ReleasedModel, ShownTerm
from bofast.registers.studies.tenancies.hazard import HAZARD, OTHER_DEPARTMENTS
from bofast.registers.studies.tenancies.rows import ENDS, TenancyWay, WithChildren
from bofast.registers.studies.tenancies.study import WAYS
from bofast.registers.studies.tenancies.tables import ALL, ENDED, ENDED_BY_YEAR
from bofast.reports.charts.columns import Column, Part
from bofast.reports.charts.forest import Forest, forest
from bofast.reports.charts.stacked import Stack, stack
from bofast.reports.content import Cell, Chart, Section, Table
from bofast.workbench.study.wording.curve_figures import TOLD_AT, curves_named
from bofast.workbench.study.wording.forest_rows import forest_rows
from bofast.workbench.study.wording.reading import Read, counted, share_of, shared
from bofast.workbench.study.wording.tenancies_names import household_of, tenure_of, way_of
from bofast.workbench.study.words import Words

_CHILDREN = f"children={WithChildren.NO}"


def how_they_end(released: Released, *, words: Words) -> Section:
    """The ways as competing ends, and how many ended each way by department and year."""
    return Section(
        heading=words.gettext("How do tenancies end?"),
        paragraphs=tuple(_in_short(released, words=words)),
        figures=tuple(_figures(released, words=words)),
        remarks=(
            words.gettext(
                "A household whose next tenancy begins within two months moved within the organisation, whatever was"
                " written down. Otherwise the reason that was written down counts."
            ),
            words.gettext(
                "An end without a told destination is counted as one. Nothing is guessed about where the household"
                " went."
            ),
        ),
    )


def _in_short(released: Released, *, words: Words) -> Iterator[str]:
    read = Read.of(released.table(ENDED))
    whole = read.at(department=ALL, way=ALL)
    bought = share_of(read.at(department=ALL, way=TenancyWay.BOUGHT.name.lower()), whole)
    unknown = share_of(read.at(department=ALL, way=TenancyWay.NOT_TOLD.name.lower()), whole)
    if bought is not None and whole is not None:
        yield words.gettext("Of %(all)s tenancies that ended, %(bought)s ended with a home bought.") % {
            "all": words.number(whole),
            "bought": words.percent(bought),
        }
    if unknown:
        yield words.gettext("Of %(share)s of them it is not told where the household went.") % {
            "share": words.percent(unknown)
        }


def _figures(released: Released, *, words: Words) -> Iterator[Chart | Table]:
    found = curves_named(released, WAYS, labels=(WithChildren.YES,))
    curve = found.get(WithChildren.YES)
    if curve is not None and curve.points:
        yield _picture(curve, words=words)
    yield _ended(released, words=words)
    yield _by_year(released, words=words)


def _picture(curve: ReleasedCurve, *, words: Words) -> Chart:
    shown = tuple(way for way in ENDS if any(point.shares[way - 1] for point in curve.points))
    columns = tuple(_column(curve, years=years, shown=shown, words=words) for years in TOLD_AT)
    caption = words.gettext("Households with children by what they have done, by years since they moved in")
    return Chart(
        caption=caption,
        alternative=words.gettext(
            "A column for each number of years, divided into those still in their home and those who have left it, by"
            " way. The table under it tells them all."
        ),
        specification=stack(
            Stack(
                columns,
                parts=(words.gettext("Still in their home"), *(way_of(way, words=words) for way in shown)),
                value_label=words.gettext("Share of the households"),
                hidden=words.gettext("too few to tell"),
            )
        ),
        table=_incidence(curve, shown=shown, caption=caption, words=words),
    )


def _column(curve: ReleasedCurve, *, years: int, shown: Sequence[TenancyWay], words: Words) -> Column:
    label = words.ngettext("%(years)s year", "%(years)s years", years) % {"years": years}
    point = point_at(curve, time=years)
    if point is None:
        return Column(label, tuple(Part(None, "") for _ in range(len(shown) + 1)))
    shares = [max(0.0, 1.0 - sum(point.shares)), *(point.shares[way - 1] for way in shown)]
    return Column(label, tuple(Part(share, words.percent(share)) for share in shares))


def _incidence(curve: ReleasedCurve, *, shown: Sequence[TenancyWay], caption: str, words: Words) -> Table:
    head = (words.gettext("Years in the home"), *(way_of(way, words=words) for way in shown))
    rows = []
    for years in TOLD_AT:
        point = point_at(curve, time=years)
        shares = [point.shares[way - 1] for way in shown] if point is not None else [None] * len(shown)
        cells = (Cell("–") if share is None else words.share_cell(share, decimals=1) for share in shares)
        rows.append((Cell(words.number(years), number=years), *cells))
    note = words.gettext(
        "Each column tells of the last time until then at which enough had left each way. That may be some months"
        " before."
    )
    return Table(caption, head, tuple(rows), note=note, sheet=words.gettext("Own homes, ways"))


def _ended(released: Released, *, words: Words) -> Table:
    read = Read.of(released.table(ENDED))
    ways = _ways_there(read, department=ALL)
    head = (words.gettext("Department"), words.gettext("Ended"), *(way_of(way, words=words) for way in ways))
    rows = []
    for name in read.categories("department"):
        label = words.gettext("All departments") if name == ALL else name
        ended = (read.at(department=name, way=way.name.lower()) for way in ways)
        whole = read.at(department=name, way=ALL)
        rows.append((Cell(label), counted(whole, words=words), *(counted(one, words=words) for one in ended)))
    caption = words.gettext("Tenancies that ended, by department and way")
    return Table(caption, head, tuple(rows), sheet=words.gettext("Own homes, ends"))


def _by_year(released: Released, *, words: Words) -> Table:
    read = Read.of(released.table(ENDED_BY_YEAR))
    ways = _ways_there(read, year=ALL)
    head = (words.gettext("Year"), words.gettext("Ended"), *(way_of(way, words=words) for way in ways))
    rows = []
    for year in read.categories("year"):
        if year == ALL:
            continue
        whole = read.at(year=year, way=ALL)
        shares = (share_of(read.at(year=year, way=way.name.lower()), whole) for way in ways)
        cells = (shared(share, words=words, decimals=0) for share in shares)
        rows.append((Cell(year, number=int(year)), counted(whole, words=words), *cells))
    caption = words.gettext("Tenancies that ended, by year: how many, and shares by way")
    return Table(caption, head, tuple(rows), sheet=words.gettext("Own homes, ends by year"))


def _ways_there(read: Read, **where: str) -> tuple[TenancyWay, ...]:
    """The ways that any tenancy ended."""
    return tuple(way for way in ENDS if read.at(**where, way=way.name.lower()) != 0)


def what_goes_with_leaving(released: Released, *, words: Words) -> Section:
    """Ratios of the rates of ending."""
    model = released.model(HAZARD)
    told = model is not None and any(isinstance(term, ShownTerm) and not term.is_baseline for term in model.terms)
    return Section(
        heading=words.gettext("Own tenancies: what goes with leaving sooner?"),
        paragraphs=tuple(_said(model if told else None, words=words)),
        figures=(_forest(model, words=words),) if told and model is not None else (),
        remarks=(
            words.gettext(
                "A ratio compares households that are alike in everything else in the table. What nobody wrote down is"
                " not in it. It tells what goes together, and not what would come of a change."
            ),
        ),
    )


def _said(model: ReleasedModel | None, *, words: Words) -> Iterator[str]:
    if model is None:
        yield words.gettext("The tenancies do not tell enough apart for a model of leaving.")
        return
    term = model.term(_CHILDREN)
    if term is not None and not term.is_baseline:
        yield words.gettext(
            "In any year, households without children end their tenancy %(ratio)s times as often as households with"
            " children that are alike otherwise (95%% interval %(lower)s – %(upper)s)."
        ) % {
            "ratio": words.number(term.value, decimals=2),
            "lower": words.number(term.lower, decimals=2),
            "upper": words.number(term.upper, decimals=2),
        }
    yield words.gettext("The model rests on %(years)s years in the homes, and %(events)s ends.") % {
        "years": words.number(model.observed),
        "events": words.number(model.events),
    }


def _forest(model: ReleasedModel, *, words: Words) -> Chart:
    caption = words.gettext("Ending the tenancy: how often, beside households that are alike otherwise")
    return Chart(
        caption=caption,
        alternative=words.gettext(
            "A row for each situation with the ratio of leaving and its interval, on both sides of 1. The table under"
            " it tells them all."
        ),
        specification=forest(
            Forest(
                tuple(forest_rows(model, factor_of=_factor, level_of=_level, words=words)),
                ratio_label=words.gettext("Ratio of rates"),
                below=words.gettext("leave later"),
                above=words.gettext("leave sooner"),
            )
        ),
        table=_ratios(model, caption=caption, words=words),
    )


def _factor(factor: str, *, words: Words) -> str:
    names = {
        "children": words.gettext("The household"),
        "department": words.gettext("The department"),
        "tenancy": words.gettext("The tenure"),
        "period": words.gettext("Years"),
    }
    return names[factor]


def _level(factor: str, level: str, *, words: Words) -> str:
    if factor == "children":
        return household_of(level, words=words)
    if factor == "tenancy":
        return tenure_of(level, words=words)
    if level == OTHER_DEPARTMENTS:
        return words.gettext("The smaller departments together")
    return level.replace("-", "–") if factor == "period" else level


def _ratios(model: ReleasedModel, *, caption: str, words: Words) -> Table:
    head = (
        words.gettext("Compared"),
        words.gettext("Household, department or time"),
        words.gettext("Ratio"),
        words.gettext("95% interval"),
    )
    rows = tuple(tuple(_cells(term, words=words)) for term in model.terms)
    note = words.gettext(
        "Piecewise exponential model, exact to the day: a ratio of rates. Years lived in the home are taken into"
        " account. The intervals take tenancies for independent of each other."
    )
    return Table(caption, head, rows, word_columns=2, note=note, sheet=words.gettext("Own homes, model"))


def _cells(term: ShownTerm | HiddenTerm, *, words: Words) -> Iterator[Cell]:
    factor, _, level = term.name.partition("=")
    yield Cell(_factor(factor, words=words))
    yield Cell(_level(factor, level, words=words))
    if isinstance(term, HiddenTerm):
        yield from (words.hidden_cell(), words.hidden_cell())
        return
    yield words.ratio_cell(term.value)
    between = f"{words.number(term.lower, decimals=2)} – {words.number(term.upper, decimals=2)}"
    yield Cell("–" if term.is_baseline else between)
