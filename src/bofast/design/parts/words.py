"""Parts that are mostly a few words: tags, notices, empty states, key hints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bofast.design.parts.actions import Link, Press
from bofast.design.parts.part import Part, Shown, Tone


@dataclass(frozen=True, slots=True)
class Tag(Part):
    """A status in a word. The colour only repeats what the word says."""

    template: ClassVar[str] = "parts/tag.html"

    label: str
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Muted(Part):
    """A value with a quieter line under it: `Storgata 4` over `since 2019`."""

    template: ClassVar[str] = "parts/muted.html"

    value: Shown
    under: Shown


@dataclass(frozen=True, slots=True)
class Folded(Part):
    """A sentence, and what belongs to it folded away beneath; without anything beneath, the sentence alone."""

    template: ClassVar[str] = "parts/folded.html"

    told: str
    beneath: Shown = ""


@dataclass(frozen=True, slots=True)
class Indented(Part):
    """A name that lies below another in a list: `depth` steps in, four at most."""

    template: ClassVar[str] = "parts/indented.html"

    value: Shown
    depth: int


@dataclass(frozen=True, slots=True)
class Notice(Part):
    """Something to know before reading on: what, why, and what can be done now."""

    template: ClassVar[str] = "parts/notice.html"

    title: str
    text: str = ""
    tone: Tone = Tone.ACCENT
    points: tuple[Shown, ...] = ()
    actions: tuple[Link | Press, ...] = ()


@dataclass(frozen=True, slots=True)
class EmptyState(Part):
    """Nothing here yet: what belongs here, why it helps, and one button."""

    template: ClassVar[str] = "parts/empty_state.html"

    title: str
    text: str
    action: Link | Press | None = None


@dataclass(frozen=True, slots=True)
class KeyHint(Part):
    """Keys that do something here, pressed one after the other."""

    template: ClassVar[str] = "parts/key_hint.html"

    keys: tuple[str, ...]
    label: str = ""
