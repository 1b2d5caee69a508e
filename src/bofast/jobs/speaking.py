"""What the import command says to its operator: in the operator's language, and on the way while it lasts.

The words are the import page's own. This room may not know the desk, so `settings.BOFAST_IMPORT_WORDS` names where
they are, as `BOFAST_RUNS` names for the desk what is done here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from threading import Event, Thread
from typing import Protocol, cast

from django.conf import settings
from django.db import connection
from django.utils import translation

from bofast.casework.access.models import User
from bofast.casework.intake.models import Sheet
from bofast.casework.runs.models import Run
from bofast.vocabulary.errors import ShownToUser

LOOKS_AGAIN_S = 1.0


class ImportWords(Protocol):
    """What the words are asked for; each answer is in the language that is spoken just then."""

    def answer(self, sheet: Sheet, *, run: Run) -> str:
        """What was found in a sheet and what was done with it, for a terminal."""

    def how_far(self, run: Run) -> str:
        """One short line for a run under way."""

    def refusal(self, refused: ShownToUser) -> str:
        """Why nothing was begun."""


@contextmanager
def speaking_to(username: str) -> Iterator[ImportWords]:
    """Speak the user's language; to somebody unknown, that of the terminal if it is one of ours."""
    own = User.objects.filter(username=username).values_list("language", flat=True).first()
    with translation.override(own or language_of_terminal()):
        yield cast("ImportWords", import_module(settings.BOFAST_IMPORT_WORDS))


def language_of_terminal() -> str:
    """By the variables that say it (POSIX, environment variables, 8.2), the strongest first."""
    said = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    language = {"no": "nb", "nn": "nb"}.get(said[:2], said[:2])
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


@contextmanager
def told_how_far(sheet: Sheet, *, words: ImportWords) -> Iterator[None]:
    """While this lasts, the last line of the terminal tells how far the sheet has come. A file or a pipe gets none."""
    if not sys.stderr.isatty():
        yield
        return
    over = Event()
    language = translation.get_language()
    teller = Thread(target=_tell, args=(sheet, over), kwargs={"words": words, "language": language}, daemon=True)
    teller.start()
    try:
        yield
    finally:
        over.set()
        teller.join()


def _tell(sheet: Sheet, over: Event, *, words: ImportWords, language: str | None) -> None:
    with translation.override(language):
        while not over.wait(LOOKS_AGAIN_S):
            run = Run.objects.filter(sheets=sheet).first()
            if run is not None:
                _write_over(words.how_far(run))
    _write_over("")
    connection.close()


def _write_over(line: str) -> None:
    """In place of the terminal's last line."""
    sys.stderr.write(f"\r\x1b[K{line}")
    sys.stderr.flush()
