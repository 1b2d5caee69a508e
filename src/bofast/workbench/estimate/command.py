"""`bofast estimate`: read the spells, estimate, and answer in a table or in JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from bofast.workbench.estimate import in_words
from bofast.workbench.estimate.answering import answered
from bofast.workbench.estimate.comparisons import cox_answer, logrank_answer
from bofast.workbench.estimate.curves import curve_answer
from bofast.workbench.estimate.design import design_of
from bofast.workbench.estimate.groups import Content, about, default_times
from bofast.workbench.estimate.incidences import incidence_answer, unknown_answer, without_each_cause
from bofast.workbench.estimate.options import columns_asked, meaning_asked, parser
from bofast.workbench.estimate.reading import SpellFile, read_spells

_LINES = {
    "curve": in_words.curve_lines,
    "incidence": in_words.incidence_lines,
    "cox": in_words.cox_lines,
    "logrank": in_words.logrank_lines,
}


def main(arguments: Sequence[str]) -> int:
    """Answer one of curve, incidence, cox and logrank."""
    asked = parser().parse_args(arguments)
    return answered("estimate", answer=lambda: _written(asked))


def _written(asked: argparse.Namespace) -> str:
    content = _answer(asked)
    if asked.json:
        return json.dumps(content, ensure_ascii=False, allow_nan=False)
    return "\n".join([*in_words.heading(content), *_LINES[asked.what](content), "", in_words.NOT_CHECKED])


def _answer(asked: argparse.Namespace) -> Content:
    file = read_spells(asked.file, columns=columns_asked(asked), meaning=meaning_asked(asked))
    answers = {"curve": _curve, "incidence": _incidence, "cox": _cox, "logrank": _logrank}
    return {**about(file, command=asked.what), **answers[asked.what](file, asked)}


def _times(file: SpellFile, asked: argparse.Namespace) -> list[float]:
    return asked.at or default_times(file, since=asked.conditional)


def _curve(file: SpellFile, asked: argparse.Namespace) -> Content:
    return curve_answer(
        file,
        group=asked.group,
        events=asked.event,
        since=asked.conditional,
        at=_times(file, asked),
        mean_until=asked.mean_until,
    )


def _incidence(file: SpellFile, asked: argparse.Namespace) -> Content:
    at = _times(file, asked)
    content = incidence_answer(file, group=asked.group, since=asked.conditional, at=at)
    if asked.unknown:
        content["unknown"] = unknown_answer(file, names=tuple(asked.unknown), group=asked.group, at=at)
    if asked.leave_one_out:
        content["leave_one_out"] = without_each_cause(file, group=asked.group, at=at)
    return content


def _cox(file: SpellFile, asked: argparse.Namespace) -> Content:
    design = design_of(
        file,
        covariates=asked.covariate,
        strata=asked.strata,
        words=frozenset(asked.words),
        reference=asked.reference,
    )
    return cox_answer(file, design=design, ties=asked.ties, events=asked.event)


def _logrank(file: SpellFile, asked: argparse.Namespace) -> Content:
    return logrank_answer(file, group=asked.group, strata=asked.strata, events=asked.event)
