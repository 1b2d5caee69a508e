"""Money: whole minor units (øre) and a currency; never a float."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class Currency(StrEnum):
    NOK = "NOK"
    DKK = "DKK"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units (øre).

    Raises: ValueError, when amounts in two currencies meet.
    """

    minor: int
    currency: Currency = Currency.NOK

    @classmethod
    def of(cls, amount: int | str | Decimal, currency: Currency = Currency.NOK) -> Money:
        """An amount in kroner, rounded half up to whole øre."""
        return cls(int((Decimal(amount) * 100).quantize(Decimal(1), ROUND_HALF_UP)), currency)

    @property
    def amount(self) -> Decimal:
        return Decimal(self.minor) / 100

    def whole(self) -> int:
        """Kroner, rounded half away from zero."""
        return int(self.amount.quantize(Decimal(1), ROUND_HALF_UP))

    def _same(self, other: Money) -> None:
        if self.currency is not other.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be mixed")

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __lt__(self, other: Money) -> bool:
        self._same(other)
        return self.minor < other.minor

    def __le__(self, other: Money) -> bool:
        self._same(other)
        return self.minor <= other.minor

    def __mul__(self, factor: int | Decimal) -> Money:
        """Times a factor, rounded half up to whole øre."""
        return Money(int((self.minor * Decimal(factor)).quantize(Decimal(1), ROUND_HALF_UP)), self.currency)
