"""Parts that lead somewhere or do something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from bofast.design.parts.part import Part, Shown


class Weight(StrEnum):
    """How loudly a button speaks: one primary on a page, secondary beside it, tertiary in lines."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    TERTIARY = "tertiary"


@dataclass(frozen=True, slots=True)
class Link(Part):
    """A link in running text or a cell; with a weight it looks like a button."""

    template: ClassVar[str] = "parts/link.html"

    label: str
    url: str
    weight: Weight | None = None
    about: str = ""
    """What the label leaves out, for those who hear the link alone: "Open" about "the Larsen family"."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A hidden value that a press sends along."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Press(Part):
    """A button that posts. `about` is heard but not seen, so that ten "Done" on a page can be told apart."""

    template: ClassVar[str] = "parts/press.html"

    label: str
    url: str
    sends: tuple[Sent, ...] = ()
    weight: Weight = Weight.SECONDARY
    dangerous: bool = False
    about: str = ""
    next_url: str = ""


@dataclass(frozen=True, slots=True)
class Confirm(Part):
    """A deed that asks first: a dialog with script, the page at `page_url` without."""

    template: ClassVar[str] = "parts/confirm.html"

    name: str
    """Unique on the page; made of letters, digits and hyphens."""
    label: str
    title: str
    text: str
    press: Press
    page_url: str


@dataclass(frozen=True, slots=True)
class ConfirmPage(Part):
    """The same question on a page of its own."""

    template: ClassVar[str] = "parts/confirm_page.html"

    title: str
    text: str
    press: Press
    back: Link


@dataclass(frozen=True, slots=True)
class TaskLine(Part):
    """One thing to do, with the buttons that do it where it stands."""

    template: ClassVar[str] = "parts/task_line.html"

    title: str
    url: str = ""
    about: Shown = ""
    due_on: date | None = None
    when: str = ""
    """The due day in words that fit the day of reading ("tomorrow", "3 days late"); the day itself goes under it."""
    late: bool = False
    done: bool = False
    actions: tuple[Press | Link, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskList(Part):
    """Task lines under each other."""

    template: ClassVar[str] = "parts/task_list.html"

    label: str
    lines: tuple[TaskLine, ...]


@dataclass(frozen=True, slots=True)
class Toast(Part):
    """What just happened, and the way back."""

    template: ClassVar[str] = "parts/toast.html"

    text: str
    level: str = "success"
    undo: Press | None = None
