"""The five ways home."""

from enum import StrEnum


class Way(StrEnum):
    STAY = "stay"
    IMPROVE = "improve"
    MOVE = "move"
    RENT_TO_OWN = "rent_to_own"
    BUY = "buy"
