"""Real identity numbers where pseudonyms should be: found by their form, never shown, and never let through."""

from __future__ import annotations

SUSPICIOUS_SHARE = 0.10
"""Of pseudonyms of ten random digits, 3.7 % begin with a day; more than a tenth is no chance."""

_K1 = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_K2 = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def looks_real(text: str) -> str:
    """SQL that is true where a text has the form of an issued CPR number or Norwegian birth number.

    Test series do not: they add 60 to the day (CPR) or 20, 40, 65 or 80 to the month (Norway).
    Source: cpr.dk, opbygning af CPR-nummeret; Skatteetaten, fødselsnummer and Tenor.
    """
    digits = f"replace({text}, '-', '')"
    begins_with_day = rf"try_strptime(left({digits}, 6), '%d%m%y') IS NOT NULL"
    cpr = rf"regexp_full_match({digits}, '\d{{10}}') AND {begins_with_day}"
    # Eleven digits are ruled out by their control digits, so a D-number (day + 40) is found as well.
    day = rf"try_strptime(CAST(CAST(left({digits}, 1) AS INTEGER) % 4 AS VARCHAR) || substr({digits}, 2, 5), '%d%m%y')"
    norwegian = (
        rf"CASE WHEN regexp_full_match({digits}, '\d{{11}}')"
        rf" THEN {day} IS NOT NULL AND {_controlled(digits, _K1, 10)} AND {_controlled(digits, _K2, 11)}"
        rf" ELSE false END"
    )
    # Length and first digit first: they let most rows go without a closer look.
    return (
        f"(CASE WHEN length({text}) NOT BETWEEN 10 AND 12 THEN false"
        f" WHEN length({digits}) = 10 THEN {text} < '4' AND {cpr}"
        f" WHEN length({digits}) = 11 THEN {norwegian} ELSE false END)"
    )


def _controlled(digits: str, weights: tuple[int, ...], place: int) -> str:
    terms = [f"{weight} * CAST({digits}[{at}] AS INTEGER)" for at, weight in enumerate(weights, start=1)]
    return f"({' + '.join(terms)} + CAST({digits}[{place}] AS INTEGER)) % 11 = 0"
