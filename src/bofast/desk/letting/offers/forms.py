"""What is asked when an offer is sent, answered, taken back or completed, and what the list is narrowed by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from bofast.casework.lettings.models import Offer, Registration
from bofast.casework.lettings.offering.answer_time import AnswerTime
from bofast.design import words
from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField, OneOfField, SearchField
from bofast.desk.letting.offers.told_each import days_told
from bofast.desk.letting.offers.words import first_told, in_line_told
from bofast.desk.wording.letting_names import BECAUSE, WITHDRAWN_BECAUSE

WAITING, WANTED, ACCEPTED, NO, ALL = "", "wanted", "accepted", "no", "all"
MOST_AT_ONCE = 25
"""Danish organisations ask 10 to 25 at once; more would wait for a home that they cannot get."""
LONGEST_WORDS = 2_000
MOST_DAYS_TO_ANSWER = 60
"""A home waits empty for the answer: a later day is a slip of the year or the month."""
NOT_CHOSEN = ("", _("choose"))
"""Stands first in a list of reasons: no reason is anybody's by a careless press."""
TAKEN_BACK = (
    Offer.WithdrawnBecause.CHANGED_ITS_MIND,
    Offer.WithdrawnBecause.HOME_NOT_TO_HAVE,
    Offer.WithdrawnBecause.MISTAKE,
)
"""Why somebody takes an offer back; that a family has left the list takes it back by itself."""


class OfferFilter(BofastForm):
    q = SearchField(label=_("Family, case number or address"))
    state = forms.ChoiceField(
        label=_("How it stands"),
        required=False,
        choices=[
            (WAITING, _("wait for an answer")),
            (WANTED, _("want it, behind others")),
            (ACCEPTED, _("accepted, not moved in yet")),
            (NO, _("said no or did not answer")),
            (ALL, _("all")),
        ],
    )


class AnswerByForm(BofastForm):
    """Until when a family answers; the office's own number of days stands there first."""

    answer_by = DayField(means=DayMeans.PLANNED, label=_("Answer by"))

    def __init__(self, *args: Any, time: AnswerTime, **options: Any) -> None:
        super().__init__(*args, **options)
        answer_by = self.fields["answer_by"]
        answer_by.initial = time.until
        answer_by.help_text = days_told(time.row)
        self.latest = time.sent_on + timedelta(days=MOST_DAYS_TO_ANSWER)

    def clean_answer_by(self) -> date:
        answer_by: date = self.cleaned_data["answer_by"]
        if answer_by > self.latest:
            told = _("The home would wait too long. Choose %(day)s at the latest.")
            raise forms.ValidationError(told, params={"day": words.day(self.latest)})
        return answer_by


class SendForm(AnswerByForm):
    """How many are asked in the order that was frozen."""

    how_many = forms.TypedChoiceField(label=_("Whom to ask"), coerce=int, choices=())
    field_order = ("how_many", "answer_by")

    def __init__(self, *args: Any, names: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        how_many: Any = self.fields["how_many"]
        how_many.choices = [(count, first_told(names[:count])) for count in range(1, min(len(names), MOST_AT_ONCE) + 1)]


class OwnOrderForm(AnswerByForm):
    """One family that the office itself says is next."""

    registration = OneOfField(label=_("Family"), queryset=None)
    field_order = ("registration", "answer_by")

    def __init__(self, *args: Any, among: QuerySet[Registration], **options: Any) -> None:
        super().__init__(*args, **options)
        registration: Any = self.fields["registration"]
        registration.queryset = among
        registration.label_from_instance = in_line_told


class RefusalForm(BofastForm):
    because = forms.ChoiceField(label=_("Why"), choices=[NOT_CHOSEN, *BECAUSE.items()])
    words = forms.CharField(
        label=_("In the family's own words"), required=False, max_length=LONGEST_WORDS, widget=forms.Textarea
    )


class WithdrawalForm(BofastForm):
    because = forms.ChoiceField(
        label=_("Why"), choices=[NOT_CHOSEN, *((one, WITHDRAWN_BECAUSE[one]) for one in TAKEN_BACK)]
    )


class CompletionForm(BofastForm):
    begins_on = DayField(
        means=DayMeans.CHANGES, label=_("Moves in on"), help_text=_("The first day of the new tenancy.")
    )
