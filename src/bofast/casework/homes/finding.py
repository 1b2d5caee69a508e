"""Finding homes by what somebody types: beginnings of the words of address, unit and number."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from bofast.casework.access.models import Office
from bofast.casework.homes.models import HomeQuerySet, HomeWord
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


def nearest(homes: HomeQuerySet, text: str, *, office: Office, at_most: int) -> list[UUID]:
    """Keys of at most so many of those homes, whole words before mere beginnings of words; left as soon as found."""
    words = sorted(search_words(text)[:MOST_WORDS], key=len, reverse=True)
    if not words:
        return []
    of_office = HomeWord.objects.filter(office=office)
    wanted = _with_words(homes, words[1:], of_office=of_office).order_by()
    lines = of_office.filter(_begins(words[0])).filter(Exists(wanted.filter(pk=OuterRef("home_id"))))
    keys = lines.order_by("word", "home_id").values_list("home_id", flat=True)[: at_most * WORDS_ALIKE]
    return list(dict.fromkeys(keys))[:at_most]


def _with_words(homes: HomeQuerySet, words: Sequence[str], *, of_office: QuerySet[HomeWord]) -> HomeQuerySet:
    for word in words:
        homes = homes.filter(Exists(of_office.filter(_begins(word), home=OuterRef("pk"))))
    return homes


def _begins(word: str) -> Q:
    return Q(word__gte=word, word__lt=word + AFTER_EVERY_LETTER)
