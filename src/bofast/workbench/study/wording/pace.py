"""Whether both kinds of families leave at the same pace: the log-rank test, in a sentence that claims no more."""

from __future__ import annotations

from collections.abc import Iterator

from bofast.registers.studies.findings import Released
from bofast.registers.studies.ways import FamilyKind
from bofast.workbench.study.words import Words

LEAST_P = 0.001
"""Below this no test of ours is worth telling apart."""
SURE = 0.05


def pace_of_kinds(released: Released, test: str, *, words: Words) -> Iterator[str]:
    """What the test of that name says, where it may be told."""
    model = released.model(test)
    shown = model.term(FamilyKind.STRONG) if model is not None else None
    if shown is None:
        return
    facts = {"p": p_value(shown.p, words=words)}
    if shown.p < SURE:
        yield (
            words.gettext(
                "The two kinds of families leave at a different pace, by more than chance would make (log-rank test,"
                " p %(p)s)."
            )
            % facts
        )
        return
    yield (
        words.gettext(
            "The two kinds of families leave at a pace that could be the same (log-rank test, p %(p)s). That is no"
            " proof that it is."
        )
        % facts
    )


def p_value(p: float, *, words: Words) -> str:
    """How likely chance alone is, after the letter p: "< 0.001" or "= 0.012"."""
    if p < LEAST_P:
        return f"< {words.number(LEAST_P, decimals=3)}"
    return f"= {words.number(p, decimals=3)}"
