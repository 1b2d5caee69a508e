"""The programme: phases, the decisions it rests on, partners, what the workshop agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.programmes.models import AgreedMeasure, Phase, Programme
from bofast.design.parts import (
    Column,
    EmptyState,
    Fact,
    FactList,
    Link,
    Muted,
    PageHeader,
    Press,
    Row,
    Sent,
    Stretch,
    Table,
    TaskLine,
    TaskList,
    Timeline,
    Weight,
)
from bofast.design.parts.timeline import Moment, MomentKind
from bofast.desk.office import Desk
from bofast.desk.plan.steps import distance_in_words
from bofast.vocabulary.money import Money
from bofast.vocabulary.spells import add_months


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """What `results/programme.html` shows."""

    header: PageHeader
    facts: FactList
    timeline: Timeline | None
    phases: Table
    decisions: Table
    partners: Table
    measures: TaskList | None
    no_measures: EmptyState
    add_phase: tuple[Link, ...]
    add_decision: tuple[Link, ...]
    add_partner: tuple[Link, ...]
    add_measure: tuple[Link, ...]


def programme_page(desk: Desk, *, programme: Programme) -> ProgrammePage:
    phases = list(programme.phases.all())
    measures = list(programme.measures.select_related("owner", "owner_partner"))
    may_change = desk.may(Permission.CHANGE_PROGRAMME)
    return ProgrammePage(
        header=_header(desk, programme=programme, may_change=may_change),
        facts=_facts(programme),
        timeline=_timeline(programme, phases=phases, on=desk.today),
        phases=_phases(phases),
        decisions=_decisions(programme),
        partners=_partners(programme),
        measures=_measures(measures, desk=desk, may_change=may_change),
        no_measures=EmptyState(
            _("Nothing agreed yet"),
            _("After the workshop, write down who does what by when. What nobody owns is not done."),
        ),
        add_phase=_add(_("Add a phase"), "programme-phase-add", programme, may_change=may_change),
        add_decision=_add(_("Add a decision"), "programme-decision-add", programme, may_change=may_change),
        add_partner=_add(_("Add a partner"), "programme-partner-add", programme, may_change=may_change),
        add_measure=_add(_("Add a measure"), "programme-measure-add", programme, may_change=may_change),
    )


def _add(label: str, name: str, programme: Programme, *, may_change: bool) -> tuple[Link, ...]:
    return (Link(label, reverse(name, args=[programme.pk]), Weight.TERTIARY),) if may_change else ()


def _header(desk: Desk, *, programme: Programme, may_change: bool) -> PageHeader:
    actions = [Link(_("Results"), f"{reverse('results')}?programme={programme.pk}", Weight.SECONDARY)]
    if may_change:
        enrol = reverse("programme-enrol", args=[programme.pk])
        actions.append(Link(_("Take families in"), enrol, Weight.SECONDARY))
        actions.append(Link(_("Change"), reverse("programme-change", args=[programme.pk]), Weight.TERTIARY))
        actions.append(Link(_("Texts of the report"), reverse("report-texts", args=[programme.pk]), Weight.TERTIARY))
    if desk.may(Permission.MAKE_REPORTS):
        actions.append(Link(_("Make the report"), reverse("report", args=[programme.pk]), Weight.PRIMARY))
    return PageHeader(programme.name, lead=programme.purpose, above=_("Programme"), actions=tuple(actions))


def _facts(programme: Programme) -> FactList:
    until = programme.to_day or _("until further notice")
    return FactList(
        (
            Fact(_("For whom"), programme.target_group),
            Fact(_("From"), programme.from_day),
            Fact(_("Until"), until),
            Fact(_("Leader"), programme.leader or None),
            Fact(_("Grant"), Money(programme.grant_minor, programme.office.currency)),
            Fact(_("Reference of the grant"), programme.grant_reference or None),
            Fact(_("Families"), programme.enrolments.count()),
        ),
        columns=True,
    )


def _timeline(programme: Programme, *, phases: list[Phase], on: date) -> Timeline | None:
    if not phases:
        return None
    last = max([programme.to_day or on, on, *(phase.to_day or on for phase in phases)])
    return Timeline(
        label=_("The phases of the programme"),
        first_on=min(programme.from_day, *(phase.from_day for phase in phases)),
        last_on=add_months(last, 1),
        now_on=on,
        moments=tuple(Moment(phase.from_day, phase.name, MomentKind.DECISION) for phase in phases),
        stretches=tuple(Stretch(phase.name, phase.from_day, phase.to_day) for phase in phases),
    )


def _phases(phases: list[Phase]) -> Table:
    return Table(
        caption=_("Phases"),
        caption_shown=False,
        columns=(Column(_("Phase")), Column(_("From")), Column(_("Until"))),
        rows=tuple(
            Row((Muted(phase.name, phase.description or "–"), phase.from_day, phase.to_day or _("still")))
            for phase in phases
        ),
        empty=EmptyState(_("No phases yet"), _("Anchoring, mapping, follow-up, ordinary operation: divide the way.")),
    )


def _decisions(programme: Programme) -> Table:
    return Table(
        caption=_("Decisions that anchor it"),
        caption_shown=False,
        columns=(Column(_("Who decided")), Column(_("What")), Column(_("Day")), Column(_("Reference"))),
        rows=tuple(
            Row((each.body, each.decision, each.decided_on, each.reference or "–"))
            for each in programme.decisions.all()
        ),
        empty=EmptyState(
            _("No decisions yet"), _("A programme that rests on a decision outlives the people who began it.")
        ),
    )


def _partners(programme: Programme) -> Table:
    return Table(
        caption=_("Partners"),
        caption_shown=False,
        columns=(Column(_("Partner")), Column(_("What they do"))),
        rows=tuple(
            Row((str(each.partner), each.part or None))
            for each in programme.partners.select_related("partner").order_by("partner__name")
        ),
        empty=EmptyState(_("No partners yet"), _("Who else meets these families: school, health, debt counselling?")),
    )


def _measures(measures: list[AgreedMeasure], *, desk: Desk, may_change: bool) -> TaskList | None:
    lines = tuple(_measure(measure, desk=desk, may_change=may_change) for measure in measures)
    return TaskList(_("Agreed measures"), lines) if lines else None


def _measure(measure: AgreedMeasure, *, desk: Desk, may_change: bool) -> TaskLine:
    is_open = measure.done_on is None
    url = reverse("programme-measure-done", args=[measure.programme_id, measure.pk])
    press = (
        Press(_("Done"), url, about=measure.title)
        if is_open
        else Press(_("Open again"), url, sends=(Sent("open", "1"),), weight=Weight.TERTIARY, about=measure.title)
    )
    due = measure.due_on
    return TaskLine(
        title=measure.title,
        about=" · ".join(str(who) for who in (measure.owner or measure.owner_partner, measure.note) if who),
        due_on=measure.done_on or due,
        when=_("done") if not is_open else distance_in_words(due, on=desk.today) if due else "",
        late=is_open and due is not None and due < desk.today,
        done=not is_open,
        actions=(press,) if may_change else (),
    )
