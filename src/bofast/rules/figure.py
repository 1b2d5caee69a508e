"""An answer with its evidence: a tree of figures, each with its rule, facts, parameter rows and parts.

`how` says how the value follows from the parts, so that a page can say it and a test can check it.
A value of `None` is "unknown"; the reasons of the tree then say which fact or parameter is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from bofast.rules.parameter_row import ParameterRow, Unit
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Because, Reason

FigureValue = Money | Decimal | int | bool | None


class How(StrEnum):
    """How a value follows from its parts and rows."""

    GIVEN = "given"  # a fact as it was told
    TABLE = "table"  # a parameter row as it stands
    SUM = "sum"
    DIFFERENCE = "difference"  # the first part less the others
    LEAST = "least"
    GREATEST = "greatest"
    SHARE = "share"  # a part of the first part, as the rows and facts say
    QUOTIENT = "quotient"  # the first part divided by the weights of the rows
    ANNUITY = "annuity"  # the loan, or the payment, at a rate over some years
    ALL = "all"
    ANY = "any"
    TEST = "test"  # yes or no, as the facts say or the parts compare


@dataclass(frozen=True, slots=True)
class Rule:
    """What a figure is: its code, unit, source, and how it follows from its parts."""

    code: str
    unit: Unit
    how: How
    source: str


_NO_FACTS: Mapping[str, object] = {}
OPEN = frozenset({Reason.FACT_UNKNOWN, Reason.PARAMETER_MISSING})


class Figure(NamedTuple):
    """A value and why. Money is per month or year as the rule's unit says.

    A named tuple, because a comparison makes hundreds and a screening millions: a frozen dataclass takes four times
    as long to make.
    """

    rule: Rule
    value: FigureValue
    facts: Mapping[str, object] = _NO_FACTS
    rows: tuple[ParameterRow, ...] = ()
    parts: tuple[Figure, ...] = ()
    reasons: tuple[Because, ...] = ()

    @property
    def minor(self) -> int:
        """The amount in øre.

        Raises: TypeError, if it is unknown or no amount.
        """
        if isinstance(self.value, Money):
            return self.value.minor
        raise TypeError(f"{self.rule.code} is {self.value!r}, not an amount")

    @property
    def is_known(self) -> bool:
        return self.value is not None

    @property
    def unverified(self) -> bool:
        """Whether any parameter row under it has not been verified."""
        return any(not row.verified for row in self.all_rows())

    def walk(self) -> Iterator[Figure]:
        """This figure and everything it rests on, the whole before its parts."""
        waiting = [self]
        while waiting:
            figure = waiting.pop()
            yield figure
            if figure.parts:
                waiting.extend(reversed(figure.parts))

    def all_rows(self) -> tuple[ParameterRow, ...]:
        """Every parameter row under it, once, in the order of use."""
        return tuple(dict.fromkeys(row for figure in self.walk() for row in figure.rows))

    def all_reasons(self) -> tuple[Because, ...]:
        """Every reason under it, in the order of the tree."""
        found: list[Because] = []
        _add_reasons(self, to=found)
        return tuple(found)

    def open_questions(self) -> tuple[Because, ...]:
        """The facts and parameters that are needed to be sure of it."""
        return tuple(because for because in self.all_reasons() if because.reason in OPEN)

    @property
    def is_sure(self) -> bool:
        """Whether it is known and nothing under it is left uncounted."""
        return self.value is not None and not self.open_questions()

    def unknown_facts(self) -> tuple[str, ...]:
        """Paths of the facts that are needed, e.g. `incomes[0].net_per_month`."""
        needed = (because for because in self.all_reasons() if because.reason is Reason.FACT_UNKNOWN)
        return tuple(dict.fromkeys(str(because.facts["fact"]) for because in needed))

    def deciding_facts(self) -> tuple[str, ...]:
        """Paths of the facts that a yes-or-no waits for. What is decided already asks for nothing more."""
        if self.rule.unit is not Unit.YES_NO:
            return self.unknown_facts()
        if self.value is not None:
            return ()
        own = (str(because.facts["fact"]) for because in self.reasons if because.reason is Reason.FACT_UNKNOWN)
        below = (fact for part in self.parts for fact in part.deciding_facts())
        return tuple(dict.fromkeys((*own, *below)))


def _add_reasons(figure: Figure, *, to: list[Because]) -> None:
    to.extend(figure.reasons)
    for part in figure.parts:
        # Most parts are leaves that have nothing to say.
        if part.reasons or part.parts:
            _add_reasons(part, to=to)


def fact_unknown(path: str) -> Because:
    return Because(Reason.FACT_UNKNOWN, {"fact": path})


def given(rule: Rule, value: FigureValue, *, fact: str) -> Figure:
    """A fact as it was told; an unknown one says so."""
    if value is None:
        return Figure(rule, None, reasons=(fact_unknown(fact),))
    return Figure(rule, value, {fact: value})


def from_row(rule: Rule, row: ParameterRow) -> Figure:
    """A parameter as it stands."""
    return Figure(rule, row.money, rows=(row,))


def _amounts(parts: Iterable[Figure]) -> list[int] | None:
    amounts: list[int] = []
    for part in parts:
        value = part.value
        if value is None:
            return None
        amounts.append(value.minor if isinstance(value, Money) else part.minor)
    return amounts


def total(rule: Rule, parts: Sequence[Figure], *, facts: Mapping[str, object] = _NO_FACTS) -> Figure:
    """The sum of the parts; unknown when one of them is."""
    amounts = _amounts(parts)
    return Figure(rule, None if amounts is None else Money(sum(amounts)), facts, parts=tuple(parts))


def difference(rule: Rule, first: Figure, *others: Figure) -> Figure:
    """The first less the others; unknown when one of them is."""
    amounts = _amounts((first, *others))
    value = None if amounts is None else Money(2 * amounts[0] - sum(amounts))
    return Figure(rule, value, parts=(first, *others))


def least(rule: Rule, *parts: Figure) -> Figure:
    """The least of the parts; unknown when one of them is."""
    amounts = _amounts(parts)
    return Figure(rule, None if amounts is None else Money(min(amounts)), parts=parts)


def greatest(rule: Rule, *parts: Figure) -> Figure:
    """The greatest of the parts; unknown when one of them is."""
    amounts = _amounts(parts)
    return Figure(rule, None if amounts is None else Money(max(amounts)), parts=parts)


def all_of(rule: Rule, *parts: Figure) -> Figure:
    """Yes when all hold, no when one does not, else unknown."""
    values = [part.value for part in parts]
    return Figure(rule, False if False in values else None if None in values else True, parts=parts)


def any_of(rule: Rule, *parts: Figure) -> Figure:
    """Yes when one holds, no when none does, else unknown."""
    values = [part.value for part in parts]
    return Figure(rule, True if True in values else None if None in values else False, parts=parts)
