"""The start loan and what the income carries, as parts."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from bofast.design import words
from bofast.design.parts.figures import Figure
from bofast.design.parts.part import Shown, Tone
from bofast.design.parts.progress import Stat, StatTiles
from bofast.design.parts.tables import Column, Row, Table
from bofast.design.parts.words import Tag
from bofast.desk.ways.comparing import Compared
from bofast.desk.ways.presenter import reason_url
from bofast.desk.ways.telling import value_shown
from bofast.desk.wording.rule_names import rule_name
from bofast.rules import figure as rules
from bofast.rules.startlan import Eligibility
from bofast.rules.way_answer import WayLoan
from bofast.vocabulary.money import Money
from bofast.vocabulary.ways import Way

HOLDS = {True: Tone.SUCCESS, False: Tone.DANGER, None: Tone.NEUTRAL}


@dataclass(frozen=True, slots=True)
class LoanShown:
    """The block on the start loan: whether it may be given, each condition and exception, and what is carried."""

    summary: str
    conditions: Table
    capacity: Table


def loan_shown(compared: Compared) -> LoanShown | None:
    """The block; nothing while no home or price to buy has been entered."""
    loan = compared.comparison.answers[Way.BUY].loan
    if loan is None or loan.eligibility is None:
        return None
    return LoanShown(
        summary=_summary(loan.eligibility),
        conditions=_conditions(loan.eligibility, compared=compared),
        capacity=_capacity(loan, compared=compared),
    )


def _summary(may: Eligibility) -> str:
    if may.eligible is None:
        return _("Whether a start loan may be given is not known yet: some facts are missing.")
    if not may.eligible:
        return _("A start loan may not be given as things are.")
    if may.carried_by is None:
        return _("A start loan may be given by the ordinary conditions.")
    return _("A start loan may be given by the exception %(exception)s.") % {"exception": may.carried_by}


def _conditions(may: Eligibility, *, compared: Compared) -> Table:
    rows = [
        *((f"condition-{code.lower()}", figure) for code, figure in may.conditions.items()),
        *((f"exception-{code.lower()}", figure) for code, figure in may.exceptions.items()),
    ]
    codes = [*may.conditions, *may.exceptions]
    return Table(
        caption=_("Conditions of the start loan"),
        columns=(Column(_("Condition")), Column(_("Holds")), Column(_("Used"), quiet=True)),
        rows=tuple(
            Row(
                (
                    rule_name(_code(what)),
                    Figure(
                        Tag(_holds(figure.value), HOLDS[_truth(figure)]),
                        url=reason_url(compared, way=Way.BUY, what=what),
                        about=rule_name(_code(what)),
                    ),
                    Tag(_("carries the answer"), Tone.ACCENT) if code == may.carried_by else "",
                )
            )
            for code, (what, figure) in zip(codes, rows, strict=True)
        ),
    )


def _code(what: str) -> str:
    return f"startlan.{what.partition('-')[2]}"


def _truth(figure: rules.Figure) -> bool | None:
    return figure.value if isinstance(figure.value, bool) else None


def _holds(value: object) -> str:
    return words.unknown() if value is None else str(value_shown(value))


def _capacity(loan: WayLoan, *, compared: Compared) -> Table:
    return Table(
        caption=_("What lasting income carries"),
        columns=(
            Column(_("Years")),
            Column(_("Loan that the income carries"), numeric=True),
            Column(_("Payment on the loan needed, a month"), numeric=True),
            Column(_("Is carried")),
        ),
        rows=tuple(
            Row(
                (
                    _("%(years)s years") % {"years": years},
                    _figure(loan.capacity[years], compared=compared, what=f"capacity-{years}"),
                    _figure(loan.payment[years], compared=compared, what=f"payment-{years}"),
                    _is_carried(loan, years=years),
                ),
                chosen=years == loan.years,
            )
            for years in loan.capacity
        ),
    )


def _figure(figure: rules.Figure, *, compared: Compared, what: str) -> Figure:
    return Figure(
        value_shown(figure.value),
        url=reason_url(compared, way=Way.BUY, what=what),
        unverified=figure.unverified,
        about=rule_name(figure.rule.code),
    )


def _is_carried(loan: WayLoan, *, years: int) -> Tag:
    payment, disposable = loan.payment[years].value, loan.disposable.value
    if not isinstance(payment, Money) or not isinstance(disposable, Money):
        return Tag(words.unknown())
    short = payment - disposable
    if short <= Money(0):
        return Tag(_("yes"), Tone.SUCCESS)
    return Tag(_("%(amount)s short a month") % {"amount": words.money(short)}, Tone.DANGER)


def month_tiles(compared: Compared) -> StatTiles:
    """The family's month apart from the home: each tile opens its reason."""
    budget = compared.comparison.budget
    stay = compared.comparison.answers[Way.STAY].money
    tiles: tuple[tuple[str, str, rules.Figure, Shown], ...] = (
        (_("Income after tax"), "income", budget.net, ""),
        (_("Of it lasting"), "lasting", budget.lasting, _under_lasting(compared)),
        (_("Housing allowance now"), "allowance", stay.housing_allowance, ""),
        (_("Reference budget"), "reference", budget.reference, _("what a family like this needs")),
        (_("Social assistance floor"), "floor", budget.floor, _("never less than this")),
        (_("Other fixed expenses"), "fixed", budget.other_fixed, _("debt, childcare and the like")),
    )
    return StatTiles(
        tuple(
            Stat(label, value_shown(figure.value), under=under, url=reason_url(compared, way=Way.STAY, what=what))
            for label, what, figure, under in tiles
        )
    )


def _under_lasting(compared: Compared) -> str:
    unknown = sum(path.endswith("permanence") for path in compared.comparison.budget.lasting.unknown_facts())
    return _("some incomes: not known whether they last") if unknown else ""
