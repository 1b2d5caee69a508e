"""What a change in the composition of areas is made of: in words that do not take composition for effect."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction

from bofast.registers.studies.change.parts import OwnChange, Passage
from bofast.registers.studies.change.told import Counts, Origin, Tables, ToldChange
from bofast.registers.studies.findings import Released
from bofast.reports.content import Cell, Section, Table
from bofast.workbench.study.wording.change_figures import by_area, by_year
from bofast.workbench.study.wording.change_flows import flows_section
from bofast.workbench.study.wording.change_leaving import leaving_section
from bofast.workbench.study.wording.points import points_cell, points_text
from bofast.workbench.study.wording.reading import counted, shared
from bofast.workbench.study.words import Words


def sections(released: Released, /, *, words: Words) -> tuple[Section, ...]:
    """The change and its parts, area by area, who leaves, and from where to where."""
    tables = Tables(released)
    return (
        _change(released, tables, words=words),
        *_areas(released, tables, words=words),
        leaving_section(released, tables, words=words),
        *flows_section(released, words=words),
    )


def passage_of(passage: Passage, *, words: Words) -> str:
    """What a way in or out is called."""
    names = {
        Passage.IN_FROM_AREA: words.gettext("Moved in from elsewhere in the register"),
        Passage.IN_FROM_OUTSIDE: words.gettext("New in the register, or back in it"),
        Passage.GREW_INTO: words.gettext("Grew into the ages that are counted"),
        Passage.OUT_TO_AREA: words.gettext("Moved out to elsewhere in the register"),
        Passage.OUT_OF_REGISTER: words.gettext("Went abroad or died"),
        Passage.LOST: words.gettext("No longer in the register, and no reason known"),
        Passage.GREW_OUT_OF: words.gettext("Grew out of the ages that are counted"),
    }
    return names[passage]


def _change(released: Released, tables: Tables, *, words: Words) -> Section:
    told = tables.in_area(tables.together)
    return Section(
        heading=words.gettext("What is the change of the share of resource-strong families made of?"),
        paragraphs=tuple(_in_short(released, tables, told, words=words)),
        figures=(by_year(tables, words=words), _parts_table(released, tables, told, words=words)),
        remarks=(
            words.gettext(
                "A share can rise though no family's situation has changed: when those who come are more often"
                " resource-strong than those who live there, or those who leave are less often so. Only the change of"
                " those who stayed can be an effect of living there."
            ),
            words.gettext(
                "Nor is the change of those who stayed an effect by itself: people everywhere find work and lose it,"
                " and children grow up. Compare it with areas that are alike, as the study of the measure does."
            ),
            words.gettext(
                "Each part adds as much as it holds more resource-strong than the mean share of the first and the last"
                " day would give, divided by the mean number of people. The parts then add up to the change exactly,"
                " whatever their order."
            ),
        ),
    )


def _in_short(released: Released, tables: Tables, told: ToldChange, *, words: Words) -> Iterator[str]:
    ages = released.ground.definition.ages
    yield words.gettext(
        "Counted are people aged %(youngest)s to %(oldest)s on 1 January: members of resource-strong families with"
        " children against everybody else of those ages."
    ) % {"youngest": ages.youngest, "oldest": ages.oldest}
    before, after = told.before.known, told.after.known
    if before is None or after is None or not before.all or not after.all:
        return
    yield words.gettext(
        "In %(first)s %(then)s of them belonged to a resource-strong family, in %(last)s %(now)s: %(change)s percentage"
        " points."
    ) % {
        "first": tables.years[0],
        "then": words.percent(float(before.share), decimals=1),
        "last": tables.years[-1],
        "now": words.percent(float(after.share), decimals=1),
        "change": points_text(after.share - before.share, words=words),
    }
    yield from _by_origin(told, words=words)


def _by_origin(told: ToldChange, *, words: Words) -> Iterator[str]:
    of_origin = told.of_origin()
    came, left, age, own = (of_origin.get(origin) for origin in Origin)
    if came is not None and left is not None:
        yield words.gettext(
            "Who moved made %(moved)s points of it: those who came %(came)s, and those who left %(left)s."
        ) % {
            "moved": points_text(came + left, words=words),
            "came": points_text(came, words=words),
            "left": points_text(left, words=words),
        }
    if age is not None:
        yield words.gettext(
            "Those who grew into the ages that are counted, and those who grew out of them, made %(age)s points."
        ) % {"age": points_text(age, words=words)}
    if own is not None:
        yield words.gettext("Those who stayed made %(own)s points by becoming resource-strong or ceasing to be.") % {
            "own": points_text(own, words=words)
        }
    if None in (came, left, age, own):
        yield words.gettext(
            "The parts that are not told here are hidden, since too few people stand behind one of them."
        )


def _parts_table(released: Released, tables: Tables, told: ToldChange, *, words: Words) -> Table:
    of_part = told.of_part()
    rows = [
        _row(passage_of(way, words=words), told.passages[way], of_part.get(way.name), words=words) for way in Passage
    ]
    changes = (
        (words.gettext("Stayed, and became resource-strong"), told.became),
        (words.gettext("Stayed, and ceased to be"), told.ceased),
    )
    rows += [
        (Cell(name), counted(count, words=words), Cell("–"), points_cell(of_part.get(change.name), words=words))
        for change, (name, count) in zip(OwnChange, changes, strict=True)
    ]
    head = (
        words.gettext("Part"),
        words.gettext("In resource-strong families"),
        words.gettext("All others"),
        words.gettext("Adds to the share, points"),
    )
    before, after = (
        (Cell(words.gettext("There on 1 January %(year)s") % {"year": year}), *_both(counts, words=words), Cell("–"))
        for year, counts in ((tables.years[0], told.before), (tables.years[-1], told.after))
    )
    return Table(
        caption=words.gettext("Persons by what happened to them, %(first)s to %(last)s, all areas of the study")
        % {"first": tables.years[0], "last": tables.years[-1]},
        head=head,
        rows=(before, *rows, after),
        sheet=words.gettext("Change, parts"),
        note=words.gettext(
            "Each year's parts are added up: whoever came and left again in between counts in both, and whoever moved"
            " between two areas of the study counts as out of the one and into the other. Who belongs to a"
            " resource-strong family is told by the day after coming and by the day before leaving."
        ),
    )


def _row(name: str, counts: Counts, adds: Fraction | None, *, words: Words) -> tuple[Cell, ...]:
    return (Cell(name), *_both(counts, words=words), points_cell(adds, words=words))


def _both(counts: Counts, *, words: Words) -> tuple[Cell, Cell]:
    return counted(counts.strong, words=words), counted(counts.rest, words=words)


MOST_AREAS = 60


def _areas(released: Released, tables: Tables, *, words: Words) -> Iterator[Section]:
    areas = [area for area in tables.areas if area != tables.together]
    if len(areas) < 2:
        return
    told = {area: tables.in_area(area) for area in areas}
    ranked = sorted(areas, key=lambda area: -abs(float(told[area].difference or 0)))
    rows = tuple(_area_row(released.ground.name_of(area), told[area], words=words) for area in ranked[:MOST_AREAS])
    head = (
        words.gettext("Area"),
        words.gettext("Share in %(year)s") % {"year": tables.years[0]},
        words.gettext("Share in %(year)s") % {"year": tables.years[-1]},
        words.gettext("Change, points"),
        words.gettext("Who came"),
        words.gettext("Who left"),
        words.gettext("By age"),
        words.gettext("Who stayed"),
    )
    table = Table(
        caption=words.gettext("The change of the share in each area, and what it is made of, in percentage points"),
        sheet=words.gettext("Change, by area"),
        head=head,
        rows=rows,
        note=_note(len(areas), words=words),
    )
    yield Section(
        heading=words.gettext("Is it the same in every area?"),
        paragraphs=tuple(_shown(told.values(), words=words)),
        figures=(by_area(released, told, ranked, table=table, words=words),),
    )


def _shown(areas: Collection[ToldChange], *, words: Words) -> Iterator[str]:
    """How many areas show every part, and why the others do not."""
    parts = [tuple(one.of_origin().get(origin) for origin in Origin) for one in areas]
    whole = sum(None not in one for one in parts)
    if whole == len(parts):
        return
    if whole == 0:
        yield words.gettext("Of none of the %(areas)s areas every part is shown.") % {"areas": words.number(len(parts))}
    else:
        yield words.ngettext(
            "Every part is shown of %(whole)s area out of %(areas)s.",
            "Every part is shown of %(whole)s areas out of %(areas)s.",
            whole,
        ) % {"whole": words.number(whole), "areas": words.number(len(parts))}
    yield words.gettext(
        "Elsewhere at least one part rests on too few people, and is hidden with whatever would give it away. The"
        " smaller an area, the more of it is hidden; areas taken together show more."
    )


def _area_row(name: str, told: ToldChange, *, words: Words) -> tuple[Cell, ...]:
    ends = (told.before.known, told.after.known)
    shares = [None if end is None or not end.all else float(end.share) for end in ends]
    of_origin = told.of_origin()
    return (
        Cell(name),
        *(shared(share, words=words) for share in shares),
        points_cell(told.difference, words=words),
        *(points_cell(of_origin.get(origin), words=words) for origin in Origin),
    )


def _note(areas: int, *, words: Words) -> str:
    made_of = words.gettext(
        "Came: moved in, or new in the register. Left: moved out, abroad, dead or lost from sight. Age: grew into the"
        " ages that are counted, or out of them. Stayed: lived there on both days, and became resource-strong or"
        " ceased to be."
    )
    if areas <= MOST_AREAS:
        return made_of
    most = words.gettext("The %(shown)s areas with the largest change, of %(areas)s. The file of cells has them all.")
    return " ".join((made_of, most % {"shown": words.number(MOST_AREAS), "areas": words.number(areas)}))
