"""The sheet of families: a row a member, with what the providers earn."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from tools.examples.families import FIXED_SIZES, Family
from tools.examples.places import AREAS

# What the providers of some families earn a month, before and after tax, with how long each wage lasts: those who
# bought carry their loan by two lasting wages, F-012 could, and F-005 could once the second wage is permanent.
WAGES = {
    3: ((40_900, 31_400, "varig"), (37_400, 29_100, "varig")),
    11: ((39_600, 30_500, "varig"), (35_800, 28_000, "varig")),
    19: ((40_050, 31_300, "varig"), (34_700, 27_200, "varig")),
    27: ((44_300, 33_900, "varig"), (37_000, 28_800, "varig")),
    5: ((41_500, 31_900, "varig"), (38_900, 30_000, "midlertidig")),
    12: ((39_200, 30_200, "varig"), (36_300, 28_300, "varig")),
}
TEMPORARY = (
    ("arbeidsavklaringspenger", 21_400, 17_900),
    ("introduksjonsstønad", 20_670, 17_300),
    ("kvalifiseringsstønad", 20_670, 17_250),
    ("dagpenger", 19_800, 16_400),
    ("overgangsstønad", 24_300, 19_900),
    ("sosialhjelp", None, 12_500),
)
FAMILY_HEADINGS = (
    *("Familienummer", "Familien kalles", "Medlem fra", "Rolle", "Fornavn", "Etternavn", "Fødselsdato", "Kjønn"),
    *("Fødselsnummer", "Andel av tiden (%)", "Språk", "Trenger tolk", "Flyktningbakgrunn", "Bosatt år"),
    *("Skole eller barnehage", "Inntekt: type", "Inntekt: før skatt per måned", "Inntekt: etter skatt per måned"),
    *("Inntekt: varighet", "Inntekt: slutter", "Inntekt: fra", "Ansvarlig"),
)


def family_rows(made: Iterable[Family]) -> Iterable[tuple[object, ...]]:
    for family in made:
        area = list(AREAS)[family.place % 3]
        for at, member in enumerate(family.members):
            is_child = member.role == "barn"
            income = ("", None, None, "", None, None) if is_child else _income(family, at)
            if member.surname:
                area = list(AREAS)[40 % 3]  # the school of the parent with whom the child is registered
            school = f"{area} {'skole' if member.born.year < 2021 else 'barnehage'}" if is_child else ""
            yield (
                family.reference,
                f"Familien {family.name}",
                max(member.born, date(2024, 12, 1)),
                member.role,
                member.given,
                member.surname or family.name,
                member.born,
                member.sex,
                member.number,
                member.share,
                ("ar", "ti", "so", "uk", "fa", "nb")[family.place % 5 if family.is_refugee else 5],
                "ja" if family.is_refugee and family.place % 2 else "nei",
                "ja" if family.is_refugee else "nei",
                family.settled if family.is_refugee else None,
                school,
                *income,
                "kari" if family.place <= 34 else "mona",
            )


def _income(family: Family, at: int) -> tuple[object, ...]:
    start = date(2025, 1, 1)
    if family.place in WAGES:
        before_tax, after_tax, permanence = WAGES[family.place][at]
        ends = date(2027, 6, 30) if permanence == "midlertidig" else None
        return ("lønn", before_tax, after_tax, permanence, ends, start)
    if family.place in FIXED_SIZES and at == 0:
        return ("lønn", 31_500 + 450 * family.place, 25_000 + 330 * family.place, "varig", None, start)
    if at == 1 and family.place % 4 == 0:
        return ("lønn", 24_500, 20_100, "midlertidig", None, start)
    kind, gross, net = TEMPORARY[(family.place + at * 3) % len(TEMPORARY)]
    ends = date(2026, 12, 31) + timedelta(days=30 * ((family.place * 5 + at) % 14))
    return (kind, gross, net, "midlertidig" if family.place % 3 else "tar slutt", ends, start)
