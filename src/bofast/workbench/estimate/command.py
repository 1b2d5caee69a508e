"""`bofast estimate`: read the spells, estimate, and answer in a table or in JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from bofast.registers.estimates.refusals import CannotEstimate
from bofast.workbench.estimate import in_words
from bofast.workbench.estimate.comparisons import cox_answer, logrank_answer
from bofast.workbench.estimate.curves import curve_answer
from bofast.workbench.estimate.design import design_of
from bofast.workbench.estimate.groups import Content, about, default_times
from bofast.workbench.estimate.incidences import incidence_answer, unknown_answer, without_each_cause
from bofast.workbench.estimate.options import columns_asked, meaning_asked, parser
from bofast.workbench.estimate.reading import SpellFile, read_spells
from bofast.workbench.estimate.reasons import in_words as reason_in_words
from bofast.workbench.exits import Exit
from bofast.workbench.tables.faults import BadRows, UnreadableFile, WrongUse

_LINES = {
    "curve": in_words.curve_lines,
    "incidence": in_words.incidence_lines,
    "cox": in_words.cox_lines,
    "logrank": in_words.logrank_lines,
}


def main(arguments: Sequence[str]) -> int:
    """Answer one of curve, incidence, cox and logrank."""
    asked = parser().parse_args(arguments)
    try:
        content = _answer(asked)
    except WrongUse as error:
        return _say(str(error), Exit.WRONG_USE)
    except BadRows as error:
        return _say(str(error), Exit.BAD_FACTS)
    except UnreadableFile as error:
        return _say(str(error), Exit.UNREADABLE_FILE)
    except CannotEstimate as error:
        return _say(reason_in_words(error), Exit.CANNOT_ESTIMATE)
    except KeyboardInterrupt:
        return _say("stopped.", Exit.STOPPED)
    if asked.json:
        print(json.dumps(content, ensure_ascii=False, allow_nan=False))
    else:
        print("\n".join([*in_words.heading(content), *_LINES[asked.what](content), "", in_words.NOT_CHECKED]))
    return Exit.ANSWERED


def _say(words: str, code: Exit) -> int:
    print(f"bofast estimate: {words}", file=sys.stderr)
    return code


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
