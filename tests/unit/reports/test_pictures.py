"""Every picture draws, whatever comes in; no name covers another; what is hidden has a word and no mark."""

from __future__ import annotations

import re

import pytest

from bofast.reports.charts.bars import Bar, BarRow, Bars, bars
from bofast.reports.charts.diverging import Divergence
from bofast.reports.charts.flows import Flow, Flows, flows
from bofast.reports.charts.palette import PAPER
from bofast.reports.charts.stacked import Stack, stack
from bofast.reports.content import Language
from bofast.reports.drawing import png_of, svg_of
from tests.unit.reports.samples import NOTHING_SEEN, PICTURES, change, column

# Texts that overlap another, or that reach out of the picture by more than a font does that is wider than the one it
# was laid out for (a machine without Arial or its twin); a pixel of each is the browser's rounding.
COVERED = """svgs => svgs.flatMap(svg => {
  const edge = svg.getBoundingClientRect(), found = [];
  const texts = [...svg.querySelectorAll("text")].filter(text => text.textContent.trim());
  const boxes = texts.map(text => ({words: text.textContent, box: text.getBoundingClientRect()}));
  boxes.forEach(({words, box}, place) => {
    const wider = box.width / 5 + 1;
    if (box.left < edge.left - wider || box.right > edge.right + wider
        || box.top < edge.top - 1 || box.bottom > edge.bottom + 1)
      found.push(`${svg.parentElement.id}: '${words}' reaches out`);
    for (const other of boxes.slice(place + 1))
      if (box.left + 1 < other.box.right && other.box.left + 1 < box.right
          && box.top + 3 < other.box.bottom && other.box.top + 3 < box.bottom)
        found.push(`${svg.parentElement.id}: '${words}' covers '${other.words}'`);
  });
  return found;
})"""


@pytest.fixture(scope="module")
def drawn():
    return {name: svg_of(PICTURES[name], language=Language.NORWEGIAN) for name in PICTURES}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_fits_a_page(drawn, name):
    size = drawn[name].size

    assert size.width <= 700
    assert size.share_of_page * size.width / 640 >= 0.85 or size.height < 60, "else its letters print too small"


def test_no_name_covers_another_or_reaches_out_of_its_picture(page, drawn):
    page.set_content("".join(f"<div id='{name}'>{svg.markup}</div>" for name, svg in drawn.items()))

    assert page.eval_on_selector_all("svg", COVERED) == []


def test_a_picture_in_dots_is_as_large_as_the_one_in_lines(drawn):
    size = png_of(PICTURES["forest"], language=Language.NORWEGIAN).size

    assert size.width == pytest.approx(drawn["forest"].size.width, abs=1)
    assert size.height == pytest.approx(drawn["forest"].size.height, abs=1)


def test_a_picture_is_drawn_without_asking_the_network():
    elsewhere = {"data": {"url": "https://example.org/figures.json"}, "mark": "bar"}

    with pytest.raises(ValueError, match=r"example\.org"):
        svg_of(elsewhere, language=Language.ENGLISH)


def marks(specification, kind: str) -> list[dict[str, object]]:
    """The rows that are drawn by marks of a kind."""
    layers = specification["layer"]
    return [row for each in layers if each["mark"]["type"] == kind for row in each["data"]["values"]]


def test_a_hidden_bar_is_a_word_alone():
    shown = bars(Bars((BarRow("Kartlagt", (Bar(64, "64"),)), BarRow("Hjulpet", (Bar(None, "få"),)))))

    assert [row["written"] for row in marks(shown, "rect")] == ["64"]
    assert {"64", "få"} <= {row.get("written") for row in marks(shown, "text")}


@pytest.mark.parametrize(
    ("name", "word"),
    [("bars", "få"), ("stack with hidden shares", "få"), ("forest", "for få"), ("thresholds", "skjult")],
)
def test_what_is_hidden_is_said_by_its_word(drawn, name, word):
    assert re.search(rf">{word}</text>", drawn[name].markup)


def test_hidden_shares_lie_together_and_tell_no_single_one():
    shown = stack(
        Stack((column("Før", None, None, None), column("Etter", 0.5, 0.3, 0.2)), ("a", "b", "c"), "Andel", "Skjult")
    )

    assert {(row["low"], row["high"]) for row in marks(shown, "rect") if row["fill"] == PAPER} == {(0.0, 1.0)}


def test_a_hidden_flow_has_no_ribbon():
    shown = flows(Flows(("A",), ("B", "C"), (Flow("A", "B", None, "få"), Flow("A", "C", 7, "7")), "2015", "2020"))

    assert {row["of"] for row in marks(shown, "area")} == {0}
    assert {row["text"] for row in marks(shown, "text") if isinstance(row["text"], str)} == {"7", "2015", "2020"}


@pytest.mark.parametrize("name", NOTHING_SEEN)
def test_where_nothing_may_be_seen_there_is_no_picture(name):
    assert NOTHING_SEEN[name] is None


def test_a_ribbon_is_as_thick_as_its_flow_at_both_ends():
    rows = marks(PICTURES["flows"], "area")
    by_ribbon = {}
    for row in rows:
        by_ribbon.setdefault(row["of"], set()).add(round(row["bottom"] - row["top"], 6))

    thick = sorted(heights.pop() for heights in by_ribbon.values() if len(heights) == 1)
    assert len(thick) == len(by_ribbon) == 15
    assert thick[-1] / thick[0] == pytest.approx(200 / 10)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Bars((BarRow("a", (Bar(1, "1"), Bar(2, "2"))),)),
        lambda: Bars((BarRow("a", (Bar(-1, "-1"),)),)),
        lambda: Stack((column("a", 0.5),), ("b", "c"), "", ""),
        lambda: Divergence((change("a", 0.5, net=1),), ("b", "c"), "", ""),
        lambda: Flows(("a",), ("b",), (Flow("a", "c", 1, "1"),), "", ""),
        lambda: Flows(("a",), ("b",), (Flow("a", "b", -1, "1"),), "", ""),
    ],
)
def test_figures_that_do_not_fit_together_are_refused(make):
    with pytest.raises(ValueError):
        make()
