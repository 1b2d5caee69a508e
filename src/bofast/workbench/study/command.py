"""`bofast study`: from a store to a report that may leave."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import pyarrow as pa

from bofast.registers.disclosure.profiles import Profile, profile_named
from bofast.registers.disclosure.refusals import ReleaseRefused
from bofast.registers.scratch import NotEnoughMemory
from bofast.registers.store import Store, StoreError
from bofast.registers.studies.catalogue import STUDIES
from bofast.registers.studies.names import StudyName
from bofast.registers.studies.released import ground_of
from bofast.registers.studies.remarks import DoesNotApply, WhyNotApplicable
from bofast.registers.studies.setting import Setting
from bofast.reports.content import Language
from bofast.workbench.ending import ended
from bofast.workbench.exits import Exit
from bofast.workbench.registers.progress import Progress
from bofast.workbench.study.answer import as_json, in_lines
from bofast.workbench.study.archives import StagedArchive, archive_beside, not_looked_at, staged
from bofast.workbench.study.area_figures import area_figures_from
from bofast.workbench.study.definitions import changed
from bofast.workbench.study.engines import Counter, EngineMissing, chosen
from bofast.workbench.study.files import FILES, HTML, Place, reserved
from bofast.workbench.study.measures import measures_from, planted_in
from bofast.workbench.study.opening import opened_for_study
from bofast.workbench.study.options import ALL, parser
from bofast.workbench.study.origins import files_of, origin
from bofast.workbench.study.reasons import why
from bofast.workbench.study.refused import StudyRefused
from bofast.workbench.study.report import Run, report_of
from bofast.workbench.study.running import Told, told
from bofast.workbench.study.words import Words

_PROFILES = {"dk": "dst", "no": "ssb"}


def main(arguments: Sequence[str]) -> int:
    """Run one study, or all that apply."""
    asked = parser().parse_args(arguments)
    progress = Progress(quiet=asked.quiet)
    try:
        return _study(asked, progress)
    except StudyRefused as refused:
        return ended("study", refused, code=refused.code, progress=progress)
    except (EngineMissing, NotEnoughMemory) as error:
        return ended("study", error, code=Exit.WRONG_USE, progress=progress)
    except (StoreError, pa.ArrowInvalid, OSError) as error:
        return ended("study", f"the store cannot be read: {error}", code=Exit.UNREADABLE_FILE, progress=progress)
    except ReleaseRefused as refused:
        return ended("study", f"the figures may not leave: {refused}", code=Exit.NOT_RELEASED, progress=progress)
    except KeyboardInterrupt:
        return ended("study", "stopped. Nothing was written.", code=Exit.STOPPED, progress=progress)


def _study(asked: argparse.Namespace, progress: Progress) -> int:
    began = time.monotonic()
    _warn_of_other_releases(asked)
    with _place(asked) as place, opened_for_study(asked.store, today=asked.made_on) as store:
        counter = Counter(
            store, chosen(asked.engine, master=asked.master), progress, memory=asked.memory, master=asked.master
        )
        setting = _setting(asked, store=store, counter=counter)
        with staged(asked.archive or archive_beside(asked.store)) as archive:
            run = _run(asked, setting=setting, counter=counter, archive=archive)
            if place is not None:
                _write(place, run, lang=asked.lang, progress=progress)
            archive.keep()
        if place is not None:
            place.show()
    progress.done()
    files = place.files if place is not None else ()
    seconds = round(time.monotonic() - began, 1)
    print(_as_json(asked, run, counter=counter, files=files, seconds=seconds) if asked.json else _in_lines(run, files))
    return Exit.ANSWERED


def _warn_of_other_releases(asked: argparse.Namespace) -> None:
    beside = not_looked_at(asked.store, chosen=asked.archive)
    if beside is not None:
        says = (
            f"warning: releases are kept in {beside} too, and this one is not tested against them. Together they may"
            " tell what neither may tell alone. Leave out --archive, unless the figures stay where those are not."
        )
        print(f"bofast study: {says}", file=sys.stderr)


def _setting(asked: argparse.Namespace, *, store: Store, counter: Counter) -> Setting:
    return Setting(
        store=store,
        count=counter,
        definition=changed(asked.definition),
        profile=_profile(asked, store=store),
        measures=measures_from(asked.measures) if asked.measures else planted_in(store),
        focus=tuple(asked.area),
        area_figures=area_figures_from(asked.area_figures) if asked.area_figures else (),
    )


def _profile(asked: argparse.Namespace, *, store: Store) -> Profile:
    return profile_named(asked.profile or _PROFILES.get(store.about().country, "dst"))


def _run(asked: argparse.Namespace, *, setting: Setting, counter: Counter, archive: StagedArchive) -> Run:
    names = tuple(STUDIES) if asked.name == ALL else (StudyName(asked.name),)
    files = files_of(setting.store, given=asked.store, progress=counter.progress)

    def beginning(name: StudyName) -> None:
        counter.doing = name.value
        counter.progress.tell(f"{name.value}: begins")

    studies = tuple(
        told(
            names,
            setting=setting,
            origin_of=lambda name: origin(
                f"study {name}", files=files, engine=counter.engine, rows=counter.rows, made_on=asked.made_on
            ),
            archive=archive.archive,
            beginning=beginning,
        )
    )
    _require_any(studies)
    return Run(studies, ground_of(setting), setting.profile, counter.engine, version("bofast"), asked.made_on)


def _require_any(studies: Sequence[Told]) -> None:
    """Something is told, or the first reason is.

    Raises: StudyRefused.
    """
    if any(one.released is not None for one in studies):
        return
    first = studies[0]
    codes = {WhyNotApplicable.UNKNOWN_AREAS: Exit.WRONG_USE, WhyNotApplicable.NO_MEASURES: Exit.WRONG_USE}
    code = Exit.NOT_RELEASED
    if isinstance(first.refused, DoesNotApply):
        code = codes.get(first.refused.why, Exit.CANNOT_ESTIMATE)
    raise StudyRefused(f"{first.name}: {why(first)}", code=code)


@contextmanager
def _place(asked: argparse.Namespace) -> Iterator[Place | None]:
    """Where the report goes; None where only JSON was asked for."""
    if asked.json and asked.out is None:
        yield None
        return
    with reserved(asked.out or Path(f"study-{asked.name}")) as place:
        yield place


def _write(place: Place, run: Run, *, lang: str, progress: Progress) -> None:
    released = [(one.name, one.released) for one in run.studies if one.released is not None]
    place.write(report_of(run, words=Words(Language(lang))), studies=released, progress=progress)


def _as_json(asked: argparse.Namespace, run: Run, *, counter: Counter, files: Sequence[Path], seconds: float) -> str:
    content = {
        "command": "study",
        "store": str(asked.store),
        "engine": counter.engine.value,
        "profile": run.profile.name,
        "person_years": counter.rows,
        "seconds": seconds,
        "files": [str(path) for path in files],
        "studies": as_json(run.studies),
    }
    return json.dumps(content, indent=2, ensure_ascii=False)


def _in_lines(run: Run, files: Sequence[Path]) -> str:
    shown = next(path for path in files if path.name == HTML)
    return "\n".join([*in_lines(run.studies), f"Read it: {shown}", f"Beside it: {', '.join(FILES[1:])}"])
