"""The files of a study, written beside their folder and put into it when all of them stand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bofast.registers.studies.findings import Released
from bofast.registers.studies.names import StudyName
from bofast.reports.content import Report
from bofast.reports.excel import write_excel
from bofast.reports.html import write_html
from bofast.reports.pdf import write_pdf
from bofast.reports.word import write_word
from bofast.workbench.registers.progress import Progress
from bofast.workbench.study.cells_file import write_cells
from bofast.workbench.study.refused import StudyRefused

HTML, PDF, WORD, EXCEL = "report.html", "report.pdf", "report.docx", "report.xlsx"
CELLS, RECEIPT = "cells.parquet", "receipt.json"
FILES = (HTML, PDF, WORD, EXCEL, CELLS, RECEIPT)


@dataclass(frozen=True, slots=True)
class Place:
    """A folder for a report that can be written to, and a folder in it for what is not ready."""

    out: Path
    beside: Path

    @property
    def files(self) -> tuple[Path, ...]:
        """Where the files of the report lie when all of them stand."""
        return tuple(self.out / name for name in FILES)

    def write(self, report: Report, *, studies: Sequence[tuple[StudyName, Released]], progress: Progress) -> None:
        """Write every file beside what stood there; nothing of it is seen until `show`."""
        _write(self.beside, report, studies=studies, progress=progress)

    def show(self) -> None:
        """Put every file in its place."""
        for name in FILES:
            (self.beside / name).replace(self.out / name)


@contextmanager
def reserved(out: Path) -> Iterator[Place]:
    """The place for a report, made before anything is counted, so that nobody waits for what cannot be written.

    Folders that were made for it, and hold nothing in the end, are gone again.

    Raises: StudyRefused, where nothing can be written.
    """
    if out.is_file():
        raise StudyRefused(f"{out} is a file. Choose a folder for the report: --out")
    made = [folder for folder in (out, *out.parents) if not folder.exists()]
    try:
        out.mkdir(parents=True, exist_ok=True)
        beside = TemporaryDirectory(prefix=".bofast-", dir=out)
    except OSError as error:
        _take_away(made)
        raise StudyRefused(f"nothing can be written to {out} ({error}). Choose another folder: --out") from error
    try:
        with beside as name:
            place = Place(out, Path(name))
            _require_room(place)
            yield place
    finally:
        _take_away(made)


def _require_room(place: Place) -> None:
    for path in place.files:
        if path.is_dir():
            raise StudyRefused(f"{path} is a folder, and the report has a file of that name. Choose another: --out")


def _take_away(folders: Sequence[Path]) -> None:
    """Remove what is empty of these, the innermost first."""
    for folder in folders:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _write(folder: Path, report: Report, *, studies: Sequence[tuple[StudyName, Released]], progress: Progress) -> None:
    progress.tell(f"writing {HTML}")
    (folder / HTML).write_text(write_html(report), encoding="utf-8")
    for name, write in ((PDF, write_pdf), (WORD, write_word), (EXCEL, write_excel)):
        progress.tell(f"writing {name}")
        (folder / name).write_bytes(write(report))
    write_cells(folder / CELLS, studies)
    receipts = [json.loads(released.release.receipt.as_json()) for _, released in studies]
    named = {name.value: receipt for (name, _), receipt in zip(studies, receipts, strict=True)}
    (folder / RECEIPT).write_text(json.dumps(named, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
