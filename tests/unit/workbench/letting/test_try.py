"""`bofast letting try`: policies side by side, with caps and norms; a cap that would keep nobody out is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bofast.rules.letting.facts import NOMINATED_KIND
from bofast.workbench.exits import Exit
from bofast.workbench.letting.command import main

EXAMPLES = Path(__file__).parents[4] / "examples" / "letting"
SMALL = {"homes": 96, "years": 1, "settling_years": 0, "seeds": 1}
PLAIN = {"name": "plain", "agreement": {"name": "half", "internal_share": "1/2", "other_turn": "seniority"}}


@pytest.fixture(autouse=True)
def one_core(monkeypatch):
    """Processes of their own take longer to start than these years to go by."""
    monkeypatch.setattr("os.cpu_count", lambda: 1)


@pytest.fixture
def tried(tmp_path, capsys):
    def try_them(told, *options):
        file = tmp_path / "policies.json"
        file.write_text(json.dumps({"format": "bofast-policies-1", **told, **SMALL}), encoding="utf-8")
        code = main(["try", str(file), *options])
        return code, *capsys.readouterr()

    return try_them


def test_the_example_of_caps_and_norms_is_tried_and_every_policy_told(tried):
    told = json.loads((EXAMPLES / "caps-and-norms.json").read_text(encoding="utf-8"))

    code, out, _err = tried(told)

    assert code == Exit.ANSWERED
    assert all(policy["name"] in out for policy in told["policies"])
    assert "turned away by a cap a year" in out
    assert "below a norm at the end" in out


def test_the_same_seed_gives_the_same_bytes_and_what_is_not_tried_is_not_told(tried):
    first, second = tried({"policies": [PLAIN]}), tried({"policies": [PLAIN]})

    assert first == second
    assert "by a cap" not in first[1]
    assert "below a norm" not in first[1]


def test_a_cap_on_a_kind_that_nobody_is_of_is_refused_with_those_that_are(tried):
    cap = {"level": "block", "kind": "elderly", "at_most": 2}

    code, out, err = tried({"policies": [PLAIN | {"caps": [cap]}]})

    assert (code, out) == (Exit.WRONG_USE, "")
    assert "'elderly'" in err
    assert NOMINATED_KIND in err


def test_a_norm_of_an_office_s_own_is_read_from_its_rows(tried):
    policies = [PLAIN | {"rules": {"norm": "one_fewer"}}]

    without, _out, err = tried({"policies": policies})
    code, out, _err = tried({"policies": policies}, "--law-rows", str(EXAMPLES / "norm-rows.yaml"), "--json")

    assert without == Exit.MISSING_PARAMETER
    assert "one_fewer" in err
    assert code == Exit.ANSWERED
    assert json.loads(out)["policies"][0]["measures"]["lettings_a_year"]["mean"] > 0
