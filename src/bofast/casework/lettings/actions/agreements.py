"""Agreements on letting: entered with a source, ended, and replaced; never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction

from bofast.casework.access.models import Office, User
from bofast.casework.homes.models import Area
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.facts import AgreementTerms
from bofast.casework.lettings.models import Consequence, LaneEntry, LettingAgreement
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@transaction.atomic
def add_agreement(office: Office, *, terms: AgreementTerms, by: User) -> LettingAgreement:
    """Enter how the homes of some departments are let from a day.

    Raises: ShownToUser, for terms that cannot stand together, days that are not in order, an area that is no
    department, or departments that another agreement covers in the same time.
    """
    return _add(office, terms=terms, follows=None, by=by)


@transaction.atomic
def end_agreement(agreement: LettingAgreement, *, last_day: date, by: User) -> LettingAgreement:
    """End an agreement with a day, the last on which it holds.

    Raises: ShownToUser, when homes were given a turn by it later, or it would end before it begins.
    """
    standing = LettingAgreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    if last_day < standing.first_day:
        raise ShownToUser(Reason.SPELL_ENDS_BEFORE_IT_BEGINS)
    last_turn = LaneEntry.objects.filter(agreement=standing, on__gt=last_day).order_by("-on").first()
    if last_turn is not None:
        raise ShownToUser(Reason.AGREEMENT_HAS_BEEN_USED, on=last_turn.on)
    standing.last_day = last_day
    standing.save(update_fields=["last_day"])
    facts = {"last_day": last_day}
    journal.record(Deed.AGREEMENT_ENDED, by=by, office=standing.office, about=standing, facts=facts)
    return standing


@transaction.atomic
def replace_agreement(agreement: LettingAgreement, *, terms: AgreementTerms, by: User) -> LettingAgreement:
    """Let new terms take the place of an agreement from their first day; the counters go on where they stood.

    Raises: ShownToUser, as `add_agreement` and `end_agreement`.
    """
    ended = end_agreement(agreement, last_day=terms.first_day - timedelta(days=1), by=by)
    return _add(ended.office, terms=terms, follows=ended, by=by)


def _add(office: Office, *, terms: AgreementTerms, follows: LettingAgreement | None, by: User) -> LettingAgreement:
    if terms.last_day is not None and terms.last_day < terms.first_day:
        raise ShownToUser(Reason.SPELL_ENDS_BEFORE_IT_BEGINS)
    Office.objects.select_for_update(of=("self",)).get(pk=office.pk)
    _refuse_overlap(office, terms=terms)
    agreement = LettingAgreement.objects.create(
        office=office,
        name=terms.name,
        municipal_share=terms.municipal_share,
        flexible_share=terms.flexible_share,
        internal_share=terms.internal_share,
        other_turn=terms.other_turn,
        criteria=list(terms.criteria),
        exempts_internal_moves=terms.exempts_internal_moves,
        precedences=[precedence.value for precedence in terms.precedences],
        children_from_rooms=terms.children_from_rooms,
        months_before_internal=terms.months_before_internal,
        first_day=terms.first_day,
        last_day=terms.last_day,
        source=terms.source,
        follows=follows,
        entered_by=by,
    )
    agreement.departments.set(_departments(terms.departments))
    _refuse_contradiction(agreement)
    Consequence.objects.bulk_create(
        Consequence(agreement=agreement, to=cost.to, after=cost.after, costs=cost.costs) for cost in terms.costs
    )
    journal.record(Deed.AGREEMENT_ADDED, by=by, office=office, about=agreement, facts={"first_day": terms.first_day})
    return agreement


def _departments(areas: Iterable[Area]) -> list[Area]:
    departments = list(areas)
    if any(area.level != Area.Level.AREA for area in departments):
        raise ShownToUser(Reason.NOT_A_DEPARTMENT)
    return departments


def _refuse_contradiction(agreement: LettingAgreement) -> None:
    """The rules read the terms, and say what cannot stand together; the transaction takes the row back."""
    try:
        agreement.as_rule()
    except ValueError as contradiction:
        raise ShownToUser(Reason.AGREEMENT_DOES_NOT_STAND, says=str(contradiction)) from contradiction


def _refuse_overlap(office: Office, *, terms: AgreementTerms) -> None:
    for other in LettingAgreement.objects.filter(office=office).prefetch_related("departments").order_by("pk"):
        if _in_the_same_time(other, terms) and _over_the_same_homes(other, terms):
            raise ShownToUser(Reason.AGREEMENT_OVERLAPS, name=other.name)


def _in_the_same_time(other: LettingAgreement, terms: AgreementTerms) -> bool:
    begins_in_time = other.last_day is None or terms.first_day <= other.last_day
    return begins_in_time and (terms.last_day is None or other.first_day <= terms.last_day)


def _over_the_same_homes(other: LettingAgreement, terms: AgreementTerms) -> bool:
    """A department twice, the rest twice, or a name twice: the engine tells agreements by their names."""
    theirs, ours = {area.pk for area in other.departments.all()}, {area.pk for area in terms.departments}
    return other.name == terms.name or bool(theirs & ours) or theirs == ours == set()
