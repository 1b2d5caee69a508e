"""All that a board asks of one period, as counts; None stands for what is too few to show, or not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bofast.casework.access.models import Office
from bofast.casework.lettings.board import families, homes
from bofast.casework.lettings.board.families import Because, Outcome
from bofast.casework.lettings.board.groups import GroupFigures, groups_in
from bofast.casework.lettings.board.homes import Cause
from bofast.casework.lettings.board.outgrown import outgrown_on
from bofast.casework.lettings.board.period import Period
from bofast.casework.lettings.board.plans import PlanFigures, plan_figures
from bofast.casework.lettings.board.record import BoardRecord
from bofast.casework.lettings.board.spread import Spread, spread_of
from bofast.vocabulary.errors import MissingParameter


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeFigures:
    """Homes over a period.

    Attributes:
        empty_days: of all homes together, up to today.
        let: homes let; days_to_let tells how long each had stood empty by then.
        open_at_the_end: empty on the last day; `held` of them are held back for something.
        chains: begun by a home let in the period; `links` were let because of them, themselves among these.
    """

    empty_days: int
    let: int
    days_to_let: Spread | None
    open_at_the_end: int
    held: int
    chains: int
    links: int
    longest_chain: int

    @property
    def empty_days_a_letting(self) -> int | None:
        """The middle of the days that homes let had stood empty."""
        return self.days_to_let.middle if self.days_to_let else None

    @property
    def links_tenths(self) -> int | None:
        """Homes let a chain, in tenths, rounded half up; None without a chain."""
        return (20 * self.links + self.chains) // (2 * self.chains) if self.chains else None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardFigures:
    """One period.

    Attributes:
        waited: months from listing to tenancy, of those housed.
        outgrown: on the last day, or today; None when no norm was in force then.
        moved_out: families who left for good; `causes` tells why their homes fell vacant.
        silent: offers that nobody answered in time.
    """

    period: Period
    homes: HomeFigures
    waited: Spread | None
    outgrown: int | None
    moved_within: int | None
    moved_in: int | None
    moved_out: int | None
    causes: Mapping[Cause, int | None]
    groups: tuple[GroupFigures, ...]
    refused: int | None
    refusals: Mapping[Because, int | None]
    silent: int | None
    appeals: int | None
    decided: Mapping[Outcome, int | None]
    plans: PlanFigures


def figures_of(record: BoardRecord, *, office: Office, period: Period) -> BoardFigures:
    """A period, counted."""
    return BoardFigures(
        period=period,
        homes=_home_figures(record, period),
        waited=spread_of(families.months_waited(one) for one in families.housed_in(record, period)),
        outgrown=_outgrown(office, record=record, period=period),
        moved_within=len(families.moved_within(record, period)),
        moved_in=len(families.moved_in(record, period)),
        moved_out=len(homes.moved_out_in(record, period)),
        causes=homes.causes_in(record, period),
        groups=groups_in(record, period),
        refused=len(families.refused_in(record, period)),
        refusals=families.refusals_in(record, period),
        silent=len(families.silent_in(record, period)),
        appeals=len(families.appeals_in(record, period)),
        decided=families.decided_in(record, period),
        plans=plan_figures(record, period),
    )


def _home_figures(record: BoardRecord, period: Period) -> HomeFigures:
    let, left_open = homes.let_in(record, period), homes.open_at_the_end(record, period)
    chains = homes.chains_in(record, period)
    return HomeFigures(
        empty_days=sum(homes.empty_days(one, period=period, today=record.today) for one in record.vacancies),
        let=len(let),
        days_to_let=spread_of(one.days_empty(on=record.today) for one in let),
        open_at_the_end=len(left_open),
        held=sum(one.held_for != "" for one in left_open),
        chains=len(chains),
        links=sum(chain.links for chain in chains),
        longest_chain=max((chain.links for chain in chains), default=0),
    )


def _outgrown(office: Office, *, record: BoardRecord, period: Period) -> int | None:
    try:
        return len(outgrown_on(office, day=min(period.last_day, record.today)))
    except MissingParameter:
        return None
