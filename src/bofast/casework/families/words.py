"""Which words a family is found by."""

from __future__ import annotations

from collections.abc import Iterable

from bofast.casework.families.models import Family, FamilyWord, Person
from bofast.vocabulary.search_words import search_text, search_words

Kind = FamilyWord.Kind


def names_of(family: Family, people: Iterable[Person]) -> list[str]:
    return [family.name, family.reference, *(person.full_name for person in people)]


def search_name_of(family: Family, people: Iterable[Person]) -> str:
    return search_text(names_of(family, people), at_most=400)


def words_of(family: Family, people: Iterable[Person]) -> set[tuple[Kind, str]]:
    """The words of a family's own: names, case number and the birth dates of its members."""
    people = list(people)
    names = {(Kind.NAME, word) for word in search_words(*names_of(family, people))}
    return names | {(Kind.BIRTH, f"{person.born_on:%Y%m%d}") for person in people if person.born_on}
