"""What each rule costs, in families, beside the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bofast.casework.access.roles import Permission
from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.plans.runs_of_lettings import PricedVariant, Work, newest_run, prices_of
from bofast.casework.runs.models import Run
from bofast.design import words
from bofast.design.parts import Column, JobProgress, Muted, Press, Row, Table
from bofast.design.parts.part import Shown
from bofast.desk.letting.runs.job import progress_of
from bofast.desk.office import Desk
from bofast.vocabulary.letting import RuleVariant

VARIANTS: Mapping[RuleVariant, Promise] = {
    RuleVariant.AS_IT_IS: gettext_lazy("This plan, by all rules"),
    RuleVariant.WITH_SWAPS: gettext_lazy("With swaps on top"),
    RuleVariant.WITHOUT_MUNICIPAL_SHARE: gettext_lazy("Without the municipality's turns"),
    RuleVariant.WITHOUT_FLEXIBLE_SHARE: gettext_lazy("Without turns for agreed criteria"),
    RuleVariant.WITHOUT_INTERNAL_TURNS: gettext_lazy("Without the tenants' turns"),
    RuleVariant.INTERNAL_TURNS_ALONE: gettext_lazy("With the tenants' turns alone"),
    RuleVariant.WITHOUT_CAPS: gettext_lazy("Without caps on groups of homes"),
    RuleVariant.WITH_TRADING: gettext_lazy("If those who get a home might exchange"),
    RuleVariant.MOST_THAT_COULD_MOVE: gettext_lazy("The most who could move, in no order at all"),
}


@dataclass(frozen=True, slots=True)
class Prices:
    """The table when it is worked out, how far it has come meanwhile, and the button that asks for it."""

    table: Table | None
    job: JobProgress | None
    ask: Press | None


def prices_shown(desk: Desk, letting: LettingRun) -> Prices:
    """What is known of what the rules cost."""
    run = newest_run(letting, work=Work.PRICES)
    table = _table(prices_of(run)) if run is not None and run.state == Run.State.DONE else None
    job = progress_of(run, letting=letting) if run is not None and table is None else None
    may_ask = desk.may(Permission.LET_HOMES) and (run is None or run.is_over)
    press = Press(_("Work out what each rule costs"), reverse("letting-run-prices", args=[letting.pk]))
    return Prices(table, job, press if may_ask and table is None else None)


def _table(priced: Sequence[PricedVariant]) -> Table:
    columns = (
        Column(_("If it were")),
        Column(_("From outside"), numeric=True),
        Column(_("Families here"), numeric=True),
        Column(_("Mean wish")),
    )
    as_it_is = priced[0]
    return Table(
        _("What the rules cost, in families who get a home"),
        columns,
        tuple(_row(one, as_it_is=as_it_is) for one in priced),
        caption_shown=False,
    )


def _row(one: PricedVariant, *, as_it_is: PricedVariant) -> Row:
    cells = (
        str(VARIANTS[one.variant]),
        _against(one.newcomers, as_it_is.newcomers),
        _against(one.tenants, as_it_is.tenants),
        words.number(Decimal(one.wishes) / 100) if one.wishes else "–",
    )
    return Row(cells, chosen=one.variant is RuleVariant.AS_IT_IS)


def _against(count: int, as_it_is: int) -> Shown:
    """A count with its difference from the plan, where there is one."""
    difference = count - as_it_is
    if not difference:
        return count
    sign = "+" if difference > 0 else ""
    return Muted(count, f"{sign}{words.number(difference)}")
