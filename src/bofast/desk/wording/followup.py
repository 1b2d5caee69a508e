"""Words for the follow-up: what it refuses, and what its closed lists are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bofast.casework.followup.models import Contact, Goal, PartnerKind, PlanArea, Proposal
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.ways import Way

WORDS = {
    Reason.ALREADY_FOLLOWED: _("The family is followed up already."),
    Reason.NOT_FOLLOWED: _("The follow-up has ended already."),
    Reason.ALREADY_DECIDED: _("This is decided already. Look at the page again."),
    Reason.UNDO_TOO_LATE: _("This can no longer be undone. Change it where it stands instead."),
    Reason.CONSENT_WITHOUT_SERVICE: _("Choose at least one service that the consent lets you share with."),
    Reason.FILE_EMPTY: _("The file is empty. Choose another."),
    Reason.FILE_TOO_LARGE: _("The file is too large. At most %(most_mb)s MB is kept."),
    Reason.FILE_KIND_NOT_KEPT: _(
        "Files of this kind are not kept. Use PDF, a picture (JPEG, PNG), Word, Excel or text."
    ),
}

AREAS = {
    PlanArea.HOUSING: _("Housing"),
    PlanArea.WORK: _("Work and activity"),
    PlanArea.FINANCES: _("Finances"),
    PlanArea.CHILDREN: _("Children and inclusion"),
}
AREA_HINTS = {
    PlanArea.HOUSING: _("What kind of home does the family want, and why there?"),
    PlanArea.WORK: _("Work, education, language: what would each adult like to do in a year?"),
    PlanArea.FINANCES: _("What would make the months easier: a debt paid, a lasting income, savings?"),
    PlanArea.CHILDREN: _("School, friends, activities, a room of one's own: what do the children themselves say?"),
}
HOW = {
    Contact.How.MEETING: _("Meeting"),
    Contact.How.HOME_VISIT: _("Home visit"),
    Contact.How.PHONE: _("Phone call"),
    Contact.How.MESSAGE: _("Message"),
    Contact.How.VIEWING: _("Viewing of a home"),
    Contact.How.NETWORK: _("Meeting with partners"),
}
GOAL_STATUS = {
    Goal.Status.OPEN: pgettext_lazy("a goal", "under way"),
    Goal.Status.REACHED: pgettext_lazy("a goal", "reached"),
    Goal.Status.PARTLY: pgettext_lazy("a goal", "partly reached"),
    Goal.Status.DROPPED: pgettext_lazy("a goal", "no longer a goal"),
}
PARTNER_KINDS = {
    PartnerKind.NAV: _("NAV or job centre"),
    PartnerKind.DEBT_COUNSELLING: _("Debt counselling"),
    PartnerKind.SCHOOL: _("School"),
    PartnerKind.KINDERGARTEN: _("Kindergarten"),
    PartnerKind.HEALTH: _("Health service"),
    PartnerKind.CHILD_WELFARE: _("Child welfare"),
    PartnerKind.VOLUNTEERS: _("Volunteers"),
    PartnerKind.LANDLORD: _("Landlord"),
    PartnerKind.BANK: _("Bank"),
    PartnerKind.EMPLOYER: _("Employer"),
    PartnerKind.OTHER: _("Other partner"),
}
PROPOSALS = {
    Proposal.Kind.WAY: _("A chosen way home"),
    Proposal.Kind.LOAN: _("A start loan"),
    Proposal.Kind.POLICY_ROW: _("A figure of the office's own"),
    Proposal.Kind.END_FOLLOW_UP: _("The end of a follow-up"),
    Proposal.Kind.PURCHASE_BACK: _("Taking a purchase back"),
}
WAYS = {
    Way.STAY: pgettext_lazy("a way home", "Stay"),
    Way.IMPROVE: pgettext_lazy("a way home", "Improve"),
    Way.MOVE: pgettext_lazy("a way home", "Move"),
    Way.RENT_TO_OWN: pgettext_lazy("a way home", "Rent to own"),
    Way.BUY: pgettext_lazy("a way home", "Buy"),
}

Listed = TypeVar("Listed", bound=Enum)


def choices_of(words: Mapping[Listed, Promise]) -> list[tuple[str, Promise]]:
    """A closed list as the choices of a form field, in the order of its words."""
    return [(str(member.value), word) for member, word in words.items()]
