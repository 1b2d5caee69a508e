"""The page as a file: nothing from elsewhere, nothing that runs, and a structure that is read aloud."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

import pytest

from bofast.reports.content import Chart, Language, Section
from bofast.reports.html import write_html
from tests.unit.reports.made import ALTERNATIVE, COUNTS, HEADINGS, HIDDEN, LABELS, made_report


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """The elements of a page in order, each with the text right inside it."""

    elements: list[Element] = field(default_factory=list)

    def __post_init__(self):
        super().__init__()

    def handle_starttag(self, tag, attrs):
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data):
        if self.elements:
            self.elements[-1].text += data.strip()

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]


@pytest.fixture(scope="module", params=list(Language))
def written(request):
    return request.param, write_html(made_report(request.param))


@pytest.fixture
def read(written):
    found = Page()
    found.feed(written[1])
    return found


def test_nothing_comes_from_elsewhere(written, read):
    assert "://" not in written[1]
    assert [
        each.attributes for each in read.elements if {"src", "srcset", "data", "xlink:href"} & set(each.attributes)
    ] == []
    assert [each for each in read.all("a") if not each.attributes["href"].startswith("#")] == []
    assert read.all("link", "img", "iframe", "object", "base", "form") == []
    assert re.findall(r"url\((?!#)|@import", written[1]) == []


def test_nothing_runs(written, read):
    assert read.all("script") == []
    assert [name for each in read.elements for name in each.attributes if name.startswith("on")] == []
    assert "default-src 'none'" in written[1]
    assert "&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt; &amp; =1+1" in written[1]


def test_headings_stand_in_order_under_one_title(written, read):
    language, _text = written

    assert read.all("html")[0].attributes["lang"] == language
    assert len(read.all("h1")) == 1
    assert [each.text for each in read.all("h2")] == [
        LABELS[language].contents,
        *HEADINGS[language],
        LABELS[language].definitions,
    ]
    assert read.all("h3", "h4", "h5", "h6") == []
    assert len(read.all("header")) == len(read.all("nav")) == len(read.all("main")) == 1


def test_every_table_has_a_caption_and_scoped_heads(read):
    assert len(read.all("table")) == len(read.all("caption")) == 4
    assert {each.attributes["scope"] for each in read.all("th")} == {"col", "row"}
    assert len([each for each in read.all("th") if each.attributes["scope"] == "row"]) == 2 + 1 + 0 + 1


def test_every_picture_is_one_image_with_a_title_and_a_description(read):
    pictures = read.all("svg")

    assert [each.attributes["role"] for each in pictures] == ["img", "img"]
    assert [each.text for each in read.all("desc")] == [ALTERNATIVE] * 2
    assert len(read.all("figure")) == len(read.all("figcaption")) == len(read.all("details")) == 2


def test_names_are_given_once_and_every_reference_leads_to_one(read):
    names = [each.attributes["id"] for each in read.elements if "id" in each.attributes]
    asked = [
        name
        for each in read.elements
        for attribute in ("aria-labelledby", "aria-describedby")
        for name in each.attributes.get(attribute, "").split()
    ]
    asked += [each.attributes["href"].removeprefix("#") for each in read.all("a")]
    asked += re.findall(r"url\(#([^)]+)\)", str([each.attributes for each in read.elements]))

    assert len(names) == len(set(names))
    assert set(asked) - set(names) == set()


def test_the_numbers_of_an_axis_are_written_as_the_language_writes_them(written):
    language, text = written

    assert ("80%" if language == "en" else "80\N{NO-BREAK SPACE}%") in text


def test_pictures_that_name_parts_of_themselves_keep_them_apart():
    clipped = {"data": {"values": [{"a": 1}]}, "mark": {"type": "bar", "clip": True}, "encoding": {"x": {"field": "a"}}}
    chart = Chart("Klippet", ALTERNATIVE, clipped, COUNTS)
    report = replace(made_report(Language.ENGLISH), sections=(Section("Two", figures=(chart, chart)),))

    text = write_html(report)

    given = re.findall(r'<clipPath id="([^"]+)"', text)
    assert len(given) == len(set(given)) >= 2
    assert set(re.findall(r"url\(#([^)]+)\)", text)) == set(given)


def test_a_picture_of_which_all_is_hidden_is_a_sentence():
    page = Page()
    page.feed(write_html(replace(made_report(Language.DANISH), sections=(Section("Skjult", figures=(HIDDEN,)),))))

    assert LABELS[Language.DANISH].nothing_shown in [each.text for each in page.all("p")]
    assert page.all("svg") == []
