from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

import bofast
from bofast.casework.access import actions as access
from bofast.casework.access.models import OfficeRole
from bofast.casework.access.roles import Role
from bofast.design.parts.form_layout import FormLayout
from bofast.design.parts.tables import Table
from bofast.design.toasts import toast
from bofast.desk.office import Desk, DeskRequest
from bofast.desk.our_office.forms import LanguageForm, NewUserForm, PasswordForm, RoleForm
from bofast.desk.our_office.presenter import close_question, users_table, ways_in
from bofast.desk.wording import refusal_in_words
from bofast.vocabulary.errors import ShownToUser


@require_GET
def show(request: DeskRequest) -> HttpResponse:
    """The office's page: where each thing is looked after."""
    return render(request, "our_office/office.html", {"ways_in": ways_in(request.desk)})


@require_GET
def about(request: HttpRequest) -> HttpResponse:
    """What bofast is, its version, and how to tell of a barrier."""
    return render(request, "our_office/about.html", {"version": bofast.__version__})


@require_http_methods(["GET", "POST"])
def account(request: DeskRequest) -> HttpResponse:
    """The user's own language and password."""
    asked = request.POST.get("what") if request.method == "POST" else None
    language = LanguageForm(request.POST if asked == "language" else None, initial={"language": request.user.language})
    password = PasswordForm(request.user, request.POST if asked == "password" else None, auto_id="password_%s")
    if asked == "language" and language.is_valid():
        access.change_language(request.user, language=language.cleaned_data["language"])
        toast(request, _("Your language is saved."))
        response = redirect("account")
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language.cleaned_data["language"], samesite="Lax")
        return response
    if asked == "password" and password.is_valid():
        access.change_password(request.user, password=password.cleaned_data["new_password1"])
        update_session_auth_hash(request, request.user)
        toast(request, _("Your password is changed."))
        return redirect("account")
    status = 422 if asked else 200
    context = {
        "language": FormLayout(language, _("Save")),
        "password": FormLayout(password, _("Change the password")),
    }
    return render(request, "our_office/account.html", context, status=status)


@require_http_methods(["GET", "POST"])
def users(request: DeskRequest) -> HttpResponse:
    """Who works here and what each may do; add a user, grant a role."""
    desk = request.desk
    asked = request.POST.get("what") if request.method == "POST" else None
    new_user = NewUserForm(request.POST if asked == "user" else None)
    new_role = RoleForm(request.POST if asked == "role" else None, desk=desk, auto_id="role_%s")
    if asked == "user" and new_user.is_valid() and _added(new_user, desk=desk):
        toast(request, _("The user is added. Give a role, or the user sees nothing."))
        return redirect("office-users")
    if asked == "role" and new_role.is_valid() and _granted(new_role, desk=desk):
        toast(request, _("The role is granted."))
        return redirect("office-users")
    context = {
        "table": _table(desk),
        "new_user": FormLayout(new_user, _("Add")),
        "new_role": FormLayout(new_role, _("Grant the role")),
    }
    return render(request, "our_office/users.html", context, status=422 if asked else 200)


@require_POST
def end_role(request: DeskRequest, role_id: int) -> HttpResponse:
    held = get_object_or_404(request.desk.open_roles, pk=role_id)
    try:
        access.end_role(held, to_day=request.desk.today, by=request.user)
    except ShownToUser as refused:
        toast(request, refusal_in_words(refused))
    else:
        toast(request, _("The role is ended."))
    return redirect("office-users")


@require_http_methods(["GET", "POST"])
def close_user(request: DeskRequest, user_id: UUID) -> HttpResponse:
    """Ask first, then close an account at once."""
    user = get_object_or_404(request.desk.colleagues, pk=user_id)
    if request.method == "GET":
        return render(request, "our_office/close_user.html", {"question": close_question(user)})
    try:
        access.close_user(user, by=request.user, office=request.desk.office)
    except ShownToUser as refused:
        toast(request, refusal_in_words(refused))
    else:
        toast(request, _("The account is closed."))
    return redirect("office-users")


def _added(form: NewUserForm, *, desk: Desk) -> bool:
    return _done(form, "username", lambda: access.add_user(by=desk.user, **_told(form)))


def _told(form: NewUserForm) -> dict[str, str]:
    return {name: form.cleaned_data[name] for name in ("username", "full_name", "language", "password")}


def _granted(form: RoleForm, *, desk: Desk) -> bool:
    chosen = form.cleaned_data
    role, user, from_day = Role(chosen["role"]), chosen["user"], chosen["from_day"]
    return _done(
        form,
        "role",
        lambda: access.grant_role(role, user=user, office=desk.office, from_day=from_day, by=desk.user),
    )


def _done(form: Form, field: str, action: Callable[[], object]) -> bool:
    """Do it, or say beside the field why not."""
    try:
        action()
    except ShownToUser as refused:
        form.add_error(field, refusal_in_words(refused))
        return False
    return True


def _table(desk: Desk) -> Table:
    roles: dict[object, list[OfficeRole]] = {}
    for held in desk.open_roles.order_by("from_day", "pk"):
        roles.setdefault(held.user_id, []).append(held)
    return users_table(desk.colleagues.order_by("full_name"), roles=roles, desk=desk)
