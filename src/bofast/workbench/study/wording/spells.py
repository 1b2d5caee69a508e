"""The words of the study of stays by the day."""

from __future__ import annotations

from collections.abc import Iterator

from bofast.registers.disclosure.curves import CurvePoint, ReleasedCurve
from bofast.registers.studies.findings import Released
from bofast.registers.studies.intervals import point_at
from bofast.registers.studies.remarks import Remarkable
from bofast.registers.studies.spells.ends import BETWEEN, ENDS, SEEN, UNSEEN
from bofast.registers.studies.spells.study import ENDS_TOLD, GAP_DAYS, LEFT_HOME, LOG_RANK, STILL_IN_AREA
from bofast.registers.studies.ways import KINDS, WAYS, FamilyKind, Way
from bofast.reports.content import Cell, Chart, Section, Table
from bofast.workbench.study.wording.curve_figures import StayCurves, curves_named, half_gone, stay_chart
from bofast.workbench.study.wording.general import kind_of, remarks_of
from bofast.workbench.study.wording.pace import pace_of_kinds
from bofast.workbench.study.wording.reading import Read, counted, share_of, shared
from bofast.workbench.study.wording.staying_destinations import way_of
from bofast.workbench.study.words import Words

EARLY = (0.25, 0.5, 1.0, 2.0, 5.0)
"""Years after moving in from which on the table of ways tells: the first of them, no register of 1 Januaries sees."""


def sections(released: Released, /, *, words: Words) -> tuple[Section, ...]:
    """How long families stay by the day, and what only the days show."""
    return (_how_long(released, words=words), _soon_gone(released, words=words))


def _how_long(released: Released, *, words: Words) -> Section:
    found = curves_named(released, STILL_IN_AREA, labels=KINDS)
    return Section(
        heading=words.gettext("By the day: how long do families stay in the area?"),
        paragraphs=tuple(_in_short(released, found, words=words)),
        figures=(_picture(found, words=words),) if found else (),
        remarks=(
            *remarks_of(released, words=words, about=(Remarkable.NOBODY_OBSERVED, Remarkable.CANNOT_ESTIMATE)),
            words.gettext(
                "A stay is joined over moves within the area, and over up to %(days)s days without any registration. Of"
                " registrations that overlap, the one that began last counts."
            )
            % {"days": words.number(GAP_DAYS)},
            words.gettext(
                "What a family is like is told on 1 January and holds for the year; where it lives is told by the day."
                " A family is followed through its main person."
            ),
        ),
    )


def _in_short(released: Released, found: dict[FamilyKind, ReleasedCurve], *, words: Words) -> Iterator[str]:
    points = {kind: point_at(curve, time=5.0) for kind, curve in found.items()}
    strong, other = points.get(FamilyKind.STRONG), points.get(FamilyKind.OTHER)
    if strong is not None and other is not None:
        yield words.gettext(
            "Five years after they moved in, to the day, %(strong)s of the resource-strong families still live in the"
            " area, and %(other)s of the other families with children."
        ) % {"strong": words.percent(strong.shares[0]), "other": words.percent(other.shares[0])}
    half = half_gone(found.get(FamilyKind.STRONG))
    if half is not None:
        yield words.gettext("Half of the resource-strong families have left the area after %(years)s years.") % {
            "years": words.number(half, decimals=2)
        }
    yield from pace_of_kinds(released, LOG_RANK, words=words)


def _picture(found: dict[FamilyKind, ReleasedCurve], *, words: Words) -> Chart:
    return stay_chart(
        StayCurves(
            {kind_of(kind, words=words): curve for kind, curve in found.items()},
            caption=words.gettext("Families with children that still live in the area, by the day"),
            alternative=words.gettext(
                "A curve for each kind of family, falling from 100% as families leave. The table under it tells both."
            ),
            time_label=words.gettext("Years since they moved in"),
            value_label=words.gettext("Still live in the area"),
            note=words.gettext(
                "In brackets the 95% interval. A dash: too few to tell, or nobody was followed as long."
            ),
            sheet=words.gettext("By the day, staying"),
        ),
        words=words,
    )


def _soon_gone(released: Released, *, words: Words) -> Section:
    return Section(
        heading=words.gettext("By the day: who is soon gone again?"),
        paragraphs=tuple(_unseen(released, words=words)),
        figures=(_ways(released, words=words), _ended(released, words=words)),
        remarks=(
            words.gettext(
                "A register with one table a year does not hold a stay that begins and ends between two 1 Januaries: it"
                " looks as if the family had moved straight on, and every yearly figure leaves such stays out."
            ),
        ),
    )


def _unseen(released: Released, *, words: Words) -> Iterator[str]:
    read = Read.of(released.table(BETWEEN))
    for kind in KINDS:
        between, over = (read.at(kind=kind, length=length) for length in (UNSEEN, SEEN))
        whole = between + over if between is not None and over is not None else None
        share = share_of(between, whole)
        if share:
            yield words.gettext(
                "%(group)s: of the stays in a home that ended, %(share)s began and ended between two 1 Januaries."
            ) % {"group": kind_of(kind, words=words), "share": words.percent(share, decimals=1)}


def _ways(released: Released, *, words: Words) -> Table:
    """The ways that may be told: of a kind of which few went abroad or died, the others alone."""
    found = curves_named(released, LEFT_HOME, labels=KINDS)
    told = max((len(point.shares) for curve in found.values() for point in curve.points), default=len(ENDS_TOLD))
    names = (
        words.gettext("Out of the area"),
        words.gettext("To another home in the area"),
        words.gettext("Abroad, or dead"),
    )
    head = (words.gettext("Families"), words.gettext("Years since they moved in"), *names[:told])
    rows = []
    for kind, curve in found.items():
        for point in _early(curve):
            cells = [shared(share, words=words) for share in point.shares]
            cells += [Cell("–")] * (told - len(cells))
            label = Cell(words.number(point.time, decimals=2), number=point.time)
            rows.append((Cell(kind_of(kind, words=words)), label, *cells))
    caption = words.gettext("Families that have left their home, by way and time since they moved in")
    note = words.gettext(
        "Told are the first times from a quarter, a half, one, two and five years on at which enough had left each way."
    )
    if told < len(ENDS_TOLD):
        abroad = words.gettext(
            "Abroad and death are not told apart by time: they are so few that the other ways could not be told beside"
            " them. The table of how stays ended counts them."
        )
        note = f"{note} {abroad}"
    return Table(caption, head, tuple(rows), note=note, sheet=words.gettext("By the day, ways"))


def _early(curve: ReleasedCurve) -> Iterator[CurvePoint]:
    """The first point that may be told from each of the early times on."""
    found = (next((point for point in curve.points if point.time >= years), None) for years in EARLY)
    yield from dict.fromkeys(point for point in found if point is not None)


def _ended(released: Released, *, words: Words) -> Table:
    read = Read.of(released.table(ENDS))
    head = (words.gettext("How the stay in the home ended"), *(kind_of(kind, words=words) for kind in KINDS))
    names: dict[Way, str] = {way: way_of(way, words=words) for way in WAYS}
    names[Way.UNKNOWN] = words.gettext("Not known: no longer registered")
    names[Way.STAYED] = words.gettext("Goes on when the register ends")
    rows = tuple(
        (
            Cell(name),
            *(counted(read.at(kind=kind, way=way.name.lower()), words=words) for kind in KINDS),
        )
        for way, name in names.items()
    )
    caption = words.gettext("Stays of families in a home, by the day")
    return Table(caption, head, rows, sheet=words.gettext("By the day, ends"))
