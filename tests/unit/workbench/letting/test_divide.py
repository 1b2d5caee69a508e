"""`bofast letting divide`: the example is divided, and what cannot be is refused with what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bofast.workbench.exits import Exit
from bofast.workbench.letting.command import main

EXAMPLE = Path(__file__).parents[4] / "examples" / "letting" / "area.json"


@pytest.fixture
def area():
    return json.loads(EXAMPLE.read_text(encoding="utf-8"))


def divided(told, tmp_path, capsys, *options):
    file = tmp_path / "area.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    code = main(["divide", str(file), *options])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_example_is_divided_into_units_that_hold_every_building_once(area, tmp_path, capsys):
    code, out, _err = divided(area, tmp_path, capsys, "--json")
    alternatives = json.loads(out)["alternatives"]

    assert code == Exit.ANSWERED
    assert len(alternatives) > 1
    assert [one["spread_permille"] for one in alternatives] == sorted(one["spread_permille"] for one in alternatives)
    for one in alternatives:
        names = [name for unit in one["units"] for name in unit["buildings"]]
        assert sorted(names) == sorted(building["name"] for building in area["buildings"])
        assert sum(unit["homes"] for unit in one["units"]) == sum(building["homes"] for building in area["buildings"])


def test_no_unit_of_the_example_lies_on_both_sides_of_its_road_but_through_its_end(area, tmp_path, capsys):
    area["barriers"][0]["corners"][1]["north"] = 400  # now the road parts the whole area
    _code, out, _err = divided(area, tmp_path, capsys, "--json")
    both_sides = [
        unit
        for unit in json.loads(out)["alternatives"][0]["units"]
        if {name[0] in "ABCD" for name in unit["buildings"]} == {True, False}
    ]

    assert len(both_sides) <= 1  # the one that holds the joint


def test_the_terminal_tells_each_unit_with_its_share(area, tmp_path, capsys):
    _code, out, _err = divided(area, tmp_path, capsys)

    assert "Alternative 1: shares differ by" in out
    assert "homes" in out
    assert "%" in out


def test_neighbours_may_be_told_by_name(tmp_path, capsys):
    buildings = [
        {"name": "a", "homes": 10, "counted": 5, "neighbours": ["b"]},
        {"name": "b", "homes": 10, "counted": 5, "neighbours": ["c"]},
        {"name": "c", "homes": 10, "counted": 5, "neighbours": ["d"]},
        {"name": "d", "homes": 10, "counted": 5},
    ]
    told = {"format": "bofast-area-1", "homes_a_unit": 20, "buildings": buildings}
    _code, out, _err = divided(told, tmp_path, capsys, "--json")

    assert [unit["buildings"] for unit in json.loads(out)["alternatives"][0]["units"]] == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"format": "bofast-area-0"}, "this program reads 'bofast-area-1'"),
        ({"homes_a_unit": 400}, "there must be from 2 to 48"),
        ({"buildings": []}, "at least two buildings"),
        ({"barriers": [{"corners": []}]}, "at least two corners"),
    ],
)
def test_an_area_that_cannot_be_divided_so_is_refused(area, change, said, tmp_path, capsys):
    code, out, err = divided(area | change, tmp_path, capsys)

    assert (code, out) == (Exit.BAD_FACTS, "")
    assert said in err


@pytest.mark.parametrize(
    ("building", "said"),
    [
        ({"name": "A1"}, "'A1' stands 2 times"),
        ({"counted": 99}, "counts 99 of"),
        ({"neighbours": ["Z9"]}, "beside 'Z9', which is not here"),
        ({"place": None}, "some buildings have a place and some have none"),
        ({"homes": 0}, "at least 1"),
    ],
)
def test_a_building_that_cannot_be_is_named(area, building, said, tmp_path, capsys):
    area["buildings"][5] |= building
    code, _out, err = divided(area, tmp_path, capsys)

    assert code == Exit.BAD_FACTS
    assert said in err
