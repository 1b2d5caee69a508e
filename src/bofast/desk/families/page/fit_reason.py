"""Why a home fits or not, as a figure that opens: rule, facts, parameter rows, sources."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from bofast.design import words
from bofast.design.parts import FactUsed, Figure, ReasonNode, Tone
from bofast.desk.ways.evidence import row_shown
from bofast.desk.wording.source_texts import source_in_words
from bofast.rules.home_fit import BEDROOM_STANDARD, EUROSTAT, SSB, Outlook
from bofast.rules.law import load_law
from bofast.vocabulary.answers import Answer


def norm_words(code: str) -> str:
    named = {
        EUROSTAT: _("Eurostat's norm (who can share a room)"),
        SSB: _("Statistics Norway's norm (rooms and m² a person)"),
        BEDROOM_STANDARD: _("The bedroom standard"),
    }
    return named.get(code, code)


def fit_figure(outlook: Outlook, *, on: date) -> Figure:
    return Figure(fit_words(outlook), reason=_reason(outlook, on=on), about=norm_words(outlook.norm.code))


def fit_words(outlook: Outlook) -> str:
    if outlook.fits_now is Answer.NO:
        return _("too small now")
    if outlook.outgrown_by is not None:
        return _("too small from %(day)s") % {"day": words.day(outlook.outgrown_by.on)}
    return _("fits") if outlook.fits_now is Answer.YES else _("not known")


def _reason(outlook: Outlook, *, on: date) -> ReasonNode:
    home, need, norm = outlook.home, outlook.need_now, outlook.norm
    tones = {Answer.YES: Tone.SUCCESS, Answer.NO: Tone.DANGER, Answer.UNKNOWN: Tone.NEUTRAL}
    needed = str(need.least) if need.least == need.most else f"{need.least}–{need.most}"
    return ReasonNode(
        title=norm_words(norm.code),
        value=fit_words(outlook),
        sentence=_("Weighed on %(day)s: what those who live here need, against what the home has.")
        % {"day": words.day(on)},
        source=source_in_words(norm.rows[0].source.text) if norm.rows else "",
        tone=tones[outlook.fits_now],
        facts=(
            FactUsed(_("People who count"), need.least_persons),
            FactUsed(_("Rooms needed"), needed),
            FactUsed(_("Rooms in the home"), home.rooms),
            FactUsed(_("Bedrooms in the home"), home.bedrooms),
            FactUsed(_("Area, m²"), home.area_m2),
        ),
        parameters=tuple(row_shown(row, law=load_law()) for row in norm.rows),
    )
