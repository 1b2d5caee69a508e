"""Finding homes by what somebody types: beginnings of the words of address, unit and number."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from bofast.casework.access.models import Office
from bofast.casework.homes.models import Home, HomeQuerySet, HomeWord
from bofast.casework.keeping.asked_often import asked_often
from bofast.vocabulary.search_words import search_words

MOST_WORDS = 6
AFTER_EVERY_LETTER = "~"
WORDS_ALIKE = 2
"""So many words of one home may begin alike."""


def matching(homes: HomeQuerySet, text: str, *, office: Office) -> HomeQuerySet:
    """The homes with a word that begins with each word of the text; nothing for a text without a word."""
    words = sorted(search_words(text)[:MOST_WORDS], key=len, reverse=True)
    if not words:
        return homes.none()
    of_office = HomeWord.objects.filter(office=office)
    found = homes.filter(pk__in=of_office.filter(_begins(words[0])).values("home"))
    return _with_words(found, words[1:], of_office=of_office)


def nearest(text: str, *, office: Office, at_most: int) -> list[UUID]:
    """Keys of at most so many homes of the office, whole words before mere beginnings; left as soon as found."""
    words = sorted(search_words(text)[:MOST_WORDS], key=len, reverse=True)
    if not words:
        return []
    keys = _lines(words=words, ends=[word + AFTER_EVERY_LETTER for word in words], office=office.pk, at_most=at_most)
    return list(dict.fromkeys(keys))[:at_most]


@asked_often(shape={"at_most"})
def _lines(*, words: Sequence[str], ends: Sequence[str], office: int, at_most: int) -> QuerySet[HomeWord, UUID]:
    """The first word is walked along the index, the others are looked up."""
    of_office = HomeWord.objects.filter(office=office)
    (first, its_end), *others = zip(words, ends, strict=True)
    wanted = Home.objects.filter(office=office)
    for word, end in others:
        wanted = wanted.filter(Exists(of_office.filter(word__gte=word, word__lt=end, home=OuterRef("pk"))))
    lines = of_office.filter(word__gte=first, word__lt=its_end).filter(Exists(wanted.filter(pk=OuterRef("home_id"))))
    return lines.order_by("word", "home_id").values_list("home_id", flat=True)[: at_most * WORDS_ALIKE]


def _with_words(homes: HomeQuerySet, words: Sequence[str], *, of_office: QuerySet[HomeWord]) -> HomeQuerySet:
    for word in words:
        homes = homes.filter(Exists(of_office.filter(_begins(word), home=OuterRef("pk"))))
    return homes


def _begins(word: str) -> Q:
    return Q(word__gte=word, word__lt=word + AFTER_EVERY_LETTER)
