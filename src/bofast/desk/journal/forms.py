from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from bofast.casework.access.models import User
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField, OneOfField
from bofast.desk.journal.wording import DEEDS


class JournalFilter(BofastForm):
    """Narrow the journal by who, what and when."""

    who = OneOfField(None, label=_("Who"), required=False, empty_label=_("Everybody"))
    deed = forms.ChoiceField(label=_("What"), required=False)
    from_day = DayField(means=DayMeans.HAPPENED, label=_("From"), required=False)
    to_day = DayField(means=DayMeans.HAPPENED, label=_("To and with"), required=False)

    def __init__(self, *args: Any, users: QuerySet[User], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["who"].queryset = users  # type: ignore[attr-defined]
        self.fields["deed"].choices = [("", _("Everything")), *((deed.value, DEEDS[deed]) for deed in Deed)]  # type: ignore[attr-defined]

    def narrow(self, entries: QuerySet[Entry]) -> QuerySet[Entry]:
        if not self.is_valid():
            return entries
        chosen = self.cleaned_data
        if chosen["who"]:
            entries = entries.filter(by_id=chosen["who"].pk)
        if chosen["deed"]:
            entries = entries.filter(deed=chosen["deed"])
        if chosen["from_day"]:
            entries = entries.filter(at__date__gte=chosen["from_day"])
        if chosen["to_day"]:
            entries = entries.filter(at__date__lte=chosen["to_day"])
        return entries
