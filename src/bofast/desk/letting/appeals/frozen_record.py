"""The frozen record of a letting as a complaint shows it: what was known of the family, by which rules, checked how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.families.models import Family
from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.plans.frozen_facts import FrozenFacts
from bofast.casework.lettings.plans.runs_of_lettings import Work, newest_run
from bofast.casework.runs.models import Run
from bofast.design import words
from bofast.design.parts import Fact, FactList, Link, Notice, Tone
from bofast.desk.letting.appeals.known import known_of
from bofast.desk.office import Desk
from bofast.desk.wording.letting_names import MODES
from bofast.rules.letting.agreement import Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenRecord:
    """What `letting/appeals/record.html` shows."""

    known: FactList
    rules: FactList
    checked: FactList
    replayed: Notice


def record_of(desk: Desk, letting: LettingRun, *, family: Family, facts: FrozenFacts) -> FrozenRecord:
    return FrozenRecord(
        known=FactList(tuple(known_of(desk, family=family, facts=facts)), columns=True),
        rules=FactList(tuple(_rules(letting, facts=facts)), columns=True),
        checked=FactList(tuple(_checked(letting))),
        replayed=_replayed(letting),
    )


def _rules(letting: LettingRun, *, facts: FrozenFacts) -> Iterator[Fact]:
    yield Fact(_("The facts of"), words.day(facts.on))
    yield Fact(_("How it was let"), str(MODES[facts.mode]))
    for agreement in _agreements(facts):
        yield Fact(_("Agreement"), agreement.name, source=agreement.source)
    yield Fact(_("Rules of the program, as of"), facts.rules_version)
    yield Fact(_("Kept by"), str(letting.kept_by) if letting.kept_by else _("nobody"))


def _agreements(facts: FrozenFacts) -> tuple[Agreement, ...]:
    """Those that the homes of the family's wishes were let by; all, where its wishes name no home."""
    named = [facts.agreement_at(UUID(wish.home)) for wish in facts.listed.wishes if wish.home]
    return tuple(dict.fromkeys(one for one in named if one is not None)) or facts.agreements


def _checked(letting: LettingRun) -> Iterator[Fact]:
    """What anybody can hold a copy against."""
    yield Fact(_("Checksum of the facts (SHA-256)"), letting.problem_sha256)
    yield Fact(_("Checksum of the plan (SHA-256)"), letting.plan_sha256)
    yield Fact(_("Fingerprint of the lot, told before the facts were frozen"), letting.seed_fingerprint)
    yield Fact(_("The lot itself, shown after"), letting.seed)


def _replayed(letting: LettingRun) -> Notice:
    """Whether the plan has been made again from the record, and came out the same."""
    actions = (Link(_("The record of the letting"), reverse("letting-run", args=[letting.pk])),)
    run = newest_run(letting, work=Work.REPLAY)
    if run is None or run.state != Run.State.DONE or run.finished_at is None:
        text = _("It can be made again on the page of the letting, to show that it follows from the record.")
        return Notice(_("The plan has not been made again yet"), text, actions=actions)
    day = {"day": words.day(run.finished_at.date())}
    if run.result["is_same"]:
        return Notice(_("Made again on %(day)s: byte for byte the same plan") % day, "", Tone.SUCCESS, actions=actions)
    text = _("The plan that was kept does not follow from its record. Let a specialist look at it before you decide.")
    return Notice(_("Made again on %(day)s: it came out otherwise") % day, text, Tone.DANGER, actions=actions)
