"""Turn what a presenter built into markup."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import singledispatch

from django.template import Context
from django.template.loader import get_template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from bofast.design import words
from bofast.design.parts.part import Part, Shown
from bofast.vocabulary.money import Money


def show(shown: Shown, *, context: Context | None = None) -> SafeString:
    """The markup of a part or a plain value; `context` gives forms inside a part their token.

    Raises: TypeError, for a value that no page should show as it is.
    """
    if isinstance(shown, Part):
        return _part(shown, context=context)
    if isinstance(shown, Sequence) and not isinstance(shown, str):
        return mark_safe(" ".join(show(member, context=context) for member in shown))  # noqa: S308 each is escaped
    return _plain(shown)


def _part(part: Part, *, context: Context | None) -> SafeString:
    values = {"part": part}
    if context is None or context.template is None:
        return SafeString(get_template(part.template).render(values))
    inner = context.new(values | {"csrf_token": context.get("csrf_token"), "request": context.get("request")})
    return context.template.engine.get_template(part.template).render(inner)


@singledispatch
def _plain(value: object) -> SafeString:
    raise TypeError(f"A page cannot show a {type(value).__name__}; give it a part, a text, a number or a day.")


@_plain.register
def _(value: None) -> SafeString:
    return format_html('<span class="bf-unknown">{}</span>', words.unknown())


@_plain.register
def _(value: str) -> SafeString:
    return conditional_escape(value)


@_plain.register
def _(value: Money) -> SafeString:
    return format_html('<span class="bf-amount">{}</span>', words.money(value))


@_plain.register(int)
@_plain.register(Decimal)
def _(value: int | Decimal) -> SafeString:
    return conditional_escape(words.number(value))


@_plain.register
def _(value: date) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words.day(value))
