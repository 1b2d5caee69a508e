"""Text on its way into a spreadsheet: what another program would take for a formula is made plain."""

from __future__ import annotations

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\x00")


def plain(text: str) -> str:
    """The text with an apostrophe before it when a spreadsheet could run it.

    Source: OWASP ASVS 5, 1.2.10: fields beginning with = + - @ tab or NUL are escaped with a single quote.
    """
    bare = text.replace("\x00", "")
    return f"'{bare}" if bare.startswith(DANGEROUS) else bare
