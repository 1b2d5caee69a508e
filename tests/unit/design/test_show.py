"""What `{% part %}` makes of the values that a presenter gives it."""

from datetime import date

import pytest
from django.template import Context, Template
from django.utils import translation

from bofast.design.parts import Figure, Press, Row, Table, Tag, Tone
from bofast.design.parts.tables import Column
from bofast.design.show import show
from bofast.vocabulary.money import Money


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def test_a_text_is_escaped():
    assert show("<b>Berg</b>") == "&lt;b&gt;Berg&lt;/b&gt;"


def test_a_text_inside_a_part_is_escaped():
    assert "<b>" not in show(Tag("<b>Berg</b>"))


def test_nothing_is_said_to_be_unknown():
    assert "unknown" in show(None)


def test_values_in_a_row_are_shown_one_after_the_other():
    shown = show((Tag("buy", Tone.ACCENT), Money.of(5), date(2028, 3, 14)))

    assert shown.index("buy") < shown.index("5\N{NO-BREAK SPACE}kr") < shown.index("14 March 2028")


def test_a_value_that_no_page_shows_is_refused():
    with pytest.raises(TypeError, match="float"):
        show(3.5)  # type: ignore[arg-type]


def test_a_button_inside_a_table_gets_the_token_of_the_page():
    page = Template("{% load bofast %}{% part table %}")
    table = Table("Families", (Column("Family"), Column("Do")), (Row(("Berg", Press("Take over", "#"))),))

    assert 'name="csrfmiddlewaretoken" value="secret"' in page.render(Context({"table": table, "csrf_token": "secret"}))


def test_a_table_whose_row_lacks_a_cell_fails_loudly():
    table = Table("Families", (Column("Family"), Column("Home")), (Row(("Berg",)),))

    with pytest.raises(ValueError, match="zip"):
        _ = table.body


def test_a_figure_without_a_reason_is_no_link():
    assert "<a " not in show(Figure(12))
    assert "<details" not in show(Figure(12))


def test_the_blocks_frame_what_the_template_says():
    page = Template('{% load bofast %}{% card "Home" anchor="home" %}<p>{{ word }}</p>{% endcard %}')

    shown = page.render(Context({"word": "<dry>"}))

    assert 'id="home"' in shown
    assert "<p>&lt;dry&gt;</p>" in shown
