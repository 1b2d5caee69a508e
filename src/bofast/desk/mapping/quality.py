"""How much is known: answered, unknown, not asked yet."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from bofast.casework.mapping.answers import relevant
from bofast.casework.mapping.definition import FormDefinition
from bofast.casework.mapping.models import Answer
from bofast.design.parts.part import Tone
from bofast.design.parts.progress import Meter

GOOD, FAIR = Decimal("0.8"), Decimal("0.5")


def quality_meter(definition: FormDefinition, *, standing: Mapping[str, Answer]) -> Meter:
    """The part of the questions to ask that is answered with something known; the words tell the unknown apart."""
    asked = relevant(definition, kept={concept: answer.value for concept, answer in standing.items()})
    given = [standing[concept] for concept in asked if concept in standing]
    unknown = sum(answer.is_unknown for answer in given)
    known = len(given) - unknown
    share = Decimal(known) / len(asked) if asked else Decimal(0)
    told = {"known": known, "unknown": unknown, "all": len(asked)}
    return Meter(
        _("What is known"),
        share,
        _("%(known)s of %(all)s answered, %(unknown)s unknown") % told,
        Tone.SUCCESS if share >= GOOD else Tone.ACCENT if share >= FAIR else Tone.WARNING,
    )
