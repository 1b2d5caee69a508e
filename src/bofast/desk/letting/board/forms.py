"""Which period the board's figures are of, and who is to read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from bofast.casework.lettings.board.period import Period
from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField
from bofast.vocabulary.spells import add_months

_DAY = timedelta(days=1)
USUAL_MONTHS = 12


class Readers(StrEnum):
    """Who reads the figures: those who work with the cases, or a board and everybody else."""

    OFFICE = "office"
    BOARD = "board"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardChoice:
    """What is shown, and to whom."""

    period: Period
    readers: Readers = Readers.OFFICE

    @property
    def query(self) -> str:
        """The choice as the end of an address."""
        return urlencode(
            {"from_day": self.period.from_day, "until_day": self.period.last_day, "readers": self.readers.value}
        )


class BoardForm(BofastForm):
    """Asked with GET: nothing is sent that could not stand in an address."""

    from_day = DayField(means=DayMeans.HAPPENED, label=_("From"), required=False)
    until_day = DayField(means=DayMeans.HAPPENED, label=_("To and with"), required=False)
    readers = forms.ChoiceField(
        label=_("Who reads it"),
        required=False,
        choices=((Readers.OFFICE.value, _("the office")), (Readers.BOARD.value, _("the board: small figures hidden"))),
    )

    def clean(self) -> dict[str, Any]:
        chosen: dict[str, Any] = super().clean() or {}
        from_day, until_day = chosen.get("from_day"), chosen.get("until_day")
        if from_day and until_day and until_day < from_day:
            self.add_error("until_day", _("The period must end after it begins."))
        return chosen

    def choice(self, *, today: date) -> BoardChoice:
        """What was asked for; the last twelve months for what nobody said, or said wrongly."""
        chosen = self.cleaned_data if self.is_valid() else {}
        ends = (chosen.get("until_day") or today) + _DAY
        begins = chosen.get("from_day") or add_months(ends, -USUAL_MONTHS)
        readers = Readers(chosen.get("readers") or Readers.OFFICE)
        return BoardChoice(period=Period(from_day=begins, to_day=ends), readers=readers)


def board_form(asked: Any, *, today: date) -> tuple[BoardForm, BoardChoice]:
    """The form as it was sent, filled in with what it means, and the choice.

    A form that was sent wrongly stays as it was sent, so that it tells what is wrong.
    """
    form = BoardForm(asked)
    choice = form.choice(today=today)
    if not form.is_valid():
        return form, choice
    filled = {"from_day": choice.period.from_day, "until_day": choice.period.last_day, "readers": choice.readers.value}
    return BoardForm(initial=filled), choice
