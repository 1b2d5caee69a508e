"""What came of a trial: the picture of what is gained against what is lost, every measure, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.lettings.trials.asked import MARKS, TrialAsked
from bofast.casework.lettings.trials.told import EMPTY_DAYS, TOO_LITTLE_ROOM, EstimateTold, PolicyTold, TrialTold
from bofast.casework.runs.models import Run
from bofast.design import words
from bofast.design.parts import (
    Breadcrumbs,
    Column,
    Interval,
    Link,
    Muted,
    Notice,
    PageHeader,
    Row,
    Shown,
    Table,
    Tag,
    Tone,
    TradeOff,
    TradeOffMark,
)
from bofast.desk.letting.trial.limits import limits_of
from bofast.desk.letting.trial.looked_back import LookedBackCard, looked_back_card
from bofast.desk.letting.trial.words import (
    MEASURES,
    OF_CAPS,
    OF_NORMS,
    RATES,
    difference,
    figure,
    interval,
    today_in_words,
    way_in_words,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """What differs from today beyond chance under one way, as sentences; none where all of it may be chance."""

    name: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialPage:
    """What `letting/trial/trial.html` shows."""

    crumbs: Breadcrumbs
    header: PageHeader
    picture: TradeOff
    differences: tuple[Differences, ...]
    measures: Table
    rates: Table
    limits: Notice
    looked_back: LookedBackCard | None


def trial_page(run: Run, *, asked: TrialAsked, told: TrialTold) -> TrialPage:
    names = names_of(asked)
    return TrialPage(
        crumbs=Breadcrumbs(
            (Link(_("Letting"), reverse("letting")), Link(_("Trials"), reverse("letting-trials"))), when(run)
        ),
        header=PageHeader(_("What if we let in another way?"), lead=_lead(asked, told=told), above=when(run)),
        picture=_picture(told, names=names),
        differences=tuple(
            Differences(name=name, points=tuple(_beyond_chance(policy)))
            for name, policy in zip(names[1:], told.policies[1:], strict=True)
        ),
        measures=_measures(asked, told=told, names=names),
        rates=_rates(told),
        limits=limits_of(asked, told=told),
        looked_back=looked_back_card(told.looked_back),
    )


def names_of(asked: TrialAsked) -> tuple[str, ...]:
    """Every way by its letter and what it changes, today's first."""
    today = asked.policies[0]
    told = [today_in_words(today), *(way_in_words(way, today=today) for way in asked.policies[1:])]
    return tuple(f"{mark}: {way}" for mark, way in zip(MARKS, told, strict=False))


def when(run: Run) -> str:
    """The day a trial was asked for, and by whom."""
    return _("%(day)s, %(name)s") % {"day": words.day(timezone.localdate(run.asked_at)), "name": str(run.asker)}


def _lead(asked: TrialAsked, *, told: TrialTold) -> str:
    lead = ngettext(
        "%(years)s years of %(homes)s home, lived through %(seeds)s times each way, with the same people.",
        "%(years)s years of %(homes)s homes, lived through %(seeds)s times each way, with the same people.",
        told.homes,
    )
    return lead % {"years": asked.years, "homes": words.number(told.homes), "seeds": asked.seeds}


def _picture(told: TrialTold, *, names: tuple[str, ...]) -> TradeOff:
    marks = [
        TradeOffMark(
            letter=mark,
            across=_interval(policy.of[EMPTY_DAYS]),
            up=_interval(policy.of[TOO_LITTLE_ROOM]),
            is_on_front=policy.is_on_front,
        )
        for mark, policy in zip(MARKS, told.policies, strict=False)
    ]
    return TradeOff(
        caption=_("Homes that fit against empty days: down and to the left is better"),
        up=str(MEASURES[TOO_LITTLE_ROOM]),
        across=str(MEASURES[EMPTY_DAYS]),
        marks=tuple(marks),
        table=_as_table(told, names=names),
    )


def _as_table(told: TrialTold, *, names: tuple[str, ...]) -> Table:
    return Table(
        caption=_("The picture in figures, with intervals of 95 percent"),
        caption_shown=False,
        columns=(
            Column(_("Way")),
            Column(str(MEASURES[EMPTY_DAYS]), numeric=True),
            Column(_("In too little room"), numeric=True),
            Column(_("On average, is another better?")),
        ),
        rows=tuple(
            Row((name, _mean(policy.of[EMPTY_DAYS]), _mean(policy.of[TOO_LITTLE_ROOM]), _front(policy)))
            for name, policy in zip(names, told.policies, strict=True)
        ),
    )


def _front(policy: PolicyTold) -> Tag:
    return Tag(_("no"), Tone.ACCENT) if policy.is_on_front else Tag(_("yes"), Tone.NEUTRAL)


def _interval(found: EstimateTold) -> Interval:
    return Interval(mean=found.mean, low=found.low, high=found.high)


def _mean(found: EstimateTold) -> Shown:
    return Muted(figure(found.mean), interval(found))


def _beyond_chance(policy: PolicyTold) -> list[str]:
    """Each measure whose difference from today is no chance, with the difference."""
    against = [(name, policy.against_first[one]) for one, name in MEASURES.items() if one in policy.against_first]
    return [
        _("%(measure)s: %(difference)s") % {"measure": name, "difference": difference(found)}
        for name, found in against
        if found.is_beyond_chance
    ]


def _measures(asked: TrialAsked, *, told: TrialTold, names: tuple[str, ...]) -> Table:
    return Table(
        caption=_("Every measure, with intervals of 95 percent"),
        columns=(Column(_("What is counted")), *(Column(mark, numeric=True) for mark in MARKS[: len(names)])),
        rows=tuple(
            Row((str(name), *(_mean(policy.of[measure]) for policy in told.policies)))
            for measure, name in _told_measures(asked, told=told).items()
        ),
    )


def _told_measures(asked: TrialAsked, *, told: TrialTold) -> dict[str, Promise]:
    """Those that say something: of norms and limits only where a way has one. An older trial knows fewer."""
    silent = {
        *(() if any(way.norm for way in asked.policies) else (OF_NORMS,)),
        *(() if any(way.cap for way in asked.policies) else OF_CAPS),
    }
    known = told.policies[0].of
    return {measure: name for measure, name in MEASURES.items() if measure in known and measure not in silent}


def _rates(told: TrialTold) -> Table:
    return Table(
        caption=_("How people are taken to behave"),
        columns=(Column(_("What")), Column(_("Of a hundred"), numeric=True), Column(_("Where it is from"))),
        rows=tuple(
            Row((str(RATES[name]), words.number(rate.percent), _source(rate.rests_on, is_own=rate.is_own)))
            for name, rate in told.rates.items()
            if name in RATES
        ),
    )


def _source(rests_on: int, *, is_own: bool) -> str:
    told = {"count": words.number(rests_on)}
    if is_own:
        return ngettext("own history: %(count)s event", "own history: %(count)s events", rests_on) % told
    if rests_on:
        return (
            ngettext(
                "assumed: own history has %(count)s event, too few",
                "assumed: own history has %(count)s events, too few",
                rests_on,
            )
            % told
        )
    return _("assumed")
