"""What the import tests ask for: a sheet that has been uploaded, checked, and perhaps brought in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile

from bofast.casework.access.models import Office, User
from bofast.casework.intake import actions
from bofast.casework.intake.layouts import SheetKind
from bofast.casework.intake.models import Sheet
from bofast.casework.runs.models import Run
from bofast.jobs import bring_in

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture(autouse=True)
def documents_of_this_test(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "documents"


@pytest.fixture
def checked(office: Office, kari: User) -> Callable[..., Sheet]:
    """Upload a file and check it, as its user would."""

    def check(content: bytes | Path, *, kind: SheetKind | None = None) -> Sheet:
        data = content.read_bytes() if isinstance(content, Path) else content
        sheet = actions.receive_sheet(office=office, file=ContentFile(data, name="sheet"), kind=kind, by=kari)
        bring_in.check_sheet.call(str(sheet.run.pk))
        sheet.refresh_from_db()
        return sheet

    return check


@pytest.fixture
def brought_in(checked: Callable[..., Sheet], kari: User) -> Callable[..., Run]:
    """Upload, check and bring in."""

    def bring(content: bytes | Path, *, kind: SheetKind | None = None, only_good_rows: bool = False) -> Run:
        sheet = checked(content, kind=kind)
        run = actions.ask_to_bring_in(sheet, only_good_rows=only_good_rows, by=kari)
        bring_in.bring_in_sheet.call(str(run.pk))
        run.refresh_from_db()
        return run

    return bring
