"""Run studies one after another: count, estimate, and let out what may be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bofast.registers.disclosure.former import Archive
from bofast.registers.disclosure.receipt import Origin
from bofast.registers.disclosure.refusals import ReleaseRefused
from bofast.registers.studies.catalogue import STUDIES
from bofast.registers.studies.findings import Released
from bofast.registers.studies.names import StudyName
from bofast.registers.studies.released import passed
from bofast.registers.studies.remarks import DoesNotApply
from bofast.registers.studies.setting import Setting


@dataclass(frozen=True, slots=True)
class Told:
    """One study: what may be read of it, or why there is nothing."""

    name: StudyName
    released: Released | None
    refused: DoesNotApply | ReleaseRefused | None = None


def told(
    names: Sequence[StudyName],
    *,
    setting: Setting,
    origin_of: Callable[[StudyName], Origin],
    archive: Archive,
    beginning: Callable[[StudyName], None],
) -> Iterator[Told]:
    """Each study in turn. One that does not apply, or may not leave, does not stop the others.

    Raises: StoreError; NotEnoughMemory; KeyboardInterrupt.
    """
    for name in names:
        beginning(name)
        try:
            findings = STUDIES[name](setting)
            yield Told(name, passed(findings, setting=setting, origin=origin_of(name), archive=archive))
        except (DoesNotApply, ReleaseRefused) as refused:
            yield Told(name, None, refused)
