"""Forms of complaints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bofast.casework.lettings.complaining.appeal_deadline import answer_appeal_by
from bofast.casework.lettings.models import Appeal, LettingRun, Offer
from bofast.design import words
from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField
from bofast.desk.letting.appeals.words import letting_words, offer_words
from bofast.desk.office import Desk
from bofast.desk.wording.letting_names import APPEAL_OUTCOMES

WAITING, DECIDED = "waiting", "decided"


class AppealFilter(BofastForm):
    state = forms.ChoiceField(
        label=gettext_lazy("Which complaints"),
        required=False,
        choices=[
            ("", gettext_lazy("all")),
            (WAITING, gettext_lazy("those that wait")),
            (DECIDED, gettext_lazy("those that are decided")),
        ],
    )


class ReceiveForm(BofastForm):
    """Over what the family complains, when it came, and its grounds. The day to answer by may be left to the rule."""

    over = forms.ChoiceField(label=gettext_lazy("What the family complains over"), widget=forms.RadioSelect)
    received_on = DayField(means=DayMeans.HAPPENED, label=gettext_lazy("The day it came"))
    answer_by = DayField(means=DayMeans.PLANNED, label=gettext_lazy("To be answered by"), required=False)
    grounds = forms.CharField(
        label=gettext_lazy("What the family says"),
        widget=forms.Textarea,
        max_length=10_000,
        help_text=gettext_lazy("In its own words, as far as you can."),
    )

    def __init__(
        self, *args: Any, desk: Desk, offers: Sequence[Offer], lettings: Sequence[LettingRun], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.chosen: dict[str, Offer | LettingRun] = {
            **{f"offer-{one.pk}": one for one in offers},
            **{f"letting-{one.pk}": one for one in lettings},
        }
        over: Any = self.fields["over"]
        over.choices = [(key, _words(one)) for key, one in self.chosen.items()]
        by_rule = answer_appeal_by(desk.today, office=desk.office).on
        self.fields["answer_by"].help_text = _(
            "Left empty, it is reckoned from the day it came. For one that came today, it is %(day)s."
        ) % {"day": words.day(by_rule)}

    def over_what(self) -> Offer | LettingRun:
        return self.chosen[self.cleaned_data["over"]]


def _words(one: Offer | LettingRun) -> str:
    """Two lettings on the facts of one day are told apart by when they were kept."""
    if isinstance(one, Offer):
        return offer_words(one)
    if one.kept_at is None:
        return letting_words(one)
    kept = timezone.localtime(one.kept_at)
    told = {"letting": letting_words(one), "day": words.day(kept.date()), "time": time_format(kept, "TIME_FORMAT")}
    return _("%(letting)s (kept on %(day)s at %(time)s)") % told


class DecideForm(BofastForm):
    outcome = forms.ChoiceField(
        label=gettext_lazy("The decision"), widget=forms.RadioSelect, choices=list(APPEAL_OUTCOMES.items())
    )
    words = forms.CharField(
        label=gettext_lazy("Why"),
        widget=forms.Textarea,
        max_length=10_000,
        help_text=gettext_lazy("The family reads this. Say which facts counted and which rule."),
    )
    on = DayField(means=DayMeans.HAPPENED, label=gettext_lazy("Day of the decision"))

    def decision(self) -> Appeal.Outcome:
        return Appeal.Outcome(self.cleaned_data["outcome"])
