"""How long households stay in the organisation's own homes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from bofast.registers.disclosure.curves import ReleasedCurve
from bofast.registers.studies.findings import Released
from bofast.registers.studies.intervals import point_at
from bofast.registers.studies.models import ShownTerm
from bofast.registers.studies.remarks import Remarkable
from bofast.registers.studies.tenancies.rows import TENANCY_KINDS, WithChildren
from bofast.registers.studies.tenancies.study import BY_CHILDREN, BY_TENURE
from bofast.reports.content import Chart, Section
from bofast.workbench.study.wording.curve_figures import StayCurves, curves_named, half_gone, stay_chart
from bofast.workbench.study.wording.pace import SURE, p_value
from bofast.workbench.study.wording.tenancies_names import household_of, tenure_of
from bofast.workbench.study.words import Words

SAID_AT = 5

Named = Callable[[str], str]


def how_long(released: Released, *, words: Words) -> Section:
    """The curves of living in one's home, by household and by tenure."""
    return Section(
        heading=words.gettext("Own tenancies: how long do households stay in their home?"),
        paragraphs=tuple(_in_short(released, words=words)),
        figures=tuple(_figures(released, words=words)),
        remarks=(
            *emptied(released, name_of=lambda group: _group(group, words=words), words=words),
            words.gettext(
                "Households that had moved in before the first end was written down are counted from then on, and never"
                " as if they had just moved in: of those who had left by then, nothing is known."
            ),
            words.gettext(
                "Whether there are children is told by the household that moved in. It is not followed since."
            ),
        ),
    )


def _group(group: str, *, words: Words) -> str:
    return household_of(group, words=words) if group in set(WithChildren) else tenure_of(group, words=words)


def _in_short(released: Released, *, words: Words) -> Iterator[str]:
    yield from _seen(released, words=words)
    found = curves_named(released, BY_CHILDREN, labels=tuple(WithChildren))
    points = {label: point_at(curve, time=SAID_AT) for label, curve in found.items()}
    yes, no = points.get(WithChildren.YES), points.get(WithChildren.NO)
    if yes is not None and no is not None:
        yield words.gettext(
            "After five years, %(with)s of the households with children still live in their home, and %(without)s of"
            " those without children."
        ) % {"with": words.percent(yes.shares[0]), "without": words.percent(no.shares[0])}
    half = half_gone(found.get(WithChildren.YES))
    if half is not None:
        yield words.gettext("Half of the households with children have left their home after %(years)s years.") % {
            "years": words.number(half, decimals=1)
        }
    yield from pace(released, BY_CHILDREN, words=words)


def _seen(released: Released, *, words: Words) -> Iterator[str]:
    for remark in released.remarks:
        if remark.about is Remarkable.SEEN_BETWEEN:
            since, until = (date.fromisoformat(f"{remark.facts[end]}-01") for end in ("since", "until"))
            yield words.gettext(
                "These are the organisation's own tenancies, from %(since)s to %(until)s. No register is needed for"
                " them."
            ) % {"since": words.month(since), "until": words.month(until)}


def pace(released: Released, group: str, *, words: Words) -> Iterator[str]:
    """Whether the groups leave at the same pace."""
    test = released.model(f"log_rank.{group}")
    shown = test.term("together") if test is not None else None
    if isinstance(shown, ShownTerm) and shown.p < SURE:
        yield words.gettext(
            "The groups leave at a different pace, by more than chance would make (log-rank test, p %(p)s)."
        ) % {"p": p_value(shown.p, words=words)}
    elif isinstance(shown, ShownTerm):
        yield words.gettext(
            "The groups leave at a pace that could be the same (log-rank test, p %(p)s). That is no proof that it is."
        ) % {"p": p_value(shown.p, words=words)}


def emptied(released: Released, *, name_of: Named, words: Words) -> Iterator[str]:
    """Curves that begin later than the first day."""
    for remark in released.remarks:
        if remark.about is Remarkable.EARLY_RISK_SET_EMPTIED:
            yield words.gettext(
                "%(group)s: few were observed in their first years, and all of those left. A curve from the first day"
                " would be 0 for good; this one is told for households that have lived there %(years)s years."
            ) % {
                "group": name_of(str(remark.facts["group"])),
                "years": words.number(remark.facts["since"], decimals=1),
            }


def _figures(released: Released, *, words: Words) -> Iterator[Chart]:
    households = curves_named(released, BY_CHILDREN, labels=tuple(WithChildren))
    yield _chart(
        {household_of(kind, words=words): curve for kind, curve in households.items()},
        caption=words.gettext("Households that still live in their home, by years since they moved in"),
        sheet=words.gettext("Own homes, households"),
        words=words,
    )
    tenures = curves_named(released, BY_TENURE, labels=TENANCY_KINDS)
    if len(tenures) > 1:
        yield _chart(
            {tenure_of(kind, words=words): curve for kind, curve in tenures.items()},
            caption=words.gettext("Households that still live in their home, by tenure"),
            sheet=words.gettext("Own homes, tenure"),
            words=words,
        )


def _chart(by_group: dict[str, ReleasedCurve], *, caption: str, sheet: str, words: Words) -> Chart:
    return stay_chart(
        StayCurves(
            by_group,
            caption=caption,
            sheet=sheet,
            alternative=words.gettext(
                "A curve for each group, falling from 100% as households leave. The table under it tells them."
            ),
            time_label=words.gettext("Years in the home"),
            value_label=words.gettext("Still live in the home"),
            note=table_note(words),
        ),
        words=words,
    )


def table_note(words: Words) -> str:
    """What stands under a table of curves."""
    return words.gettext("In brackets the 95% interval. A dash: too few to tell, or nobody was followed as long.")
