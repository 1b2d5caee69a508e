"""Entering the terms of an agreement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bofast.casework.homes.models import Area
from bofast.casework.lettings.facts import SILENCES_BEFORE_PAUSE, AgreementTerms, Cost
from bofast.casework.lettings.models import Consequence, LettingAgreement
from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField, SomeOfField
from bofast.desk.office import Desk
from bofast.desk.wording.letting_names import CONSEQUENCES, OTHER_TURNS, PRECEDENCES
from bofast.rules.letting.agreement import share
from bofast.vocabulary.letting import OtherTurn, Precedence

NOTHING = ("", _("nothing"))
MOST_IN_A_ROW = 20
PLACES = tuple(f"precedence_{place}" for place in range(1, len(Precedence) + 1))


class ShareField(forms.CharField):
    """A share of lettings, written 1/4, 25 % or 0.25; cleaned to an exact fraction in text."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=9, **options)

    def clean(self, value: Any) -> str:
        written = super().clean(value).replace(" ", "").replace("\N{NO-BREAK SPACE}", "").replace(",", ".")
        try:
            return str(share(_fraction(written)))
        except (ValueError, InvalidOperation) as error:
            raise ValidationError(_("Write a share as 1/4 or 25 %.")) from error


def _fraction(written: str) -> str:
    """Per cent and decimals as the fraction that they are."""
    if written.endswith("%"):
        return str(Fraction(Decimal(written[:-1])) / 100)
    return str(Fraction(Decimal(written))) if "." in written else written or "0"


class AgreementForm(BofastForm):
    """The terms of one agreement, for some departments or for all the rest."""

    name = forms.CharField(label=_("Name"), max_length=120)
    source = forms.CharField(
        label=_("Source"),
        max_length=300,
        help_text=_("The decision or the signed agreement, so that others can find it."),
    )
    first_day = DayField(label=_("First day"), means=DayMeans.CHANGES)
    last_day = DayField(
        label=_("Last day"), means=DayMeans.EXPIRES, required=False, help_text=_("Empty: until further notice.")
    )
    departments = SomeOfField(
        label=_("Departments"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: all that no other agreement names."),
    )
    municipal_share = ShareField(
        label=_("The municipality's share"), required=False, help_text=_("Of all lettings. 1/4 or 25 %.")
    )
    flexible_share = ShareField(label=_("Share by agreed criteria"), required=False, help_text=_("Of all lettings."))
    internal_share = ShareField(
        label=_("The tenants' share"),
        help_text=_("Of the lettings by the list: so often tenants come before newcomers."),
    )
    other_turn = forms.ChoiceField(label=_("The other turns"), choices=list(OTHER_TURNS.items()))
    months_before_internal = forms.IntegerField(
        label=_("Months as a tenant before she comes first in the tenants' turn"), min_value=0, max_value=600, initial=0
    )
    criteria = forms.CharField(
        label=_("Agreed criteria"),
        required=False,
        max_length=600,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("One to a line. Any one of them puts a family first in their turn."),
    )
    exempts_internal_moves = forms.BooleanField(
        label=_("Who moves within the department need not meet the criteria"), required=False
    )
    children_from_rooms = forms.IntegerField(
        label=_("Rooms from which families with children have precedence"), required=False, min_value=1, max_value=20
    )
    refusals = forms.IntegerField(
        label=_("Offers refused in a row that cost something"), required=False, min_value=1, max_value=MOST_IN_A_ROW
    )
    refusals_cost = forms.ChoiceField(
        label=_("What they cost"), required=False, choices=[NOTHING, *CONSEQUENCES.items()]
    )
    silences = forms.IntegerField(
        label=_("Offers not answered in a row that cost something"),
        required=False,
        min_value=1,
        max_value=MOST_IN_A_ROW,
    )
    silences_cost = forms.ChoiceField(
        label=_("What silence costs"), required=False, choices=[NOTHING, *CONSEQUENCES.items()]
    )

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, **options)
        departments: Any = self.fields["departments"]
        departments.queryset = desk.areas.filter(level=Area.Level.AREA).order_by("path")
        after = list(self.fields).index("months_before_internal")
        fields = list(self.fields.items())
        self.fields = dict([*fields[: after + 1], *_precedence_fields(), *fields[after + 1 :]])

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        for many, cost in (("refusals", "refusals_cost"), ("silences", "silences_cost")):
            if bool(self.cleaned_data.get(many)) != bool(self.cleaned_data.get(cost)):
                self.add_error(cost, _("Say both how many and what they cost, or neither."))
        for field, says in _contradictions(self.cleaned_data):
            self.add_error(field, says)
        return cleaned

    def terms(self) -> AgreementTerms:
        """The terms as they were written."""
        said = self.cleaned_data
        return AgreementTerms(
            name=said["name"],
            first_day=said["first_day"],
            last_day=said["last_day"],
            source=said["source"],
            departments=tuple(said["departments"]),
            municipal_share=said["municipal_share"],
            flexible_share=said["flexible_share"],
            internal_share=said["internal_share"],
            other_turn=OtherTurn(said["other_turn"]),
            months_before_internal=said["months_before_internal"],
            criteria=tuple(line.strip() for line in said["criteria"].splitlines() if line.strip()),
            exempts_internal_moves=said["exempts_internal_moves"],
            precedences=tuple(Precedence(said[place]) for place in PLACES if said[place]),
            children_from_rooms=said["children_from_rooms"],
            costs=tuple(_costs(said)),
        )


class EndForm(BofastForm):
    last_day = DayField(
        label=_("Last day"), means=DayMeans.PLANNED, help_text=_("Homes are let by it on this day still.")
    )


def as_entered(agreement: LettingAgreement) -> dict[str, object]:
    """An agreement as the form shows it, to write the next from."""
    costs = {cost.to: cost for cost in agreement.consequences.all()}
    refusal, silence = costs.get(Consequence.To.REFUSAL), costs.get(Consequence.To.SILENCE)
    return {
        **{name: getattr(agreement, name) for name in AgreementForm.base_fields if hasattr(agreement, name)},
        "departments": [area.pk for area in agreement.departments.all()],
        "criteria": "\n".join(agreement.criteria),
        **dict(zip(PLACES, agreement.precedences, strict=False)),
        "refusals": refusal.after if refusal else None,
        "refusals_cost": refusal.costs if refusal else "",
        "silences": silence.after if silence else None,
        "silences_cost": silence.costs if silence else "",
    }


FIRST_ENTERED: Mapping[str, object] = {"silences": SILENCES_BEFORE_PAUSE, "silences_cost": Consequence.Costs.PAUSE}


def _contradictions(said: Mapping[str, Any]) -> Iterator[tuple[str, ValidationError]]:
    """What cannot stand together, each with the field to mend; the rules refuse it too, but name no field."""
    first_day, last_day = said.get("first_day"), said.get("last_day")
    if first_day and last_day and last_day < first_day:
        yield "last_day", ValidationError(_("The last day must come after the first day."))
    if sum(Fraction(said.get(name) or 0) for name in ("municipal_share", "flexible_share")) > 1:
        yield "flexible_share", ValidationError(_("With the municipality's share, this makes more than all lettings."))
    chosen = [(place, said[place]) for place in PLACES if said.get(place)]
    for number, (place, precedence) in enumerate(chosen):
        if precedence in {before for _place, before in chosen[:number]}:
            yield place, ValidationError(_("This stands further up already. Keep the place that holds."))
    if not said.get("children_from_rooms") and Precedence.CHILDREN in {precedence for _place, precedence in chosen}:
        yield (
            "children_from_rooms",
            ValidationError(_("Say from how many rooms families with children have precedence.")),
        )


def _precedence_fields() -> list[tuple[str, forms.Field]]:
    """One choice for each place: the first stands before the second."""
    choices = [NOTHING, *PRECEDENCES.items()]
    labels = (_("First before time on the list"), _("Second"), _("Third"), _("Fourth"))
    fields = [forms.ChoiceField(label=label, required=False, choices=choices) for label in labels]
    for field in fields:
        field.widget.attrs["class"] = "ds-input"
    return list(zip(PLACES, fields, strict=True))


def _costs(said: Mapping[str, Any]) -> list[Cost]:
    told = ((Consequence.To.REFUSAL, "refusals"), (Consequence.To.SILENCE, "silences"))
    return [
        Cost(to=to, after=said[name], costs=Consequence.Costs(said[f"{name}_cost"])) for to, name in told if said[name]
    ]
