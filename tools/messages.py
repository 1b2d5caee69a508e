"""The catalogues of texts: collected from the code, compiled, and held complete. Needs no gettext on the machine.

    python -m tools.messages collect|compile|missing

A room (a folder with a `locale` of its own) keeps the texts of the files below it. At run time Django reads all rooms
as one, so a text that two rooms share must be translated alike in both.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path("src/bofast")
FILES = ("*.py", "templates/**/*.html", "templates/**/*.txt", "jinja2/**/*.html")
LOUD = {"silent": "false"}  # a template of Jinja's that cannot be read is a fault, not a file without texts
FACT = re.compile(r"%\(\w+\)|\{\w+\}")
LANGUAGES = ("nb", "da")  # the texts in the code are English
KEYWORDS: dict[str, tuple[int | tuple[int, int] | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


Words: TypeAlias = str | tuple[str, ...]
"""One text, or its singular and plural."""
Translations: TypeAlias = dict[tuple[str, Words, str | None], Words]
"""By language, text and context."""


@dataclass(frozen=True, slots=True)
class Found:
    """A text where it stands in the code."""

    words: Words
    context: str | None
    file: Path
    comments: tuple[str, ...]


def catalogue_path(room: Path, language: str) -> Path:
    return room / "locale" / language / "LC_MESSAGES" / "django.po"


def room_of(file: Path) -> Path:
    """The nearest folder above a file that keeps texts."""
    return next(folder for folder in file.parents if folder == SOURCE or (folder / "locale").is_dir())


def all_found() -> Iterator[Found]:
    for file in sorted(file for pattern in FILES for file in SOURCE.rglob(pattern)):
        yield from texts_in(file)


def texts_in(file: Path) -> Iterator[Found]:
    code = file.read_text(encoding="utf-8")
    language = "jinja2" if "jinja2" in file.parts else "python"
    if file.suffix != ".py" and language == "python":
        # What stands around a template's texts is blanked out, but its indentation would not pass for Python.
        code = "\n".join(line.lstrip() for line in templatize(code, origin=str(file)).splitlines())
    lines = io.BytesIO(code.encode())
    for _line, words, comments, context in extract(language, lines, KEYWORDS, ["Translators:"], LOUD):
        yield Found(words, context, file, tuple(comments))


def read_catalogue(path: Path, language: str) -> Catalog:
    if not path.exists():
        return new_catalogue(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def new_catalogue(language: str) -> Catalog:
    now = datetime.now(tz=UTC)
    return Catalog(
        language,
        header_comment=f"# {Locale.parse(language).english_name} texts of bofast.",
        project="bofast",
        copyright_holder="the bofast authors",
        last_translator="the bofast authors",
        creation_date=now,
        revision_date=now,
        fuzzy=False,
    )


def all_catalogues() -> Iterator[tuple[Path, str, Catalog]]:
    for language in LANGUAGES:
        for path in sorted(SOURCE.rglob(f"locale/{language}/LC_MESSAGES/django.po")):
            yield path, language, read_catalogue(path, language)


def translations() -> Translations:
    """Every finished translation."""
    return {
        (language, key_of(message), message.context): words
        for _path, language, catalogue in all_catalogues()
        for message in catalogue
        if (words := finished(message))
    }


def key_of(message: Message) -> Words:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def finished(message: Message) -> Words:
    """The translation, if it is whole and nobody doubts it; otherwise nothing."""
    if not message.id or message.fuzzy or not message.string:
        return ""
    words = message.string if isinstance(message.string, str) else tuple(message.string)
    return words if all(words) else ""


def collect() -> int:
    """Bring each room's catalogues up to date with the code; what another room has translated is taken from there."""
    known = translations()
    templates = {path.parent: Catalog(project="bofast") for path in SOURCE.rglob("locale") if path.is_dir()}
    for text in all_found():
        template = templates.setdefault(room_of(text.file), Catalog(project="bofast"))
        place = [(str(text.file.relative_to(SOURCE)), 0)]
        template.add(text.words, locations=place, auto_comments=text.comments, context=text.context)
    for room, template in templates.items():
        for language in LANGUAGES:
            bring_up_to_date(catalogue_path(room, language), language, template, known)
    return 0


def bring_up_to_date(path: Path, language: str, template: Catalog, known: Translations) -> None:
    catalogue = read_catalogue(path, language)
    # A copy: a catalogue takes over the messages themselves, and the next language would find these words in them.
    catalogue.update(deepcopy(template), no_fuzzy_matching=True, update_creation_date=False)
    for message in catalogue:
        if message.id and not finished(message):
            message.string = known.get((language, key_of(message), message.context), message.string)
    if not path.exists() and not len(catalogue):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=120, include_lineno=False, ignore_obsolete=True)


def compile_all() -> int:
    """Write the compiled form of each catalogue that is newer than it."""
    for path, _language, catalogue in all_catalogues():
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime:
            with compiled.open("wb") as file:
                write_mo(file, catalogue)
    return 0


def missing() -> int:
    """Print what lacks a translation, is unfinished, or is translated wrongly; the number of faults."""
    faults = [*untranslated(all_found(), translations()), *faulty_entries(), *told_apart()]
    for fault in faults:
        print(fault)
    return len(faults)


def untranslated(texts: Iterable[Found], known: Translations) -> Iterator[str]:
    seen: set[tuple[str, Words, str | None]] = set()
    for text in texts:
        for language in LANGUAGES:
            key = (language, text.words, text.context)
            if key not in known and key not in seen:
                seen.add(key)
                yield f"{text.file}: no {language} for {text.words!r}"


def faulty_entries() -> Iterator[str]:
    for path, _language, catalogue in all_catalogues():
        for message in catalogue:
            if message.id and message.fuzzy:
                yield f"{path}: unfinished (fuzzy): {message.id!r}"
            for error in (*message.check(catalogue), *lost_facts(message)) if finished(message) else ():
                yield f"{path}: {message.id!r}: {error}"


def lost_facts(message: Message) -> Iterator[str]:
    """Facts that the translation leaves out. One of something may go without its number; many may not."""
    words, translated = key_of(message), finished(message)
    most = (words, translated) if isinstance(words, str) else (words[-1], translated[-1])
    asked, given = (set(FACT.findall(str(each))) for each in most)
    for fact in sorted(asked - given):
        yield f"the translation leaves out {fact}"


def told_apart() -> Iterator[str]:
    """Texts that two rooms translate differently: which one a page shows would be chance."""
    first: dict[tuple[str, Words, str | None], tuple[Path, Words]] = {}
    for path, language, catalogue in all_catalogues():
        for message in catalogue:
            if words := finished(message):
                elsewhere, others = first.setdefault((language, key_of(message), message.context), (path, words))
                if words != others:
                    yield f"{path}: {message.id!r} is {words!r} here and {others!r} in {elsewhere}"


DEEDS = {"collect": collect, "compile": compile_all, "missing": missing}

if __name__ == "__main__":
    sys.exit(1 if DEEDS[sys.argv[1]]() else 0)
