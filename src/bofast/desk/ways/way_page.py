"""One way on a page of its own."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from bofast.design.parts.facts import Fact, FactList
from bofast.design.parts.figures import Figure
from bofast.design.parts.headers import PageHeader
from bofast.design.parts.navigation import Breadcrumbs
from bofast.design.parts.words import Notice, Tag
from bofast.desk.office import Desk
from bofast.desk.ways.comparing import Compared
from bofast.desk.ways.figures import figures_of
from bofast.desk.ways.page import crumbs
from bofast.desk.ways.presenter import TONES, fit_shown, missing_notice, reason_url
from bofast.desk.ways.telling import told, with_unit
from bofast.desk.wording.economy_names import named
from bofast.desk.wording.rule_names import rule_name
from bofast.vocabulary.reasons import Because
from bofast.vocabulary.ways import Way


@dataclass(frozen=True, slots=True)
class WayPage:
    crumbs: Breadcrumbs
    header: PageHeader
    missing: Notice | None
    figures: FactList
    because: tuple[str, ...]
    conditions: tuple[str, ...]
    first: tuple[str, ...]
    worth_knowing: tuple[str, ...]


def way_page(compared: Compared, *, way: Way, desk: Desk) -> WayPage:
    """Everything that the comparison says about one way."""
    answer = compared.comparison.answers[way]
    return WayPage(
        crumbs=crumbs(compared, here=named(way), through=True),
        header=PageHeader(named(way), tags=(Tag(named(answer.possible), TONES[answer.possible]),)),
        missing=missing_notice(compared, desk=desk),
        figures=_figures(compared, way=way),
        because=_sentences(answer.because, compared=compared),
        conditions=_sentences(answer.conditions, compared=compared),
        first=_sentences(answer.first, compared=compared),
        worth_knowing=_sentences(answer.worth_knowing, compared=compared),
    )


def _figures(compared: Compared, *, way: Way) -> FactList:
    fits = Figure(
        fit_shown(compared.comparison.answers[way].fit, on=compared.on),
        url=reason_url(compared, way=way, what="fits"),
    )
    facts = [
        Fact(
            _label(what, code=figure.rule.code),
            Figure(
                with_unit(figure.value, unit=figure.rule.unit),
                url=reason_url(compared, way=way, what=what),
                unverified=figure.unverified,
            ),
        )
        for what, figure in figures_of(compared, way=way).items()
        if not what.startswith(("condition-", "exception-"))
    ]
    return FactList((Fact(_("How long the home fits"), fits), *facts), columns=True)


def _label(what: str, *, code: str) -> str:
    """The figure's name, with the years where it is one of three."""
    years = what.partition("-")[2]
    if not years.isdigit():
        return rule_name(code)
    return _("%(figure)s, %(years)s years") % {"figure": rule_name(code), "years": years}


def _sentences(reasons: tuple[Because, ...], *, compared: Compared) -> tuple[str, ...]:
    return tuple(told(because, law=compared.law) for because in reasons)
