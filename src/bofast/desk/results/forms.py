"""What is asked about a programme and its report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from bofast.casework.programmes.actions import MeasureFacts, ProgrammeFacts
from bofast.casework.programmes.models import Programme
from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField, MoneyField, OneOfField
from bofast.desk.office import Desk
from bofast.desk.plan.people import colleagues, partners
from bofast.desk.results.report.sections import SECTIONS
from bofast.vocabulary.money import Money


class ProgrammeForm(BofastForm):
    name = forms.CharField(label=_("Name"), max_length=160)
    purpose = forms.CharField(label=_("What it is for"), widget=forms.Textarea)
    target_group = forms.CharField(label=_("For whom"), widget=forms.Textarea)
    from_day = DayField(means=DayMeans.CHANGES, label=_("From"))
    to_day = DayField(means=DayMeans.EXPIRES, label=_("Until (the first day after it)"), required=False)
    leader = forms.CharField(label=_("Leader"), max_length=120, required=False)
    grant_reference = forms.CharField(label=_("Reference of the grant"), max_length=80, required=False)
    grant = MoneyField(label=_("Grant"), required=False)

    def facts(self) -> ProgrammeFacts:
        return ProgrammeFacts(**{**self.cleaned_data, "grant": self.cleaned_data["grant"] or Money(0)})

    @staticmethod
    def of(programme: Programme) -> dict[str, Any]:
        """What the form is filled with when a programme is changed."""
        names = ("name", "purpose", "target_group", "from_day", "to_day", "leader", "grant_reference")
        grant = Money(programme.grant_minor, programme.office.currency)
        return {**{name: getattr(programme, name) for name in names}, "grant": grant}


class PhaseForm(BofastForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    from_day = DayField(means=DayMeans.CHANGES, label=_("From"))
    to_day = DayField(means=DayMeans.EXPIRES, label=_("Until (the first day after it)"), required=False)
    description = forms.CharField(label=_("What happens in it"), widget=forms.Textarea, required=False)


class DecisionForm(BofastForm):
    body = forms.CharField(label=_("Who decided"), max_length=160)
    decision = forms.CharField(label=_("What was decided"), widget=forms.Textarea)
    decided_on = DayField(means=DayMeans.HAPPENED, label=_("Day"))
    reference = forms.CharField(label=_("Case number"), max_length=80, required=False)


class ProgrammePartnerForm(BofastForm):
    partner = OneOfField(None, label=_("Partner"))
    part = forms.CharField(label=_("What they do"), max_length=240, required=False)

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["partner"].queryset = partners(desk)  # type: ignore[attr-defined]


class MeasureForm(BofastForm):
    title = forms.CharField(label=_("What was agreed"), max_length=240)
    who = forms.ChoiceField(label=_("Who does it"))
    agreed_on = DayField(means=DayMeans.HAPPENED, label=_("Agreed on"))
    due_on = DayField(means=DayMeans.PLANNED, label=_("By which day"), required=False)
    note = forms.CharField(label=_("Note"), widget=forms.Textarea, required=False)

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, **options)
        self.users = {f"user:{user.pk}": user for user in colleagues(desk)}
        self.partners = {f"partner:{partner.pk}": partner for partner in partners(desk)}
        everybody = {**self.users, **self.partners}
        self.fields["who"].choices = [(key, str(who)) for key, who in everybody.items()]  # type: ignore[attr-defined]
        self.fields["agreed_on"].initial = desk.today

    def facts(self) -> MeasureFacts:
        chosen = dict(self.cleaned_data)
        who = chosen.pop("who")
        return MeasureFacts(owner=self.users.get(who), owner_partner=self.partners.get(who), **chosen)


class ReportForm(BofastForm):
    """Which report: language, format, and who is to read it."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    format = forms.ChoiceField(
        label=_("Format"),
        choices=[
            ("pdf", _("PDF, accessible")),
            ("docx", _("Word, to work on")),
            ("xlsx", _("Excel, with definitions")),
        ],
        widget=forms.RadioSelect,
        initial="pdf",
    )
    readers = forms.ChoiceField(
        label=_("For whom"),
        choices=[
            ("office", _("The office and the funder: the true figures")),
            ("public", _("The public: figures about fewer than five are hidden")),
        ],
        widget=forms.RadioSelect,
        initial="office",
    )


class ReportTextsForm(BofastForm):
    """The words of the report, a field a section, each with what belongs in it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for section in SECTIONS:
            self.fields[section.name] = forms.CharField(
                label=section.heading,  # type: ignore[arg-type]  # lazy, in the reader's language
                help_text=section.teaches,  # type: ignore[arg-type]  # lazy, in the reader's language
                widget=forms.Textarea,
                required=False,
                max_length=20_000,
            )
            self.fields[section.name].widget.attrs.update({"class": "ds-input", "rows": "6"})
