"""One file with the database and the documents, checked part by part on the way back."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

import bofast

MANIFEST = "manifest.json"
KEYS = ("secret-key", "field-key")


class BackupTrouble(Exception):
    """Why a backup could not be written or put back, and what to do."""


def back_up(file: Path, *, with_keys: bool) -> str:
    """Write the backup; what was written, as a sentence.

    SQLite is copied in one step (a stepwise copy never ends under a steady writer);
    PostgreSQL by `pg_dump`. The keys are left out unless asked for: without them the
    identity numbers in the file cannot be read, and without them they cannot be restored.
    """
    if file.exists():
        raise BackupTrouble(f"{file} exists already. Name a new file; nothing was written.")
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIRECTORY) as place:
        folder = Path(place)
        _copy_database(folder)
        if Path(settings.MEDIA_ROOT).is_dir():
            shutil.copytree(settings.MEDIA_ROOT, folder / "documents")
        for key in KEYS if with_keys else ():
            shutil.copy2(settings.DATA_DIRECTORY / key, folder / key)
        _write_manifest(folder)
        _pack(folder, into=file)
    return f"Wrote {file} ({file.stat().st_size:,} bytes){'' if with_keys else '; the keys are not in it'}."


def put_back(file: Path, *, replace: bool) -> str:
    """Check the backup wholly, then put it in place; what was put back, as a sentence."""
    if not file.is_file():
        raise BackupTrouble(f"{file} is not there.")
    with tempfile.TemporaryDirectory(dir=settings.DATA_DIRECTORY) as place:
        folder = Path(place)
        manifest = _unpack(file, into=folder)
        if manifest["engine"] != connection.vendor:
            raise BackupTrouble(f"The backup is of {manifest['engine']}, this register is on {connection.vendor}.")
        connection.close()
        if connection.vendor == "sqlite":
            _put_back_sqlite(folder / "database", replace=replace)
        else:
            _run(["pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", "--dbname"], folder)
        _put_back_files(folder)
    return f"Put back the register as it was on {manifest['written_at']}."


def _copy_database(folder: Path) -> None:
    if connection.vendor == "sqlite":
        with (
            closing(sqlite3.connect(_database_file())) as source,
            closing(sqlite3.connect(folder / "database")) as target,
        ):
            source.backup(target)
        return
    _run(["pg_dump", "--format=custom", "--file", str(folder / "database"), "--dbname"], None)


def _database_file() -> Path:
    return Path(str(settings.DATABASES["default"]["NAME"]))


def _run(command: list[str], folder: Path | None) -> None:
    """A PostgreSQL program, which must be of the server's version or newer."""
    program = shutil.which(command[0])
    if program is None:
        raise BackupTrouble(f"{command[0]} was not found. Install PostgreSQL's client programs.")
    target = [os.environ["DATABASE_URL"], *([str(folder / "database")] if folder else [])]
    done = subprocess.run([program, *command[1:], *target], capture_output=True, text=True, check=False)
    if done.returncode:
        raise BackupTrouble(f"{command[0]} failed: {done.stderr.strip().splitlines()[-1:]}")


def _write_manifest(folder: Path) -> None:
    parts = {str(part.relative_to(folder)): _sha256(part) for part in sorted(folder.rglob("*")) if part.is_file()}
    manifest = {
        "bofast": bofast.__version__,
        "engine": connection.vendor,
        "written_at": timezone.now().isoformat(timespec="seconds"),
        "parts": parts,
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def _pack(folder: Path, *, into: Path) -> None:
    half_written = into.with_name(into.name + ".part")
    try:
        opened = os.open(half_written, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    except OSError as refused:
        raise BackupTrouble(f"{into} cannot be written: {refused.strerror}. Nothing was written.") from refused
    with os.fdopen(opened, "wb") as raw:
        with tarfile.open(fileobj=raw, mode="w:gz", compresslevel=3) as archive:
            archive.add(folder, arcname=".")
        raw.flush()
        os.fsync(raw.fileno())
    half_written.rename(into)


def _unpack(file: Path, *, into: Path) -> dict[str, Any]:
    try:
        with tarfile.open(file, mode="r:gz") as archive:
            _take_out(archive, into=into)
        manifest: dict[str, Any] = json.loads((into / MANIFEST).read_text(encoding="utf-8"))
    except (tarfile.TarError, OSError, EOFError, ValueError) as broken:
        raise BackupTrouble(f"{file} is not a whole backup of bofast: {type(broken).__name__}.") from broken
    for name, expected in manifest["parts"].items():
        part = into / name
        if not part.is_file() or _sha256(part) != expected:
            raise BackupTrouble(f"{name} in {file} is missing or changed. Nothing was put back.")
    return manifest


def _take_out(archive: tarfile.TarFile, *, into: Path) -> None:
    """Folders and whole files alone, and none outside `into`. Python before 3.11.4 knows no filter that sees to it."""
    root = into.resolve()
    for member in archive:
        place = (root / member.name).resolve()
        if not place.is_relative_to(root) or not (member.isfile() or member.isdir()):
            raise tarfile.ExtractError(f"{member.name} is neither a folder nor a file of the backup")
        content = archive.extractfile(member)
        if content is None:  # a folder
            place.mkdir(parents=True, exist_ok=True)
            continue
        with open(place, "xb", opener=_for_the_owner) as out:
            shutil.copyfileobj(content, out)


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _put_back_sqlite(database: Path, *, replace: bool) -> None:
    with closing(sqlite3.connect(database)) as checked:
        verdict = checked.execute("PRAGMA integrity_check").fetchone()[0]
        orphans = checked.execute("PRAGMA foreign_key_check").fetchone()
    if verdict != "ok" or orphans:
        raise BackupTrouble("The database in the backup does not hold together. Nothing was put back.")
    target = _database_file()
    if target.exists() and not replace:
        raise BackupTrouble(f"{target} exists. Stop the server and say --replace to put the backup in its place.")
    for beside in ("-wal", "-shm"):
        target.with_name(target.name + beside).unlink(missing_ok=True)
    database.replace(target)


def _put_back_files(folder: Path) -> None:
    if (folder / "documents").is_dir():
        shutil.copytree(folder / "documents", settings.MEDIA_ROOT, dirs_exist_ok=True)
    for key in KEYS:
        if (folder / key).is_file():
            shutil.copy2(folder / key, settings.DATA_DIRECTORY / key)


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
