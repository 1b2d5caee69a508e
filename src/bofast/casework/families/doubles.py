"""Search before create: people who could be the one that somebody is about to add."""

from __future__ import annotations

from django.db.models import Q

from bofast.casework.families.facts import PersonFacts
from bofast.casework.families.models import Membership, Person
from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.keeping.encryption import blind_index
from bofast.rules import identity_number as numbers
from bofast.vocabulary.search_words import search_text

MOST = 8


def doubles_of(facts: PersonFacts, *, within: FamilyQuerySet) -> list[Person]:
    """People of some families with the same number, the same name, or the same birth date and half of the name."""
    name = search_text([facts.given_name, facts.family_name], at_most=170)
    alike = Q(search_name=name)
    if number := numbers.compact(facts.identity_number):
        alike |= Q(number_index=blind_index(number))
    if facts.born_on:
        halves = [half for half in (facts.given_name, facts.family_name) if half]
        any_half = Q()
        for half in halves:
            any_half |= Q(given_name__iexact=half) | Q(family_name__iexact=half)
        alike |= Q(born_on=facts.born_on) & any_half
    of_families = Membership.objects.filter(family__in=within, withdrawn_at__isnull=True).values("person")
    return list(Person.objects.current().filter(alike, pk__in=of_families).order_by("search_name", "pk")[:MOST])
