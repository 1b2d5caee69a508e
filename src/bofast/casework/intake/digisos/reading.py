"""Reading an application: bounded, lenient, and saying what it could not understand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bofast.casework.intake.digisos.facts import (
    AllowanceCaseTold,
    ApplicationTold,
    ChildTold,
    LineKind,
    LineTold,
    SomebodyTold,
)
from bofast.casework.intake.digisos.parts import Part
from bofast.casework.intake.faults import Fault
from bofast.casework.intake.reading.refusal import Refused
from bofast.rules import identity_number
from bofast.vocabulary.reasons import Reason

LARGEST_BYTES = 2 * 1024 * 1024
DEEPEST = 40
KNOWN_VERSIONS = re.compile(r"1\.\d+\.\d+")
LIVES = frozenset(
    {"eier", "leier", "kommunal", "ingen", "institusjon", "krisesenter", "fengsel", "venner", "foreldre", "familie"}
    | {"annet"}
)


@dataclass(frozen=True, slots=True)
class Understood:
    """What an application says, and what in it has no meaning."""

    told: ApplicationTold
    faults: tuple[Fault, ...]


def read_application(content: bytes, *, on: date) -> Understood:
    """Read an application; `on` is the day of reading, for identity numbers.

    Raises: Refused, when it is no JSON object at all, too large, or nested as no application is.
    """
    root = Part(_parsed(content))
    version = root.text("version")
    if not KNOWN_VERSIONS.fullmatch(version):
        fault = Fault(
            reason=Reason.APPLICATION_OF_OTHER_VERSION, column="version", facts={"found": version}, is_warning=True
        )
        root.faults.append(fault)
    told = _told(root.part("data"), version=version, on=on)
    return Understood(told, tuple(root.faults))


def _parsed(content: bytes) -> dict[str, object]:
    if len(content) > LARGEST_BYTES:
        raise Refused(Reason.SHEET_TOO_LARGE, allowed_megabytes=LARGEST_BYTES // 1024 // 1024)
    try:
        text = content.decode("utf-8-sig")
        if _depth(text) > DEEPEST:
            raise Refused(Reason.APPLICATION_TOO_DEEP)
        found = json.loads(text, parse_constant=_no_number)
    except (UnicodeDecodeError, ValueError, RecursionError) as fault:
        raise Refused(Reason.APPLICATION_NOT_JSON) from fault
    if not isinstance(found, dict):
        raise Refused(Reason.APPLICATION_NOT_JSON)
    return found


def _depth(text: str) -> int:
    """An upper bound: brackets inside texts count too, which only an attacker writes by the dozen."""
    depth = deepest = 0
    for sign in text:
        if sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "]}":
            depth -= 1
    return deepest


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _told(data: Part, *, version: str, on: date) -> ApplicationTold:
    personal, economy = data.part("personalia"), data.part("okonomi")
    housing, reason = data.part("bosituasjon"), data.part("begrunnelse")
    children = list(_children(data, on=on))
    lives = housing.text("botype")
    if lives and lives not in LIVES:
        housing.meaningless("botype", lives)
    return ApplicationTold(
        version=version,
        applicant=_applicant(personal, on=on),
        partner=_partner(data.part("familie", "sivilstatus"), on=on),
        children=tuple(child for child in children if child is not None),
        hidden_children=sum(child is None for child in children),
        lives=lives if lives in LIVES else "",
        persons_in_home=housing.whole("antallPersoner", most=50),
        asks_for=reason.text("hvaSokesOm"),
        reason=reason.text("hvorforSoke"),
        lines=tuple(_lines(economy)),
        allowance_cases=tuple(_allowance_cases(economy)),
    )


def _applicant(personal: Part, *, on: date) -> SomebodyTold | None:
    name = personal.part("navn")
    if not name.text("etternavn"):
        personal.missing("navn.etternavn")
        return None
    number = _number(personal.part("personIdentifikator"), on=on)
    return SomebodyTold(
        given_name=_given_name(name),
        family_name=name.text("etternavn"),
        told_by=name.told_by,
        identity_number=number,
        born_on=personal.day("fodselsdato"),
        phone=personal.part("telefonnummer").text("verdi")[:30],
    )


def _partner(status: Part, *, on: date) -> SomebodyTold | None:
    partner = status.part("ektefelle")
    if not partner.content or status.yes_or_no("ektefelleHarDiskresjonskode"):
        return None
    return _somebody(partner, told_by=status, on=on)


def _children(data: Part, *, on: date) -> Iterator[ChildTold | None]:
    """Each child; None for one that the application hides for protection."""
    for duty in data.part("familie", "forsorgerplikt").items("ansvar"):
        child = duty.part("barn")
        if child.yes_or_no("harDiskresjonskode"):
            child.faults.append(Fault(reason=Reason.APPLICATION_CHILD_IS_PROTECTED, column=child.place))
            yield None
            continue
        person = _somebody(child, told_by=child, on=on)
        if person is None:
            continue
        here = duty.part("erFolkeregistrertSammen").yes_or_no("verdi")
        yield ChildTold(
            person=person,
            lives_here=duty.part("borSammenMed").yes_or_no("verdi") if here is None else here,
            has_two_homes=duty.part("harDeltBosted").yes_or_no("verdi"),
            share_of_time=duty.part("samvarsgrad").whole("verdi", most=100),
        )


def _somebody(part: Part, *, told_by: Part, on: date) -> SomebodyTold | None:
    name = part.part("navn")
    if not name.text("etternavn") and not name.text("fornavn"):
        part.missing("navn")
        return None
    number = part.text("personIdentifikator")
    return SomebodyTold(
        given_name=_given_name(name),
        family_name=name.text("etternavn"),
        told_by=told_by.told_by,
        identity_number=_valid(number, part=part, name="personIdentifikator", on=on),
        born_on=part.day("fodselsdato"),
    )


def _given_name(name: Part) -> str:
    return " ".join(part for part in (name.text("fornavn"), name.text("mellomnavn")) if part)[:80]


def _number(part: Part, *, on: date) -> str:
    return _valid(part.text("verdi"), part=part, name="verdi", on=on)


def _valid(number: str, *, part: Part, name: str, on: date) -> str:
    """The number when it is one; else nothing, and a fault that shows no more of it than its length."""
    if not number:
        return ""
    if identity_number.read(number, on=on).is_valid:
        return identity_number.compact(number)
    part.meaningless(name, "•" * min(len(number), 11))
    return ""


def _lines(economy: Part) -> Iterator[LineTold]:
    overview, particulars = economy.part("oversikt"), economy.part("opplysninger")
    for part, name, kind in (
        (overview, "inntekt", LineKind.INCOME),
        (particulars, "utbetaling", LineKind.PAYMENT),
        (overview, "utgift", LineKind.EXPENSE),
        (particulars, "utgift", LineKind.EXPENSE),
        (overview, "formue", LineKind.WEALTH),
    ):
        for line in part.items(name):
            yield _line(line, kind=kind)


def _line(line: Part, *, kind: LineKind) -> LineTold:
    return LineTold(
        kind=kind,
        code=line.text("type")[:60],
        title=line.text("tittel")[:120],
        told_by=line.told_by,
        gross=line.money("brutto"),
        net=line.money("netto"),
        amount=line.money("belop"),
        is_overridden=bool(line.yes_or_no("overstyrtAvBruker")),
    )


def _allowance_cases(economy: Part) -> Iterator[AllowanceCaseTold]:
    for case in economy.part("opplysninger", "bostotte").items("saker"):
        yield AllowanceCaseTold(
            on=case.day("dato"),
            status=case.text("status")[:60],
            decision=case.text("vedtaksstatus")[:60],
            told_by=case.told_by,
        )
