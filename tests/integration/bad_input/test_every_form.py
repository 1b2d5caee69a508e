"""Whatever is sent to a form, it answers with what must be put right, or with nothing there: never with a failure."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from django.db import transaction

from tests.integration.bad_input.by_engine import asked_of
from tests.integration.bad_input.shown_forms import Field, ShownForm, shown_forms

pytestmark = pytest.mark.django_db

NO_CHOICE = asked_of(
    "-1", "-" + "9" * 30, "x", "1\x00", "'; --", "🏠" * 99, by_every_database=("9" * 30, "\x00", b"\xff\xfe")
)
NO_DAY = asked_of("1850-06-01", "9999-12-31", "2026-W10", "2026-02-30", by_every_database=("0001-01-01", "\x00"))
NO_NUMBER = asked_of("-" + "9" * 30, "1e400", "Infinity", "9" * 5_000, by_every_database=("9" * 30, "NaN", "\x00"))
ODD_TEXT = ("before\x00after", "x" * 30_000, b"\xff\xfe")
REFUSED = {200, 400, 404, 405, 409, 422}
"""Shown again with what is wrong, or not there at all."""
NOT_FAILED = {*REFUSED, 302}
OURS = {"csrfmiddlewaretoken", "once"}


@pytest.fixture
def forms(things, hands) -> list[ShownForm]:
    return list(shown_forms(things, hands=hands))


def answered_wrongly(
    forms: Iterable[ShownForm], *, sent: Iterable[str | bytes], to: Callable[[Field], bool], right: set[int]
) -> list[tuple[str, str, object, int]]:
    """Each form, field and value that was answered with anything else than what is right."""
    asked = [(form, field, value) for form in forms for field in form.fields if to(field) for value in sent]
    assert len(asked) > 50
    return [
        (str(form), field.name, value[:20], answer)
        for form, field, value in asked
        if (answer := _answer(form, field=field, value=value)) not in right
    ]


def _answer(form: ShownForm, *, field: Field, value: str | bytes) -> int:
    with transaction.atomic():
        status: int = form.client.post(form.url, form.filled() | {field.name: value}).status_code
        transaction.set_rollback(True)
    return status


def test_the_walk_reaches_the_forms(forms):
    pages = {form.page for form in forms}

    assert len(forms) > 70
    assert {"contact-add", "consent-add", "family-split", "person-merge", "family-way-option", "programme-add"} <= pages
    assert {"letting-tie-end", "letting-offer-send", "letting-agreement-replace", "letting-registration-pause"} <= pages
    assert {"office-users", "office-policy-enter", "home-add", "family-map-section", "proposal-decide"} <= pages


def test_no_choice_takes_what_is_not_among_its_choices(forms):
    assert answered_wrongly(forms, sent=NO_CHOICE, to=lambda field: field.is_choice, right=REFUSED) == []


def test_no_day_takes_what_nobody_can_mean(forms):
    assert answered_wrongly(forms, sent=NO_DAY, to=lambda field: field.kind == "date", right=REFUSED) == []


def test_no_number_takes_what_nobody_can_mean(forms):
    assert answered_wrongly(forms, sent=NO_NUMBER, to=lambda field: field.kind == "number", right=REFUSED) == []


def test_no_text_breaks_a_form(forms):
    def is_text(field: Field) -> bool:
        return (
            not field.is_choice and field.kind not in {"date", "number", "file", "checkbox"} and field.name not in OURS
        )

    assert answered_wrongly(forms, sent=ODD_TEXT, to=is_text, right=NOT_FAILED) == []
