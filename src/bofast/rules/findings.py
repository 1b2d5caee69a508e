"""What was found about a way while it was looked at, by weight; the answer follows from the heaviest."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from bofast.rules.facts import Fit
from bofast.rules.figure import Figure, fact_unknown
from bofast.rules.way_answer import Possible, WayAnswer, WayLoan, WayMoney
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Because, Reason
from bofast.vocabulary.ways import Way

NONE = Money(0)


@dataclass(slots=True)
class Findings:
    """Collected while one way is looked at: what refuses it, what is unknown, what must come true, what to do first."""

    refusals: list[Because] = field(default_factory=list)
    questions: list[Because] = field(default_factory=list)
    conditions: list[Because] = field(default_factory=list)
    first: list[Because] = field(default_factory=list)
    worth_knowing: list[Because] = field(default_factory=list)

    @property
    def possible(self) -> Possible:
        if self.refusals:
            return Possible.NO
        if self.questions:
            return Possible.UNKNOWN
        return Possible.CONDITIONAL if self.conditions else Possible.YES

    def answer(self, way: Way, *, money: WayMoney, fit: Fit, loan: WayLoan | None = None) -> WayAnswer:
        """The way's answer, with everything that was found."""
        return WayAnswer(
            way=way,
            possible=self.possible,
            money=money,
            fit=fit,
            because=(*self.refusals, *self.questions),
            conditions=tuple(self.conditions),
            first=tuple(self.first),
            worth_knowing=tuple(self.worth_knowing),
            loan=loan,
        )

    def look_at_fit(self, fit: Fit, *, path: str) -> None:
        if fit.fits_now is None:
            self.questions.append(fact_unknown(f"{path}.fit.fits_now"))
        elif not fit.fits_now:
            self.refusals.append(Because(Reason.HOME_DOES_NOT_FIT))

    def look_at_offer(self, *, is_offered: bool | None, place: int | None = None) -> None:
        if not is_offered:
            self.conditions.append(Because(Reason.HOME_MUST_BE_OFFERED, {"place": place}))

    def look_at_day(self, available_on: date | None, *, on: date) -> None:
        if available_on is not None and available_on > on:
            self.first.append(Because(Reason.HOME_IS_FREE_FROM, {"on": available_on}))

    def look_at_cost(self, cost: Figure) -> None:
        if not cost.is_known:
            self.questions.extend(cost.open_questions())

    def look_at_what_is_left(self, money: WayMoney) -> None:
        """Below the floor, social assistance must help: a condition. Below the reference is worth knowing."""
        self._look_at(money.against_floor, reason=Reason.LEFT_BELOW_FLOOR, into=self.conditions)
        self._look_at(money.against_reference, reason=Reason.LEFT_BELOW_REFERENCE, into=self.worth_knowing)

    def _look_at(self, against: Figure, *, reason: Reason, into: list[Because]) -> None:
        if isinstance(against.value, Money) and against.value < NONE:
            into.append(Because(reason, {"short": -against.value}))
