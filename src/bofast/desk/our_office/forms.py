from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.password_validation import validate_password
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bofast.casework.access.roles import Role
from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField, DressedForm, OneOfField
from bofast.desk.journal.wording import ROLES
from bofast.desk.office import Desk


def _asked(what: str) -> forms.CharField:
    """Which of a page's forms was sent."""
    return forms.CharField(initial=what, required=False, widget=forms.HiddenInput)


class LanguageForm(BofastForm):
    what = _asked("language")
    language = forms.ChoiceField(
        label=_("Your language"),
        choices=settings.LANGUAGES,
        help_text=_("The pages are shown in it. Texts to a family follow the family's language."),
    )


class PasswordForm(DressedForm, PasswordChangeForm):
    """Django's own, in our look."""

    what = _asked("password")


class NewUserForm(BofastForm):
    what = _asked("user")
    username = forms.CharField(label=_("User name"), max_length=150)
    full_name = forms.CharField(label=_("Full name"), max_length=120)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    password = forms.CharField(
        label=_("First password"),
        widget=forms.PasswordInput,
        help_text=_("At least 12 characters. The user changes it after signing in."),
    )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password


class RoleForm(BofastForm):
    what = _asked("role")
    user = OneOfField(None, label=_("User"))
    role = forms.ChoiceField(label=_("Role"), choices=[(role.value, ROLES[role]) for role in Role])
    from_day = DayField(means=DayMeans.CHANGES, label=_("From"), initial=timezone.localdate)

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, **options)
        others = desk.colleagues.exclude(pk=desk.user.pk)
        self.fields["user"].queryset = others.order_by("full_name")  # type: ignore[attr-defined]
