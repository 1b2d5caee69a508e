"""`bofast extract-tenancies` writes who lived how long, and nothing by which anybody could be found."""

from __future__ import annotations

import csv
import json
from datetime import date

import pyarrow.parquet as pq
import pytest

from bofast.casework.families.models import Grade
from bofast.casework.followup.actions.outcomes import record_outcome
from bofast.casework.followup.facts import OutcomeFacts
from bofast.casework.homes.models import Area, Home
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.tenancies.actions import move, move_out
from bofast.casework.tenancies.models import Occupancy
from bofast.jobs.commands import extract
from bofast.vocabulary.outcomes import Destination, Initiative, WhyMoved
from bofast.vocabulary.tenure import Tenure
from bofast.vocabulary.ways import Way
from bofast.workbench.exits import Exit
from bofast.workbench.study.command import main as study
from tests.factories.families import FamilyFactory
from tests.factories.homes import HomeFactory

pytestmark = pytest.mark.django_db
MOVED_IN, MOVED_ON = date(2020, 1, 1), date(2023, 5, 1)


@pytest.fixture
def granlia(office):
    whole = Area.objects.create(office=office, level=Area.Level.WHOLE, name="Eksempelvik", path="/1/")
    area = Area.objects.create(office=office, parent=whole, level=Area.Level.AREA, name="Granlia", path="/1/2/")
    return Area.objects.create(office=office, parent=area, level=Area.Level.BLOCK, name="Blokk B", path="/1/2/3/")


@pytest.fixture
def home_in(office, lisa, granlia):
    def made(**facts):
        home = HomeFactory(office=office, by=lisa, **facts)
        Home.objects.filter(pk=home.pk).update(area=granlia)
        return home

    return made


def rows_in(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def extracted(tmp_path, *more):
    assert extract([str(tmp_path / "own.csv"), "--user", "lisa", *more]) == Exit.ANSWERED
    return rows_in(tmp_path / "own.csv")


def test_a_stay_is_told_by_the_area_around_its_block_and_by_who_moved_in(office, lisa, home_in, tmp_path):
    FamilyFactory(office=office, by=lisa, home=home_in(), adults=2, children=1)

    (row,) = extracted(tmp_path)

    told = {name: row[name] for name in ("avdeling", "fra_dato", "til_dato", "grunn", "leieform")}
    assert told == {"avdeling": "Granlia", "fra_dato": "2020-01-01", "til_dato": "", "grunn": "0", "leieform": "1"}
    assert (row["barn"], row["personer"], row["husstandstype"]) == ("1", "3", "1")


def test_where_a_family_went_follows_from_its_next_home(office, lisa, home_in, tmp_path):
    within = FamilyFactory(office=office, by=lisa, home=home_in())
    bought = FamilyFactory(office=office, by=lisa, home=home_in())
    move(family=within, to_home=home_in(), on=MOVED_ON, tenure=Tenure.RENTED_PUBLIC, by=lisa)
    move(family=bought, to_home=home_in(disposal="private"), on=MOVED_ON, tenure=Tenure.OWNED, by=lisa)

    rows = extracted(tmp_path)

    ended = sorted(row["grunn"] for row in rows if row["til_dato"] == MOVED_ON.isoformat())
    assert ended == ["1", "2"]
    assert len(rows) == 3  # the bought home is no tenancy of ours


def test_an_outcome_that_was_written_down_says_more_than_a_missing_home(office, lisa, home_in, tmp_path):
    family = FamilyFactory(office=office, by=lisa, home=home_in())
    move_out(Occupancy.objects.get(family=family), left_on=MOVED_ON, by=lisa)
    facts = OutcomeFacts(
        way=Way.MOVE,
        happened_on=date(2023, 5, 20),
        destination=Destination.WITHOUT_HOME,
        why=WhyMoved.ARREARS,
        initiative=Initiative.LANDLORD,
    )
    record_outcome(family, facts=facts, by=lisa)

    (row,) = extracted(tmp_path)

    assert row["grunn"] == "6"


def test_nothing_in_the_file_finds_anybody(office, lisa, home_in, tmp_path):
    home = home_in()
    family = FamilyFactory(office=office, by=lisa, home=home)

    extracted(tmp_path)
    content = (tmp_path / "own.csv").read_text(encoding="utf-8")
    (tmp_path / "own.csv").unlink()
    first = content.splitlines()[1].split(";")[:3]
    again = list(extracted(tmp_path)[0].values())[:3]

    for secret in (family.name, family.reference, str(family.pk), home.address, home.supplier_home_id, str(home.pk)):
        assert secret not in content
    assert not set(first) & set(again)
    assert (tmp_path / "own.csv").stat().st_mode & 0o077 == 0


def test_a_protected_family_is_told_without_its_home_and_area_and_only_to_those_who_may_know(
    office, lisa, pia, home_in, tmp_path
):
    office.relation_required = False
    office.save()
    FamilyFactory(office=office, by=lisa, home=home_in(), grade=Grade.CONFIDENTIAL)
    FamilyFactory(office=office, by=lisa, home=home_in())

    assert len(extracted(tmp_path)) == 1
    assert extract([str(tmp_path / "pia.csv"), "--user", "pia"]) == Exit.ANSWERED

    assert sorted(row["avdeling"] for row in rows_in(tmp_path / "pia.csv")) == ["-", "Granlia"]


def test_the_export_stands_in_the_journal_with_its_families(office, lisa, home_in, tmp_path):
    family = FamilyFactory(office=office, by=lisa, home=home_in())

    extracted(tmp_path)

    entry = Entry.objects.get(deed=Deed.EXPORTED)
    assert entry.facts == {"what": "tenancies", "kind": "csv", "families": [str(family.pk)]}
    assert (entry.by_id, entry.office_id) == (lisa.pk, office.pk)


@pytest.mark.parametrize(
    ("name", "user", "says"),
    [
        ("own.csv", "nobody", "There is no user nobody with a role today."),
        ("own.csv", "hans", "does not allow an extract of all tenancies"),
        ("own.xlsx", "lisa", "Let it end in .csv or .parquet."),
        ("missing/own.csv", "lisa", "There is no folder"),
        ("there.csv", "lisa", "is there already"),
    ],
)
def test_who_may_not_and_where_it_cannot_be_written(name, user, says, lisa, hans, tmp_path, capsys):
    (tmp_path / "there.csv").write_text("kept")

    assert extract([str(tmp_path / name), "--user", user]) == Exit.WRONG_USE

    assert says in capsys.readouterr().err
    assert not Entry.objects.filter(deed=Deed.EXPORTED).exists()
    assert [path.name for path in tmp_path.iterdir()] == ["there.csv"]


def test_what_is_extracted_is_what_the_study_reads(office, lisa, home_in, tmp_path, capsys):
    for _ in range(6):
        FamilyFactory(office=office, by=lisa, home=home_in())
    for occupancy in Occupancy.objects.all()[:5]:
        move_out(occupancy, left_on=MOVED_ON, by=lisa)

    assert extract([str(tmp_path / "own.parquet"), "--user", "lisa", "--json"]) == Exit.ANSWERED
    assert json.loads(capsys.readouterr().out)["tenancies"] == 6
    assert study(["tenancies", str(tmp_path / "own.parquet"), "--json", "--quiet"]) == Exit.ANSWERED

    figures = json.loads(capsys.readouterr().out)["studies"][0]["figures"]
    ended = {figure["cell"]: figure["value"] for figure in figures if figure["name"] == "ended"}
    assert ended["department=Granlia | way=not_told"] == 5
    assert pq.read_table(tmp_path / "own.parquet").num_rows == 6
