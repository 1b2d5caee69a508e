"""The forms that come with bofast. An office gets them as drafts, may change them, and publishes its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from bofast.casework.mapping.definition import FormDefinition, definition_from
from bofast.casework.mapping.models import FormVersion

STANDARD = Path(__file__).parent / "standard"


@dataclass(frozen=True, slots=True)
class StandardForm:
    identifier: str
    subject: FormVersion.Subject
    definition: FormDefinition


@lru_cache(maxsize=1)
def standard_forms() -> tuple[StandardForm, ...]:
    """The form of the household and the form of each child.

    Raises: BrokenForm, naming the place.
    """
    return (
        StandardForm("household", FormVersion.Subject.FAMILY, _read("household")),
        StandardForm("child", FormVersion.Subject.CHILD, _read("child")),
    )


def _read(name: str) -> FormDefinition:
    return definition_from(yaml.safe_load((STANDARD / f"{name}.yaml").read_text(encoding="utf-8")))
