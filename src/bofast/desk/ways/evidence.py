"""A rule's figure as the reason that opens: rule, facts and who entered them, parameter rows, parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from bofast.casework.policy.law import NO_ADDRESS
from bofast.design.parts.figures import FactUsed, ReasonNode
from bofast.design.parts.figures import ParameterRow as ShownRow
from bofast.design.parts.part import Shown, Tone
from bofast.desk.ways.telling import parameter_name, row_value, told, value_shown, with_unit
from bofast.desk.wording.fact_names import fact_name
from bofast.desk.wording.group_names import group_in_words, value_in_words
from bofast.desk.wording.rule_names import HOW, rule_name
from bofast.desk.wording.source_texts import source_in_words
from bofast.rules.figure import Figure, How
from bofast.rules.law import Law
from bofast.rules.parameter_row import Origin, ParameterRow

TONES = {True: Tone.SUCCESS, False: Tone.DANGER, None: Tone.WARNING}


@dataclass(frozen=True, slots=True)
class Origins:
    """Where each fact comes from, by its place among the facts; the longest place that fits answers."""

    by_path: Mapping[str, str]

    def of(self, path: str) -> str:
        while path:
            if path in self.by_path:
                return self.by_path[path]
            path = path.rpartition(".")[0]
        return ""


NOWHERE = Origins({})


def reason_of(figure: Figure, *, law: Law, origins: Origins = NOWHERE) -> ReasonNode:
    """The whole tree under a figure."""
    if _is_a_fact(figure):
        return _fact_told(figure, origins=origins)
    return ReasonNode(
        title=rule_name(figure.rule.code),
        value=with_unit(figure.value, unit=figure.rule.unit),
        sentence=_sentence(figure, law=law),
        source=source_in_words(figure.rule.source),
        tone=TONES[figure.value] if isinstance(figure.value, bool) or figure.value is None else Tone.NEUTRAL,
        facts=tuple(
            FactUsed(fact_name(path), _fact_value(path, value), source=origins.of(path))
            for path, value in figure.facts.items()
        ),
        parameters=tuple(row_shown(row, law=law) for row in figure.rows),
        rests_on=tuple(reason_of(part, law=law, origins=origins) for part in figure.parts),
    )


def _fact_value(path: str, value: object) -> Shown:
    coded = isinstance(value, str) and not isinstance(value, StrEnum)
    return value_in_words(path.rpartition(".")[2], str(value)) if coded else value_shown(value)


def _is_a_fact(figure: Figure) -> bool:
    """Whether it is one fact as it was told: its name and who said it are all there is to tell."""
    alone = len(figure.facts) == 1 and not (figure.rows or figure.parts or figure.reasons)
    return figure.rule.how is How.GIVEN and alone and figure.value is not None


def _fact_told(figure: Figure, *, origins: Origins) -> ReasonNode:
    (path,) = figure.facts
    return ReasonNode(
        title=fact_name(path),
        value=with_unit(figure.value, unit=figure.rule.unit),
        source=origins.of(path) or source_in_words(figure.rule.source),
    )


def _sentence(figure: Figure, *, law: Law) -> str:
    reasons = [told(because, law=law) for because in figure.reasons]
    return " ".join([str(HOW[figure.rule.how]), *reasons])


def row_shown(row: ParameterRow, *, law: Law) -> ShownRow:
    """A parameter row: value, first day, source, whether it is verified, and whether it is the office's own."""
    source = source_in_words(row.source.text)
    if row.origin is Origin.OFFICE:
        source = _("The office's own figure: %(source)s") % {"source": source}
    told = group_in_words(row.group)
    group = f" ({told})" if told else ""
    return ShownRow(
        label=f"{parameter_name(row.parameter, law=law)}{group}",
        value=row_value(row),
        from_on=row.first_day,
        source=source,
        source_url="" if row.source.url == NO_ADDRESS else row.source.url,
        verified=row.verified,
        note=source_in_words(row.note),
    )
