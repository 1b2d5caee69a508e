"""What each field of a model declares: is it personal, does it tell where someone lives, how long is it kept.

A model says so in an inner class, and `tests/house` fails for a field that is in none of the sets:

    class Kept:
        personal = {"given_name"}       # identifies or describes a person
        locating = {"address"}          # tells where someone lives: masked for a protected address
        plain = {"id", "created_at"}    # neither
        years = 5                       # kept so long after the event named below
        after = "follow-up ended"
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Model


@dataclass(frozen=True, slots=True)
class FieldDeclaration:
    """How one model's fields are classed and kept."""

    personal: frozenset[str]
    locating: frozenset[str]
    plain: frozenset[str]
    years: int
    after: str

    def named(self) -> frozenset[str]:
        return self.personal | self.locating | self.plain


class NotDeclared(Exception):
    """A model lacks its `Kept` class."""


def declaration_of(model: type[Model]) -> FieldDeclaration:
    """Read a model's `Kept` class.

    Raises: NotDeclared, when the model has none.
    """
    kept = getattr(model, "Kept", None)
    if kept is None:
        raise NotDeclared(f"{model._meta.label} has no class Kept. See keeping/declaration.py for the form.")
    return FieldDeclaration(
        personal=frozenset(getattr(kept, "personal", ())),
        locating=frozenset(getattr(kept, "locating", ())),
        plain=frozenset(getattr(kept, "plain", ())),
        years=kept.years,
        after=kept.after,
    )


def undeclared_fields(model: type[Model]) -> set[str]:
    """Fields of the model that no set names."""
    return {field.name for field in model._meta.concrete_fields} - declaration_of(model).named()
