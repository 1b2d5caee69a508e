"""The five ways home side by side, and in which order they fit the family best."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from bofast.rules import buy, improve, move, rent_to_own, stay
from bofast.rules.circumstances import Circumstances, circumstances_on
from bofast.rules.facts import FamilyFacts
from bofast.rules.figure import Figure
from bofast.rules.household_budget import Budget
from bofast.rules.law import Law
from bofast.rules.way_answer import Possible, WayAnswer
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Because, Reason
from bofast.vocabulary.ways import Way

ANSWERS: Mapping[Way, Callable[[Circumstances], WayAnswer]] = {
    Way.STAY: stay.answer_in,
    Way.IMPROVE: improve.answer_in,
    Way.MOVE: move.answer_in,
    Way.RENT_TO_OWN: rent_to_own.answer_in,
    Way.BUY: buy.answer_in,
}
_SECURITY = (Way.BUY, Way.RENT_TO_OWN, Way.STAY, Way.IMPROVE, Way.MOVE)
_UNKNOWN_AMOUNT = -(10**15)


@dataclass(frozen=True, slots=True)
class Placed:
    """A way in the order, and why it stands before the next; the last has no reason."""

    way: Way
    because: Because | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Five answers, the order, and what every answer rests on. `law_version` says with which rows it was made."""

    on: date
    law_version: str
    budget: Budget
    answers: Mapping[Way, WayAnswer]
    order: tuple[Placed, ...]

    @property
    def missing_parameters(self) -> tuple[Because, ...]:
        """Every parameter that nobody has entered for the day, once."""
        found: dict[str, Because] = {}
        for figure in self._figures():
            for because in figure.all_reasons():
                if because.reason is Reason.PARAMETER_MISSING:
                    found.setdefault(str(because.facts["parameter"]), because)
        return tuple(found.values())

    def _figures(self) -> list[Figure]:
        figures = [self.budget.floor, self.budget.reference, self.budget.other_fixed]
        figures += [answer.money.housing_allowance for answer in self.answers.values()]
        return figures + [answer.loan.rate for answer in self.answers.values() if answer.loan is not None]


def compare(facts: FamilyFacts, *, law: Law, on: date) -> Comparison:
    """What each way costs, what it leaves to live on, whether it can be gone and what must happen first.

    A parameter that is missing makes the figures that rest on it unknown and names itself; the others stand.
    """
    circumstances = circumstances_on(facts, law=law, on=on)
    answers = {way: answer(circumstances) for way, answer in ANSWERS.items()}
    return Comparison(
        on=on, law_version=law.version, budget=circumstances.budget, answers=answers, order=in_order(answers)
    )


@dataclass(frozen=True, slots=True, order=True)
class _Merits:
    """What the order goes by, the heaviest first; smaller is better."""

    cannot_be_gone: int
    fits_for: int
    is_below_floor: bool
    is_below_reference: bool
    possible: int
    security: int
    left: int


_REASONS = (
    ("cannot_be_gone", Reason.IS_SURER),
    ("fits_for", Reason.FITS_LONGER),
    ("is_below_floor", Reason.COVERS_THE_FLOOR),
    ("is_below_reference", Reason.COVERS_THE_REFERENCE),
    ("possible", Reason.IS_SURER),
    ("security", Reason.IS_MORE_SECURE),
    ("left", Reason.LEAVES_MORE),
)


def in_order(answers: Mapping[Way, WayAnswer]) -> tuple[Placed, ...]:
    """Ways that can be gone, if perhaps on conditions, come first; among them the home that fits longest.

    Then what covers the floor and the reference, what is surest, most secure, and leaves most to live on.
    """
    merits = {way: _merits(answer) for way, answer in answers.items()}
    ways = sorted(merits, key=merits.__getitem__)
    nexts: list[Way | None] = [*ways[1:], None]
    return tuple(
        Placed(way, None if after is None else _why_before(way, after, merits=merits, answers=answers))
        for way, after in zip(ways, nexts, strict=True)
    )


def _merits(answer: WayAnswer) -> _Merits:
    return _Merits(
        cannot_be_gone=max(answer.possible.rank, Possible.CONDITIONAL.rank),
        possible=answer.possible.rank,
        fits_for=-_fits_until(answer).toordinal(),
        is_below_floor=_amount(answer.money.against_floor) < 0,
        is_below_reference=_amount(answer.money.against_reference) < 0,
        security=min(_SECURITY.index(answer.way), 2),
        left=-_amount(answer.money.left_to_live_on),
    )


def _fits_until(answer: WayAnswer) -> date:
    if not answer.fit.fits_now:
        return date.min
    return answer.fit.outgrown_on or date.max


def _amount(figure: Figure) -> int:
    return figure.value.minor if isinstance(figure.value, Money) else _UNKNOWN_AMOUNT


def _why_before(way: Way, after: Way, *, merits: Mapping[Way, _Merits], answers: Mapping[Way, WayAnswer]) -> Because:
    for merit, reason in _REASONS:
        if getattr(merits[way], merit) != getattr(merits[after], merit):
            return Because(reason, _merit_facts(reason, answers[way], answers[after]))
    return Because(Reason.IS_EQUAL)


def _merit_facts(reason: Reason, answer: WayAnswer, after: WayAnswer) -> dict[str, object]:
    if reason is Reason.FITS_LONGER:
        return {"until_on": answer.fit.outgrown_on, "other_until_on": after.fit.outgrown_on}
    first, second = answer.money.left_to_live_on.value, after.money.left_to_live_on.value
    if reason is Reason.LEAVES_MORE and isinstance(first, Money) and isinstance(second, Money):
        return {"more": first - second}
    return {}
