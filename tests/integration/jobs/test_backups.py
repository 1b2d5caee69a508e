"""A backup comes back whole, or not at all."""

import shutil
import tarfile
from contextlib import contextmanager
from io import BytesIO

import pytest
from django.db import connection

from bofast.casework.access.actions import add_office
from bofast.casework.access.models import Office
from bofast.jobs.backups import BackupTrouble, back_up, put_back

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL is dumped by its own pg_dump"),
]


@pytest.fixture
def register(settings, tmp_path):
    """A register with one office, and where its database lies."""
    add_office("Nordvik", country="no")
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"]
    settings.DATA_DIRECTORY = tmp_path
    settings.MEDIA_ROOT = tmp_path / "documents"
    settings.MEDIA_ROOT.mkdir()
    (settings.MEDIA_ROOT / "lease.pdf").write_bytes(b"%PDF a lease")
    return tmp_path


def test_what_was_backed_up_comes_back(register, settings):
    back_up(register / "monday.tar.gz", with_keys=False)
    Office.objects.all().delete()
    shutil.rmtree(settings.MEDIA_ROOT)

    put_back(register / "monday.tar.gz", replace=True)

    assert Office.objects.get().name == "Nordvik"
    assert (settings.MEDIA_ROOT / "lease.pdf").read_bytes() == b"%PDF a lease"


def test_a_backup_is_readable_by_its_owner_alone(register):
    back_up(register / "monday.tar.gz", with_keys=False)

    assert (register / "monday.tar.gz").stat().st_mode & 0o077 == 0


def test_keys_are_left_out_unless_asked_for(register):
    for key in ("secret-key", "field-key"):
        (register / key).write_text("ab" * 32)

    back_up(register / "without.tar.gz", with_keys=False)
    back_up(register / "with.tar.gz", with_keys=True)

    assert "./field-key" not in names_in(register / "without.tar.gz")
    assert "./field-key" in names_in(register / "with.tar.gz")


def test_an_existing_file_is_never_written_over(register):
    (register / "monday.tar.gz").write_bytes(b"something dear")

    with pytest.raises(BackupTrouble, match="exists already"):
        back_up(register / "monday.tar.gz", with_keys=False)

    assert (register / "monday.tar.gz").read_bytes() == b"something dear"


def test_a_register_in_use_is_replaced_only_when_told(register):
    back_up(register / "monday.tar.gz", with_keys=False)
    add_office("Sørvik", country="no")

    with pytest.raises(BackupTrouble, match="--replace"):
        put_back(register / "monday.tar.gz", replace=False)

    assert Office.objects.filter(name="Sørvik").exists()


@pytest.mark.parametrize("keep", [0, 100, 2_000])
def test_a_torn_backup_is_refused_and_nothing_is_put_back(register, keep):
    back_up(register / "monday.tar.gz", with_keys=False)
    torn = register / "torn.tar.gz"
    torn.write_bytes((register / "monday.tar.gz").read_bytes()[:keep])
    add_office("Sørvik", country="no")

    with pytest.raises(BackupTrouble):
        put_back(torn, replace=True)

    assert Office.objects.filter(name="Sørvik").exists()


def test_a_backup_with_a_changed_part_is_refused(register):
    back_up(register / "monday.tar.gz", with_keys=False)
    with changed(register) as (member_of, archive):
        lease = member_of("documents/lease.pdf")
        lease.size = len(b"%PDF another lease")
        archive.addfile(lease, BytesIO(b"%PDF another lease"))

    with pytest.raises(BackupTrouble, match="missing or changed"):
        put_back(register / "changed.tar.gz", replace=True)


@pytest.mark.parametrize(
    ("name", "kind"), [("../outside", tarfile.REGTYPE), ("/outside", tarfile.REGTYPE), ("link", tarfile.SYMTYPE)]
)
def test_nothing_is_taken_out_but_folders_and_files_of_the_backup(name, kind, register):
    back_up(register / "monday.tar.gz", with_keys=False)
    with changed(register) as (member_of, archive):
        planted = member_of("documents/lease.pdf")
        planted.name, planted.type, planted.linkname, planted.size = name, kind, "/etc/hostname", 0
        archive.addfile(planted)

    with pytest.raises(BackupTrouble, match="not a whole backup"):
        put_back(register / "changed.tar.gz", replace=True)

    assert not list(register.parent.rglob("outside"))


@contextmanager
def changed(register):
    """A second backup beside the first, with all its parts but the lease, to which others can be added."""
    with (
        tarfile.open(register / "monday.tar.gz") as source,
        tarfile.open(register / "changed.tar.gz", "w:gz") as archive,
    ):
        for member in source:
            if not member.name.endswith("lease.pdf"):
                archive.addfile(member, source.extractfile(member) if member.isfile() else None)
        yield lambda name: next(each for each in source if each.name.endswith(name)), archive


def names_in(archive):
    with tarfile.open(archive) as opened:
        return opened.getnames()
