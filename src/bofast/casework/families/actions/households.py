"""Families as records of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction

from bofast.casework.access.models import Office, User
from bofast.casework.families.actions.protection import strictest_grade
from bofast.casework.families.actions.searching import refresh_search_name, write_words
from bofast.casework.families.facts import NewMember
from bofast.casework.families.models import Family, Membership
from bofast.casework.families.words import search_name_of
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@transaction.atomic
def add_family(
    *,
    office: Office,
    reference: str,
    name: str,
    text_language: str,
    from_day: date,
    members: Sequence[NewMember],
    by: User,
    responsible: User | None = None,
) -> Family:
    """Add a family with its members from a day.

    Raises: ShownToUser, when the case number is in use or nobody is named.
    """
    if not members:
        raise ShownToUser(Reason.FAMILY_WOULD_BE_EMPTY)
    people = [member.person for member in members]
    family = Family(
        office=office,
        reference=reference,
        name=name,
        text_language=text_language,
        responsible=responsible,
        grade=strictest_grade(people),
    )
    family.search_name = search_name_of(family, people)
    _save(family, is_new=True)
    Membership.objects.bulk_create(new_membership(family, member, from_day=from_day, by=by) for member in members)
    write_words(family, people=people, is_new=True)
    journal.record(Deed.FAMILY_ADDED, by=by, office=office, family_id=family.pk, facts={"members": len(members)})
    return family


@transaction.atomic
def change_family(family: Family, *, reference: str, name: str, text_language: str, by: User) -> Family:
    """What the family is called, its case number, and the language of texts to it.

    Raises: ShownToUser, when the case number is in use.
    """
    wanted = {"reference": reference, "name": name, "text_language": text_language}
    changed = [field for field, value in wanted.items() if getattr(family, field) != value]
    if changed:
        for field in changed:
            setattr(family, field, wanted[field])
        _save(family)
        refresh_search_name(family)
        facts = {"fields": sorted(changed)}
        journal.record(Deed.FAMILY_CHANGED, by=by, office=family.office, family_id=family.pk, facts=facts)
    return family


def new_membership(family: Family, member: NewMember, *, from_day: date, by: User) -> Membership:
    return Membership(
        family=family,
        person=member.person,
        role=member.role,
        share_of_time=member.share_of_time,
        from_day=from_day,
        recorded_by=by,
    )


def _save(family: Family, *, is_new: bool = False) -> None:
    try:
        with transaction.atomic():
            family.save(force_insert=is_new)
    except IntegrityError as error:
        raise ShownToUser(Reason.FAMILY_REFERENCE_IN_USE) from error
