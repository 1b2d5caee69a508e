"""The departments: who lives there, how long they stay, and which are too small for register figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bofast.registers.disclosure.curves import ReleasedCurve
from bofast.registers.studies.findings import Released
from bofast.registers.studies.remarks import Remarkable
from bofast.registers.studies.tenancies.departments import HOUSEHOLDS_NEEDED, RESIDENTS_NEEDED
from bofast.registers.studies.tenancies.in_register import ALL as ALL_RESIDENTS
from bofast.registers.studies.tenancies.in_register import RESIDENTS, STRONG
from bofast.registers.studies.tenancies.rows import WithChildren
from bofast.registers.studies.tenancies.study import BY_DEPARTMENT
from bofast.registers.studies.tenancies.tables import ALL, OPEN
from bofast.reports.content import Cell, Chart, Section, Table
from bofast.workbench.study.wording.curve_figures import StayCurves, curves_named, stay_chart, stay_table
from bofast.workbench.study.wording.reading import Read, counted, share_of, shared
from bofast.workbench.study.wording.tenancies_names import household_of
from bofast.workbench.study.wording.tenancies_stays import pace, table_note
from bofast.workbench.study.words import Words

MOST_DRAWN = 5
"""Curves on one picture; more could not be told apart."""


def departments(released: Released, *, words: Words) -> Section:
    """Households now, curves of staying in the department, and register figures where there may be any."""
    return Section(
        heading=words.gettext("The departments"),
        paragraphs=tuple(pace(released, BY_DEPARTMENT, words=words)),
        figures=tuple(_figures(released, words=words)),
        remarks=(
            *small(released, words=words),
            words.gettext(
                "A move to another home of the same department, within two months, is no leaving of the department."
            ),
        ),
    )


def small(released: Released, *, words: Words) -> Iterator[str]:
    """The sentence about small departments."""
    facts = {"residents": words.number(RESIDENTS_NEEDED), "households": words.number(HOUSEHOLDS_NEEDED)}
    sentences = {
        Remarkable.SMALL_DEPARTMENTS: words.gettext(
            "%(departments)s: fewer than %(residents)s residents or %(households)s households by the own tenancies. For"
            " so small a department there are no register figures, since people could be recognised in them; bofast"
            " estimates none instead. Its own tenancies are shown as far as nobody can be recognised."
        ),
        Remarkable.NO_REGISTER_FIGURES: words.gettext(
            "%(departments)s: no register figures, since fewer than %(residents)s residents or %(households)s"
            " households live there by the register."
        ),
    }
    for remark in released.remarks:
        if remark.about in sentences:
            names = ", ".join(map(str, remark.facts["departments"]))
            yield sentences[remark.about] % {**facts, "departments": names}


def _figures(released: Released, *, words: Words) -> Iterator[Chart | Table]:
    read = Read.of(released.table(OPEN))
    names = tuple(name for name in read.categories("department") if name != ALL)
    yield _now(read, names, words=words)
    found = curves_named(released, BY_DEPARTMENT, labels=names)
    if found:
        yield _stays(found, read=read, words=words)
    known = {table.name for table in released.release.tables}
    if RESIDENTS in known:
        yield _residents(Read.of(released.table(RESIDENTS)), words=words)


def _now(read: Read, names: Sequence[str], *, words: Words) -> Table:
    kinds = tuple(kind for kind in WithChildren if read.at(department=ALL, children=kind) != 0)
    head = (
        words.gettext("Department"),
        words.gettext("Tenancies that go on"),
        *(household_of(kind, words=words) for kind in kinds),
        words.gettext("Share with children"),
    )
    rows = [(Cell(name), *_of_department(read, name, kinds, words=words)) for name in names]
    rows.append((Cell(words.gettext("All departments")), *_of_department(read, ALL, kinds, words=words)))
    caption = words.gettext("Tenancies that go on, by department")
    return Table(caption, head, tuple(rows), sheet=words.gettext("Departments, now"))


def _of_department(read: Read, name: str, kinds: Sequence[WithChildren], *, words: Words) -> Iterator[Cell]:
    whole = read.at(department=name, children=ALL)
    yield counted(whole, words=words)
    for kind in kinds:
        yield counted(read.at(department=name, children=kind), words=words)
    yield shared(share_of(read.at(department=name, children=WithChildren.YES), whole), words=words, decimals=0)


def _stays(found: dict[str, ReleasedCurve], *, read: Read, words: Words) -> Chart | Table:
    shown = StayCurves(
        found,
        caption=words.gettext("Households that still live in the department, by years since they moved in"),
        alternative=words.gettext(
            "A curve for each department, falling from 100% as households leave. The table under it tells them."
        ),
        time_label=words.gettext("Years in the department"),
        value_label=words.gettext("Still live in the department"),
        note=table_note(words),
        sheet=words.gettext("Departments, staying"),
    )
    return stay_chart(shown, words=words) if len(found) <= MOST_DRAWN else stay_table(shown, words=words)


def _residents(read: Read, *, words: Words) -> Table:
    rows = []
    for name in read.categories("department"):
        whole, strong = (read.at(department=name, family=family) for family in (ALL_RESIDENTS, STRONG))
        cells = (
            counted(whole, words=words),
            counted(strong, words=words),
            shared(share_of(strong, whole), words=words),
        )
        rows.append((Cell(name), *cells))
    head = (
        words.gettext("Department"),
        words.gettext("Residents"),
        words.gettext("in resource-strong families with children"),
        words.gettext("Share"),
    )
    caption = words.gettext("Residents by the register on its last 1 January, in departments large enough")
    return Table(caption, head, tuple(rows), sheet=words.gettext("Departments, residents"))
