"""A whole form with its error summary and buttons, and what a search field in it offers."""

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


@dataclass(frozen=True, slots=True)
class FittingChoice:
    """One of those that fit what was typed."""

    key: str
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Fitting(Part):
    """What fits the text of a search field in a form, to choose one of. `told` says how many there are."""

    template: ClassVar[str] = "parts/fitting.html"

    name: str
    """Under which the form sends the choice."""
    legend: str
    told: str
    choices: tuple[FittingChoice, ...] = ()
    chosen: str = ""
