"""Danish code lists, each with its source. A list that only secondary sources tell is marked as not verified."""

from __future__ import annotations

from bofast.registers.contracts.contract import Code, CodeList

_TIMES = "Danmarks Statistik, documentation of variables (TIMES)"

SEX = CodeList("KOEN", f"{_TIMES}, KOEN", (Code(1, "man"), Code(2, "woman")))

PLACE_IN_FAMILY = CodeList(
    "PLADS",
    f"{_TIMES}, PLADS",
    (Code(0, "not told"), Code(1, "main person"), Code(2, "spouse or partner"), Code(3, "child living at home")),
)

_SOCIO = (
    Code(0, "not in the labour classification"),
    Code(111, "self-employed, 10 or more employees"),
    Code(112, "self-employed, 5-9 employees"),
    Code(113, "self-employed, 1-4 employees"),
    Code(114, "self-employed, no employees"),
    Code(120, "assisting spouse"),
    Code(131, "wage earner, manager"),
    Code(132, "wage earner, highest level of skills"),
    Code(133, "wage earner, medium level of skills"),
    Code(134, "wage earner, basic level of skills"),
    Code(135, "wage earner, other"),
    Code(139, "wage earner, position not told"),
    Code(210, "unemployed at least half of the year"),
    Code(220, "sickness benefit, leave, and the like"),
    Code(310, "student, pupils of 15 and more among them"),
    Code(321, "disability pension"),
    Code(322, "old-age pension"),
    Code(323, "early retirement pay"),
    Code(330, "social assistance"),
    Code(410, "others"),
    Code(420, "children below 15 at the end of the year"),
)

SOCIO13 = CodeList(
    "SOCIO13",
    f"{_TIMES}, SOCIO13: version 1 of 2014, taken back to 1991",
    (*_SOCIO, Code(110, "self-employed, size not told")),
)

SOCIO02 = CodeList(
    "SOCIO02",
    f"{_TIMES}, SOCIO02: used 2002-2013, replaced by SOCIO13",
    (
        *(Code(code.value, code.label, 2002, 2013) for code in _SOCIO),
        Code(999, "not in the labour classification", 2002, 2013),
    ),
)

IN_OR_OUT = CodeList("INDUD_KODE", f"{_TIMES}, VNDS", (Code("I", "immigrated"), Code("U", "emigrated")), verified=False)

WHO_OWNS = CodeList(
    "EJERFORHOLDSKODE",
    "BBR, code list of ownership (ejerforhold)",
    (
        Code(10, "private persons or partnership"),
        Code(20, "non-profit housing organisation (almen)"),
        Code(30, "company"),
        Code(40, "association, trust or independent institution"),
        Code(41, "private housing cooperative (andel)"),
        Code(50, "the municipality it lies in"),
        Code(60, "another municipality"),
        Code(70, "region"),
        Code(80, "the state"),
        Code(90, "other or mixed"),
    ),
    verified=False,
)

HOW_USED = CodeList(
    "UDLEJNINGFH",
    "BBR, code list of letting (udlejningsforhold)",
    (Code(1, "let"), Code(2, "used by its owner"), Code(3, "not in use")),
    verified=False,
)
