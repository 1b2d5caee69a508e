"""What goes with leaving sooner or later."""

from __future__ import annotations

from collections.abc import Iterator

from bofast.registers.studies.findings import Released
from bofast.registers.studies.models import HiddenTerm, ReleasedModel, ShownTerm
from bofast.registers.studies.staying.predictors import CLOGLOG, COX, LEAVING_AREA, LEAVING_HOME
from bofast.registers.studies.ways import FamilyKind
from bofast.reports.charts.forest import Forest, forest
from bofast.reports.content import Cell, Chart, Section, Table
from bofast.workbench.study.wording.forest_rows import forest_rows
from bofast.workbench.study.wording.general import kind_of
from bofast.workbench.study.words import Words

STRONG = f"kind={FamilyKind.STRONG}"


def what_goes_with(released: Released, *, words: Words) -> Section:
    """The ratios of hazards, as a picture and in two models."""
    area, home = (released.model(f"{name}.{CLOGLOG}") for name in (LEAVING_AREA, LEAVING_HOME))
    figures: list[Chart | Table] = []
    if area is not None and area.terms:
        figures.append(_picture(area, cox=released.model(f"{LEAVING_AREA}.{COX}"), words=words))
    if home is not None and home.terms:
        caption = words.gettext("Leaving the home, for whatever other home")
        sheet = words.gettext("Model, leaving the home")
        cox = released.model(f"{LEAVING_HOME}.{COX}")
        figures.append(_table(home, cox=cox, caption=caption, sheet=sheet, words=words))
    return Section(
        heading=words.gettext("What goes with leaving sooner?"),
        paragraphs=tuple(_in_short(area, words=words)),
        figures=tuple(figures),
        remarks=(
            words.gettext(
                "A ratio compares families that are alike in everything else in the table. Below 1: they leave later."
                " Whatever the register does not hold (safety, neighbours, the wish for a garden) is not in it."
            ),
            words.gettext(
                "Each year counts by what the family is on its 1 January. Years that ended abroad, by death or without"
                " the register telling how are left out."
            ),
            words.gettext(
                "The ratio tells what goes together. It does not tell what a family would do if its situation were"
                " changed."
            ),
        ),
    )


def _in_short(model: ReleasedModel | None, *, words: Words) -> Iterator[str]:
    term = model.term(STRONG) if model is not None else None
    if model is None or term is None:
        yield words.gettext("The figures do not tell enough apart for a model of leaving the area.")
        return
    facts = {
        "ratio": words.number(term.value, decimals=2),
        "lower": words.number(term.lower, decimals=2),
        "upper": words.number(term.upper, decimals=2),
    }
    if term.upper < 1:
        yield (
            words.gettext(
                "In any year, resource-strong families leave the area %(ratio)s times as often as other families with"
                " children that are alike otherwise (95%% interval %(lower)s – %(upper)s): they stay longer."
            )
            % facts
        )
    elif term.lower > 1:
        yield (
            words.gettext(
                "In any year, resource-strong families leave the area %(ratio)s times as often as other families with"
                " children that are alike otherwise (95%% interval %(lower)s – %(upper)s): they leave sooner."
            )
            % facts
        )
    else:
        yield (
            words.gettext(
                "In any year, resource-strong families leave the area %(ratio)s times as often as other families with"
                " children that are alike otherwise. The 95%% interval, %(lower)s – %(upper)s, holds 1: the figures"
                " show no difference, and rule none out."
            )
            % facts
        )
    yield words.gettext(
        "The model rests on %(years)s years of families, of which %(events)s ended out of the area."
    ) % {
        "years": words.number(model.observed),
        "events": words.number(model.events),
    }


def _picture(model: ReleasedModel, *, cox: ReleasedModel | None, words: Words) -> Chart:
    caption = words.gettext("Leaving the area: how often, beside families that are alike otherwise")
    return Chart(
        caption=caption,
        alternative=words.gettext(
            "A row for each situation with the ratio of leaving and its interval, on both sides of 1. The table under"
            " it tells them all."
        ),
        specification=forest(
            Forest(
                tuple(forest_rows(model, factor_of=factor_of, level_of=level_of, words=words)),
                ratio_label=words.gettext("Ratio of hazards"),
                below=words.gettext("leave later"),
                above=words.gettext("leave sooner"),
            )
        ),
        table=_table(model, cox=cox, caption=caption, sheet=words.gettext("Model, leaving the area"), words=words),
    )


def factor_of(factor: str, *, words: Words) -> str:
    """What a covariate is called."""
    names = {
        "kind": words.gettext("The family"),
        "tenure": words.gettext("The home"),
        "oldest": words.gettext("Age of the oldest"),
        "period": words.gettext("Years"),
        "measure": words.gettext("A measure in the area"),
    }
    return names[factor]


def level_of(factor: str, level: str, *, words: Words) -> str:
    """What a level of a covariate is called; ages and years speak for themselves."""
    if factor == "kind":
        return kind_of(level, words=words)
    names = {
        ("tenure", "rented_social"): words.gettext("Rented from a social landlord"),
        ("tenure", "rented_private"): words.gettext("Rented privately"),
        ("tenure", "owned"): words.gettext("Owned, or cooperative"),
        ("tenure", "not_known"): words.gettext("Tenure not known"),
        ("measure", "no"): words.gettext("Not yet, or never"),
        ("measure", "yes"): words.gettext("At work"),
    }
    return names.get((factor, level), level.replace("-", "–"))


def _table(model: ReleasedModel, *, cox: ReleasedModel | None, caption: str, sheet: str, words: Words) -> Table:
    head = (
        words.gettext("Compared"),
        words.gettext("Family, home or time"),
        words.gettext("Ratio"),
        words.gettext("95% interval"),
        words.gettext("Ratio by Cox's model"),
    )
    rows = tuple(tuple(_cells(term, cox=cox, words=words)) for term in model.terms)
    note = words.gettext(
        "Ratio: complementary log-log model of whole years, which gives a ratio of hazards; Cox's model with Efron's"
        " ties beside it. Years lived in the home are taken into account in both. The intervals take families for"
        " independent of each other."
    )
    return Table(caption, head, rows, word_columns=2, note=note, sheet=sheet)


def _cells(term: ShownTerm | HiddenTerm, *, cox: ReleasedModel | None, words: Words) -> Iterator[Cell]:
    factor, _, level = term.name.partition("=")
    yield Cell(factor_of(factor, words=words))
    yield Cell(level_of(factor, level, words=words))
    if isinstance(term, HiddenTerm):
        yield from (words.hidden_cell() for _ in range(3))
        return
    yield words.ratio_cell(term.value)
    yield Cell("–" if term.is_baseline else _between(term, words=words))
    beside = cox.term(term.name) if cox is not None else None
    yield words.ratio_cell(beside.value) if beside is not None else Cell("–")


def _between(term: ShownTerm, *, words: Words) -> str:
    return f"{words.number(term.lower, decimals=2)} – {words.number(term.upper, decimals=2)}"
