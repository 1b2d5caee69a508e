"""A page with one form: shown, sent, refused with words, or done with a toast."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from bofast.design.parts import Breadcrumbs, FormLayout, Link, Notice, PageHeader, Press
from bofast.design.toasts import toast
from bofast.desk.wording import refusal_in_words
from bofast.vocabulary.errors import ShownToUser


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """What stands around a form."""

    heading: str
    submit: str
    back: Link
    intro: str = ""
    notice: Notice | None = None
    actions: tuple[Press, ...] = ()


def show_form(request: HttpRequest, form: Form, page: FormPage) -> HttpResponse:
    """The form as a page; 422 when it was sent and something must be put right."""
    context = {
        "header": PageHeader(page.heading),
        "crumbs": Breadcrumbs((page.back,), page.heading),
        "notice": page.notice,
        "actions": page.actions,
        "form": FormLayout(form, submit=page.submit, cancel_url=page.back.url, intro=page.intro),
    }
    return render(request, "form_page.html", context, status=422 if form.is_bound else 200)


def answer(
    request: HttpRequest, form: Form, page: FormPage, *, act: Callable[[], object], done: str, then: str
) -> HttpResponse:
    """Act when the form is right, tell it, and go on to `then`; show the form again with what must be put right."""
    if form.is_bound and form.is_valid() and tried(form, act):
        toast(request, done)
        return redirect(then)
    return show_form(request, form, page)


def tried(form: Form, act: Callable[[], object]) -> bool:
    """Whether the action did it; a refusal stands on the form, in words."""
    try:
        act()
    except ShownToUser as refused:
        form.add_error(None, refusal_in_words(refused))
        return False
    return True
