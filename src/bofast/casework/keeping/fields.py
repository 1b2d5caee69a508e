"""Columns with a meaning of their own."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.db import models


class EnumField(models.CharField[Any, Any]):
    """A closed list kept as its code; read back as the enum's member.

    A migration keeps the column, not the list, so that a new member of a list needs none; there
    the field has no enum and gives plain text.
    """

    def __init__(self, enum: type[StrEnum] | None = None, **options: Any) -> None:
        self.enum = enum
        options.setdefault("max_length", 40)
        if enum is not None:
            options["choices"] = [(member.value, member.name) for member in enum]
        super().__init__(**options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        options.pop("choices", None)
        if isinstance(options.get("default"), StrEnum):
            options["default"] = options["default"].value
        return name, path, args, options

    def from_db_value(self, value: str | None, expression: object, connection: object) -> StrEnum | str | None:
        return self.to_python(value)

    def to_python(self, value: Any) -> StrEnum | str | None:
        return self.enum(value) if self.enum is not None and value else value

    def get_prep_value(self, value: Any) -> str:
        return str(value.value) if isinstance(value, StrEnum) else (value or "")
