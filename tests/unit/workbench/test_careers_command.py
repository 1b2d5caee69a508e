"""`bofast careers`: answers, faults by row and column, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bofast.workbench.command import main
from bofast.workbench.exits import Exit
from bofast.workbench.tables import batches

CAREERS = "id,y1,y2,y3,n\n1,rents,rents,owns,2\n2,rents,owns,owns,1\n3,away,away,rents,1\n4,rents,rents,owns,1\n"
ASKED = ["--from", "y1", "--to", "y3", "--weight", "n"]


def written(tmp_path: Path, text: str) -> str:
    path = tmp_path / "careers.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_careers_are_counted_described_and_grouped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["careers", written(tmp_path, CAREERS), *ASKED, "--clusters", "2", "--json"]) == Exit.ANSWERED
    content = json.loads(capsys.readouterr().out)

    assert (content["people"], content["distinct_careers"]) == (5, 3)
    assert content["states"] == ["away", "owns", "rents"]
    assert content["mean_times"] == pytest.approx([0.4, 1.0, 1.6])
    assert content["clusters"][0]["medoid"] == ["rents", "rents", "owns"]
    assert [cluster["people"] for cluster in content["clusters"]] == [4, 1]


def test_a_person_gets_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["careers", written(tmp_path, CAREERS), *ASKED, "--clusters", "2"]) == Exit.ANSWERED

    told = capsys.readouterr().out
    assert "5 people in 4 rows" in told
    assert "around rents 2, owns 1" in told


def test_the_order_and_the_batches_of_rows_do_not_matter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "careers.parquet"
    answers = []
    for rows in (["a,a,b", "b,a,a", "a,a,b", "c,c,c"], ["c,c,c", "a,a,b", "a,a,b", "b,a,a"]):
        columns = zip(*(row.split(",") for row in rows), strict=True)
        pq.write_table(pa.table({f"y{i}": list(column) for i, column in enumerate(columns)}), path)
        main(["careers", str(path), "--clusters", "2", "--json"])
        answers.append(json.loads(capsys.readouterr().out))
        monkeypatch.setattr(batches, "ROWS_AT_ONCE", 1)

    assert answers[0] == answers[1]


def test_an_empty_cell_is_a_fault_unless_its_state_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "y1,y2\na,b\n,b\n")

    assert main(["careers", path]) == Exit.BAD_FACTS
    assert "row 3, y1: found ''. Write a state, or say --missing STATE." in capsys.readouterr().err
    assert main(["careers", path, "--missing", "away"]) == Exit.ANSWERED


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--from", "y0"], Exit.WRONG_USE, "has no column 'y0'. Did you mean"),
        (["--from", "y3", "--to", "y1"], Exit.WRONG_USE, "'y1' does not come after 'y3'"),
        (["--clusters", "9"], Exit.CANNOT_ESTIMATE, "4 distinct careers, too few for 9 clusters"),
        (["--weight", "y1"], Exit.BAD_FACTS, "row 2, y1: found 'rents'. Write how many people the row stands for."),
    ],
)
def test_what_cannot_be_is_refused(
    arguments: list[str], code: int, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["careers", written(tmp_path, CAREERS), *arguments]) == code
    assert says in capsys.readouterr().err


def test_too_many_distinct_careers_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from bofast.registers.estimates.careers import distances  # noqa: PLC0415 - patched here alone

    monkeypatch.setattr(distances, "MOST_SEQUENCES", 2)

    assert main(["careers", written(tmp_path, CAREERS), *ASKED, "--clusters", "2"]) == Exit.CANNOT_ESTIMATE
    assert "3 distinct careers; at most 2 can be compared" in capsys.readouterr().err
