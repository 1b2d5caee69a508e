"""The five ways home side by side, as parts."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.design import words
from bofast.design.parts.actions import Link, Weight
from bofast.design.parts.figures import Figure
from bofast.design.parts.part import Shown, Tone
from bofast.design.parts.ways import WayRow, WaysTable
from bofast.design.parts.words import Notice, Tag
from bofast.desk.office import Desk
from bofast.desk.ways.changing import change_in_words
from bofast.desk.ways.comparing import Compared
from bofast.desk.ways.telling import told
from bofast.desk.wording import in_words
from bofast.desk.wording.economy_names import named
from bofast.rules import figure as rules
from bofast.rules.facts import Fit
from bofast.rules.way_answer import Possible, WayAnswer
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Because, Reason
from bofast.vocabulary.ways import Way

TONES = {
    Possible.YES: Tone.SUCCESS,
    Possible.CONDITIONAL: Tone.WARNING,
    Possible.UNKNOWN: Tone.NEUTRAL,
    Possible.NO: Tone.DANGER,
}


def ways_table(compared: Compared, *, desk: Desk) -> WaysTable:
    """One row a way, in the order that fits best, with the reason for the order and what would change it."""
    rows = tuple(_row(compared, way=placed.way, desk=desk) for placed in compared.comparison.order)
    return WaysTable(
        caption=_("Five ways home"),
        rows=rows,
        why_this_order=why_this_order(compared),
        would_change=tuple(change_in_words(change, facts=compared.facts) for change in compared.changes()),
    )


def why_this_order(compared: Compared) -> tuple[str, ...]:
    """Why each way stands before the next, a sentence for each."""
    return tuple(
        in_words(
            placed.because.reason, facts={**placed.because.facts, "way": named(placed.way), "next": named(after.way)}
        )
        for placed, after in pairwise(compared.comparison.order)
        if placed.because is not None
    )


def _row(compared: Compared, *, way: Way, desk: Desk) -> WayRow:
    answer = compared.comparison.answers[way]
    name, first = named(way), first_of(answer, compared=compared, desk=desk)
    return WayRow(
        name=name,
        url=_url("family-way", compared, way),
        fits_until=_fits(answer.fit, compared=compared, way=way),
        per_month=_cost(answer, compared=compared),
        left_to_live_on=_left(answer, compared=compared),
        first=first,
        answer=Tag(named(answer.possible), TONES[answer.possible]),
        answer_text=answer_text(answer, compared=compared, but=first),
        chosen=way == compared.chosen,
        today=way is Way.STAY,
        action=_action(compared, way=way, desk=desk),
    )


def first_of(answer: WayAnswer, *, compared: Compared, desk: Desk) -> tuple[Shown, ...]:
    """What must happen first. Nothing is said only where it is known that nothing must; else what is missing."""
    if answer.first:
        return _sentences(answer.first, compared=compared)
    match answer.possible:
        case Possible.UNKNOWN:
            return (
                _("Not known yet."),
                *_sentences(answer.because, compared=compared),
                *_enter(answer, compared=compared, desk=desk),
            )
        case Possible.CONDITIONAL:
            return (_("Nothing else than the conditions."),)
        case Possible.NO:
            return (_("Nothing helps as long as the rules say no."),)
        case Possible.YES:
            return ()


def _enter(answer: WayAnswer, *, compared: Compared, desk: Desk) -> tuple[Link, ...]:
    """The way to enter what nobody has said about a way of home, for those who may."""
    is_open = any(because.reason is Reason.NOTHING_TO_COMPARE for because in answer.because)
    if not (is_open and desk.may(Permission.FOLLOW_UP)):
        return ()
    url = _url("family-way-option", compared, answer.way)
    return (Link(_("Enter"), url, about=named(answer.way)),)


def _sentences(reasons: tuple[Because, ...], *, compared: Compared) -> tuple[str, ...]:
    return tuple(dict.fromkeys(told(because, law=compared.law) for because in reasons))


def answer_text(answer: WayAnswer, *, compared: Compared, but: tuple[Shown, ...] = ()) -> str:
    """Why it is not a plain yes, and what is worth knowing; each sentence once in the row."""
    reasons: tuple[Because, ...] = (*answer.because, *answer.conditions, *answer.worth_knowing)
    return " ".join(sentence for sentence in _sentences(reasons, compared=compared) if sentence not in but)


def _action(compared: Compared, *, way: Way, desk: Desk) -> Link | None:
    if way == compared.chosen or not desk.may(Permission.FOLLOW_UP):
        return None
    return Link(
        _("Choose with the family"), _url("family-way-choose", compared, way), Weight.TERTIARY, about=named(way)
    )


def _fits(fit: Fit, *, compared: Compared, way: Way) -> Figure:
    return Figure(
        fit_shown(fit, on=compared.on),
        url=reason_url(compared, way=way, what="fits"),
        about=_("%(way)s: how long the home fits") % {"way": named(way)},
    )


def fit_shown(fit: Fit, *, on: date) -> Shown:
    """The day until which the home fits, in words where there is no day."""
    if fit.fits_now is None:
        return None
    if not fit.fits_now:
        return _("too small now")
    if fit.outgrown_on is None:
        return _("as far as we see")
    return fit.outgrown_on if fit.outgrown_on > on else _("too small now")


def _cost(answer: WayAnswer, *, compared: Compared) -> Figure:
    difference = answer.money.difference
    return Figure(
        _amount(answer.money.cost),
        url=reason_url(compared, way=answer.way, what="cost"),
        difference=_difference(difference, way=answer.way),
        difference_tone=_tone(difference, less_is_better=True),
        unverified=answer.money.cost.unverified,
        about=_("%(way)s: cost a month") % {"way": named(answer.way)},
    )


def _left(answer: WayAnswer, *, compared: Compared) -> Figure:
    today = compared.comparison.answers[Way.STAY].money.left_to_live_on
    more = _more(answer.money.left_to_live_on, than=today)
    return Figure(
        _amount(answer.money.left_to_live_on),
        url=reason_url(compared, way=answer.way, what="left"),
        difference="" if more is None or answer.way is Way.STAY else words.difference(more),
        difference_tone=_tone_of(more, less_is_better=False),
        unverified=answer.money.left_to_live_on.unverified,
        about=_("%(way)s: left to live on") % {"way": named(answer.way)},
    )


def _amount(figure: rules.Figure) -> Shown:
    return figure.value if isinstance(figure.value, Money) else None


def _more(figure: rules.Figure, *, than: rules.Figure) -> Money | None:
    if isinstance(figure.value, Money) and isinstance(than.value, Money):
        return figure.value - than.value
    return None


def _difference(figure: rules.Figure, *, way: Way) -> str:
    if way is Way.STAY or not isinstance(figure.value, Money):
        return ""
    return words.difference(figure.value)


def difference_shown(figure: rules.Figure) -> str | None:
    """A difference with its sign; nothing where it is not known."""
    return words.difference(figure.value) if isinstance(figure.value, Money) else None


def _tone(figure: rules.Figure, *, less_is_better: bool) -> Tone:
    return _tone_of(figure.value if isinstance(figure.value, Money) else None, less_is_better=less_is_better)


def _tone_of(amount: Money | None, *, less_is_better: bool) -> Tone:
    if amount is None or amount.minor == 0:
        return Tone.NEUTRAL
    return Tone.SUCCESS if (amount.minor < 0) is less_is_better else Tone.DANGER


def reason_url(compared: Compared, *, way: Way, what: str) -> str:
    """Where the reason of a figure is shown."""
    return reverse("family-way-reason", args=[compared.family.pk, way.value, what])


def _url(name: str, compared: Compared, way: Way) -> str:
    return reverse(name, args=[compared.family.pk, way.value])


def missing_notice(compared: Compared, *, desk: Desk) -> Notice | None:
    """Which figures nobody has entered for the day, and where to enter them; nothing when none is missing."""
    missing = compared.comparison.missing_parameters
    if not missing:
        return None
    first = str(missing[0].facts["parameter"]).partition(" ")[0]
    where = Link(_("Enter the figure"), f"{reverse('office-policy-enter')}?parameter={first}", Weight.SECONDARY)
    return Notice(
        title=_("Some figures are missing for this day"),
        text=_("Nothing is guessed: what rests on them is shown as unknown, and the rest stands."),
        tone=Tone.WARNING,
        points=tuple(told(because, law=compared.law) for because in missing),
        actions=(where,) if desk.may(Permission.CHANGE_POLICY) else (),
    )
