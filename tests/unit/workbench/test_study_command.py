"""What `bofast study` is told and what it answers before anything is counted."""

import json

import pytest

from bofast.registers.people.definition import MISSION, Families, Partner
from bofast.registers.stays.question import Question
from bofast.registers.store import About, Store
from bofast.registers.studies.catalogue import STUDIES
from bofast.reports.content import Language
from bofast.workbench.exits import Exit
from bofast.workbench.registers.progress import Progress
from bofast.workbench.study import archives, command, engines, files
from bofast.workbench.study.command import main
from bofast.workbench.study.definitions import change_written, changed
from bofast.workbench.study.measures import measures_from, planted_in
from bofast.workbench.study.refused import StudyRefused
from bofast.workbench.study.wording.catalogue import WORDINGS
from bofast.workbench.study.words import Words


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path, capsys):
    assert main(["all", str(tmp_path / "nowhere")]) == Exit.WRONG_USE
    assert "there is no folder" in capsys.readouterr().err


def test_a_delivery_is_to_be_ingested_first_by_this_very_command(tmp_path, capsys):
    delivery = tmp_path / "delivery"
    delivery.mkdir()
    (delivery / "bef202412.csv").write_text("PNR\n", encoding="utf-8")

    assert main(["staying", str(delivery)]) == Exit.WRONG_USE
    assert f"bofast ingest {delivery} --out {tmp_path / 'delivery-store'}" in capsys.readouterr().err


def test_a_store_that_lacks_a_year_between_two_cannot_be_read(tmp_path, capsys):
    store = Store(tmp_path)
    store.write_about(About("dk", "ingested", 2010, 2012, 1))
    for year in (2010, 2012):
        store.persons(year).parent.mkdir(exist_ok=True)
        store.persons(year).write_bytes(b"")

    assert main(["staying", str(tmp_path)]) == Exit.UNREADABLE_FILE
    assert "2010, 2012" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "holds"),
    [
        ("120=no", lambda one: 120 not in one.own | one.by_partner),
        ("210=yes", lambda one: 210 in one.own),
        ("220=yes", lambda one: 220 in one.own and 220 not in one.by_partner),
        ("410=partner", lambda one: 410 in one.by_partner),
        ("partner=household", lambda one: one.partner is Partner.OF_THE_HOUSEHOLD),
        ("adults=all", lambda one: one.families is Families.ALL),
        ("children-below=25", lambda one: one.child_below == 25),
        ("ages=25-64", lambda one: (one.ages.youngest, one.ages.oldest) == (25, 64)),
        ("family-places=age", lambda one: not one.places_known),
        ("partner-age=working", lambda one: one.partner_of_working_age),
    ],
)
def test_each_choice_of_the_definition_can_be_written(written, holds):
    assert not holds(MISSION) or written == "410=partner"
    assert holds(changed([change_written(written)]))


@pytest.mark.parametrize("written", ["120", "120=maybe", "999=no", "children-below=x", "ages=25", "ages=59-22"])
def test_a_choice_that_there_is_not_is_wrong_use_and_told(written, tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["all", str(tmp_path), "--definition", written])

    assert ended.value.code == Exit.WRONG_USE
    assert "definition" in capsys.readouterr().err


def test_measures_are_read_from_a_table_with_any_separator(tmp_path):
    path = tmp_path / "measures.csv"
    path.write_text("Area;First_year\n7;2015\n3;2012\n", encoding="utf-8-sig")

    assert measures_from(path) == ((3, 2012), (7, 2015))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("area,year\n1,2015\n", "first_year"),
        ("area,first_year\n1,soon\n", "line 2"),
        ("area,first_year\n1,185\n", "no year from"),
        ("area,first_year\n1,2015\n1,2016\n", "line 3"),
        ("area,first_year\n", "names no area"),
        ("", "first_year"),
    ],
)
def test_a_table_of_measures_that_cannot_be_read_names_the_line(tmp_path, content, says):
    path = tmp_path / "measures.csv"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(StudyRefused, match=says):
        measures_from(path)


def test_a_measure_is_known_of_made_up_stores_alone(tmp_path):
    store = Store(tmp_path)
    (tmp_path / "truth.json").write_text(json.dumps({"planted": {"exits": {"measure_from": 2015}}}), encoding="utf-8")

    store.write_about(About("dk", "made up", 2005, 2024, 15))
    assert planted_in(store) == ((7, 2015), (14, 2015))

    store.write_about(About("dk", "ingested", 2005, 2024, 15))
    assert planted_in(store) == ()


def test_a_cluster_that_is_named_is_used(monkeypatch):
    monkeypatch.setattr(engines, "find_spec", lambda _name: object())
    assert engines.chosen("auto", master="spark://here:7077") is engines.Engine.SPARK
    assert engines.chosen("auto", master=None) is engines.Engine.NATIVE

    monkeypatch.setattr(engines, "find_spec", lambda _name: None)
    assert engines.chosen("auto", master=None) is engines.Engine.TABLES
    with pytest.raises(engines.EngineMissing, match=r"bofast\[spark\]"):
        engines.chosen("spark", master=None)


def test_the_same_question_is_counted_once(monkeypatch, tmp_path):
    asked = []
    counter = engines.Counter(Store(tmp_path), engines.Engine.TABLES, Progress(quiet=True), memory="1GB")
    monkeypatch.setattr(engines.Counter, "_count", lambda _self, question: asked.append(question) or _Counted)

    assert counter(Question()) is counter(Question())
    assert len(asked) == 1


class _Counted:
    rows = 7


def test_releases_are_kept_only_when_the_report_stands(tmp_path):
    folder = tmp_path / "released"
    with archives.staged(folder) as stage:
        (stage.archive.folder / "release-000001.json").write_text("{}", encoding="utf-8")
    assert not folder.exists()

    with archives.staged(folder) as stage:
        (stage.archive.folder / "release-000001.json").write_text("{}", encoding="utf-8")
        stage.keep()
    assert [path.name for path in folder.iterdir()] == ["release-000001.json"]


def test_two_studies_do_not_release_from_one_archive_at_once(tmp_path):
    folder = tmp_path / "released"

    with archives.staged(folder), pytest.raises(StudyRefused, match="another study"), archives.staged(folder):
        pass
    with archives.staged(folder):
        pass


def test_another_archive_is_warned_of_where_releases_lie_beside_the_store(tmp_path, capsys):
    store, beside = tmp_path / "store", tmp_path / "store-released"
    beside.mkdir()
    asked = ["all", str(store), "--archive", str(tmp_path / "elsewhere")]

    main(asked)
    assert "not tested against" not in capsys.readouterr().err
    (beside / "release-000001.json").write_text("{}", encoding="utf-8")
    main(asked)
    assert "not tested against" in capsys.readouterr().err


@pytest.mark.parametrize("memory", ["tons", "4", "GB", "-1GB"])
def test_a_size_of_memory_that_is_none_is_wrong_use(memory, tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["all", str(tmp_path), f"--memory={memory}"])

    assert ended.value.code == Exit.WRONG_USE
    assert "512MB" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_to_is_told_with_what_to_choose(tmp_path):
    nowhere = tmp_path / "file"
    nowhere.write_text("", encoding="utf-8")

    with pytest.raises(StudyRefused, match="--archive"), archives.staged(nowhere / "released"):
        pass
    with pytest.raises(StudyRefused, match="--out"), files.reserved(nowhere / "out"):
        pass
    with pytest.raises(StudyRefused, match="is a file"), files.reserved(nowhere):
        pass


def test_nothing_is_counted_for_a_report_that_cannot_be_written(tmp_path, capsys, monkeypatch):
    (tmp_path / "taken").write_text("", encoding="utf-8")
    opened = []
    monkeypatch.setattr(command, "opened_for_study", lambda *_, **__: opened.append(1))

    code = command.main(["all", str(tmp_path), "--out", str(tmp_path / "taken" / "report")])

    assert (code, opened) == (Exit.WRONG_USE, [])
    assert "nothing can be written to" in capsys.readouterr().err


def test_a_report_does_not_put_a_file_where_a_folder_stands(tmp_path):
    (tmp_path / files.PDF).mkdir()

    with pytest.raises(StudyRefused, match=files.PDF), files.reserved(tmp_path):
        pass


def test_folders_that_were_made_for_nothing_are_gone_again(tmp_path):
    (tmp_path / "old").mkdir()
    with files.reserved(tmp_path / "old" / "new" / "report") as place:
        assert place.beside.is_dir()

    assert list(tmp_path.rglob("*")) == [tmp_path / "old"]


@pytest.mark.parametrize(
    ("language", "number", "share", "text"),
    [
        (Language.NORWEGIAN, "1\xa0234,5", "12,3\xa0%", "skjult"),
        (Language.DANISH, "1.234,5", "12,3\xa0%", "skjult"),
        (Language.ENGLISH, "1,234.5", "12.3%", "hidden"),
    ],
)
def test_words_and_numbers_are_those_of_the_language(language, number, share, text):
    words = Words(language)

    assert words.number(1234.5, decimals=1) == number
    assert words.percent(0.1234, decimals=1) == share
    assert words.gettext("hidden") == text


def test_one_and_many_are_told_apart():
    words = Words(Language.ENGLISH)

    assert [words.ngettext("After %(years)s year", "After %(years)s years", count) for count in (1, 2)] == [
        "After %(years)s year",
        "After %(years)s years",
    ]


def test_every_study_has_words():
    assert STUDIES.keys() == WORDINGS.keys()
