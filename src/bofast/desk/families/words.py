"""Short words for closed lists that the lists and the family page show."""

from __future__ import annotations

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from bofast.casework.families.models import Grade, Membership, Person
from bofast.design.parts.part import Shown
from bofast.design.parts.words import Muted
from bofast.desk.wording.results import RESULTS, STATUS
from bofast.vocabulary.tenure import Tenure
from bofast.vocabulary.ways import Way

WAY_WORDS = {
    # Translators: one of the five ways home, as a heading or tag
    Way.STAY: pgettext_lazy("way home", "Stay"),
    Way.IMPROVE: pgettext_lazy("way home", "Improve"),
    Way.MOVE: pgettext_lazy("way home", "Move"),
    Way.RENT_TO_OWN: pgettext_lazy("way home", "Rent to own"),
    Way.BUY: pgettext_lazy("way home", "Buy"),
}
ROLE_WORDS = {
    Membership.Role.PROVIDER: _("Adult who cares for the children"),
    Membership.Role.ADULT: _("Other adult"),
    Membership.Role.CHILD: _("Child"),
}
SEX_WORDS = {
    Person.Sex.FEMALE: pgettext_lazy("sex of a person", "female"),
    Person.Sex.MALE: pgettext_lazy("sex of a person", "male"),
}
TENURE_WORDS = {
    Tenure.OWNED: _("owned"),
    Tenure.RENTED_PUBLIC: _("rented from the municipality"),
    Tenure.RENTED_PRIVATE: _("rented privately"),
    Tenure.RENT_TO_OWN: _("rent to own"),
    Tenure.TEMPORARY: _("temporary"),
    Tenure.INSTITUTION: _("institution"),
    Tenure.WITHOUT_HOME: _("without a home"),
    Tenure.UNKNOWN: _("not known"),
}
GRADE_WORDS = {
    Grade.CONFIDENTIAL: _("Confidential"),
    Grade.STRICTLY_CONFIDENTIAL: _("Strictly confidential"),
}
ENDED_WORDS = {
    Membership.EndedBecause.MOVED_OUT: _("Moved out"),
    Membership.EndedBecause.SPLIT: _("The family split"),
    Membership.EndedBecause.JOINED: _("Joined another family"),
    Membership.EndedBecause.DIED: _("Died"),
    Membership.EndedBecause.CORRECTED: _("Was entered by mistake"),
}

RESULTS_BY_CODE = frozenset(result.value for result in RESULTS)


def status_words(status: str) -> str:
    """How far the follow-up has come, or what became of it."""
    return str(STATUS.get(status, status))


def status_shown(status: str) -> Shown:
    """The status in a cell of a list: what became of a family says that it is an outcome, and no step on the way."""
    told = status_words(status)
    return Muted(told, gettext("outcome")) if status in RESULTS_BY_CODE else told
