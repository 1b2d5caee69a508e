"""What each choice in the definition of resource-strong changes."""

from __future__ import annotations

from bofast.registers.people.definition import Definition
from bofast.registers.studies.families.alternatives import Choice, alternatives
from bofast.registers.studies.families.by_definition import BY_DEFINITION, LEAVING
from bofast.registers.studies.families.stock import FAMILIES, other, strong
from bofast.registers.studies.findings import Released
from bofast.registers.studies.marks import definition_label
from bofast.registers.studies.remarks import Remarkable
from bofast.reports.content import Cell, Section, Table
from bofast.workbench.study.wording.reading import Read, counted, shared
from bofast.workbench.study.words import Words


def choice_of(choice: Choice, *, words: Words) -> str:
    """What a choice in the definition is called."""
    names = {
        Choice.WITHOUT_ASSISTING_SPOUSES: words.gettext("Assisting spouses (120) do not count"),
        Choice.WITH_UNEMPLOYED: words.gettext("The unemployed (210) count by themselves"),
        Choice.UNEMPLOYED_BY_PARTNER: words.gettext("The unemployed (210) count by a partner"),
        Choice.WITHOUT_BENEFIT: words.gettext("People on benefit (220) do not count by a partner"),
        Choice.WITHOUT_OTHERS: words.gettext("Others outside the labour market (410) do not count by a partner"),
        Choice.PARTNER_IN_HOUSEHOLD: words.gettext("Any adult of the household counts as partner"),
        Choice.PARTNER_OF_WORKING_AGE: words.gettext("The partner must be of working age too"),
        Choice.ALL_ADULTS: words.gettext("All adults of the family must be resource-strong"),
        Choice.CHILDREN_BELOW_25: words.gettext("Children under 25 count, as in the register's own families"),
        Choice.BY_AGE_ALONE: words.gettext("Children and adults are told by age alone"),
    }
    return names[choice]


def by_definition(released: Released, *, words: Words) -> Section:
    """What each choice in the definition changes, one at a time."""
    read = Read.of(released.table(f"{FAMILIES}.{BY_DEFINITION}"))
    year = read.categories("year")[0]
    chosen = released.ground.definition
    few = {str(remark.facts["choice"]) for remark in released.remarks if remark.about is Remarkable.CHOICE_CHANGES_FEW}
    rows = [_definition_row(released, read, words.gettext("As chosen for this report"), chosen, words=words)]
    for one in alternatives(chosen):
        name = choice_of(one.choice, words=words)
        if one.choice in few:
            unchanged = words.gettext("changes fewer than %(count)s") % {"count": released.ground.smallest}
            rows.append((Cell(name), Cell(unchanged), Cell("–"), Cell("–"), Cell("–")))
        else:
            rows.append(_definition_row(released, read, name, one.definition, choice=one.choice, words=words))
    head = (
        words.gettext("Choice"),
        words.gettext("Families"),
        words.gettext("Difference"),
        words.gettext("Share of families with children"),
        words.gettext("Leave the area in a year"),
    )
    caption = words.gettext("Resource-strong families on 1 January %(year)s by each choice, one changed at a time") % {
        "year": year
    }
    note = words.gettext(
        "Codes are those of Danmarks Statistik, SOCIO13. Leaving is told for all years together. Not in the table: the"
        " C-family, which needs marital status and common children, and the labour status of November."
    )
    return Section(
        heading=words.gettext("What if resource-strong is defined otherwise?"),
        paragraphs=(
            words.gettext(
                "The definition leaves choices open. The table tells what each changes, so that a reader can see"
                " which figures rest on a choice and which do not."
            ),
        ),
        figures=(Table(caption, head, tuple(rows), note=note, sheet=words.gettext("Families by definition")),),
    )


def _definition_row(
    released: Released, read: Read, name: str, definition: Definition, *, words: Words, choice: str = "chosen"
) -> tuple[Cell, ...]:
    chosen = released.ground.definition
    here, before = read.at(kind=strong(definition)), read.at(kind=strong(chosen))
    rest = read.at(kind=other(definition))
    share = None if here is None or rest is None else here / max(here + rest, 1)
    change = None if here is None or before is None else here - before
    model = released.model(LEAVING)
    term = model.term(choice) if model is not None else None
    return (
        Cell(name),
        counted(here, words=words),
        Cell("–") if definition_label(definition) == definition_label(chosen) else _signed(change, words=words),
        shared(share, words=words),
        shared(term.value if term is not None else None, words=words),
    )


def _signed(change: int | None, *, words: Words) -> Cell:
    if change is None:
        return words.hidden_cell()
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return Cell(f"{sign}{words.number(abs(change))}", number=change)
