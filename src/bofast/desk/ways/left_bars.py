"""What each way leaves to live on a month, as bars against what a family like this needs and the floor."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bofast.design.parts.bars import Bar, BarLine, Bars
from bofast.design.parts.figures import Figure
from bofast.design.parts.part import Tone
from bofast.desk.ways.comparing import Compared
from bofast.desk.ways.presenter import difference_shown, reason_url
from bofast.desk.wording.economy_names import named
from bofast.rules import figure as rules
from bofast.rules.way_answer import WayAnswer, WayMoney
from bofast.vocabulary.money import Money


def left_bars(compared: Compared) -> Bars | None:
    """The ways in the order of the page, from the figures that the page shows; nothing while none of them is known."""
    answers = tuple(compared.comparison.answers[placed.way] for placed in compared.comparison.order)
    if all(_minor(answer.money.left_to_live_on) is None for answer in answers):
        return None
    return Bars(
        caption=_("Left to live on a month"),
        columns=(_("Left to live on"), _("Against the reference budget"), _("Against the floor")),
        bars=tuple(_bar(answer, compared=compared) for answer in answers),
        lines=_lines(compared),
    )


def _bar(answer: WayAnswer, *, compared: Compared) -> Bar:
    money = answer.money
    return Bar(
        label=named(answer.way),
        reaches=_minor(money.left_to_live_on),
        cells=(
            _left(answer, compared=compared),
            difference_shown(money.against_reference),
            difference_shown(money.against_floor),
        ),
        tone=_tone(money),
        chosen=answer.way == compared.chosen,
    )


def _left(answer: WayAnswer, *, compared: Compared) -> Figure:
    figure = answer.money.left_to_live_on
    return Figure(
        figure.value if isinstance(figure.value, Money) else None,
        url=reason_url(compared, way=answer.way, what="left"),
        unverified=figure.unverified,
        about=_("%(way)s: left to live on") % {"way": named(answer.way)},
    )


def _lines(compared: Compared) -> tuple[BarLine, ...]:
    budget = compared.comparison.budget
    known = ((_("Reference budget"), budget.reference), (_("Social assistance floor"), budget.floor))
    return tuple(
        BarLine(label, figure.value, figure.value.minor) for label, figure in known if isinstance(figure.value, Money)
    )


def _tone(money: WayMoney) -> Tone:
    """What the differences say: under the floor, under the reference budget, or not known to be under either."""
    if (_minor(money.against_floor) or 0) < 0:
        return Tone.DANGER
    return Tone.WARNING if (_minor(money.against_reference) or 0) < 0 else Tone.ACCENT


def _minor(figure: rules.Figure) -> int | None:
    return figure.value.minor if isinstance(figure.value, Money) else None
