"""What marks a cell beside its own categories: the areas and ages that it is about, and the definition it rests on.

An archive knows a cell by its marks. Two releases about different areas, or by different definitions, must not take
each other's cells for the same; and where one lies within the other, the few between them must not be told.
"""

from __future__ import annotations

from collections.abc import Collection
from hashlib import sha256

from bofast.registers.disclosure.tables import Dimension, Extent, Sum
from bofast.registers.people.definition import MISSION, Ages, Definition, Families, Partner
from bofast.registers.studies.setting import Setting

EVERYWHERE, CHOSEN = "all", "mission"
EVERY_AGE, OLDEST = "every age", 127


def areas_of(setting: Setting) -> Dimension:
    """The areas of the study as one category. All areas of the store together leave no mark."""
    label = area_label(setting.areas, setting=setting)
    return Dimension("area", (label,), whole=EVERYWHERE, extents=(covered(setting.areas, label=label),))


def each_area(setting: Setting) -> Dimension:
    """Each area of the study by its number, and their total at the end, as in `areas_of`."""
    label, numbers = area_label(setting.areas, setting=setting), tuple(str(area) for area in setting.areas)
    if len(numbers) == 1:
        return Dimension("area", numbers)
    sums = (Sum(label, numbers),)
    extents = (covered(setting.areas, label=label),)
    return Dimension("area", (*numbers, label), sums, whole=EVERYWHERE, extents=extents)


def area_label(areas: Collection[int], *, setting: Setting) -> str:
    """One area by its number, all of them by EVERYWHERE however they were named, a choice among them by its digest."""
    if set(areas) == set(setting.area_names):
        return EVERYWHERE
    numbers = "+".join(str(area) for area in sorted(areas))
    return numbers if len(areas) == 1 else f"chosen {_digest(numbers)}"


def covered(areas: Collection[int], *, label: str) -> Extent:
    """The areas as units of a choice among them."""
    return Extent(label, tuple(f"{area}." for area in sorted(areas)))


def aged(ages: Ages) -> Dimension:
    """People of these ages as one category; people of every age leave no mark."""
    label = f"{ages.youngest}-{ages.oldest}"
    every = (Extent(EVERY_AGE, _years(Ages(0, OLDEST))), Extent(label, _years(ages)))
    return Dimension("age", (label,), whole=EVERY_AGE, extents=every)


def _years(ages: Ages) -> tuple[str, ...]:
    return tuple(str(age) for age in range(ages.youngest, ages.oldest + 1))


def definition_label(definition: Definition) -> str:
    """The mission's definition by its name, any other by its digest."""
    if definition == MISSION:
        return CHOSEN
    return f"set {_digest('|'.join(sorted(reach_of(definition))))}"


def defined_by(definition: Definition) -> Dimension:
    """The definition as one category."""
    label = definition_label(definition)
    return Dimension("definition", (label,), extents=(Extent(label, tuple(sorted(reach_of(definition)))),))


def reach_of(definition: Definition) -> frozenset[str]:
    """Whom a definition reaches, as units of which a wider definition has all, and more.

    So the differences between definitions, one of which lies within the other, can be found and protected.
    """
    codes = {f"code {code}" for code in definition.own | definition.by_partner}
    alone = {f"code {code} alone" for code in definition.own}
    ages = {f"age {age}" for age in range(definition.ages.youngest, definition.ages.oldest + 1)}
    children = {f"child of {age}" for age in range(definition.child_below)}
    wider = {
        "one adult is enough": definition.families is Families.ANY,
        "any adult of the household": definition.partner is Partner.OF_THE_HOUSEHOLD,
        "partner of any age": not definition.partner_of_working_age,
        "grown children as adults": not definition.places_known,
    }
    return frozenset({*codes, *alone, *ages, *children, *(name for name, holds in wider.items() if holds)})


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:10]
