"""Every figure of a programme on a day, worked out once for the page, the report and the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from bofast.casework.figures.before_after import BeforeAfter, rent_share, rooms_per_person
from bofast.casework.figures.funnel import followed_families
from bofast.casework.followup.models import Checkpoint, Outcome
from bofast.casework.ownership.frames import FrameLeft, frame_left
from bofast.casework.ownership.models import Purchase
from bofast.casework.programmes.models import Programme
from bofast.rules.funnel import FollowedFamily, Funnel, count_funnel
from bofast.rules.law import load_law
from bofast.rules.outcome import Step, judge, reached_on
from bofast.vocabulary.outcomes import Destination, Initiative, Judgement, WhyMoved
from bofast.vocabulary.spells import add_months

MOST_POINTS = 12
QUARTER_MONTHS = 3


@dataclass(frozen=True, slots=True)
class ProgressPoint:
    """How many families had reached each step on a day."""

    on: date
    mapped: int
    contacted: int
    active: int
    helped: int


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What was found at one kind of checkpoint: still there, not there, not known; and how many are still to come."""

    months: int
    still_there: int
    left: int
    not_known: int
    not_asked: int
    to_come: int


@dataclass(frozen=True, slots=True)
class Gap:
    """How often a fact is unknown, of how many: the quality of what the figures rest on."""

    fact: str
    unknown: int
    of: int


@dataclass(frozen=True, slots=True)
class ProgrammeFigures:
    """The figures of a programme as they stood on a day."""

    on: date
    funnel: Funnel
    progress: tuple[ProgressPoint, ...]
    judgements: dict[Judgement, int]
    afterwards: tuple[Afterwards, ...]
    rooms: BeforeAfter | None
    rent: BeforeAfter | None
    days_to_contact: int | None
    months_to_outcome: int | None
    homes_freed: int
    frame: FrameLeft | None
    gaps: tuple[Gap, ...]


def figures_of(programme: Programme, *, on: date) -> ProgrammeFigures:
    """Count everything about a programme on a day."""
    followed = followed_families(programme, on=on)
    funnel = count_funnel(followed, on=on)
    outcomes = _outcomes(programme, on=on)
    enrolled = programme.enrolments.filter(from_day__lte=on).values("family_id")
    return ProgrammeFigures(
        on=on,
        funnel=funnel,
        progress=_progress(followed, first=programme.from_day, on=on),
        judgements=_judgements(outcomes),
        afterwards=_afterwards(outcomes, on=on),
        rooms=rooms_per_person(outcomes),
        rent=rent_share(outcomes),
        days_to_contact=_median_days(followed, begin=Step.MAPPED, end=Step.CONTACTED, on=on),
        months_to_outcome=_months(_median_days(followed, begin=Step.MAPPED, end=Step.OUTCOME, on=on)),
        homes_freed=Purchase.objects.filter(
            family__in=enrolled, frees_home__isnull=False, bought_on__lte=on, outcome__withdrawn_at__isnull=True
        ).count(),
        frame=frame_left(programme.office, year=on.year),
        gaps=_gaps(outcomes, funnel=funnel, followed=followed, on=on),
    )


def _outcomes(programme: Programme, *, on: date) -> list[Outcome]:
    """The outcomes that stand, of families enrolled by the day."""
    enrolled = programme.enrolments.filter(from_day__lte=on).values("family_id")
    outcomes = Outcome.objects.filter(family__in=enrolled, happened_on__lte=on, withdrawn_at__isnull=True)
    return list(outcomes.select_related("home_before", "home_after").order_by("happened_on", "pk"))


def _progress(followed: Sequence[FollowedFamily], *, first: date, on: date) -> tuple[ProgressPoint, ...]:
    """The steps at the end of each quarter since the programme began, the last twelve at most, and on the day."""
    days = [on]
    while len(days) < MOST_POINTS and (earlier := add_months(on, -QUARTER_MONTHS * len(days))) >= first:
        days.append(earlier)
    return tuple(_point(followed, on=day) for day in reversed(days))


def _point(followed: Sequence[FollowedFamily], *, on: date) -> ProgressPoint:
    reached = Counter(
        step
        for family in followed
        for step in (Step.MAPPED, Step.CONTACTED, Step.ACTIVE, Step.OUTCOME)
        if reached_on(family.events, step=step, on=on) is not None
    )
    return ProgressPoint(on, reached[Step.MAPPED], reached[Step.CONTACTED], reached[Step.ACTIVE], reached[Step.OUTCOME])


def _judgements(outcomes: Sequence[Outcome]) -> dict[Judgement, int]:
    """The outcomes by what each is worth, by the rule in force on its own day."""
    law = load_law()
    judged = Counter(
        judge(
            Destination(outcome.destination),
            why=outcome.why,
            initiative=outcome.initiative,
            law=law,
            on=outcome.happened_on,
        ).judgement
        for outcome in outcomes
    )
    return {judgement: judged[judgement] for judgement in Judgement}


def _afterwards(outcomes: Sequence[Outcome], *, on: date) -> tuple[Afterwards, ...]:
    points = list(Checkpoint.objects.filter(outcome__in=outcomes))
    return tuple(
        _of_kind([point for point in points if point.months == months], months=months, on=on)
        for months in sorted({p.months for p in points})
    )


def _of_kind(points: Sequence[Checkpoint], *, months: int, on: date) -> Afterwards:
    done = [point for point in points if point.done_on is not None and point.done_on <= on]
    answers = Counter(point.lives_there_still for point in done)
    open_points = [point for point in points if point not in done]
    return Afterwards(
        months=months,
        still_there=answers[True],
        left=answers[False],
        not_known=answers[None],
        not_asked=sum(point.due_on <= on for point in open_points),
        to_come=sum(point.due_on > on for point in open_points),
    )


def _median_days(followed: Sequence[FollowedFamily], *, begin: Step, end: Step, on: date) -> int | None:
    days = []
    for family in followed:
        began, ended = (reached_on(family.events, step=step, on=on) for step in (begin, end))
        if began is not None and ended is not None:
            days.append((ended - began).days)
    return round(median(days)) if days else None


def _months(days: int | None) -> int | None:
    return None if days is None else round(days / 30.44)


def _gaps(
    outcomes: Sequence[Outcome], *, funnel: Funnel, followed: Sequence[FollowedFamily], on: date
) -> tuple[Gap, ...]:
    """What is not known among what the figures rest on; unknown is shown beside the figures, never hidden in them."""
    people = {person.key: person for family in followed for person in family.people if person.is_here_on(on)}
    return (
        Gap("birth", sum(person.born_on is None for person in people.values()), len(people)),
        Gap("destination", sum(o.destination == Destination.UNKNOWN for o in outcomes), len(outcomes)),
        Gap("why", sum(o.why is WhyMoved.UNKNOWN for o in outcomes), len(outcomes)),
        Gap("initiative", sum(o.initiative is Initiative.UNKNOWN for o in outcomes), len(outcomes)),
        Gap("school", sum(o.children_kept_school is None for o in outcomes), len(outcomes)),
        Gap("mapping", len(followed) - funnel.mapped.families, len(followed)),
    )
