"""Finding families by what somebody types: words, birth dates and identity numbers, within a scope."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from bofast.casework.access.models import Office
from bofast.casework.families.models import FamilyWord, Membership
from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.keeping.encryption import blind_index
from bofast.rules import identity_number as numbers
from bofast.vocabulary.search_words import search_words

MOST_WORDS = 6
COMMON = 500
"""A beginning of a word that so many lines share is common, however many more there are."""
AFTER_EVERY_LETTER = "~"
WORDS_ALIKE = 2
"""So many words of one family may begin alike: the names of parents and children do."""
YEAR_FIRST = re.compile(r"(\d{4})[-./ ]?(\d{2})[-./ ]?(\d{2})")
DAY_FIRST = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4}|\d{2})")
BARE_DAY_FIRST = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")


def matching(families: FamilyQuerySet, text: str, *, office: Office) -> FamilyQuerySet:
    """The families of a scope that a text finds; nothing for a text without a word.

    A whole identity number finds by its blind index, a date by birth dates, anything else by the beginnings of words.
    """
    if number := as_identity_number(text):
        people = Membership.objects.filter(
            person__office=office, person__number_index=blind_index(number), withdrawn_at__isnull=True
        )
        return families.filter(pk__in=people.values("family"))
    words = search_words(text)[:MOST_WORDS]
    if not words:
        return families.none()
    found = _beginning(families, words, office=office)
    if days := as_birth_dates(text):
        # 2026-0117 is a day and a case number: both are meant until more is known.
        born = FamilyWord.objects.filter(office=office, word__in=[f"{day:%Y%m%d}" for day in days])
        born = born.filter(kind=FamilyWord.Kind.BIRTH)
        return families.filter(Q(pk__in=born.values("family")) | Q(pk__in=found.values("pk")))
    return found


def nearest(families: FamilyQuerySet, text: str, *, office: Office, at_most: int) -> list[UUID]:
    """Keys of at most so many of those families, whole words before mere beginnings of words.

    The index is walked in its order and left as soon as there are enough, so that a beginning that thousands share
    costs no more than a rare name.
    """
    words = search_words(text)[:MOST_WORDS]
    if not words or as_identity_number(text) or as_birth_dates(text):
        return list(matching(families, text, office=office).order_by("pk").values_list("pk", flat=True)[:at_most])
    of_office = FamilyWord.objects.filter(office=office)
    rarest, *others = _rarest_first(words, of_office=of_office)
    wanted = _with_words(families, others, of_office=of_office).order_by()
    lines = of_office.filter(_begins(rarest)).filter(Exists(wanted.filter(pk=OuterRef("family_id"))))
    keys = lines.order_by("word", "family_id").values_list("family_id", flat=True)[: at_most * WORDS_ALIKE]
    return list(dict.fromkeys(keys))[:at_most]


def as_identity_number(text: str) -> str:
    """The digits, when the text is as long as a national number is; else nothing."""
    digits = numbers.compact(text)
    return digits if digits.isdigit() and len(digits) in {10, 11, 12} else ""


def as_birth_dates(text: str) -> list[date]:
    """The days that a text can mean: 14.3.2018, 14/3 2018, 140318, 2018-03-14. Two digits of a year mean two days."""
    text = text.strip().replace(". ", ".")
    if match := YEAR_FIRST.fullmatch(text):
        year, month, day = match.groups()
        if found := list(_days(day, month, [int(year)])):
            return found
    if match := DAY_FIRST.fullmatch(text) or BARE_DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
        years = [int(year)] if len(year) == 4 else [1900 + int(year), 2000 + int(year)]
        return list(_days(day, month, years))
    return []


def _days(day: str, month: str, years: Sequence[int]) -> Iterator[date]:
    for year in years:
        try:
            yield date(year, int(month), int(day))
        except ValueError:
            continue


def _beginning(families: FamilyQuerySet, words: Sequence[str], *, office: Office) -> FamilyQuerySet:
    """Families with a word that begins with each of these; the rarest drives the index, the others are looked up."""
    of_office = FamilyWord.objects.filter(office=office)
    rarest, *others = _rarest_first(words, of_office=of_office)
    found = families.filter(pk__in=of_office.filter(_begins(rarest)).values("family"))
    return _with_words(found, others, of_office=of_office)


def _rarest_first(words: Sequence[str], *, of_office: QuerySet[FamilyWord]) -> list[str]:
    """A street that thousands live in says less than a house number: each word is counted, up to a bound."""
    if len(words) == 1:
        return list(words)
    return sorted(words, key=lambda word: (of_office.filter(_begins(word))[:COMMON].count(), -len(word)))


def _with_words(families: FamilyQuerySet, words: Sequence[str], *, of_office: QuerySet[FamilyWord]) -> FamilyQuerySet:
    for word in words:
        families = families.filter(Exists(of_office.filter(_begins(word), family=OuterRef("pk"))))
    return families


def _begins(word: str) -> Q:
    return Q(word__gte=word, word__lt=word + AFTER_EVERY_LETTER) & ~Q(kind=FamilyWord.Kind.BIRTH)
