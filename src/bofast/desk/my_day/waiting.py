"""Who waits: for a decision, for the question after a move or a purchase, or for anybody at all."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.families.models import Family
from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.followup import work_lists
from bofast.casework.followup.models import Checkpoint, Proposal
from bofast.design.parts import EmptyState, Link, Press, Sent, TaskLine
from bofast.desk.my_day.lists import DayList, family_url, listed
from bofast.desk.office import Desk
from bofast.desk.plan.decision import OF_LOANS
from bofast.desk.plan.steps import distance_in_words
from bofast.desk.wording.followup import PROPOSALS


def quiet(families: FamilyQuerySet, *, desk: Desk) -> DayList:
    weeks = desk.office.quiet_weeks
    forgotten = work_lists.without_contact_since(families, day=desk.today - timedelta(weeks=weeks))
    heading = _("No contact for %(weeks)s weeks") % {"weeks": weeks}

    def line(family: Family) -> TaskLine:
        return TaskLine(
            title=family.name,
            url=family_url(family, anchor="conversations"),
            about=_("followed up"),
            actions=_write_down(family, desk=desk),
        )

    return listed(
        "quiet",
        heading,
        forgotten,
        line=line,
        empty=EmptyState(_("Nobody has been forgotten"), _("Every family that you follow up has been talked with.")),
    )


def checkpoints(families: FamilyQuerySet, *, desk: Desk) -> DayList:
    due = work_lists.checkpoints_due(families, on=desk.today)

    def line(point: Checkpoint) -> TaskLine:
        family = point.outcome.family
        url = reverse("checkpoint-record", args=[family.pk, point.pk])
        may_write = desk.may(Permission.FOLLOW_UP)
        return TaskLine(
            title=family.name,
            url=family_url(family, anchor="plan"),
            about=_("%(months)s months after") % {"months": point.months},
            due_on=point.due_on,
            when=distance_in_words(point.due_on, on=desk.today),
            late=point.due_on < desk.today,
            actions=(Link(_("Write down"), f"{url}?next={reverse('my-day')}", about=family.name),) if may_write else (),
        )

    return listed(
        "checkpoints",
        _("Checkpoints"),
        due,
        line=line,
        empty=EmptyState(
            _("No checkpoint is due"), _("6, 12 and 24 months after a move or a purchase one asks again.")
        ),
    )


def approvals(desk: Desk) -> tuple[DayList, ...]:
    """What waits for this user's decision; not shown to those who decide nothing."""
    if not (desk.may(Permission.APPROVE) or desk.may(Permission.DECIDE_LOANS)):
        return ()
    waiting = work_lists.proposals_waiting(desk.office, families=desk.families, for_user=desk.user)
    if not desk.may(Permission.APPROVE):
        waiting = waiting.filter(kind__in=OF_LOANS)
    empty = EmptyState(
        _("Nothing waits for you"), _("What takes a second person comes here when a colleague proposes it.")
    )
    return (listed("approvals", _("Waits for your decision"), waiting, line=_proposal, empty=empty),)


def _proposal(proposal: Proposal) -> TaskLine:
    about = " · ".join(
        word
        for word in (
            proposal.family.name if proposal.family else "",
            _("proposed by %(name)s") % {"name": proposal.proposed_by},
            proposal.reason,
        )
        if word
    )
    url = reverse("proposal-decide", args=[proposal.pk])
    title = str(PROPOSALS[Proposal.Kind(proposal.kind)])
    sends = (Sent("approve", "1"), Sent("next", reverse("my-day")))
    return TaskLine(
        title=title,
        url=url,
        about=about,
        actions=(Press(_("Approve"), url, sends=sends, about=about), Link(_("Look closer"), url, about=about)),
    )


def _write_down(family: Family, *, desk: Desk) -> tuple[Link, ...]:
    if not desk.may(Permission.FOLLOW_UP):
        return ()
    url = f"{reverse('contact-add', args=[family.pk])}?next={reverse('my-day')}"
    return (Link(_("Write down"), url, about=family.name),)
