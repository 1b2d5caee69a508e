"""The words that a family is found by, kept in the transaction that changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from bofast.casework.families.models import Family, FamilyWord, Membership, Person
from bofast.casework.families.words import Kind, search_name_of, words_of
from bofast.vocabulary.search_words import search_words


@transaction.atomic
def refresh_search_name(family: Family) -> None:
    """Write down anew what a family is found by: its own name and number, and everybody who belongs to it."""
    write_words(family, people=_members(family))


def write_words(family: Family, *, people: Iterable[Person], is_new: bool = False) -> None:
    """The same for members that the caller has at hand."""
    people = list(people)
    search_name = search_name_of(family, people)
    if search_name != family.search_name:
        family.search_name = search_name
        Family.objects.filter(pk=family.pk).update(search_name=search_name)
    _set_words(family, words_of(family, people), kinds=(Kind.NAME, Kind.BIRTH), is_new=is_new)


@transaction.atomic
def set_address_words(family: Family, *, address: str) -> None:
    """The address of the family's home; empty when it has none."""
    _set_words(family, {(Kind.ADDRESS, word) for word in search_words(address)}, kinds=(Kind.ADDRESS,))


@transaction.atomic
def refresh_addresses(addresses: Mapping[Family, str]) -> None:
    """The same for many families at once."""
    stored = FamilyWord.objects.filter(family__in=list(addresses), kind=Kind.ADDRESS)
    found = {(row.family_id, row.word): row.pk for row in stored}
    wanted = {(family.pk, word): family for family, address in addresses.items() for word in search_words(address)}
    if gone := [pk for key, pk in found.items() if key not in wanted]:
        FamilyWord.objects.filter(pk__in=gone).delete()
    FamilyWord.objects.bulk_create(
        FamilyWord(office_id=family.office_id, family=family, kind=Kind.ADDRESS, word=word)
        for (key, word), family in wanted.items()
        if (key, word) not in found
    )


def _set_words(family: Family, wanted: set[tuple[Kind, str]], *, kinds: tuple[Kind, ...], is_new: bool = False) -> None:
    stored = FamilyWord.objects.filter(family=family, kind__in=kinds)
    found = {} if is_new else {(Kind(row.kind), row.word): row.pk for row in stored}
    if gone := [pk for word, pk in found.items() if word not in wanted]:
        FamilyWord.objects.filter(pk__in=gone).delete()
    FamilyWord.objects.bulk_create(
        FamilyWord(office_id=family.office_id, family=family, kind=kind, word=word)
        for kind, word in sorted(wanted - found.keys())
    )


def _members(family: Family) -> list[Person]:
    """Who belongs to the family now or later."""
    memberships = Membership.objects.filter(family=family, withdrawn_at__isnull=True).exclude(
        to_day__lte=timezone.localdate()
    )
    return [row.person for row in memberships.select_related("person").order_by("pk")]
