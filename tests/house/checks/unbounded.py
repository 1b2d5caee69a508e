"""Form fields that take anything: a day in the year 9999, a number of thirty digits."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from django import forms

from bofast.design.fields import DayField, OneOfField, SomeOfField
from tests.house.checks.source import Fault, Module

INSTEAD = {
    "DateField": "DayField(means=…)",
    "DateTimeField": "DayField(means=…), with a TimeField beside it",
    "ModelChoiceField": "OneOfField",
    "ModelMultipleChoiceField": "SomeOfField",
}
"""What takes anything, and which of our fields does the same within bounds."""


def without_bounds(form: type[forms.Form]) -> list[str]:
    """The names of a form's fields that take more than can be meant."""
    return [name for name, field in form.base_fields.items() if not is_bounded(field)]


def is_bounded(field: forms.Field) -> bool:
    match field:
        case DayField() | OneOfField() | SomeOfField():
            return True
        case forms.DateField() | forms.DateTimeField() | forms.ModelChoiceField():
            return False
        case forms.DecimalField(max_digits=int()):
            return True
        case forms.IntegerField():  # a DecimalField and a FloatField are that too
            return field.min_value is not None and field.max_value is not None
        case _:
            return True


def unbounded(module: Module) -> Iterator[Fault]:
    """Fields that are named in the code, wherever that is."""
    if not module.lies_in("src/bofast/desk", "src/bofast/residents"):
        return
    for node in ast.walk(module.tree):
        name = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
        if name.startswith("forms.") and (instead := INSTEAD.get(name.removeprefix("forms."))):
            yield module.fault(node, f"asks with {name}, which takes anything; use {instead}")
