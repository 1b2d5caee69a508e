"""Turn what a presenter built into markup."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import singledispatch

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from jinja2 import pass_context
from jinja2.runtime import Context

from bofast.design import words
from bofast.design.drawing import ENVIRONMENT, draw
from bofast.design.parts.part import Part, Shown
from bofast.vocabulary.money import Money


def show(shown: Shown, *, csrf_token: str | None = None) -> SafeString:
    """The markup of a part or a plain value; `csrf_token` is for the forms inside a part.

    Raises: TypeError, for a value that no page should show as it is.
    """
    return _markup(shown, csrf_token)


@pass_context
def _shown_inside(context: Context, shown: Shown) -> str:
    """`{{ x|show }}` in the template of a part: parts hold parts. A text is left to Jinja, which escapes it."""
    return shown if isinstance(shown, str) else _markup(shown, context["csrf_token"])


ENVIRONMENT.filters["show"] = _shown_inside


@singledispatch
def _markup(value: object, csrf_token: str | None) -> SafeString:
    raise TypeError(f"A page cannot show a {type(value).__name__}; give it a part, a text, a number or a day.")


@_markup.register
def _(value: Part, csrf_token: str | None) -> SafeString:
    return draw(value.template, part=value, csrf_token=csrf_token)


@_markup.register
def _(value: Sequence, csrf_token: str | None) -> SafeString:  # type: ignore[type-arg]  # a kind to tell apart, not a type
    return mark_safe(" ".join([_markup(member, csrf_token) for member in value]))  # noqa: S308 - each is escaped


@_markup.register
def _(value: None, csrf_token: str | None) -> SafeString:
    return format_html('<span class="bf-unknown">{}</span>', words.unknown())


@_markup.register
def _(value: str, csrf_token: str | None) -> SafeString:
    return conditional_escape(value)


@_markup.register
def _(value: Money, csrf_token: str | None) -> SafeString:
    return format_html('<span class="bf-amount">{}</span>', words.money(value))


@_markup.register(int)
@_markup.register(Decimal)
def _(value: int | Decimal, csrf_token: str | None) -> SafeString:
    return conditional_escape(words.number(value))


@_markup.register
def _(value: date, csrf_token: str | None) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), words.day(value))
