"""The catalogues of texts: collected from the code, compiled, and held complete. Needs no gettext on the machine.

    python -m tools.messages collect|compile|missing

A room (a folder with a `locale` of its own) keeps the texts of the files below it. At run time Django reads all rooms
as one, so a text that two rooms share must be translated alike in both.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path("src/bofast")
LANGUAGES = ("nb", "da")  # the texts in the code are English
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
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


@dataclass(frozen=True, slots=True)
class Found:
    """A text where it stands in the code."""

    words: str | tuple[str, str]
    context: str | None
    file: Path
    comments: tuple[str, ...]


def catalogue_path(room: Path, language: str) -> Path:
    return room / "locale" / language / "LC_MESSAGES" / "django.po"


def room_of(file: Path) -> Path:
    """The nearest folder above a file that keeps texts."""
    return next(folder for folder in file.parents if folder == SOURCE or (folder / "locale").is_dir())


def all_found() -> Iterator[Found]:
    files = [*SOURCE.rglob("*.py"), *SOURCE.rglob("templates/**/*.html"), *SOURCE.rglob("templates/**/*.txt")]
    for file in sorted(files):
        yield from texts_in(file)


def texts_in(file: Path) -> Iterator[Found]:
    code = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        # What stands around a template's texts is blanked out, but its indentation would not pass for Python.
        code = "\n".join(line.lstrip() for line in templatize(code, origin=str(file)).splitlines())
    for _line, function, arguments, comments in extract_python(
        io.BytesIO(code.encode()), list(KEYWORDS), ["Translators:"], {"encoding": "utf-8"}
    ):
        words, context = by_keyword(function, arguments)
        if words:
            yield Found(words, context, file, tuple(comments))


def by_keyword(function: str, arguments: object) -> tuple[str | tuple[str, str], str | None]:
    """The text (singular and plural, where it counts) and its context, from the arguments of a gettext call."""
    given = arguments if isinstance(arguments, tuple) else (arguments,)
    places = KEYWORDS[function] or (1,)
    context = next((given[place[0] - 1] for place in places if isinstance(place, tuple)), None)
    words = tuple(given[place - 1] for place in places if isinstance(place, int))
    return (words[0] if len(words) == 1 else words), context


def read_catalogue(path: Path, language: str) -> Catalog:
    if not path.exists():
        return Catalog(locale=language, project="bofast", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def all_catalogues() -> Iterator[tuple[Path, str, Catalog]]:
    for language in LANGUAGES:
        for path in sorted(SOURCE.rglob(f"locale/{language}/LC_MESSAGES/django.po")):
            yield path, language, read_catalogue(path, language)


def translations() -> dict[tuple[str, object, str | None], object]:
    """Every finished translation by language, text and context."""
    return {
        (language, message.id, message.context): message.string
        for _path, language, catalogue in all_catalogues()
        for message in catalogue
        if message.id and is_translated(message)
    }


def is_translated(message: Message) -> bool:
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return not message.fuzzy and all(strings)


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


def bring_up_to_date(
    path: Path, language: str, template: Catalog, known: dict[tuple[str, object, str | None], object]
) -> None:
    catalogue = read_catalogue(path, language)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    for message in catalogue:
        if message.id and not is_translated(message):
            message.string = known.get((language, message.id, message.context), message.string)
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


def untranslated(texts: Iterable[Found], known: dict[tuple[str, object, str | None], object]) -> Iterator[str]:
    seen: set[tuple[str, object, str | None]] = set()
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
            for error in message.check(catalogue) if message.id and is_translated(message) else ():
                yield f"{path}: {message.id!r}: {error}"


def told_apart() -> Iterator[str]:
    """Texts that two rooms translate differently: which one a page shows would be chance."""
    first: dict[tuple[str, object, str | None], tuple[Path, object]] = {}
    for path, language, catalogue in all_catalogues():
        for message in catalogue:
            if not message.id or not is_translated(message):
                continue
            place, string = first.setdefault((language, message.id, message.context), (path, message.string))
            if string != message.string:
                yield f"{path}: {message.id!r} is {message.string!r} here and {string!r} in {place}"


DEEDS = {"collect": collect, "compile": compile_all, "missing": missing}

if __name__ == "__main__":
    sys.exit(1 if DEEDS[sys.argv[1]]() else 0)
