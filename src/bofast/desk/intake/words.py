"""Names of columns and sentences of faults, as the reader's language has them."""

from __future__ import annotations

from django.utils.translation import get_language

from bofast.casework.intake.faults import Fault
from bofast.casework.intake.layouts import LAYOUTS, Column
from bofast.desk.wording import in_words

COLUMNS: dict[str, Column] = {column.field: column for layout in LAYOUTS.values() for column in layout.columns}


def reader_language() -> str:
    """The language of the page, as headings are known in."""
    language = (get_language() or "nb")[:2]
    return language if language in {"nb", "da", "en"} else "nb"


def column_name(field: str, *, language: str = "") -> str:
    """Our heading of a column; a heading that is not ours as it stands."""
    column = COLUMNS.get(field)
    return column.heading(language or reader_language()) if column else field


def fault_in_words(fault: Fault) -> str:
    """What to do about a fault, with its facts in the reader's words."""
    facts = dict(fault.facts)
    if "column" in facts:
        facts["column"] = column_name(str(facts["column"]))
    if isinstance(facts.get("allowed"), list):
        column = COLUMNS.get(fault.column)
        words = {choice.code: choice.word(reader_language()) for choice in column.choices} if column else {}
        facts["allowed"] = ", ".join(words.get(code, code) for code in facts["allowed"])
    return in_words(fault.reason, facts=facts)
