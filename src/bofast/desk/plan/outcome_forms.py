"""What is asked about the end of a way: outcomes, checkpoints, the loan and the purchase."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bofast.casework.families.models import Family
from bofast.casework.followup.actions.ways import SHORTEST_REASON
from bofast.casework.followup.facts import CheckpointFacts, OutcomeFacts
from bofast.casework.homes.models import Home
from bofast.casework.ownership.facts import NOTHING, PurchaseFacts
from bofast.casework.ownership.models import LoanCase
from bofast.design import words
from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField, MoneyField, OneOfField
from bofast.desk.homes.choosing import HomeField
from bofast.desk.office import Desk
from bofast.desk.plan.fields import YesNoUnknownField
from bofast.desk.plan.forms import WrittenToday
from bofast.desk.plan.homes import home_lived_in
from bofast.desk.wording.followup import WAYS, choices_of
from bofast.desk.wording.results import DESTINATIONS, INITIATIVES, WHYS
from bofast.vocabulary.money import Money
from bofast.vocabulary.outcomes import Destination, Initiative, WhyMoved
from bofast.vocabulary.ways import Way

EXCEPTIONS = [
    ("", _("None")),
    ("E1", _("E1 – the low income is lasting")),
    ("E2", _("E2 – families with children")),
    ("E3", _("E3 – refinancing to stay in the home")),
    ("E4", _("E4 – a municipal home is freed")),
]


class OutcomeForm(WrittenToday):
    """The coded answers; the judgement is derived from them and is asked of nobody."""

    day_field = "happened_on"
    way = forms.ChoiceField(label=_("The way the family went"), choices=choices_of(WAYS))
    happened_on = DayField(means=DayMeans.HAPPENED, label=_("Day"))
    destination = forms.TypedChoiceField(
        label=_("Where to"), choices=[(int(d), word) for d, word in DESTINATIONS.items()], coerce=int
    )
    why = forms.ChoiceField(label=_("Main reason"), choices=choices_of(WHYS))
    other_whys = forms.MultipleChoiceField(
        label=_("Other reasons"), choices=choices_of(WHYS), required=False, widget=forms.CheckboxSelectMultiple
    )
    initiative = forms.ChoiceField(
        label=_("Whose initiative"), choices=choices_of(INITIATIVES), widget=forms.RadioSelect
    )
    home_after = HomeField(label=_("The new home, where there is one"), required=False)
    children_kept_school = YesNoUnknownField(label=_("Did the children keep their school?"))

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, desk=desk, **options)
        self.fields["home_after"].desk = desk  # type: ignore[attr-defined]

    def facts(self, *, family: Family) -> OutcomeFacts:
        chosen = self.cleaned_data
        before = home_lived_in(family, on=chosen["happened_on"])
        return OutcomeFacts(
            way=Way(chosen["way"]),
            happened_on=chosen["happened_on"],
            destination=Destination(chosen["destination"]),
            why=WhyMoved(chosen["why"]),
            initiative=Initiative(chosen["initiative"]),
            home_before=before,
            home_after=chosen["home_after"] or before,
            other_whys=tuple(WhyMoved(why) for why in chosen["other_whys"] if why != chosen["why"]),
            children_kept_school=chosen["children_kept_school"],
        )


class CheckpointForm(WrittenToday):
    day_field = "done_on"
    done_on = DayField(means=DayMeans.HAPPENED, label=_("Day of the talk"))
    lives_there_still = YesNoUnknownField(label=_("Does the family still live there?"))
    pays_on_time = YesNoUnknownField(label=_("Are rent or loan paid on time?"))
    children_thrive = YesNoUnknownField(label=_("Do the children thrive?"))
    note = forms.CharField(label=_("In the family's words"), widget=forms.Textarea, required=False)

    def facts(self) -> CheckpointFacts:
        return CheckpointFacts(**self.cleaned_data)


class LoanForm(WrittenToday):
    day_field = "applied_on"
    amount = MoneyField(label=_("Amount applied for"), at_least=1)
    term_years = forms.IntegerField(label=_("Years to pay back"), min_value=1, max_value=50, initial=30)
    exception = forms.ChoiceField(label=_("Exception that would carry it"), choices=EXCEPTIONS, required=False)
    applied_on = DayField(means=DayMeans.HAPPENED, label=_("Applied on"))


class RecommendForm(BofastForm):
    reason = forms.CharField(
        label=_("Why the loan should be granted"),
        widget=forms.Textarea,
        help_text=_("Ability to pay, the children's best, and the exception that carries it. A colleague decides."),
    )


class GrantForm(BofastForm):
    certificate_until = DayField(means=DayMeans.PLANNED, label=_("The financing certificate holds until"))
    key = forms.UUIDField(widget=forms.HiddenInput)


class RefuseForm(BofastForm):
    because = forms.CharField(
        label=_("Why not"),
        widget=forms.Textarea,
        help_text=_("The family gets the same text. Say what would change it."),
    )


class TakeBackForm(BofastForm):
    because = forms.CharField(
        label=_("Why the purchase is taken back"),
        widget=forms.Textarea,
        min_length=SHORTEST_REASON,
        max_length=2000,
        help_text=_("It fell through, or it was recorded by mistake: say which, and what happened."),
    )


class PurchaseForm(WrittenToday):
    day_field = "bought_on"
    home = HomeField(label=_("The bought home"))
    bought_on = DayField(means=DayMeans.HAPPENED, label=_("Bought on"))
    moved_on = DayField(means=DayMeans.CHANGES, label=_("Moved in on, when another day"), required=False)
    price = MoneyField(label=_("Price"), at_least=1)
    loan_case = OneOfField(None, label=_("Start loan"), required=False, empty_label=_("Without a start loan"))
    bank_loan = MoneyField(label=_("Loan from a bank"), required=False)
    equity = MoneyField(label=_("The family's own money"), required=False)
    grant = MoneyField(label=_("Grant"), required=False)
    rate_percent = forms.DecimalField(
        label=_("Interest, per cent"), required=False, min_value=0, max_value=30, decimal_places=3
    )
    rate_fixed_until = DayField(means=DayMeans.EXPIRES, label=_("Fixed until"), required=False)
    why = forms.ChoiceField(label=_("Main reason"), choices=choices_of(WHYS), initial=WhyMoved.WISH_TO_OWN)
    children_kept_school = YesNoUnknownField(label=_("Did the children keep their school?"))

    def __init__(self, *args: Any, desk: Desk, family: Family, **options: Any) -> None:
        super().__init__(*args, desk=desk, **options)
        self.fields["home"].desk = desk  # type: ignore[attr-defined]
        granted = family.loan_cases.filter(granted_on__isnull=False, withdrawn_on__isnull=True, purchase__isnull=True)
        self.fields["loan_case"].queryset = granted  # type: ignore[attr-defined]
        self.fields["loan_case"].label_from_instance = in_words  # type: ignore[attr-defined]

    def facts(self) -> PurchaseFacts:
        chosen = dict(self.cleaned_data)
        home: Home = chosen.pop("home")
        for amount in ("bank_loan", "equity", "grant"):
            chosen[amount] = chosen[amount] or NOTHING
        chosen["why"] = WhyMoved(chosen["why"])
        return PurchaseFacts(home=home, **chosen)


def in_words(case: LoanCase) -> str:
    """A loan case as a choice: its amount and until when its certificate holds."""
    from_case = {
        "amount": loan_amount(case),
        "until": words.day(case.certificate_until) if case.certificate_until else "",
    }
    return str(_("%(amount)s, certificate until %(until)s")) % from_case


def loan_amount(case: LoanCase) -> str:
    return words.money(Money(case.amount_minor, case.family.office.currency))
