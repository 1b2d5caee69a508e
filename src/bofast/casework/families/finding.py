"""Finding families by what somebody types: words, birth dates and identity numbers, within a scope."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from bofast.casework.access.models import Office, User
from bofast.casework.access.roles import Permission
from bofast.casework.families.models import Family, FamilyWord, Membership
from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.keeping.asked_often import asked_often
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


def nearest(text: str, *, by: User, office: Office, permissions: frozenset[Permission], at_most: int) -> list[UUID]:
    """Keys of at most so many of the families that the user may know of, whole words before mere beginnings of words.

    The index is walked in its order and left as soon as there are enough, so that a beginning that thousands share
    costs no more than a rare name.
    """
    words = search_words(text)[:MOST_WORDS]
    if not words or as_identity_number(text) or as_birth_dates(text):
        families = Family.objects.listed_for(by, office=office, permissions=permissions)
        return list(matching(families, text, office=office).order_by("pk").values_list("pk", flat=True)[:at_most])
    in_order = _rarest_first(words, office=office)
    keys = _lines(
        words=in_order,
        ends=[word + AFTER_EVERY_LETTER for word in in_order],
        user=by.pk,
        office=office.pk,
        permissions=permissions,
        on=timezone.localdate(),
        at_most=at_most,
    )
    return list(dict.fromkeys(keys))[:at_most]


@asked_often(shape={"permissions", "at_most"})
def _lines(
    *,
    words: Sequence[str],
    ends: Sequence[str],
    user: UUID,
    office: int,
    permissions: frozenset[Permission],
    on: date,
    at_most: int,
) -> QuerySet[FamilyWord, UUID]:
    """The first word is walked along the index, the others are looked up."""
    of_office = FamilyWord.objects.filter(office=office).exclude(kind=FamilyWord.Kind.BIRTH)
    (first, its_end), *others = zip(words, ends, strict=True)
    wanted = Family.objects.listed(user=user, office=office, permissions=permissions, on=on)
    for word, end in others:
        wanted = wanted.filter(Exists(of_office.filter(word__gte=word, word__lt=end, family=OuterRef("pk"))))
    lines = of_office.filter(word__gte=first, word__lt=its_end).filter(Exists(wanted.filter(pk=OuterRef("family_id"))))
    return lines.order_by("word", "family_id").values_list("family_id", flat=True)[: at_most * WORDS_ALIKE]


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
    rarest, *others = _rarest_first(words, office=office)
    found = families.filter(pk__in=of_office.filter(_begins(rarest)).values("family"))
    return _with_words(found, others, of_office=of_office)


def _rarest_first(words: Sequence[str], *, office: Office) -> list[str]:
    """A street that thousands live in says less than a house number: each word is counted, up to a bound."""
    if len(words) == 1:
        return list(words)
    return sorted(words, key=lambda word: (_how_common(word, office=office), -len(word)))


def _how_common(word: str, *, office: Office) -> int:
    return len(_beginning_alike(word=word, end=word + AFTER_EVERY_LETTER, office=office.pk))


@asked_often()
def _beginning_alike(*, word: str, end: str, office: int) -> QuerySet[FamilyWord, int]:
    alike = FamilyWord.objects.filter(office=office, word__gte=word, word__lt=end).exclude(kind=FamilyWord.Kind.BIRTH)
    return alike.values_list("pk", flat=True)[:COMMON]


def _with_words(families: FamilyQuerySet, words: Sequence[str], *, of_office: QuerySet[FamilyWord]) -> FamilyQuerySet:
    for word in words:
        families = families.filter(Exists(of_office.filter(_begins(word), family=OuterRef("pk"))))
    return families


def _begins(word: str) -> Q:
    return Q(word__gte=word, word__lt=word + AFTER_EVERY_LETTER) & ~Q(kind=FamilyWord.Kind.BIRTH)
