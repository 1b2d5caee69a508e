"""The forms of people, households, moves and protection."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bofast.casework.access.models import BreakGlass, User
from bofast.casework.families.doubles import doubles_of
from bofast.casework.families.facts import PersonFacts
from bofast.casework.families.models import Family, Person
from bofast.design import words
from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField, OneOfField, SomeOfField
from bofast.desk.families.changing.spoken_language import SpokenLanguageField
from bofast.desk.families.words import ENDED_WORDS, GRADE_WORDS, ROLE_WORDS, SEX_WORDS, TENURE_WORDS
from bofast.desk.homes.choosing import HomeField
from bofast.desk.office import Desk
from bofast.desk.plan.people import colleagues
from bofast.vocabulary.tenure import Tenure

NOT_ONE_OF_THESE = "none"
YES_NO = [("", _("not known")), ("yes", pgettext_lazy("answer", "Yes")), ("no", pgettext_lazy("answer", "No"))]
LANGUAGES = [("nb", "Norsk bokmål"), ("da", "Dansk"), ("en", "English")]


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not known: True, False or None."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=YES_NO, coerce=lambda said: said == "yes", empty_value=None, required=False, **options)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no", None: ""}.get(value, value)


class PersonForm(BofastForm):
    given_name = forms.CharField(label=_("Given name"), max_length=80)
    family_name = forms.CharField(label=_("Family name"), max_length=80)
    born_on = DayField(
        means=DayMeans.BORN,
        label=_("Birth date"),
        required=False,
        help_text=_("A day to come is the day a child is due."),
    )
    sex = forms.ChoiceField(label=_("Sex"), required=False, choices=[("", _("not known")), *SEX_WORDS.items()])
    identity_number = forms.CharField(
        label=_("Identity number"),
        required=False,
        max_length=20,
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "numeric"}),
        help_text=_("Leave it empty for somebody without a number."),
    )
    phone = forms.CharField(label=_("Phone"), required=False, max_length=30)
    email = forms.EmailField(label=_("E-mail"), required=False)
    language = SpokenLanguageField(label=_("Language the person reads best"), required=False)
    needs_interpreter = YesNoField(label=_("Needs an interpreter"))
    has_refugee_background = YesNoField(label=_("Refugee background"))
    settled_in_year = forms.IntegerField(label=_("Settled in the year"), required=False, min_value=1950, max_value=2100)
    residence_permit = forms.CharField(label=_("Residence permit"), required=False, max_length=60)
    school = forms.CharField(label=_("School or kindergarten"), required=False, max_length=80)

    def facts(self) -> PersonFacts:
        return PersonFacts(**{name: self.cleaned_data[name] for name in PersonFacts.__slots__})


class NewPersonForm(PersonForm):
    """A person to add. Whoever it could be is shown first, and the reader says who it is."""

    same_as = forms.CharField(label=_("It could be one of these. Who is it?"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, **options)
        self.desk = desk
        self.doubles: dict[str, Person] = {}
        if not self.is_bound:
            del self.fields["same_as"]

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or {}
        if self.errors:
            del self.fields["same_as"]
            return chosen
        found = doubles_of(self.facts(), within=self.desk.listed_families)
        self.doubles = {str(person.pk): person for person in found}
        self._ask(chosen.get("same_as", ""))
        return chosen

    def _ask(self, said: str) -> None:
        if not self.doubles:
            del self.fields["same_as"]
            return
        choices = [(key, self._told(person)) for key, person in self.doubles.items()]
        asked: Any = self.fields["same_as"].widget
        asked.choices = [*choices, (NOT_ONE_OF_THESE, _("None of these: it is somebody else"))]
        if said not in {*self.doubles, NOT_ONE_OF_THESE}:
            self.add_error("same_as", _("Say whether it is one of these, so that nobody is entered twice."))

    @staticmethod
    def _told(person: Person) -> str:
        return f"{person.full_name}, {words.day(person.born_on) if person.born_on else words.unknown()}"

    def chosen_person(self) -> Person | None:
        """The person that was found, when the reader said so."""
        return self.doubles.get(self.cleaned_data.get("same_as", ""))


class RoleFields(BofastForm):
    role = forms.ChoiceField(label=_("In the family"), choices=list(ROLE_WORDS.items()))
    share_of_time = forms.IntegerField(
        label=_("Share of the time here, in per cent"),
        min_value=1,
        max_value=100,
        initial=100,
        help_text=_("Less than 100 for a child with two homes."),
    )
    from_day = DayField(means=DayMeans.CHANGES, label=_("From"))


class NewMemberForm(NewPersonForm, RoleFields):
    field_order = ("given_name", "family_name", "born_on", "sex", "role", "share_of_time", "from_day")


class NewFamilyForm(NewPersonForm):
    """A family and its first adult; the others are added on the family's page."""

    reference = forms.CharField(label=_("Case number"), max_length=40)
    name = forms.CharField(label=_("What the family is called in lists"), max_length=120)
    text_language = forms.ChoiceField(label=_("Language of texts to the family"), choices=LANGUAGES)
    from_day = DayField(means=DayMeans.HAPPENED, label=_("A family since"))
    field_order = ("name", "reference", "text_language", "from_day", "given_name", "family_name", "born_on")


class FamilyForm(BofastForm):
    name = forms.CharField(label=_("What the family is called in lists"), max_length=120)
    reference = forms.CharField(label=_("Case number"), max_length=40)
    text_language = forms.ChoiceField(label=_("Language of texts to the family"), choices=LANGUAGES)


class LeavesForm(BofastForm):
    to_day = DayField(means=DayMeans.CHANGES, label=_("The first day outside the family"))
    because = forms.ChoiceField(label=_("Why"), choices=list(ENDED_WORDS.items()))


class SplitForm(BofastForm):
    leaving = SomeOfField(label=_("Who leaves"), queryset=None, widget=forms.CheckboxSelectMultiple)
    on = DayField(means=DayMeans.HAPPENED, label=_("From"))
    new_name = forms.CharField(label=_("What the new family is called in lists"), max_length=120)
    new_reference = forms.CharField(label=_("Case number of the new family"), max_length=40)

    def __init__(self, *args: Any, family: Family, desk: Desk, **options: Any) -> None:
        super().__init__(*args, **options)
        leaving: Any = self.fields["leaving"]
        leaving.queryset = desk.people.filter(memberships__in=family.members_on(desk.today)).order_by("search_name")
        leaving.label_from_instance = lambda person: person.full_name


class JoinForm(BofastForm):
    reference = forms.CharField(label=_("Case number of the family that joins this one"), max_length=40)
    on = DayField(means=DayMeans.HAPPENED, label=_("From"))

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, **options)
        self.desk = desk

    def clean_reference(self) -> Family:
        found = self.desk.families.filter(reference=self.cleaned_data["reference"].strip()).order_by("pk").first()
        if found is None:
            raise forms.ValidationError(_("No family with this case number is open to you."))
        return found

    def joining_id(self) -> UUID:
        family: Family = self.cleaned_data["reference"]
        return family.pk


class MergeForm(BofastForm):
    kept = OneOfField(label=_("The record to keep"), queryset=None)
    other = OneOfField(label=_("The same person, entered again"), queryset=None)

    def __init__(self, *args: Any, people: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("kept", "other"):
            field: Any = self.fields[name]
            field.queryset = people
            field.label_from_instance = NewPersonForm._told

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or {}
        if chosen.get("kept") and chosen.get("kept") == chosen.get("other"):
            self.add_error("other", _("Choose two different records."))
        return chosen


class MoveForm(BofastForm):
    home = HomeField(label=_("Moves to"))
    on = DayField(means=DayMeans.CHANGES, label=_("Moves in on"))
    tenure = forms.ChoiceField(
        label=_("Holds the home as"), choices=list(TENURE_WORDS.items()), initial=Tenure.RENTED_PUBLIC.value
    )
    keeps_old = forms.BooleanField(label=_("Keeps the home of today as well for a while"), required=False)

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, **options)
        home: Any = self.fields["home"]
        home.desk = desk


class MoveOutForm(BofastForm):
    left_on = DayField(means=DayMeans.CHANGES, label=_("The first day the family no longer lives there"))


class CorrectMoveForm(BofastForm):
    entered_on = DayField(means=DayMeans.CHANGES, label=_("Moved in on"))
    left_on = DayField(means=DayMeans.CHANGES, label=_("Moved out on"), required=False)


class ProtectionForm(BofastForm):
    grade = forms.ChoiceField(
        label=_("Grade"),
        choices=[(grade.value, said) for grade, said in GRADE_WORDS.items()],
    )
    from_day = DayField(means=DayMeans.CHANGES, label=_("From"))
    to_day = DayField(
        means=DayMeans.EXPIRES,
        label=_("To"),
        required=False,
        help_text=_("When the day comes, somebody must decide. Nothing is unmasked."),
    )
    source = forms.CharField(label=_("Who says so (register, police, the person)"), max_length=80)
    legal_basis = forms.CharField(label=_("Legal basis"), required=False, max_length=120)


class WorkerForm(BofastForm):
    user = forms.ChoiceField(label=_("Colleague"))
    is_responsible = forms.BooleanField(label=_("Answers for the family from now on"), required=False)

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, **options)
        self.colleagues = {str(user.pk): user for user in colleagues(desk)}
        user: Any = self.fields["user"]
        user.choices = [(key, str(user)) for key, user in self.colleagues.items()]

    def colleague(self) -> User:
        return self.colleagues[self.cleaned_data["user"]]


class OpeningForm(BofastForm):
    category = forms.ChoiceField(
        label=_("Why must you open it?"),
        choices=[
            (BreakGlass.Category.DANGER.value, _("Danger to life or health")),
            (BreakGlass.Category.COVERING.value, _("I cover for a colleague")),
            (BreakGlass.Category.ENQUIRY.value, _("The family has made contact")),
            (BreakGlass.Category.OTHER.value, _("Other")),
        ],
    )
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea,
        min_length=10,
        max_length=255,
        help_text=_("At least ten characters. Do not write names or addresses."),
    )
