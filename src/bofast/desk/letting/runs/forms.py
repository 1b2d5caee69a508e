"""What is asked when a letting is asked for, kept or dropped, and how its families are narrowed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField, SearchField
from bofast.desk.wording.letting_names import MODES
from bofast.vocabulary.letting import Mode

LONGEST_REASON = 300
MOVES, NOTHING = "moves", "nothing"
SWAP_SIZES: Mapping[int, Promise] = {2: _("two families at a time"), 3: _("up to three, when all agree")}
"""How many may swap at once: two by right, three where all consent."""
Choices = Iterable[tuple[str, str | Promise]]


class DayOfFacts(BofastForm):
    """The day whose facts a letting is to rest on."""

    on = DayField(
        means=DayMeans.HAPPENED,
        label=_("On the facts of"),
        error_messages={"still_to_come": _("The facts of %(day)s are not known yet. Take today, or a day before.")},
    )


class AskForm(DayOfFacts):
    """A letting: on which day, who is chosen by what, and whether those who stay may swap homes."""

    mode = forms.ChoiceField(
        label=_("Who is chosen by what?"),
        widget=forms.RadioSelect,
        choices=[(mode.value, MODES[mode]) for mode in Mode],
    )
    swaps = forms.TypedChoiceField(
        label=_("May families who stay swap homes?"),
        help_text=_("Among those on the list who want each other's homes. Each is asked before anybody moves."),
        widget=forms.RadioSelect,
        choices=[("", _("nobody swaps")), *((str(size), told) for size, told in SWAP_SIZES.items())],
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["on"].widget = forms.HiddenInput()  # chosen above the form, where it says what will be in it


class KeepForm(BofastForm):
    """Which plan the user was shown."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


class DropForm(BofastForm):
    because = forms.CharField(
        label=_("Why is nothing done by it?"), max_length=LONGEST_REASON, widget=forms.Textarea({"rows": "3"})
    )


class FamilyFilter(BofastForm):
    """Which of the families of a plan to show."""

    q = SearchField(label=_("Family"))
    home = forms.ChoiceField(label=_("Wanted the home"), required=False)
    got = forms.ChoiceField(
        label=_("What came of it"),
        required=False,
        choices=[("", _("all")), (MOVES, _("moves")), (NOTHING, _("gets nothing"))],
    )

    def __init__(self, *args: Any, homes: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        home: Any = self.fields["home"]
        home.choices = [("", _("any")), *homes]
