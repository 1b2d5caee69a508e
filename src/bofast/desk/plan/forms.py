"""What the family plan asks for: goals, steps, conversations, consents, documents."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from bofast.casework.access.models import User
from bofast.casework.families.models import Family, Person
from bofast.casework.followup.facts import ConsentFacts, ContactFacts, StepFacts
from bofast.casework.followup.models import Goal, Partner, PlanArea
from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField, OneOfField, SomeOfField
from bofast.desk.families.changing.spoken_language import SpokenLanguageField
from bofast.desk.office import Desk
from bofast.desk.plan.people import colleagues, partners
from bofast.desk.wording.followup import AREAS, GOAL_STATUS, HOW, PARTNER_KINDS, choices_of
from bofast.vocabulary.spells import add_months

FAMILY_ITSELF = "family"


class WrittenToday(BofastForm):
    """A form whose day is filled in with today: most things are written down on the day they happen."""

    day_field: ClassVar[str]

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, **options)
        self.desk = desk
        self.fields[self.day_field].initial = desk.today


class GoalForm(BofastForm):
    area = forms.ChoiceField(label=_("Area"), choices=choices_of(AREAS))
    own_words = forms.CharField(
        label=_("What the family wants, in its own words"),
        widget=forms.Textarea,
        max_length=2000,
        help_text=_("Write it as the family says it, in the language it says it in."),
    )


class ChangeGoalForm(BofastForm):
    own_words = forms.CharField(label=_("What the family wants, in its own words"), widget=forms.Textarea)
    status = forms.ChoiceField(label=_("How it stands"), choices=choices_of(GOAL_STATUS))


class StepForm(BofastForm):
    what = forms.CharField(label=_("What is to be done"), max_length=240)
    goal = OneOfField(
        None, label=_("Goal that it leads to"), required=False, empty_label=_("No goal: a task of its own")
    )
    area = forms.ChoiceField(label=_("Area, when there is no goal"), choices=choices_of(AREAS), required=False)
    who = forms.ChoiceField(label=_("Who does it"))
    due_on = DayField(means=DayMeans.PLANNED, label=_("By which day"), required=False)
    due_at_time = forms.TimeField(
        label=_("At what time"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    def __init__(self, *args: Any, desk: Desk, family: Family, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["goal"].queryset = family.goals.filter(status=Goal.Status.OPEN)  # type: ignore[attr-defined]
        self.fields["goal"].label_from_instance = lambda goal: goal.own_words[:80]  # type: ignore[attr-defined]
        self.users = {str(user.pk): user for user in colleagues(desk)}
        self.partners = {str(partner.pk): partner for partner in partners(desk)}
        self.fields["who"].choices = self._who(desk)  # type: ignore[attr-defined]

    def _who(self, desk: Desk) -> list[tuple[str, Any]]:
        others = [(f"user:{key}", str(user)) for key, user in self.users.items() if user.pk != desk.user.pk]
        return [
            (f"user:{desk.user.pk}", _("I do")),
            (FAMILY_ITSELF, _("The family itself")),
            *([(str(_("Colleagues")), others)] if others else []),
            *(
                [(str(_("Partners")), [(f"partner:{key}", str(partner)) for key, partner in self.partners.items()])]
                if self.partners
                else []
            ),
        ]

    def chosen_partner(self) -> Partner | None:
        kind, _sep, key = self.cleaned_data["who"].partition(":")
        return self.partners[key] if kind == "partner" else None

    def facts(self) -> StepFacts:
        chosen = self.cleaned_data
        kind, _sep, key = chosen["who"].partition(":")
        return StepFacts(
            what=chosen["what"],
            area=PlanArea(chosen["area"] or PlanArea.HOUSING),
            goal=chosen["goal"],
            owner=self.users[key] if kind == "user" else None,
            partner=self.chosen_partner(),
            is_familys_own=kind == FAMILY_ITSELF,
            due_on=chosen["due_on"],
            due_at_time=chosen["due_at_time"],
        )


class MoveStepForm(BofastForm):
    due_on = DayField(means=DayMeans.PLANNED, label=_("New day"))


class ContactForm(WrittenToday):
    day_field = "happened_on"
    happened_on = DayField(means=DayMeans.HAPPENED, label=_("Day"))
    how = forms.ChoiceField(label=_("How"), choices=choices_of(HOW))
    with_family = forms.TypedChoiceField(
        label=_("With whom"),
        choices=[("yes", _("With the family")), ("no", _("About the family, without it"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        initial="yes",
    )
    partners = SomeOfField(None, label=_("Partners who took part"), required=False, widget=forms.CheckboxSelectMultiple)
    used_interpreter = forms.BooleanField(label=_("With an interpreter"), required=False)
    note = forms.CharField(
        label=_("What was said and agreed"),
        widget=forms.Textarea,
        required=False,
        help_text=_("Short and plain. The family has a right to read it."),
    )
    next_step = forms.CharField(
        label=_("What you promised to do next"), max_length=240, required=False, help_text=_("Becomes a step of yours.")
    )
    next_on = DayField(means=DayMeans.PLANNED, label=_("By which day"), required=False)

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, desk=desk, **options)
        self.fields["partners"].queryset = partners(desk)  # type: ignore[attr-defined]

    def facts(self) -> ContactFacts:
        chosen = self.cleaned_data
        return ContactFacts(
            happened_on=chosen["happened_on"],
            how=chosen["how"],
            with_family=chosen["with_family"],
            partners=tuple(chosen["partners"]),
            used_interpreter=chosen["used_interpreter"],
            note=chosen["note"],
        )

    def next_facts(self, *, owner: User) -> StepFacts | None:
        chosen = self.cleaned_data
        if not chosen["next_step"]:
            return None
        return StepFacts(what=chosen["next_step"], owner=owner, due_on=chosen["next_on"])


class ConsentForm(BofastForm):
    person = OneOfField(None, label=_("Who consents"), empty_label=None)
    purpose = forms.CharField(label=_("What it is for"), max_length=240)
    services = SomeOfField(None, label=_("With whom we may share"), widget=forms.CheckboxSelectMultiple)
    facts_shared = forms.CharField(label=_("What we may share"), max_length=240)
    from_day = DayField(means=DayMeans.CHANGES, label=_("From"))
    to_day = DayField(means=DayMeans.PLANNED, label=_("Until (the first day without it)"))
    language = SpokenLanguageField(label=_("Language it was explained in"), required=False)
    used_interpreter = forms.BooleanField(label=_("With an interpreter"), required=False)

    def __init__(self, *args: Any, desk: Desk, family: Family, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = grown_ups(family, on=desk.today)  # type: ignore[attr-defined]
        self.fields["person"].label_from_instance = lambda person: person.full_name  # type: ignore[attr-defined]
        self.fields["services"].queryset = partners(desk)  # type: ignore[attr-defined]
        self.fields["from_day"].initial = desk.today
        self.fields["to_day"].initial = add_months(desk.today, 12)

    def facts(self) -> ConsentFacts:
        chosen = dict(self.cleaned_data)
        return ConsentFacts(services=tuple(chosen.pop("services")), **chosen)


class DocumentForm(BofastForm):
    title = forms.CharField(label=_("What it is"), max_length=160)
    file = forms.FileField(label=_("File"), help_text=_("PDF, picture, Word, Excel or text; at most 20 MB."))


class PartnerForm(BofastForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"), choices=choices_of(PARTNER_KINDS))
    contact = forms.CharField(label=_("How to reach them"), max_length=160, required=False)


def grown_ups(family: Family, *, on: date) -> QuerySet[Person]:
    """The members besides the children: who can consent for the family."""
    members = family.members_on(on).exclude(role="child")
    return family.office.people.filter(pk__in=members.values("person_id")).order_by("given_name", "pk")
