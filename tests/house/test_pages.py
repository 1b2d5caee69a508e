"""Templates hold no script, style or handler."""

from pathlib import PurePosixPath

import pytest

from tests.house.checks.pages import behaviour_inside, forms_sent_twice
from tests.house.checks.source import ROOT, templates

PAGE = PurePosixPath("src/bofast/desk/templates/desk/my_day.html")


def test_no_template_holds_a_script_style_or_handler():
    found = [
        str(fault)
        for path in templates()
        for fault in behaviour_inside(PurePosixPath(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))
    ]

    assert found == []


@pytest.mark.parametrize(
    "planted",
    [
        "<script>start()</script>",
        "<script type='module'>start()</script>",
        "<style>p { color: red }</style>",
        "<p style='color: red'>",
        "<button onclick='go()'>",
        "<a href='javascript:go()'>",
    ],
)
def test_behaviour_inside_a_page_is_found_with_its_line(planted):
    assert [fault.line for fault in behaviour_inside(PAGE, f"<h1>My day</h1>\n{planted}")] == [2]


@pytest.mark.parametrize(
    "harmless",
    [
        "<script src='{% static 'desk.js' %}' defer></script>",
        "<script id='chart' type='application/json'>{}</script>",
        "{# <p style='color: red'> #}",
        "<p data-style='plain' class='on'>once = 'more'</p>",
    ],
)
def test_what_the_content_policy_lets_pass_is_let_through(harmless):
    assert list(behaviour_inside(PAGE, harmless)) == []


def test_every_form_carries_its_one_time_number():
    found = [
        str(fault)
        for path in templates()
        for fault in forms_sent_twice(PurePosixPath(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))
    ]

    assert found == []


def test_a_form_without_its_number_is_found_with_its_line():
    planted = "<h1>My day</h1>\n<form class='x' method='post' novalidate>{% csrf_token %}\n<button></button></form>"

    assert [fault.line for fault in forms_sent_twice(PAGE, planted)] == [2]
    assert list(forms_sent_twice(PAGE, planted.replace("token %}", "token %}{% sent_once %}"))) == []
    assert list(forms_sent_twice(PAGE, planted.replace("post", "get"))) == []
