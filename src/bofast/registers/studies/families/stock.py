"""How many there are on 1 January: families, the people in them, and their children, by year and by area."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from bofast.registers.disclosure.tables import EVERYBODY_BUT, CellTable, Dimension, Extent, Sum
from bofast.registers.people.definition import Ages, Definition
from bofast.registers.stays.events import Flow
from bofast.registers.stays.question import Question, Subject
from bofast.registers.studies.cell_tables import Ints, count_table, listed
from bofast.registers.studies.marks import aged, areas_of, definition_label, each_area, reach_of
from bofast.registers.studies.setting import Setting
from bofast.registers.studies.ways import EVERY_EVENT, EVERYBODY

FAMILIES, RESIDENTS, CHILDREN = "families with children", "residents", "children"
"""What is counted on a 1 January. Every study that counts it says so by the same word: one cell has one name."""
BY_YEAR, BY_AREA = "by_year", "by_area"


@dataclass(frozen=True, slots=True, eq=False)
class Stock:
    """Who is there. Shape: int64[year, area of the study, class], class 1 of resource-strong families with children."""

    households: Ints
    residents: Ints
    children: Ints


def stock_of(setting: Setting) -> Stock:
    """Three counts of the same days."""
    return Stock(
        _stock(setting, subject=Subject.HOUSEHOLD, ages=EVERYBODY),
        _stock(setting, subject=Subject.PERSON, ages=EVERYBODY),
        _stock(setting, subject=Subject.PERSON, ages=Ages(0, setting.definition.child_below - 1)),
    )


def _stock(setting: Setting, *, subject: Subject, ages: Ages) -> Ints:
    question = Question(definition=setting.definition, subject=subject, ages=ages, outcomes=EVERY_EVENT)
    return setting.count(question).flows[..., Flow.STOCK][:, list(setting.areas)]


def kinds(definition: Definition, *, whole: str = "all") -> Dimension:
    """Of resource-strong families, others, and all; the first two are marked by the definition."""
    parts = strong(definition), other(definition)
    return Dimension("kind", (*parts, whole), (Sum(whole, parts),), whole=whole, extents=kind_extents(definition))


def strong(definition: Definition) -> str:
    """What those of resource-strong families are called by a definition."""
    return f"strong {definition_label(definition)}"


def other(definition: Definition) -> str:
    """What all others are called by it."""
    return f"other {definition_label(definition)}"


def kind_extents(definition: Definition) -> tuple[Extent, Extent]:
    """Whom both reach: where a definition makes a few more families resource-strong, it leaves as many fewer of those
    whom it takes for families with children.
    """
    reach = tuple(sorted(reach_of(definition)))
    among = f"children below {definition.child_below}, {'by place' if definition.places_known else 'by age'}"
    return Extent(strong(definition), reach), Extent(other(definition), (EVERYBODY_BUT, among, *reach))


def stock_tables(stock: Stock, *, setting: Setting) -> tuple[CellTable, ...]:
    """Year by year for all areas together, and area by area for the first year and the last."""
    labels = tuple(str(year) for year in setting.years)
    ends = (0, len(labels) - 1)
    together = Stock(*(part.sum(axis=1, keepdims=True) for part in (stock.households, stock.residents, stock.children)))
    at_ends = Stock(*(_with_all(part[list(ends)]) for part in (stock.households, stock.residents, stock.children)))
    if len(setting.areas) == 1:
        at_ends = Stock(*(part[:, :1] for part in (at_ends.households, at_ends.residents, at_ends.children)))
    return (
        *_tables(BY_YEAR, together, years=labels, area=areas_of(setting), definition=setting.definition),
        *_tables(
            BY_AREA,
            at_ends,
            years=tuple(labels[end] for end in ends),
            area=each_area(setting),
            definition=setting.definition,
        ),
    )


def _with_all(part: Ints) -> Ints:
    return np.concatenate((part, part.sum(axis=1, keepdims=True)), axis=1)


def _tables(
    name: str, stock: Stock, *, years: tuple[str, ...], area: Dimension, definition: Definition
) -> tuple[CellTable, ...]:
    """Families alone are told of the strong ones: how many others have children is known a year later only."""
    year = listed("year", years)
    only_strong = replace(kinds(definition), categories=(strong(definition),), sums=())
    strong_households = stock.households[..., 1:]
    families = count_table(
        f"{FAMILIES}.{name}",
        about=FAMILIES,
        dimensions=(year, area, only_strong),
        values=strong_households,
        persons=stock.residents[..., 1:],
        households=strong_households,
    )
    ages = {RESIDENTS: (), CHILDREN: (aged(Ages(0, definition.child_below - 1)),)}
    return families, *(
        count_table(
            f"{who}.{name}",
            about=RESIDENTS,
            dimensions=(year, area, kinds(definition), *ages[who]),
            values=_by_kind(people),
            persons=_by_kind(people),
            households=_by_kind(stock.households),
        )
        for who, people in ((RESIDENTS, stock.residents), (CHILDREN, stock.children))
    )


def _by_kind(classes: Ints) -> Ints:
    """From the classes (others, strong) to the kinds strong, others and all."""
    return np.concatenate((classes[..., ::-1], classes.sum(axis=-1, keepdims=True)), axis=-1)
