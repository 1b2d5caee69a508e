"""The change of an area's composition, worked on paper and compared part by part."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from bofast.registers.stays.counts import Counts
from bofast.registers.stays.events import FLOWS, Flow
from bofast.registers.studies.change.parts import Class, OwnChange, Passage, YearlyParts, yearly_parts
from bofast.registers.studies.change.shares import People, share_change

REST, STRONG = Class.REST, Class.STRONG
STOCK, FROM_AREA, FROM_OUTSIDE = Flow.STOCK, Flow.IN_FROM_AREA, Flow.IN_FROM_OUTSIDE
TO_AREA, GONE, LOST = Flow.OUT_TO_AREA, Flow.OUT_OF_REGISTER, Flow.LOST
GREW_INTO, GREW_OUT_OF = Flow.GREW_INTO, Flow.GREW_OUT_OF


def counts_of(flows: dict[tuple[int, int, int, Flow], int], stayers: dict[tuple[int, int, int, int], int]) -> Counts:
    """Two years, areas 0 to 2; flows by (year, area, class, flow), stayers by (year, area, class before, after)."""
    none = np.zeros(0, dtype=np.int64)
    flow_cells, stayer_cells = np.zeros((2, 3, 2, FLOWS), dtype=np.int64), np.zeros((2, 3, 2, 2), dtype=np.int64)
    for place, count in flows.items():
        flow_cells[place] = count
    for place, count in stayers.items():
        stayer_cells[place] = count
    return Counts(2015, none, none, none, none, flow_cells, stayer_cells, np.zeros((3, 3), np.int64), 0)


# Area 1. 100 in 2015, 40 strong; 105 in 2016, 44 strong.
# Strong: 40, 6 leave (4 to an area, 1 abroad, 1 lost), 1 grows out, 3 cease: 30 stay. 5 became so, 6 moved in from an
#         area, 2 from outside, 1 grew into: 44.
# Rest:   60, 10 leave (8, 1, 1), 2 grow out, 5 become strong: 43 stay. 3 ceased, 9 from an area, 3 from outside, 3 grew
#         into, and that makes 61.
ON_PAPER = counts_of(
    {
        (0, 1, STRONG, STOCK): 40,
        (0, 1, REST, STOCK): 60,
        (1, 1, STRONG, STOCK): 44,
        (1, 1, REST, STOCK): 61,
        (1, 1, STRONG, TO_AREA): 4,
        (1, 1, STRONG, GONE): 1,
        (1, 1, STRONG, LOST): 1,
        (1, 1, STRONG, GREW_OUT_OF): 1,
        (1, 1, STRONG, FROM_AREA): 6,
        (1, 1, STRONG, FROM_OUTSIDE): 2,
        (1, 1, STRONG, GREW_INTO): 1,
        (1, 1, REST, TO_AREA): 8,
        (1, 1, REST, GONE): 1,
        (1, 1, REST, LOST): 1,
        (1, 1, REST, GREW_OUT_OF): 2,
        (1, 1, REST, FROM_AREA): 9,
        (1, 1, REST, FROM_OUTSIDE): 3,
        (1, 1, REST, GREW_INTO): 3,
    },
    {(1, 1, STRONG, STRONG): 30, (1, 1, STRONG, REST): 3, (1, 1, REST, STRONG): 5, (1, 1, REST, REST): 43},
)


def people(parts: YearlyParts, passage: Passage) -> tuple[int, int]:
    strong, rest = (int(parts.passages[0, 0, group, passage]) for group in (STRONG, REST))
    return strong, rest


def test_the_parts_of_a_change_are_those_on_paper():
    parts = yearly_parts(ON_PAPER, groups=((1,),))

    assert parts.years == (2015, 2016)
    assert parts.stock[:, 0, STRONG].tolist() == [40, 44]
    assert parts.stock[:, 0, REST].tolist() == [60, 61]
    assert people(parts, Passage.IN_FROM_AREA) == (6, 9)
    assert people(parts, Passage.IN_FROM_OUTSIDE) == (2, 3)
    assert people(parts, Passage.GREW_INTO) == (1, 3)
    assert people(parts, Passage.OUT_TO_AREA) == (4, 8)
    assert people(parts, Passage.OUT_OF_REGISTER) == (1, 1)
    assert people(parts, Passage.LOST) == (1, 1)
    assert people(parts, Passage.GREW_OUT_OF) == (1, 2)
    assert parts.own[0, 0, OwnChange.BECAME] == 5
    assert parts.own[0, 0, OwnChange.CEASED] == 3


def test_the_parts_add_up_to_the_change_and_a_lost_person_is_missed():
    assert not yearly_parts(ON_PAPER, groups=((1,),)).unexplained().any()

    ON_PAPER.flows[1, 1, STRONG, GONE] += 1
    missed = yearly_parts(ON_PAPER, groups=((1,),)).unexplained()
    ON_PAPER.flows[1, 1, STRONG, GONE] -= 1

    assert missed[0, 0].tolist() == [0, 1]


def test_areas_told_together_are_the_sum_of_their_parts():
    apart = yearly_parts(ON_PAPER, groups=((0,), (1,), (2,)))
    together = yearly_parts(ON_PAPER, groups=((0, 1, 2),))

    assert (together.stock == apart.together().stock).all()
    assert (together.passages == apart.together().passages).all()
    assert (together.own == apart.together().own).all()


def test_the_share_is_split_as_on_paper():
    """From 40/100 to 44/105. s = (2/5 + 44/105)/2 = 43/105, N = 205/2."""
    split = share_change(
        People(40, 60),
        People(44, 61),
        parts={
            "in": People(8, 12),
            "ageing": People(1 - 1, 3 - 2),
            "out": People(-6, -10),
            "own": People(5 - 3, 3 - 5),
        },
    )

    assert split is not None
    per_person = Fraction(2, 205)
    assert split.of_part == {
        "in": (8 - Fraction(43, 105) * 20) * per_person,  # 40 per cent of those who came are strong: a little less
        "ageing": -Fraction(43, 105) * per_person,
        "out": (-6 + Fraction(43, 105) * 16) * per_person,
        "own": 2 * per_person,
    }
    assert split.total == Fraction(44, 105) - Fraction(2, 5)
    assert sum(split.of_part.values()) == split.total
    assert split.left_over == 0


def test_composition_alone_raises_the_share_though_nobody_changed():
    """20 of 100 are strong. 20 others leave, 20 strong come: 40 of 100, and not one family became stronger."""
    split = share_change(
        People(20, 80), People(40, 60), parts={"in": People(20, 0), "out": People(0, -20), "own": People(0, 0)}
    )

    assert split is not None
    assert split.total == Fraction(1, 5)
    assert split.of_part["own"] == 0
    assert split.of_part["in"] == Fraction(20 - 6, 100)  # 20 strong where 30 per cent of 20 would have changed nothing
    assert split.of_part["out"] == Fraction(6, 100)


def test_the_share_can_rise_while_every_family_that_stays_gets_weaker():
    split = share_change(
        People(50, 50), People(55, 45), parts={"in": People(20, 0), "out": People(0, -20), "own": People(-15, 15)}
    )

    assert split is not None
    assert split.total > 0 > split.of_part["own"]


def test_a_stream_with_the_same_share_as_the_area_moves_nothing():
    split = share_change(People(40, 60), People(48, 72), parts={"in": People(8, 12)})

    assert split is not None
    assert split.of_part["in"] == 0


def test_what_a_hidden_part_does_is_left_over():
    whole = share_change(People(20, 80), People(40, 60), parts={"in": People(20, 0), "out": People(0, -20)})
    hidden = share_change(People(20, 80), People(40, 60), parts={"in": People(20, 0)})

    assert whole is not None
    assert hidden is not None
    assert hidden.left_over == whole.of_part["out"]


def test_an_area_that_was_empty_has_no_change_of_share():
    assert share_change(People(0, 0), People(3, 4), parts={}) is None
    assert share_change(People(3, 4), People(0, 0), parts={}) is None
