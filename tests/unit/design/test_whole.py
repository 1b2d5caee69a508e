"""Nothing is left out: every part has an example, every template a part, every outside file its entry."""

from collections import Counter
from pathlib import Path

import pytest

from bofast import design
from bofast.design.gallery.views import chapters
from bofast.design.parts import JobProgress, JobState, MomentKind, Tag, Timeline, Tone
from bofast.design.parts.part import parts
from bofast.design.show import show
from tools import vendor

HOME = Path(design.__file__).parent
PARTS = HOME / "jinja2/parts"
EXAMPLES = [example for chapter in chapters() for example in chapter.examples]


def test_every_part_has_an_example():
    assert {kind.__name__ for kind in parts()} - {example.name for example in EXAMPLES} == set()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.name} {example.state}")
def test_every_example_can_be_shown(example):
    assert show(example.part).strip()


def test_every_template_of_a_part_is_used():
    present = {f"parts/{path.name}" for path in PARTS.glob("*.html")}
    included = {name for name in present if any(name in text for text in all_templates())}

    assert present - included == {kind.template for kind in parts()} - included


def test_no_two_parts_share_a_template():
    assert [name for name, times in Counter(kind.template for kind in parts()).items() if times > 1] == []


def test_every_style_sheet_is_linked():
    linked = "".join(all_templates())

    assert [path.name for path in (HOME / "static/design").glob("*.css") if f"design/{path.name}" not in linked] == []


def test_the_gallery_shows_every_tone_state_and_kind_of_moment():
    shown = [example.part for example in EXAMPLES]
    moments: set[MomentKind] = set()
    for part in shown:
        if isinstance(part, Timeline):
            moments |= {moment.kind for moment in part.moments}

    assert {part.tone for part in shown if isinstance(part, Tag)} == set(Tone)
    assert {part.state for part in shown if isinstance(part, JobProgress)} == set(JobState)
    assert moments == set(MomentKind)


def test_outside_files_are_as_the_manifest_says():
    assert vendor.differences() == []


def all_templates() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in HOME.rglob("*.html")]
