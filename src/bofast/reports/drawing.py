"""Pictures drawn from their specification, without a browser and without the network."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import vl_convert

from bofast.reports.content import Language

SCALE = 2.5
"""Pixels of a PNG for one of the picture: sharp in print."""
PAGE_WIDTH, PAGE_HEIGHT = 640, 800
"""What a page of A4 shows at full size, in pixels of the picture."""
NO_BREAK = "\N{NO-BREAK SPACE}"
ALIKE = {"grouping": [3], "currency": ["", ""], "minus": "−"}
NUMBERS: dict[Language, dict[str, Any]] = {
    Language.NORWEGIAN: {**ALIKE, "decimal": ",", "thousands": NO_BREAK, "percent": f"{NO_BREAK}%"},
    Language.DANISH: {**ALIKE, "decimal": ",", "thousands": ".", "percent": f"{NO_BREAK}%"},
    Language.ENGLISH: {**ALIKE, "decimal": ".", "thousands": ",", "percent": "%"},
}
"""How numbers stand on an axis, in each language."""


@dataclass(frozen=True, slots=True)
class Size:
    """Of a picture, in pixels."""

    width: float
    height: float

    @property
    def share_of_page(self) -> float:
        """How much of the width of a page it takes, so that its letters stay readable and its foot on the page."""
        full = min(1.0, self.width / PAGE_WIDTH)
        return min(full, full * PAGE_HEIGHT / self.height)


@dataclass(frozen=True, slots=True)
class Svg:
    """A picture in lines."""

    markup: str
    size: Size


@dataclass(frozen=True, slots=True)
class Png:
    """A picture in dots."""

    content: bytes
    size: Size


def svg_of(specification: Mapping[str, Any], *, language: Language) -> Svg:
    """Draw a picture in lines, its numbers as the language writes them."""
    markup = vl_convert.vegalite_to_svg(dict(specification), format_locale=NUMBERS[language], allowed_base_urls=[])
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', markup)
    assert found  # noqa: S101 - vl-convert gives every picture its measures
    return Svg(markup, Size(float(found[1]), float(found[2])))


def png_of(specification: Mapping[str, Any], *, language: Language) -> Png:
    """Draw a picture in dots, for programs that show no lines."""
    on_white = {**specification, "background": "#ffffff"}  # else black where a program shows what lies behind
    content = vl_convert.vegalite_to_png(on_white, scale=SCALE, format_locale=NUMBERS[language], allowed_base_urls=[])
    # The first chunk of a PNG holds width and height as two numbers of four bytes, from the 17th byte.
    width, height = struct.unpack(">II", content[16:24])
    return Png(content, Size(width / SCALE, height / SCALE))
