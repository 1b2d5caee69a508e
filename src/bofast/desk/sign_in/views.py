from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bofast.casework.access import actions as access
from bofast.casework.access.models import User
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.design.forms import DressedForm
from bofast.desk.office import DeskRequest, office_of
from bofast.desk.shell import PLACES


class SignInForm(DressedForm, AuthenticationForm):
    """Refuses after repeated failures, and says the same whether the name or the password was wrong."""

    error_messages = {
        "invalid_login": _("The user name and password do not match. Try again, or ask your administrator."),
        "inactive": _("This account is closed."),
        "locked": _("Too many attempts. Wait a quarter of an hour, or ask your administrator."),
    }

    def clean(self) -> dict[str, Any]:
        name = str(self.cleaned_data.get("username") or "")
        if access.is_locked_out(name, at=timezone.now()):
            raise self.locked()
        return super().clean()

    def locked(self) -> ValidationError:
        return ValidationError(self.error_messages["locked"], code="locked")


class SignIn(LoginView):
    template_name = "sign_in/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        response = super().form_valid(form)
        user = form.get_user()
        access.forget_failures(user.username)
        journal.record(Deed.SIGNED_IN, by=user, office=office_of(user, today=timezone.localdate()))
        return response

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        access.count_failure(str(form.data.get("username", "")), at=timezone.now())
        journal.record(Deed.SIGN_IN_REFUSED, by=None, office=None)
        response = super().form_invalid(form)
        response.status_code = 422
        return response


class SignOut(LogoutView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        if isinstance(request.user, User):
            journal.record(Deed.SIGNED_OUT, by=request.user, office=None)
        response = super().post(request, *args, **kwargs)
        response.headers["Clear-Site-Data"] = '"cache"'
        return response


def home(request: DeskRequest) -> HttpResponse:
    """The first place that the role may see."""
    return redirect(next(name for _label, name, _key, needs in PLACES if request.desk.may(needs)))
