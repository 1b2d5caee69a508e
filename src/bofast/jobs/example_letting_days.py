"""Replaying the days of the example's lettings: each event of `lettings.yaml` through the action a page would use."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from bofast.casework.access.models import Office, User
from bofast.casework.families.models import Family
from bofast.casework.homes.models import Area, Home
from bofast.casework.lettings import actions as lettings
from bofast.casework.lettings.facts import ListingFacts, WishFacts
from bofast.casework.lettings.models import Appeal, LettingRun, Offer, Pause, Registration, Vacancy
from bofast.jobs.run_letting import plan_letting
from bofast.vocabulary.letting import Mode
from bofast.vocabulary.money import Money

Told = Mapping[str, Any]
AREA_WISH = re.compile(r"(?P<area>\D+) (?P<rooms_from>\d)(?:-(?P<rooms_to>\d))?")
"""`Mønsterlia 4` are four rooms there, `Mønsterlia 4-5` four or five."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """Whom and what the events speak of, by the words they use; `runs` fills as they are made."""

    office: Office
    today: date
    users: Mapping[str, User]
    families: Mapping[str, Family]
    homes: Mapping[str, Home]
    areas: Mapping[str, Area]
    runs: dict[str, LettingRun] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was done on one day."""

    told: Told
    here: Replayed

    @property
    def on(self) -> date:
        return self.day("day")

    @property
    def by(self) -> User:
        return self.here.users[self.told.get("by", "lene")]

    def day(self, name: str) -> date:
        return self.here.today + timedelta(days=self.told[name])

    def home(self, name: str) -> Home:
        return self.here.homes[self.told[name]]

    def family(self, name: str) -> Family:
        return self.here.families[self.told[name]]

    def vacancy(self, name: str) -> Vacancy:
        return Vacancy.objects.get(home=self.home(name), let_on__isnull=True, withdrawn_on__isnull=True)

    def registration(self, name: str) -> Registration:
        return _open(self.family(name))

    def offer(self, name: str) -> Offer:
        return Offer.objects.get(registration__family=self.family(name), vacancy=self.vacancy("home"))


def happen(office: Office, *, told: Iterable[Told], today: date, users: Mapping[str, User]) -> None:
    """Replay events in the order of their days.

    Raises: ShownToUser, for an event that nobody could have made happen; ValueError, for one of an unknown kind.
    """
    here = Replayed(
        office=office,
        today=today,
        users=users,
        families={family.reference: family for family in Family.objects.filter(office=office).order_by("pk")},
        homes={home.supplier_home_id: home for home in Home.objects.filter(office=office).order_by("pk")},
        areas={area.name: area for area in Area.objects.filter(office=office, level=Area.Level.AREA).order_by("pk")},
    )
    for event in sorted(told, key=lambda one: one["day"]):
        _happen(Event(event, here))


def _happen(event: Event) -> None:
    for name, happening in HAPPENINGS.items():
        if name in event.told:
            happening(event)
            return
    raise ValueError(f"{dict(event.told)}: none of {sorted(HAPPENINGS)}")


def _open(family: Family) -> Registration:
    return Registration.objects.get(family=family, ended_on__isnull=True)


def _list(event: Event) -> None:
    told = event.told
    facts = ListingFacts(
        need_class=told["need"],
        most_rent_per_month=Money.of(told["most_rent"]) if "most_rent" in told else None,
        needs_step_free=told.get("needs_step_free", False),
        needs_adapted=told.get("needs_adapted", False),
        owes_landlord=told.get("owes_landlord", False),
    )
    registration = lettings.register_family(event.family("list"), listed_on=event.on, facts=facts, by=event.by)
    wishes = [_wish(wish, here=event.here) for wish in told["wishes"]]
    lettings.change_wishes(registration, wishes=wishes, on=event.on, by=event.by)


def _wish(told: str, *, here: Replayed) -> WishFacts:
    wish = AREA_WISH.fullmatch(told)
    if wish is None:
        return WishFacts(home=here.homes[told])
    rooms_from = int(wish["rooms_from"])
    return WishFacts(area=here.areas[wish["area"]], rooms_from=rooms_from, rooms_to=int(wish["rooms_to"] or rooms_from))


def _notice(event: Event) -> None:
    lettings.record_notice(event.home("notice"), given_on=event.on, moves_out_on=event.day("moves_out"), by=event.by)


def _vacancy(event: Event) -> None:
    cause = Vacancy.Cause(event.told["cause"])
    lettings.open_vacancy(event.home("vacancy"), cause=cause, vacant_from=event.day("from"), by=event.by)


def _held(event: Event) -> None:
    lettings.hold_vacancy(event.vacancy("held"), held_for=Vacancy.HeldFor(event.told["for"]), by=event.by)


def _turn(event: Event) -> None:
    lettings.set_lane(event.vacancy("turn"), on=event.on, by=event.by)


def _offer(event: Event) -> None:
    lettings.send_offers(
        event.vacancy("offer"),
        registrations=[_open(event.here.families[reference]) for reference in event.told["to"]],
        answer_by=event.day("answer_by"),
        on=event.on,
        run=event.here.runs[event.told["by_run"]] if "by_run" in event.told else None,
        by=event.by,
    )


def _agreed(event: Event) -> None:
    lettings.accept_offer(event.offer("agreed"), on=event.on, by=event.by)


def _refused(event: Event) -> None:
    because, words = Offer.Because(event.told["because"]), event.told.get("words", "")
    lettings.refuse_offer(event.offer("refused"), because=because, words=words, on=event.on, by=event.by)


def _silent(event: Event) -> None:
    lettings.note_silence(event.offer("silent"), on=event.on, by=event.by)


def _let(event: Event) -> None:
    offer = Offer.objects.binding().get(vacancy=event.vacancy("let"))
    lettings.complete_letting(offer, begins_on=event.on, by=event.by)


def _paused(event: Event) -> None:
    because = Pause.Because(event.told["because"])
    lettings.pause_listing(event.registration("paused"), from_day=event.on, because=because, by=event.by)


def _ended(event: Event) -> None:
    because = Registration.EndedBecause(event.told["because"])
    lettings.end_listing(event.registration("ended"), on=event.on, because=because, by=event.by)


def _nominated(event: Event) -> None:
    lettings.nominate(event.registration("nominated"), on=event.on, by=event.by)


def _proven(event: Event) -> None:
    lettings.prove_criterion(event.registration("proven"), code=event.told["code"], on=event.on, by=event.by)


def _fee(event: Event) -> None:
    lettings.record_fee(event.registration("fee"), paid_until=event.day("until"), by=event.by)


def _tie(event: Event) -> None:
    lettings.record_tie(event.family("tie"), user=event.here.users[event.told["user"]], from_day=event.on, by=event.by)


def _run(event: Event) -> None:
    asked = lettings.ask_for_run(event.here.office, mode=Mode(event.told["mode"]), on=event.on, by=event.by)
    event.here.runs[event.told["run"]] = plan_letting(asked)


def _kept(event: Event) -> None:
    name = event.told["kept"]
    run = event.here.runs[name]
    event.here.runs[name] = lettings.keep_run(run, seen_sha256=run.plan_sha256, by=event.by)


def _appeal(event: Event) -> None:
    registration = event.registration("appeal")
    run = event.here.runs.get(event.told["over"])
    lettings.receive_appeal(
        registration,
        over=run or Offer.objects.get(registration=registration, vacancy__home=event.home("over")),
        received_on=event.on,
        answer_by=event.day("answer_by"),
        grounds=event.told["grounds"],
        by=event.by,
    )


def _decided(event: Event) -> None:
    appeal = Appeal.objects.get(registration__family=event.family("decided"), decided_on__isnull=True)
    outcome = Appeal.Outcome(event.told["outcome"])
    lettings.decide_appeal(appeal, outcome=outcome, words=event.told["words"], on=event.on, by=event.by)


HAPPENINGS: dict[str, Callable[[Event], None]] = {
    "list": _list,
    "notice": _notice,
    "vacancy": _vacancy,
    "held": _held,
    "turn": _turn,
    "offer": _offer,
    "agreed": _agreed,
    "refused": _refused,
    "silent": _silent,
    "let": _let,
    "paused": _paused,
    "ended": _ended,
    "nominated": _nominated,
    "proven": _proven,
    "fee": _fee,
    "tie": _tie,
    "run": _run,
    "kept": _kept,
    "appeal": _appeal,
    "decided": _decided,
}
"""What an event is, by the word that names whom or what it is about."""
