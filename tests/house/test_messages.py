"""Texts are collected from code and templates, and whatever lacks a translation is named."""

from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError

from tools import messages

CODE = """
from django.utils.translation import gettext as _, ngettext

def words(count):
    # Translators: the heading of the day
    return _("My day"), ngettext("%(count)s step", "%(count)s steps", count)
"""
TEMPLATE = """
<main>
    <h1>{% translate "My day" %}</h1>
      {% blocktranslate trimmed with on=day %}
        Outgrown from {{ on }}
      {% endblocktranslate %}
</main>
"""
PART = """
<p>{{ _("Source:") }} {{ part.source|show }}</p>
{# Translators: said of a day to come #}
<p>{{ _("from %(day)s") % {"day": part.from_on|day} }}</p>{% if part.label == _("why") %}{% endif %}
"""


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A source tree with one room and no translations yet."""
    room = tmp_path / "desk"
    (room / "locale").mkdir(parents=True)
    (room / "templates").mkdir()
    (room / "words.py").write_text(CODE, encoding="utf-8")
    (room / "templates" / "my_day.html").write_text(TEMPLATE, encoding="utf-8")
    monkeypatch.setattr(messages, "SOURCE", tmp_path)
    return room


def translate(room: Path, language: str, **words: str) -> None:
    path = messages.catalogue_path(room, language)
    text = path.read_text(encoding="utf-8")
    for untranslated, translated in words.items():
        msgid = untranslated.replace("_", " ")
        text = text.replace(f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{translated}"')
    path.write_text(text, encoding="utf-8")


def test_the_texts_of_code_and_templates_are_collected(room):
    found = {text.words for text in messages.all_found()}

    assert found == {"My day", ("%(count)s step", "%(count)s steps"), "Outgrown from %(on)s"}


def test_the_texts_of_a_part_are_collected(room):
    (room / "jinja2").mkdir()
    (room / "jinja2" / "fact.html").write_text(PART, encoding="utf-8")

    found = {text.words: text.comments for text in messages.all_found() if text.file.name == "fact.html"}

    assert found == {"Source:": (), "from %(day)s": ("said of a day to come",), "why": ()}


def test_a_part_that_cannot_be_read_is_not_passed_over(room):
    (room / "jinja2").mkdir()
    (room / "jinja2" / "fact.html").write_text('{% translate "Source:" %}', encoding="utf-8")

    with pytest.raises(TemplateSyntaxError, match="translate"):
        list(messages.all_found())


def test_a_text_without_a_translation_is_named_once_a_language(room, capsys):
    messages.collect()
    translate(room, "nb", My_day="Min dag")

    messages.missing()

    said = capsys.readouterr().out
    assert said.count("no da for 'My day'") == 1
    assert "no nb for 'My day'" not in said


@pytest.mark.parametrize(
    ("translation", "says"),
    [
        ("Vokst ut", "leaves out %(on)"),
        ("Vokst ut %(on)s %(dag)s", "unknown named placeholder"),
        ("Vokst ut %(on)s", ""),
    ],
)
def test_a_translation_that_loses_or_invents_a_fact_is_found(room, capsys, translation, says):
    (room / "words.py").write_text('_("Outgrown on %(on)s")', encoding="utf-8")
    messages.collect()
    path = messages.catalogue_path(room, "nb")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('on %(on)s"\nmsgstr ""', f'on %(on)s"\nmsgstr "{translation}"'), encoding="utf-8")

    messages.missing()

    about = [line for line in capsys.readouterr().out.splitlines() if "django.po: 'Outgrown on %(on)s'" in line]
    assert len(about) == bool(says)
    assert says in "".join(about)


def test_two_rooms_that_translate_a_text_differently_are_found(room, capsys):
    other = room.parent / "design"
    (other / "locale").mkdir(parents=True)
    (other / "words.py").write_text('_("My day")', encoding="utf-8")
    messages.collect()
    translate(room, "da", My_day="Min dag")
    translate(other, "da", My_day="Dagen i dag")

    messages.missing()

    assert "is 'Min dag' here and 'Dagen i dag' in" in capsys.readouterr().out


def test_collecting_keeps_what_is_translated_and_lends_it_to_other_rooms(room):
    messages.collect()
    translate(room, "nb", My_day="Min dag")
    other = room.parent / "design"
    (other / "locale").mkdir(parents=True)
    (other / "words.py").write_text('_("My day")', encoding="utf-8")

    messages.collect()

    assert 'msgstr "Min dag"' in messages.catalogue_path(room, "nb").read_text(encoding="utf-8")
    assert 'msgstr "Min dag"' in messages.catalogue_path(other, "nb").read_text(encoding="utf-8")


def test_a_compiled_catalogue_is_written_beside_its_source(room):
    messages.collect()

    messages.compile_all()

    assert messages.catalogue_path(room, "nb").with_suffix(".mo").exists()
