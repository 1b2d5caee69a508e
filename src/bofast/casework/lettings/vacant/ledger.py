"""Which agreement a home is let by, and where the counters of its lanes stand: computed from the ledger of turns."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from bofast.casework.access.models import Office
from bofast.casework.homes.models import Home
from bofast.casework.lettings.known.departments import departments_of
from bofast.casework.lettings.models import LaneEntry, LettingAgreement
from bofast.rules.letting.agreement import NoAgreement, agreement_for, is_covered
from bofast.rules.letting.lanes import Counters
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


def agreements_on(office: Office, *, day: date) -> QuerySet[LettingAgreement]:
    """The agreements of an office that hold on a day."""
    begun = LettingAgreement.objects.filter(office=office, first_day__lte=day)
    holding = begun.filter(Q(last_day__isnull=True) | Q(last_day__gte=day))
    return holding.prefetch_related("departments").order_by("first_day", "pk")


def agreement_of(home: Home, *, on: date) -> LettingAgreement:
    """The agreement that a home is let by on a day.

    Raises: ShownToUser, when there is none, or two that would answer.
    """
    by_name = {agreement.name: agreement for agreement in agreements_on(home.office, day=on)}
    rules = [agreement.as_rule() for agreement in by_name.values()]
    department = departments_of(home.office).department_of(home.area_id)
    try:
        return by_name[agreement_for(department, agreements=rules, on=on).name]
    except NoAgreement as none:
        raise ShownToUser(Reason.NO_AGREEMENT_COVERS) from none


def goes_by_turns(home: Home, *, on: date) -> bool:
    """Whether an agreement covers the home on the day, so that it has a turn before it is offered."""
    rules = [agreement.as_rule() for agreement in agreements_on(home.office, day=on)]
    return is_covered(departments_of(home.office).department_of(home.area_id), agreements=rules, on=on)


def counters_of(agreement: LettingAgreement) -> Counters:
    """What each lane has saved up: as the last turn left it, or as the agreement before this one did."""
    last = agreement.ledger.order_by("-number").first()
    if last is not None:
        return last.counters_after
    return counters_of(agreement.follows) if agreement.follows is not None else Counters()


def unused_turn(agreement: LettingAgreement) -> LaneEntry | None:
    """The oldest turn whose vacancy came to nothing, and that no other has taken over."""
    agreements = [agreement.pk, *([agreement.follows_id] if agreement.follows_id else [])]
    unused = LaneEntry.objects.filter(agreement__in=agreements, taken_over_by__isnull=True)
    return unused.filter(vacancy__withdrawn_on__isnull=False).order_by("at", "pk").first()
