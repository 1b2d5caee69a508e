"""How the templates of parts, blocks, fields and the frame are drawn."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from jinja2 import TemplateAssertionError, TemplateSyntaxError, UndefinedError

from bofast.design.drawing import ENVIRONMENT
from bofast.design.parts import Figure, Press, Tag
from bofast.design.show import show

READERS = {"nb": "hvorfor", "da": "hvorfor", "en": "why"}
FIGURE = Figure("12", url="/why")


def drawn(template: str, **values: object) -> str:
    return ENVIRONMENT.from_string(template).render(values)


@pytest.mark.parametrize("name", [name for name in ENVIRONMENT.list_templates() if not name.startswith("django/")])
def test_every_template_can_be_read(name):
    assert ENVIRONMENT.get_template(name)


@pytest.mark.parametrize("template", ["{{ part.colour }}", "{% if part.colour %}{% endif %}", "{{ colour }}"])
def test_a_name_that_nobody_gave_fails_loudly(template):
    with pytest.raises(UndefinedError, match="colour"):
        drawn(template, part=Tag("fits"))


@pytest.mark.parametrize(
    "template", ["{% load bofast %}", "{{ part.label|stringformat:'s' }}", "{{ part.label|shown }}"]
)
def test_the_language_of_pages_is_refused_in_a_part(template):
    with pytest.raises((TemplateSyntaxError, TemplateAssertionError)):
        drawn(template)


def test_a_text_stays_inside_its_attribute():
    assert "<b>" not in show(Press('"><b>', '"><b>', about='"><b>'))


def test_the_words_of_a_template_are_in_the_readers_language_when_it_is_drawn():
    for language, word in READERS.items():
        with translation.override(language):
            assert word in show(FIGURE)


def test_two_who_read_at_once_each_get_their_own_language():
    both = Barrier(2)

    def read(language: str) -> list[str]:
        with translation.override(language):
            both.wait()
            return [show(FIGURE) for _ in range(50)]

    with ThreadPoolExecutor(2) as readers:
        in_norwegian, in_english = readers.map(read, ["nb", "en"])

    assert len(set(in_norwegian)) == len(set(in_english)) == 1
    assert ("hvorfor" in in_norwegian[0], "why</span>" in in_english[0]) == (True, True)


def test_a_page_without_a_form_never_asks_for_its_token():
    def asked() -> str:
        raise AssertionError("the token was asked for")

    page = Template("{% load bofast %}{% part tag %}{% card 'Home' %}{% endcard %}")

    assert "fits" in page.render(Context({"tag": Tag("fits"), "csrf_token": SimpleLazyObject(asked)}))


def test_a_form_on_a_page_without_a_token_has_no_empty_one():
    assert "csrfmiddlewaretoken" not in show(Press("Take over", "#"))


def test_every_form_is_drawn_with_our_fields():
    class Plain(forms.Form):
        name = forms.CharField(help_text="As <em>written</em>.")

    field = Plain()["name"].as_field_group()

    assert '<ds-field class="ds-field bf-field">' in field
    assert "As <em>written</em>." in field


def test_the_frame_stands_where_nobody_has_signed_in_and_nothing_is_known():
    page = Template("{% extends 'design/base.html' %}").render(Context())

    assert "bf-brand" in page
    assert "bf-languages" not in page
    assert "bf-nav" not in page
