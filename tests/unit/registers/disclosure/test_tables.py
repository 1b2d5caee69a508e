"""Cells, and the sums between them."""

from dataclasses import replace

import numpy as np
import pytest

from bofast.registers.disclosure.refusals import ReleaseRefused, WhyRefused
from bofast.registers.disclosure.tables import Dimension, Extent, Sum
from tests.factories.cell_tables import flat, overlapping, tree
from tests.unit.registers.disclosure.drawing import table_of


def equations_of(table):
    keys, found = table.keys(), table.equations()
    terms = [[] for _ in range(found.count)]
    for equation, cell, sign in zip(found.equation, found.cell, found.sign, strict=True):
        terms[equation].append(("+" if sign > 0 else "-") + keys[cell].removeprefix("count persons|"))
    return {" ".join(sorted(one)) for one in terms}


def test_each_total_is_an_equation():
    area, sex = flat("a", 2), flat("s", 2)
    table = table_of((area, sex), {"a0 s0": 1, "a1 s0": 2, "all s0": 3})

    assert equations_of(table) == {"+s=s0 -a=a0|s=s0 -a=a1|s=s0"}


def test_a_cell_that_is_not_listed_is_nobody():
    table = table_of((flat("a", 3),), {"a0": 4, "all": 4})

    assert equations_of(table) == {"+count persons -a=a0"}


def test_a_total_that_is_divided_in_two_ways_has_two_equations():
    kinds = Dimension(
        "k", ("young", "old", "men", "women", "all"), (Sum("all", ("young", "old")), Sum("all", ("men", "women")))
    )
    table = table_of((kinds,), {"young": 2, "old": 3, "men": 1, "women": 4, "all": 5})

    assert equations_of(table) == {"+k=all -k=old -k=young", "+k=all -k=men -k=women"}


def test_leaves_add_up_to_branches_and_branches_to_all():
    table = table_of((tree("t", branches=2, leaves=1),), {"t-0.0": 4, "t-1.0": 3, "t-0": 4, "t-1": 3, "all": 7})

    assert equations_of(table) == {"+t=t-0 -t=t-0.0", "+t=t-1 -t=t-1.0", "+count persons -t=t-0 -t=t-1"}


def test_an_area_may_be_part_of_two():
    rows = {"u0": 1, "u1": 2, "u2": 3, "west": 3, "east": 5, "all": 6}

    assert len(equations_of(table_of((overlapping("u", 3),), rows))) == 3


def test_the_whole_leaves_no_mark_so_tables_share_their_margins():
    one = table_of((flat("a", 1), flat("b", 1)), {"a0 all": 3})
    other = table_of((flat("c", 1), flat("a", 1)), {"all a0": 3})

    assert one.keys() == other.keys() == ["count persons|a=a0"]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ({"a0": 4, "all": 5}, WhyRefused.DOES_NOT_ADD_UP),
        ({"a0": -1, "all": -1}, WhyRefused.NEGATIVE_VALUES),
    ],
)
def test_a_table_that_cannot_be_is_refused(rows, why):
    with pytest.raises(ReleaseRefused) as refusal:
        table_of((flat("a", 1),), rows).equations()

    assert refusal.value.why is why


def test_a_cell_that_stands_twice_is_refused():
    table = table_of((Dimension("a", ("x", "y")),), {"x": 1, "y": 2})

    with pytest.raises(ReleaseRefused, match="cell_twice"):
        replace(table, codes=np.array([[0], [0]]))


def test_units_are_followed_down_to_the_finest():
    area = Dimension("a", ("x", "xs", "all"), (Sum("all", ("xs",)),), "all", (Extent("xs", ("u", "v")),))

    assert area.units() == {"all": {"u", "v"}, "xs": {"u", "v"}}
