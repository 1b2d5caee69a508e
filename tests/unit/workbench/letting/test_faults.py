"""What is wrong with a problem file: every fault is told with its place and what to do, and ends with its own code."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bofast.workbench.command import main
from bofast.workbench.exits import Exit
from tests.unit.workbench.letting.problems import HALF, Office, changed_family, neighbours

ELM_1, ELM_2 = neighbours()["homes"]
NEWCOMER, TENANT = neighbours()["families"]
CAP = {"level": "department", "group": "Elm", "kind": "vulnerable", "at_most": 1}
NEED = neighbours(mode="need", families=[{**NEWCOMER, "need_class": 1}, {**TENANT, "need_class": 2}])


def wishing(*wishes: object) -> dict[str, Any]:
    return changed_family(neighbours(), "newcomer", wishes=list(wishes))


def agreed(**changed: Any) -> dict[str, Any]:
    return neighbours(agreements=[{**HALF, **changed}])


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (neighbours(format="bofast-letting-9"), "'bofast-letting-9' is not known here; this program reads"),
        (neighbours(mode="lottery"), "mode: found str 'lottery'. Use one of: list, need."),
        (neighbours(on="22.11.2026"), "on: found str '22.11.2026'. Write a day as 2026-11-21."),
        (neighbours(homes=None), "homes: found nothing (null). Write a list."),
        (neighbours(houses=[]), "houses: found a fact that nothing asks for. Known here are: format, mode, on"),
        (neighbours(homes=[ELM_1, ELM_1, ELM_2]), "home 'Elm 1' stands 2 times"),
        (neighbours(families=[NEWCOMER, NEWCOMER, TENANT]), "family 'newcomer' stands 2 times"),
        (neighbours(agreements=[HALF, HALF]), "agreement 'half' stands 2 times"),
        (neighbours(families=[TENANT, {**TENANT, "name": "other"}]), "home 'Elm 2' is rented by 2 families"),
        (neighbours(homes=[ELM_1, ELM_2, {"name": ""}]), "homes[2] has no name"),
        (neighbours(homes=[ELM_1, ELM_2, {"name": "El\nm"}]), "homes[2] has a name with signs that cannot be seen"),
        (wishing({"home": "Elm 7"}), "family 'newcomer' wishes for 'Elm 7', which is not among the homes"),
        (wishing({"department": "Ash"}), "wishes for department 'Ash', which has no home here"),
        (changed_family(neighbours(), "tenant", home="Elm 7"), "rents 'Elm 7', which is not among the homes"),
        (
            wishing({"home": "Elm 1", "department": "Elm"}),
            "families[0].wishes[0]: found facts that cannot stand together. A wish names either",
        ),
        (wishing({}), "families[0].wishes[0]: found facts that cannot stand together."),
        (wishing("Elm 1"), "families[0].wishes[0]: found str 'Elm 1'. Write an object with named facts."),
        (wishing({"home": "Elm 1", "worth": -1}), "families[0].wishes[0].worth: found int '-1'."),
        (changed_family(neighbours(), "newcomer", listed_on="2020-02-02"), "give a lottery_seed"),
        (neighbours(lottery_seed="guess me"), "a lottery seed of 8 characters can be guessed; give at least 16"),
        (agreed(internal_share="5/4"), "agreements[0]: found facts that cannot stand together. '5/4' is no share;"),
        (agreed(internal_share=0.5), "agreements[0].internal_share: found Decimal '0.5'. Write a text, in quotes."),
        (agreed(municipal_share="3/4", flexible_share="1/2"), "more than all lettings together"),
        (agreed(other_turn="whoever"), "agreements[0].other_turn: found str 'whoever'. Use one of: seniority"),
        (agreed(precedences=["children"]), "children_from_rooms"),
        (agreed(last_day="2026-01-01"), "One agreement must cover department 'Elm' on 2026-11-22; found: none."),
        (neighbours(agreements=[HALF, {**HALF, "name": "whole"}]), "found: half, whole. Name the department in one"),
        (
            neighbours(counters=[{"agreement": "half", "counters": {"internal": "1/0"}}]),
            "counters[0].counters: found facts that cannot stand together. '1/0' is no counter;",
        ),
        (neighbours(counters=[{"agreement": "old", "counters": {}}]), "counters for 'old', which is no agreement here"),
        (neighbours(counters=[{"agreement": "half", "counters": {}}] * 2), "counters of 'half' stands 2 times"),
        (neighbours(caps=[CAP]), "caps bind where the municipality chooses: they belong to need mode"),
        (neighbours(longest_cycle=2), "longest_cycle belongs to need mode"),
        (neighbours(swaps={"largest": 4}), "swaps.largest: found int '4'. Write a number of at most 3."),
        (neighbours(homes=[{**ELM_1, "order": ["nobody"]}, ELM_2]), "the order of 'Elm 1' names 'nobody'"),
        (
            neighbours(homes=[{**ELM_1, "order": ["tenant", "tenant"]}, ELM_2]),
            "in the order of 'Elm 1', family 'tenant' stands 2 times",
        ),
        (neighbours(mode="need"), "family 'newcomer' has no need_class, which need mode goes by"),
        ({**NEED, "caps": [{**CAP, "group": "Oak"}]}, "a cap on department 'Oak', which has no home here"),
        ({**NEED, "homes": [{**ELM_1, "lane": "internal"}, ELM_2]}, "home 'Elm 1' has a lane or an order of its own"),
        ("{nope", "found no JSON"),
        ("", "`bofast letting schema` shows its shape."),
        ("[]", "the facts: found list '[]'. Write an object with named facts."),
        ("[" * 100_000, "brackets inside brackets without end"),
        (json.dumps(neighbours())[:-1] + ',"mode":"need"}', "mode: found the same fact twice. Keep one of them."),
        (neighbours(families=[{**NEWCOMER, "name": "\ud800"}]), "families[0].name: found str"),
    ],
)
def test_a_fault_is_told_with_its_place_and_what_to_do(problem: object, said: str, office: Office):
    told = office.asks("solve", problem)

    assert told.code == Exit.BAD_FACTS
    assert said in told.err
    assert told.out == ""


def test_all_faults_are_told_at_once(office: Office):
    """Each of the two kinds together: those of one fact, and, when all facts can be read, those between facts."""
    first = office.asks("solve", neighbours(on="today", mode="any", agreements=[{**HALF, "internal_share": "2"}])).err
    second = office.asks("solve", neighbours(homes=[ELM_1, ELM_1], lottery_seed="short")).err

    assert all(fault in first for fault in ("on: found", "mode: found", "agreements[0]: found"))
    assert all(fault in second for fault in ("'Elm 1' stands 2 times", "'Elm 2', which is not among", "be guessed"))


def test_a_norm_that_nobody_has_entered_ends_with_four(office: Office):
    told = office.asks("solve", neighbours(rules={"norm": "our own"}))

    assert told.code == Exit.MISSING_PARAMETER
    assert "eurostat" in told.err


@pytest.mark.parametrize("country", ["dk", "no"])
def test_the_norms_of_statistics_hold_in_every_country(country: str, office: Office):
    told = office.asks("solve", neighbours(rules={"norm": "eurostat"}), "--country", country)

    assert told.code == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--family", "nobody", "--home", "Elm 1"], "The problem has no family 'nobody'."),
        (["--family", "tenant", "--home", "Elm 7"], "The problem has no home 'Elm 7'."),
    ],
)
def test_a_name_that_the_problem_has_not_is_wrong_use(options: list[str], said: str, office: Office):
    told = office.asks("explain", neighbours(), *options)

    assert (told.code, told.out) == (Exit.WRONG_USE, "")
    assert said in told.err


def test_a_file_that_is_not_there_is_wrong_use(capsys: pytest.CaptureFixture[str]):
    assert main(["letting", "solve", "gone.json"]) == Exit.WRONG_USE
    assert "There is no file gone.json." in capsys.readouterr().err


def test_a_country_that_nobody_knows_is_wrong_use(office: Office):
    assert office.asks("solve", neighbours(), "--country", "xx").code == Exit.WRONG_USE


@pytest.mark.parametrize("options", [["--reasons", "some"], ["--reasons"], ["--jsn"]])
def test_an_option_that_is_not_there_is_wrong_use(options: list[str], office: Office):
    with pytest.raises(SystemExit) as ended:
        office.asks("solve", neighbours(), *options)

    assert ended.value.code == Exit.WRONG_USE


def test_a_file_that_an_editor_has_marked_is_read_all_the_same(office: Office):
    assert office.asks("solve", "\ufeff" + json.dumps(neighbours())).code == 0


def test_a_seed_that_can_be_guessed_gets_no_fingerprint(capsys: pytest.CaptureFixture[str]):
    assert main(["letting", "fingerprint", "fifteen letters"]) == Exit.WRONG_USE
    assert "give at least 16" in capsys.readouterr().err


def test_a_sealed_seed_is_told_by_its_fingerprint(capsys: pytest.CaptureFixture[str], office: Office):
    main(["letting", "fingerprint", "drawn in public on 2026-11-20"])
    published = capsys.readouterr().out.strip()

    plan = office.plan(neighbours(lottery_seed="drawn in public on 2026-11-20"))

    assert published == plan["lottery_fingerprint"]
    assert published == "762aea0481c415a3f8608a2500efd39a5d6a83c01aa92dd153a88004be9255b8"
