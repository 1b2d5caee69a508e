"""How a text is folded into words to search by: small letters, no accents, the Nordic letters as people type them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

SPELLED_OUT = str.maketrans(
    {"ø": "o", "æ": "ae", "å": "a", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ß": "ss", "\u0131": "i"}
)
# Aa is how å is written without the letter, and oe how ø is; both sides are folded, so Aas, Ås and As are one.
DOUBLED = (("aa", "a"), ("oe", "o"))
WORD = re.compile(r"[a-z0-9]+")
LONGEST_WORD = 40


def folded(text: str) -> str:
    """The text in small letters without accents: Ågot Bjørnåsen is agot bjornasen."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(SPELLED_OUT))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).translate(SPELLED_OUT)
    for written, meant in DOUBLED:
        plain = plain.replace(written, meant)
    return plain


def search_words(*texts: str) -> tuple[str, ...]:
    """The different words of the texts, folded, in the order in which they stand."""
    return tuple(dict.fromkeys(word[:LONGEST_WORD] for text in texts for word in WORD.findall(folded(text))))


def search_text(texts: Iterable[str], *, at_most: int) -> str:
    """The words of the texts as one text, cut at a whole word."""
    text = " ".join(search_words(*texts))
    return text if len(text) <= at_most else text[:at_most].rsplit(" ", 1)[0]
