"""Housing careers of families: in words and pictures."""

from __future__ import annotations

from collections.abc import Iterator

from bofast.registers.studies.careers.states import Lives
from bofast.registers.studies.careers.tables import EVERYBODY, STATES
from bofast.registers.studies.families.stock import strong
from bofast.registers.studies.findings import Released
from bofast.reports.content import Section
from bofast.workbench.study.wording.careers_groups import groups_section
from bofast.workbench.study.wording.careers_states import states_picture
from bofast.workbench.study.wording.careers_steps import steps_section
from bofast.workbench.study.wording.reading import Read, share_of
from bofast.workbench.study.words import Words


def sections(released: Released, /, *, words: Words) -> tuple[Section, ...]:
    """Where they live year by year, which careers are alike, and how restless they are."""
    return (
        _where(released, words=words),
        groups_section(released, words=words),
        steps_section(released, words=words),
    )


def _where(released: Released, *, words: Words) -> Section:
    read = Read.of(released.table(STATES))
    years = read.categories("year")
    of_strong = strong(released.ground.definition)
    (other,) = set(read.categories("kind")) - {of_strong, EVERYBODY}
    pictures = tuple(
        states_picture(read, axis={"kind": kind}, caption=caption, sheet=sheet, words=words)
        for kind, caption, sheet in (
            (
                of_strong,
                words.gettext("Where adults of resource-strong families live, year by year"),
                words.gettext("Careers, resource-strong"),
            ),
            (
                other,
                words.gettext("Where adults of other families with children live, year by year"),
                words.gettext("Careers, other families"),
            ),
        )
    )
    return Section(
        heading=words.gettext("Where do families live in the years after?"),
        paragraphs=tuple(_in_short(read, kind=of_strong, years=years, words=words)),
        figures=pictures,
        remarks=(
            words.gettext(
                "The same people are followed from the first 1 January, by what their family was on that day. “Here” is"
                " the area that each of them lived in then. People who come later are not among them."
            ),
            words.gettext("Not in the register are those who went abroad or died, and those whom a year's file lacks."),
        ),
    )


def _in_short(read: Read, *, kind: str, years: tuple[str, ...], words: Words) -> Iterator[str]:
    here = [state for state in Lives if state.name.startswith("HERE")]
    cells = [read.at(kind=kind, year=years[-1], state=state.name.lower()) for state in here]
    known = [cell for cell in cells if cell is not None]
    share = share_of(sum(known), read.at(kind=kind, year=years[-1], state=EVERYBODY))
    if share is not None and len(known) == len(cells):
        yield words.gettext(
            "Of the adults who lived in resource-strong families in the areas on 1 January %(first)s, %(share)s lived"
            " in the same area on 1 January %(last)s."
        ) % {"first": years[0], "last": years[-1], "share": words.percent(share)}
    owned = share_of(
        read.at(kind=kind, year=years[-1], state=Lives.AWAY_OWNED.name.lower()),
        read.at(kind=kind, year=years[-1], state=EVERYBODY),
    )
    if owned is not None:
        yield words.gettext("%(share)s lived elsewhere in a home that they own, or a cooperative.") % {
            "share": words.percent(owned)
        }
