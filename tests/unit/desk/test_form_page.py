"""A page of one form: asked for it is shown, sent it is done, refused it says why."""

from html import unescape

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory
from django.utils.translation import override

from bofast.design.parts import Link
from bofast.desk.form_page import FormPage, YesForm, answer, sure
from bofast.desk.wording import refusal_in_words
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

PAGE = FormPage(heading="Hold the home back", back=Link("Storgata 4", "/homes/4"))


def asked(method: str):
    request = RequestFactory().generic(method, "/hold")
    request.user, request.resolver_match, request._messages = AnonymousUser(), None, CookieStorage(request)
    return request


@pytest.fixture
def done():
    return []


def test_who_has_sent_a_form_goes_back(done):
    answered = sure(asked("POST"), PAGE, act=lambda: done.append("held"), done="It is held.")

    assert (answered.status_code, answered.url, done) == (302, "/homes/4", ["held"])


def test_who_is_told_to_go_elsewhere_goes_there():
    answered = answer(asked("POST"), YesForm({}), PAGE, act=lambda: None, done="It is held.", then="/homes")

    assert answered.url == "/homes"


def test_what_is_only_asked_for_is_not_done(done):
    answered = sure(asked("GET"), PAGE, act=lambda: done.append("held"), done="It is held.")

    assert (answered.status_code, done) == (200, [])
    assert answered.content.decode().count("Hold the home back") >= 3  # the page, its heading, and the button


def test_a_refusal_stands_on_the_form():
    refused = ShownToUser(Reason.FRAME_MISSING, year=2026)

    def refuse() -> None:
        raise refused

    with override("en"):
        answered = sure(asked("POST"), PAGE, act=refuse, done="It is held.")

        assert answered.status_code == 422
        assert refusal_in_words(refused) in unescape(answered.content.decode())
