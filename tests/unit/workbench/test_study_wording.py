"""What a report says beside its figures: the parts of a change in words, and how much of small areas may be seen."""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace

import pytest

from bofast.registers.disclosure.curves import CurvePoint, ReleasedCurve
from bofast.registers.studies.change.told import Origin
from bofast.reports.content import Language, Section
from bofast.workbench.study.wording import change, spells
from bofast.workbench.study.wording.two_clocks import beside_whole_years
from bofast.workbench.study.words import Words

ENGLISH = Words(Language.ENGLISH)
PARTS = dict(zip(Origin, map(Fraction, ("0.03", "-0.01", "0.05", "-0.04")), strict=True))


def changed(**hidden: None) -> SimpleNamespace:
    """A change of which every part is known but those that are hidden."""
    return SimpleNamespace(of_origin=lambda: {**PARTS, **{Origin(name): None for name in hidden}})


def test_the_four_parts_of_a_change_are_all_in_the_sentences():
    said = " ".join(change._by_origin(changed(), words=ENGLISH))

    assert all(points in said for points in ("+3.00", "−1.00", "+5.00", "−4.00"))
    assert "hidden" not in said


def test_a_part_that_is_hidden_is_said_to_be():
    said = " ".join(change._by_origin(changed(age=None), words=ENGLISH))

    assert "grew into" not in said
    assert "hidden" in said


@pytest.mark.parametrize(
    ("areas", "says"),
    [
        ([changed(), changed()], ""),
        ([changed(), changed(came=None), changed(own=None)], "Every part is shown of 1 area out of 3."),
        ([changed(left=None), changed(came=None)], "Of none of the 2 areas every part is shown."),
    ],
)
def test_how_many_areas_show_every_part_is_said_over_their_table(areas, says):
    said = " ".join(change._shown(areas, words=ENGLISH))

    assert said.startswith(says)
    assert bool(said) == bool(says)


def test_the_early_ways_are_told_at_the_times_at_which_they_may_be():
    points = tuple(CurvePoint(time, 40, (5, 5), (0.1, 0.1)) for time in (0.75, 1.5, 5.25))

    assert [point.time for point in spells._early(ReleasedCurve(points, 9.0, 5))] == [0.75, 1.5, 5.25]


@pytest.mark.parametrize("language", list(Language))
def test_days_say_first_why_they_differ_from_whole_years(language):
    said = beside_whole_years(Section("", remarks=("a", "b")), words=Words(language)).remarks

    assert said[1:] == ("a", "b")
    assert "1. januar" in said[0] or "1 January" in said[0]
