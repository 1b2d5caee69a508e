"""The one Jinja environment: it draws parts, blocks, fields and the frame. Pages stay Django templates (see 0009)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.forms.renderers import BaseRenderer
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from bofast.design import words
from bofast.design.sent_once import one_time_number

TEMPLATES = (Path(__file__).parent / "jinja2", Path(forms.__file__).parent / "jinja2")
"""Ours, then those of Django for the fields that we draw as it does."""


def draw(template: str, *, csrf_token: str | None = None, **values: Any) -> SafeString:
    """A part or a block as markup; `csrf_token` goes on to every form inside it.

    Raises: jinja2.TemplateError, for a template that is missing, misspelt, or names what it was not given.
    """
    given = {**IN_EVERY_TEMPLATE, **values, "csrf_token": csrf_token}
    return SafeString(ENVIRONMENT.get_template(template).render(given))


class FieldRenderer(BaseRenderer):
    """Draws the fields of every form; Django asks the setting FORM_RENDERER for it."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        return draw(template_name, **context).strip()


@pass_context
def token_field(context: Context) -> SafeString:
    """The hidden field by which a form shows that it comes from our page; nothing where the page has no token."""
    token = context["csrf_token"]
    if not token:
        return SafeString("")
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token)


@cache
def static_address(path: str) -> str:
    """Where a style sheet or a picture lies. Django works it out each time; it stays for as long as the server runs."""
    return static(path)


# Asked anew at each drawing, so that every reader's own language answers.
IN_EVERY_TEMPLATE = {
    "_": gettext,
    "static": static_address,
    "token_field": token_field,
    "sent_once": one_time_number,
}
ENVIRONMENT = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    auto_reload=settings.DEBUG,
)
# Jinja copies its globals at each drawing, which costs more than drawing a tag: what templates need is handed to them.
ENVIRONMENT.globals.clear()
ENVIRONMENT.filters["day"] = words.day
