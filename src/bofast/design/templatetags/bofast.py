"""`{% load bofast %}`: show a part, and the few blocks that hold other content.

One mechanism: `{% part x %}` shows a part that the presenter built; a block tag (`{% card %}`, `{% fold %}`,
`{% aside_card %}`) frames what the template itself says.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.template import Context
from django.utils.safestring import SafeString

from bofast.design import words
from bofast.design.drawing import draw
from bofast.design.parts import Shown, Tone
from bofast.design.sent_once import one_time_number
from bofast.design.shell import Shell, languages
from bofast.design.show import show
from bofast.design.toasts import toast_of
from bofast.vocabulary.money import Money

register = template.Library()


@register.simple_tag(takes_context=True)
def part(context: Context, shown: Shown) -> SafeString:
    """Show a part, an amount, a day, a text, several of these in a row, or "unknown" for nothing."""
    return show(shown, csrf_token=context.get("csrf_token"))


@register.simple_tag(takes_context=True)
def toasts(context: Context, messages: Iterable[Message]) -> SafeString:
    """Show the messages that wait, each with its undo button where it has one."""
    return show([toast_of(message) for message in messages], csrf_token=context.get("csrf_token"))


@register.simple_tag
def sent_once() -> SafeString:
    """Give a form its one-time number, so that a double click does its deed once. It stands beside `csrf_token`."""
    return one_time_number()


@register.simple_tag
def style_sheets() -> SafeString:
    """The links to all style sheets."""
    return draw("frame/style_sheets.html")


@register.simple_tag(takes_context=True)
def page_head(context: Context) -> SafeString:
    """The line on top of every page: where one can go, search, language, who is signed in."""
    request: HttpRequest | None = context.get("request")
    return draw(
        "frame/head.html",
        csrf_token=context.get("csrf_token"),
        shell=_shell(context),
        languages=languages(),
        path=request.get_full_path() if request else "",
        asked=request.GET.get("q", "") if request else "",
    )


@register.simple_tag(takes_context=True)
def page_foot(context: Context) -> SafeString:
    """What stands under every page, seen or not: the foot, the panel that reasons open in, the list of keys."""
    return draw("frame/foot.html", shell=_shell(context))


@register.simple_block_tag(takes_context=True)
def card(
    context: Context,
    content: SafeString,
    heading: str = "",
    *,
    anchor: str = "",
    level: int = 2,
    number: str = "",
    lead: Shown = "",
    actions: Shown = (),
    tight: bool = False,
) -> SafeString:
    """A section with its heading; `anchor` makes it a place to link to, `actions` stand beside the heading."""
    return _framed(
        context,
        "card",
        {
            "content": content,
            "heading": heading,
            "anchor": anchor,
            "tag": f"h{level}",
            "number": number,
            "lead": lead,
            "actions": actions,
            "tight": tight,
        },
    )


@register.simple_block_tag(takes_context=True)
def fold(
    context: Context,
    content: SafeString,
    summary: str,
    *,
    count: int | None = None,
    remember: str = "",
    is_open: bool = False,
) -> SafeString:
    """Something folded away. `remember` names it, so that the browser keeps it as the reader left it."""
    return _framed(
        context,
        "fold",
        {"content": content, "summary": summary, "count": count, "remember": remember, "is_open": is_open},
    )


@register.simple_block_tag(takes_context=True)
def notice(context: Context, content: SafeString, title: str, *, tone: str = Tone.ACCENT) -> SafeString:
    """A notice whose text the template says itself."""
    return _framed(context, "notice", {"content": content, "title": title, "tone": tone})


@register.filter
def money(amount: Money | None) -> str:
    """An amount in whole kroner as the reader's language writes it."""
    return words.unknown() if amount is None else words.money(amount)


@register.filter
def difference(amount: Money | None) -> str:
    """An amount with its sign, for "compared with today"."""
    return words.unknown() if amount is None else words.difference(amount)


@register.filter
def day(value: date | None) -> str:
    """A day as people write it."""
    return words.unknown() if value is None else words.day(value)


def _shell(context: Context) -> Shell:
    """The shell that the desk filled in; an empty one on the page that tells of an error."""
    return context.get("shell") or Shell()


def _framed(context: Context, name: str, values: dict[str, Any]) -> SafeString:
    return draw(f"blocks/{name}.html", csrf_token=context.get("csrf_token"), **values)
