"""Complaints as a list, and one as a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.lettings.complaining.appeal_deadline import complain_until
from bofast.casework.lettings.models import Appeal, Offer
from bofast.design import words
from bofast.design.parts import (
    Breadcrumbs,
    Column,
    EmptyState,
    Fact,
    FactList,
    Link,
    Muted,
    Notice,
    PageHeader,
    Pagination,
    Row,
    Table,
    Tone,
    Weight,
)
from bofast.design.parts.part import Shown
from bofast.desk.letting.appeals.words import deadline_source, over_words, state_tag
from bofast.desk.letting.ties.near import too_near
from bofast.desk.office import Desk
from bofast.desk.wording.letting_names import APPEAL_OUTCOMES
from bofast.rules.letting.appeals import Deadline


def appeals_table(desk: Desk, appeals: Sequence[Appeal], *, pagination: Pagination) -> Table:
    """Complaints in the order in which they must be answered; those of families that the reader may open are links."""
    is_open = desk.open_among([appeal.registration.family_id for appeal in appeals])
    return Table(
        caption=_("Complaints"),
        caption_shown=False,
        columns=(
            Column(_("Family")),
            Column(_("Complains over")),
            Column(_("Came")),
            Column(_("To be answered by")),
            Column(_("How it stands")),
        ),
        rows=tuple(_row(appeal, on=desk.today, is_open=appeal.registration.family_id in is_open) for appeal in appeals),
        empty=EmptyState(
            _("No complaint here"),
            _(
                "A family that does not agree with a letting can complain. The complaint is received on the family's "
                "page on the list, and decided by somebody else than who let."
            ),
        ),
        pagination=pagination,
    )


def _row(appeal: Appeal, *, on: date, is_open: bool) -> Row:
    return Row(
        (
            appeal.registration.family.name,
            over_words(appeal),
            words.day(appeal.received_on),
            words.day(appeal.answer_by),
            state_tag(appeal, on=on),
        ),
        url=reverse("letting-appeal", args=[appeal.pk]) if is_open else "",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealPage:
    """What the upper half of `letting/appeals/appeal.html` shows.

    Attributes:
        grounds: what the family said, as it was written down.
        decided: None while nobody has.
        to_decide: who cannot decide and why, or the link to decide; None for one that is decided.
    """

    header: PageHeader
    crumbs: Breadcrumbs
    facts: FactList
    grounds: str
    decided: FactList | None
    words: str
    to_decide: Notice | Link | None


def appeal_page(desk: Desk, appeal: Appeal) -> AppealPage:
    family = appeal.registration.family
    title = _("Complaint from %(family)s") % {"family": family.name}
    told = Link(_("What the family is told"), reverse("letting-told", args=[appeal.registration_id]))
    tags = (state_tag(appeal, on=desk.today),)
    return AppealPage(
        header=PageHeader(title, lead=over_words(appeal), tags=tags, actions=(told,)),
        crumbs=Breadcrumbs((letting_link(), appeals_link()), title),
        facts=FactList(tuple(_facts(appeal)), columns=True),
        grounds=appeal.grounds,
        decided=FactList(tuple(_decision(appeal)), columns=True) if appeal.decided_on else None,
        words=appeal.words,
        to_decide=None if appeal.decided_on else _to_decide(desk, appeal),
    )


def letting_link() -> Link:
    return Link(_("Letting"), reverse("letting"))


def appeals_link() -> Link:
    return Link(_("Complaints"), reverse("letting-appeals"))


def appeal_link(appeal: Appeal) -> Link:
    return Link(appeal.registration.family.name, reverse("letting-appeal", args=[appeal.pk]))


def _facts(appeal: Appeal) -> Iterator[Fact]:
    yield Fact(_("Came"), words.day(appeal.received_on), source=str(appeal.received_by))
    if (deadline := _deadline(appeal)) is not None:
        yield Fact(_("Could be sent until"), _in_time(appeal, deadline), source=deadline_source(deadline))
    yield Fact(_("To be answered by"), words.day(appeal.answer_by))
    yield Fact(_("Who let"), str(appeal.over_decision_of))


def _deadline(appeal: Appeal) -> Deadline | None:
    over = appeal.offer or appeal.run
    return complain_until(over) if isinstance(over, Offer) or (over is not None and over.kept_at) else None


def _in_time(appeal: Appeal, deadline: Deadline) -> Shown:
    if appeal.received_on <= deadline.on:
        return Muted(words.day(deadline.on), _("it came in time"))
    return Muted(words.day(deadline.on), _("it came after that; the office can take it up all the same"))


def _decision(appeal: Appeal) -> Iterator[Fact]:
    yield Fact(_("Outcome of the complaint"), str(APPEAL_OUTCOMES[Appeal.Outcome(appeal.outcome)]))
    yield Fact(_("Day of the decision"), words.day(appeal.decided_on) if appeal.decided_on else None)
    yield Fact(_("Who decided the complaint"), str(appeal.decided_by))


def may_not_decide(desk: Desk, appeal: Appeal) -> Notice | None:
    """Why the reader may not decide a complaint that others in the same office may; None when she may."""
    if (near := too_near(desk, families=[appeal.registration.family_id])) is not None:
        return near
    if appeal.over_decision_of_id == desk.user.pk:
        text = _("A complaint is decided by somebody else than who let. Ask your leader or a colleague.")
        return Notice(_("You let this home yourself"), text, Tone.WARNING)
    return None


def _to_decide(desk: Desk, appeal: Appeal) -> Notice | Link:
    """The way to decide, or why the reader is not the one who does."""
    if (refused := may_not_decide(desk, appeal)) is not None:
        return refused
    if not desk.may(Permission.DECIDE_APPEALS):
        return Notice(_("It waits for a decision"), _("The leader, or a letting officer who did not let, decides it."))
    return Link(_("Decide the complaint"), reverse("letting-appeal-decide", args=[appeal.pk]), Weight.PRIMARY)
