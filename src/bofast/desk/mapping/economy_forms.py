"""Lines of the economy as forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bofast.casework.families.models import Family, Person
from bofast.casework.mapping import actions as mapping
from bofast.casework.mapping.models import (
    DebtLine,
    EconomyLine,
    ExpenseLine,
    IncomeLine,
    Source,
    WealthLine,
)
from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField, MoneyField
from bofast.desk.wording.economy_names import EXPENSES, INCOMES, PERMANENCES, SOURCES
from bofast.rules.facts import ExpenseKind, IncomeKind, Permanence
from bofast.vocabulary.money import Money

YES_NO = [("", _("not known")), ("yes", _("yes")), ("no", _("no"))]
TRUTH = {"yes": True, "no": False, "": None}
WORDS = {True: "yes", False: "no", None: ""}


class LineKind(StrEnum):
    """Which table of the economy; also the word in the address."""

    INCOME = "income"
    EXPENSE = "expense"
    DEBT = "debt"
    WEALTH = "wealth"


class LineForm(BofastForm):
    """What every line has: whose, from when, until when, and where it is from."""

    person = forms.ChoiceField(required=False, label=_("Whose"))
    from_day = DayField(means=DayMeans.CHANGES, label=_("From"))
    to_day = DayField(
        means=DayMeans.EXPIRES,
        required=False,
        label=_("Ends on"),
        help_text=_("The first day without it. Empty: no end known."),
    )
    source = forms.ChoiceField(
        choices=[(source.value, SOURCES[source]) for source in Source], label=_("Where it comes from")
    )

    def __init__(self, *args: Any, people: list[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(person.pk): person for person in people}
        names = [(key, person.given_name) for key, person in self.people.items()]
        self.fields["person"].choices = [("", _("the household")), *names]  # type: ignore[attr-defined]
        rest = [name for name in self.fields if name not in {"person", "from_day", "to_day", "source"}]
        self.order_fields([*rest[:1], "person", *rest[1:], "from_day", "to_day", "source"])

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        first, last = self.cleaned_data.get("from_day"), self.cleaned_data.get("to_day")
        if first and last and last <= first:
            self.add_error("to_day", _("The last day must come after the first day."))
        return cleaned

    def entered(self) -> dict[str, Any]:
        """The fields of the line's facts."""
        entered = dict(self.cleaned_data)
        entered["person"] = self.people.get(entered["person"])
        entered["source"] = Source(entered["source"])
        return entered


class IncomeForm(LineForm):
    kind = forms.ChoiceField(choices=[(kind.value, INCOMES[kind]) for kind in IncomeKind], label=_("Kind of income"))
    net_per_month = MoneyField(required=False, label=_("After tax a month"))
    gross_per_month = MoneyField(required=False, label=_("Before tax a month"))
    permanence = forms.ChoiceField(
        choices=[(member.value, PERMANENCES[member]) for member in Permanence],
        initial=Permanence.UNKNOWN.value,
        label=_("Does it last?"),
        help_text=_("A loan may not rest on an income that ends."),
    )
    position_percent = forms.DecimalField(
        required=False,
        min_value=0,
        max_value=100,
        max_digits=5,
        decimal_places=2,
        localize=True,
        label=_("Position, per cent"),
    )
    payer = forms.CharField(required=False, max_length=80, label=_("Paid by"))

    def entered(self) -> dict[str, Any]:
        entered = super().entered()
        return entered | {"kind": IncomeKind(entered["kind"]), "permanence": Permanence(entered["permanence"])}


class ExpenseForm(LineForm):
    kind = forms.ChoiceField(choices=[(kind.value, EXPENSES[kind]) for kind in ExpenseKind], label=_("Kind of expense"))
    per_month = MoneyField(required=False, label=_("A month"))

    def entered(self) -> dict[str, Any]:
        entered = super().entered()
        return entered | {"kind": ExpenseKind(entered["kind"])}


class DebtForm(LineForm):
    creditor = forms.CharField(required=False, max_length=80, label=_("Owed to"))
    outstanding = MoneyField(required=False, label=_("Outstanding"))
    payment_per_month = MoneyField(required=False, label=_("Payment a month"))
    is_in_arrears = forms.ChoiceField(choices=YES_NO, required=False, label=_("In arrears?"))
    has_agreement = forms.ChoiceField(choices=YES_NO, required=False, label=_("Is there an agreement on payment?"))

    def entered(self) -> dict[str, Any]:
        entered = super().entered()
        return entered | {name: TRUTH[entered[name]] for name in ("is_in_arrears", "has_agreement")}


class WealthForm(LineForm):
    net = MoneyField(
        required=False, at_least=None, label=_("Net wealth"), help_text=_("What is owned, less what is owed.")
    )
    savings = MoneyField(required=False, label=_("Savings that could go into a home"))


@dataclass(frozen=True, slots=True)
class LineSort:
    """One table of the economy: its form, its model, and the action that writes it."""

    title: Promise
    form: type[LineForm]
    model: type[EconomyLine]
    related: str
    write: Callable[..., object]
    facts: Callable[..., object]


SORTS: Mapping[LineKind, LineSort] = {
    LineKind.INCOME: LineSort(
        _("Incomes"), IncomeForm, IncomeLine, "incomelines", mapping.set_income, mapping.IncomeFacts
    ),
    LineKind.EXPENSE: LineSort(
        _("Other expenses"), ExpenseForm, ExpenseLine, "expenselines", mapping.set_expense, mapping.ExpenseFacts
    ),
    LineKind.DEBT: LineSort(_("Debts"), DebtForm, DebtLine, "debtlines", mapping.set_debt, mapping.DebtFacts),
    LineKind.WEALTH: LineSort(
        _("Wealth"), WealthForm, WealthLine, "wealthlines", mapping.set_wealth, mapping.WealthFacts
    ),
}


def initial_of(line: EconomyLine, *, form: type[LineForm]) -> dict[str, Any]:
    """A line as its form shows it."""
    initial: dict[str, Any] = {}
    for name, field in form.base_fields.items():
        if isinstance(field, MoneyField):
            minor = getattr(line, f"{name}_minor")
            initial[name] = None if minor is None else Money(minor)
        elif name == "person":
            initial[name] = str(line.person_id or "")
        else:
            value = getattr(line, name)
            initial[name] = WORDS[value] if name in {"is_in_arrears", "has_agreement"} else value
    return initial


def people_of(family: Family, *, on: Any) -> list[Person]:
    """The members of a day, for "whose"."""
    return [member.person for member in family.members_on(on).order_by("from_day", "person__born_on", "pk")]
