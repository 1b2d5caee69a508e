"""What is asked when a swap is answered, refused, given up, carried out or taken back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bofast.casework.lettings.models import Swap
from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField
from bofast.desk.wording.letting_names import SWAP_GIVEN_UP, SWAP_GROUNDS
from bofast.vocabulary.letting import SwapGround

UNDER_WAY, ALL = "", "all"
LONGEST_WORDS, LONGEST_REASON = 2_000, 300
GIVEN_UP = (Swap.GivenUpBecause.NOT_ANSWERED, Swap.GivenUpBecause.HOME_NOT_TO_HAVE, Swap.GivenUpBecause.MISTAKE)
"""Why somebody gives a swap up; that a family has left the list ends it by itself."""


class SwapFilter(BofastForm):
    state = forms.ChoiceField(
        label=_("How it stands"), required=False, choices=[(UNDER_WAY, _("not over yet")), (ALL, _("all"))]
    )


class RefuseForm(BofastForm):
    """The landlord's no, by one of the grounds that the facts give, or by another reason in words."""

    ground = forms.ChoiceField(label=_("Why does the landlord say no?"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In words"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": "4"}),
        help_text=_("Another good reason takes words. The families are told them."),
    )

    def __init__(self, *args: Any, grounds: Iterable[SwapGround], **options: Any) -> None:
        super().__init__(*args, **options)
        there = [one for one in SwapGround if one in {*grounds, SwapGround.OTHER}]
        ground: Any = self.fields["ground"]
        ground.choices = [(one.value, SWAP_GROUNDS[one]) for one in there]


class GiveUpForm(BofastForm):
    because = forms.ChoiceField(label=_("Why"), choices=[(one, SWAP_GIVEN_UP[one]) for one in GIVEN_UP])


class CarryOutForm(BofastForm):
    on = DayField(means=DayMeans.CHANGES, label=_("All move on"), help_text=_("The first day of the new tenancies."))


class TakeBackForm(BofastForm):
    because = forms.CharField(
        label=_("Why is it taken back?"), max_length=LONGEST_REASON, widget=forms.Textarea({"rows": "3"})
    )
