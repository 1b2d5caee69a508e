"""Asking "who could buy?" of all families, and narrowing what came of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bofast.design.forms import BofastForm, MoneyField
from bofast.desk.wording.economy_names import POSSIBLE
from bofast.rules.change import ChangeKind
from bofast.rules.way_answer import Possible
from bofast.vocabulary.money import Money

LEVELS = ((3, "price_small"), (5, "price_middle"), (99, "price_large"))
"""Up to so many people; the last holds everybody."""


class AskForm(BofastForm):
    """The prices to reckon with for families that have no home to buy in view."""

    price_small = MoneyField(at_least=1, label=_("Price of a home for up to three people"))
    price_middle = MoneyField(at_least=1, label=_("Price of a home for four or five"))
    price_large = MoneyField(at_least=1, label=_("Price of a home for six or more"))
    running_costs = MoneyField(
        label=_("Running costs a month"), help_text=_("Common costs, fees, insurance and upkeep, without electricity.")
    )

    def facts(self) -> dict[str, Any]:
        """What the run is asked with."""
        levels = [(up_to, self._minor(name)) for up_to, name in LEVELS]
        return {"levels": levels, "running_costs_minor": self._minor("running_costs")}

    def _minor(self, name: str) -> int:
        amount: Money = self.cleaned_data[name]
        return amount.minor


class NarrowForm(BofastForm):
    """Which of the families to show."""

    answer = forms.ChoiceField(
        required=False,
        label=_("Answer"),
        choices=[("", _("all")), *((each.value, POSSIBLE[each]) for each in Possible)],
    )
    change = forms.ChoiceField(
        required=False,
        label=_("Nearest change"),
        choices=[
            ("", _("all")),
            (ChangeKind.LEARN.value, _("a fact to find out")),
            (ChangeKind.INCOME_LASTS.value, _("an income that must last")),
            (ChangeKind.SAVES.value, _("saving")),
            (ChangeKind.MORE_INCOME.value, _("more income")),
            (ChangeKind.PRICE.value, _("a lower price")),
        ],
    )
