"""Changing a draft: each change gives a new definition; nothing is changed in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bofast.casework.mapping.definition import FormDefinition, Question, Section


def with_question(definition: FormDefinition, *, section: str, question: Question) -> FormDefinition:
    """The question put last in a section, or in place of the one on the same concept."""
    if definition.question(question.concept) is not None:
        return _each_section(definition, lambda found: _replaced(found, question))
    return _each_section(
        definition,
        lambda found: replace(found, questions=(*found.questions, question)) if found.code == section else found,
    )


def without_question(definition: FormDefinition, *, concept: str) -> FormDefinition:
    """The form without a question, and without conditions that hung on it."""
    kept = _each_section(
        definition,
        lambda found: replace(found, questions=tuple(q for q in found.questions if q.concept != concept)),
    )
    return _each_section(
        kept,
        lambda found: replace(found, questions=tuple(_freed(question, of=concept) for question in found.questions)),
    )


def moved(definition: FormDefinition, *, concept: str, places: int) -> FormDefinition:
    """A question so many places down in its section (up when negative), as far as the section goes."""
    return _each_section(definition, lambda found: _moved_in(found, concept=concept, places=places))


def with_section(definition: FormDefinition, *, section: Section) -> FormDefinition:
    """The section put last."""
    return replace(definition, sections=(*definition.sections, section))


def _each_section(definition: FormDefinition, change: Callable[[Section], Section]) -> FormDefinition:
    return replace(definition, sections=tuple(change(section) for section in definition.sections))


def _replaced(section: Section, question: Question) -> Section:
    questions = tuple(question if found.concept == question.concept else found for found in section.questions)
    return replace(section, questions=questions)


def _freed(question: Question, *, of: str) -> Question:
    hangs_on_it = question.relevant_when is not None and question.relevant_when.concept == of
    return replace(question, relevant_when=None) if hangs_on_it else question


def _moved_in(section: Section, *, concept: str, places: int) -> Section:
    questions = list(section.questions)
    at = next((index for index, found in enumerate(questions) if found.concept == concept), None)
    if at is None:
        return section
    question = questions.pop(at)
    questions.insert(max(0, min(at + places, len(questions))), question)
    return replace(section, questions=tuple(questions))
