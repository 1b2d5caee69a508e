"""A whole form with its error summary and buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.forms import BaseForm

from bofast.design.parts.part import Part


@dataclass(frozen=True, slots=True)
class ErrorSummary(Part):
    """What stopped the form, each fault a link to its field. Shows nothing when nothing is wrong."""

    template: ClassVar[str] = "parts/error_summary.html"

    form: BaseForm


@dataclass(frozen=True, slots=True)
class FormLayout(Part):
    """A form that posts, field under field. A page that needs another order lays the fields out itself."""

    template: ClassVar[str] = "parts/form_layout.html"

    form: BaseForm
    submit: str
    url: str = ""
    cancel_url: str = ""
    intro: str = ""
    once: bool = True
    """Whether a second sending does nothing more. Not for a form that is answered with a file: each gets its own."""
