"""The files of a study, written beside their folder and put into it when all of them stand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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


@contextmanager
def written(
    out: Path, report: Report, *, studies: Sequence[tuple[StudyName, Released]], progress: Progress
) -> Iterator[Path]:
    """Write every file, and put them into `out` when the caller is done too; otherwise nothing of them is left."""
    with _beside(out) as beside:
        _write(beside, report, studies=studies, progress=progress)
        yield beside
        for name in FILES:
            (beside / name).replace(out / name)


@contextmanager
def _beside(out: Path) -> Iterator[Path]:
    """A folder in `out`, so that what is ready can be put there in one step.

    Raises: StudyRefused, where nothing can be written.
    """
    was_there = out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        beside = TemporaryDirectory(prefix=".bofast-", dir=out)
    except OSError as error:
        raise StudyRefused(f"nothing can be written to {out} ({error}). Choose another folder: --out") from error
    try:
        with beside as name:
            yield Path(name)
    finally:
        if not was_there and not any(out.iterdir()):
            out.rmdir()


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
