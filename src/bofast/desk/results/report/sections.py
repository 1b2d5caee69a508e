"""The sections that a final report on the grant must have, and what belongs in each.

Source: Husbanken, guidance on the grant for social housing measures, on the final report (sluttrapport).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class SectionKind:
    """A section: its heading, and what teaches the writer."""

    name: str
    heading: Promise
    teaches: Promise


SUMMARY = SectionKind(
    "summary", _("Summary"), _("In ten lines: why, for whom, what was done, what came of it, what goes on.")
)
METHOD = SectionKind(
    "method",
    _("Process and methods"),
    _("How families were found and mapped, how you worked with them, what you changed on the way."),
)
RESULTS = SectionKind(
    "results",
    _("Results"),
    _("What the figures do not say: what it meant for a family, told so that nobody is recognised."),
)
COOPERATION = SectionKind(
    "cooperation", _("Cooperation"), _("Who took part with what, what the workshop agreed, what became of it.")
)
ACCOUNTS = SectionKind(
    "accounts",
    _("Accounts"),
    _("What the grant was used for. Attach the extract signed by the leader; an auditor's certificate above 500,000."),
)
ORDINARY = SectionKind(
    "ordinary",
    _("Transition to ordinary operation"),
    _("Who goes on with it, with what money and time, from which day; which routines are written down."),
)
ASSESSMENT = SectionKind(
    "assessment", _("Our own assessment"), _("Goal by goal: reached, partly, not; and why. Deviations and delays.")
)
LESSONS = SectionKind("lessons", _("Lessons"), _("What you would do again, what not, and what others should know."))

SECTIONS = (SUMMARY, METHOD, RESULTS, COOPERATION, ACCOUNTS, ORDINARY, ASSESSMENT, LESSONS)


def text_of(texts: dict[str, str], *, section: str, language: str) -> str:
    """What the office has written in a section: in the language, else in the office's own."""
    return texts.get(f"{section}.{language}") or texts.get(section) or ""
