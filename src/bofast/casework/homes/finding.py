"""Finding homes by what somebody types: beginnings of the words of address, unit and number."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from bofast.casework.access.models import Office
from bofast.casework.homes.models import HomeQuerySet, HomeWord
from bofast.vocabulary.search_words import search_words

MOST_WORDS = 6
AFTER_EVERY_LETTER = "~"


def matching(homes: HomeQuerySet, text: str, *, office: Office) -> HomeQuerySet:
    """The homes with a word that begins with each word of the text; nothing for a text without a word."""
    words = sorted(search_words(text)[:MOST_WORDS], key=len, reverse=True)
    if not words:
        return homes.none()
    of_office = HomeWord.objects.filter(office=office)
    found = homes.filter(pk__in=of_office.filter(_begins(words[0])).values("home"))
    for word in words[1:]:
        found = found.filter(Exists(of_office.filter(_begins(word), home=OuterRef("pk"))))
    return found


def _begins(word: str) -> Q:
    return Q(word__gte=word, word__lt=word + AFTER_EVERY_LETTER)
