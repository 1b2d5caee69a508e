"""A page with one form: shown, sent, refused with words, or done with a toast.

A view of one finds what it is about, makes the form, says what stands around it, and answers with one action.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bofast.design.forms import BofastForm
from bofast.design.parts import Breadcrumbs, FormLayout, Link, Notice, PageHeader, Press
from bofast.design.toasts import toast
from bofast.desk.wording import refusal_in_words
from bofast.vocabulary.errors import ShownToUser

FORM = require_http_methods(["GET", "POST"])
"""What answers with a form: shown when it is asked for, acted on when it is sent."""


class YesForm(BofastForm):
    """A deed that needs no word but yes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """What stands around a form.

    Attributes:
        submit: what the button says; the heading, where nothing else is told.
        back: where who does not send it goes, and who has sent it, unless told otherwise.
    """

    heading: str
    submit: str = ""
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
        "form": FormLayout(form, submit=page.submit or page.heading, cancel_url=page.back.url, intro=page.intro),
    }
    return render(request, "form_page.html", context, status=422 if form.is_bound else 200)


def answer(
    request: HttpRequest, form: Form, page: FormPage, *, act: Callable[[], object], done: str, then: str = ""
) -> HttpResponse:
    """Act when the form is right, tell it, and go back, or on to `then`; else show what must be put right."""
    if form.is_bound and form.is_valid() and tried(form, act):
        toast(request, done)
        return redirect(then or page.back.url)
    return show_form(request, form, page)


def sure(request: HttpRequest, page: FormPage, *, act: Callable[[], object], done: str) -> HttpResponse:
    """A deed without a question of its own: what it does is told first, and a refusal stands there."""
    form = YesForm(request.POST if request.method == "POST" else None)
    return answer(request, form, page, act=act, done=done)


def tried(form: Form, act: Callable[[], object]) -> bool:
    """Whether the action did it; a refusal stands on the form, in words."""
    try:
        act()
    except ShownToUser as refused:
        form.add_error(None, refusal_in_words(refused))
        return False
    return True
