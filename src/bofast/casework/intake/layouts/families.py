"""The sheet of families: a row a person, so that nobody is squeezed into numbered columns."""

# ruff: noqa: E501 - one column a line, so that the sheet can be read as a table

from __future__ import annotations

from bofast.casework.intake.layouts.column import Choice, Column, Layout, SheetKind, ValueKind

ROLES = (
    Choice("provider", "forsørger", "forsørger", "provider", ("forelder", "mor", "far", "parent", "forælder")),
    Choice("adult", "voksen", "voksen", "adult", ("annen voksen", "anden voksen")),
    Choice("child", "barn", "barn", "child", ("sønn", "datter", "søn")),
)
SEXES = (
    Choice("female", "kvinne", "kvinde", "female", ("k", "jente", "pige", "f", "woman")),
    Choice("male", "mann", "mand", "male", ("m", "gutt", "dreng", "man")),
)
INCOMES = (
    Choice("wage", "lønn", "løn", "wage", ("lønnsinntekt", "jobb")),
    Choice("work_assessment", "arbeidsavklaringspenger", "jobafklaring", "work assessment", ("AAP",)),
    Choice("unemployment", "dagpenger", "dagpenge", "unemployment"),
    Choice("sickness", "sykepenger", "sygedagpenge", "sickness"),
    Choice("disability", "uføretrygd", "førtidspension", "disability", ("ufør",)),
    Choice("pension", "pensjon", "pension", "pension", ("alderspensjon", "folkepension")),
    Choice("transitional", "overgangsstønad", "overgangsydelse", "transitional"),
    Choice("introduction", "introduksjonsstønad", "integrationsydelse", "introduction", ("introstønad",)),
    Choice("qualification", "kvalifiseringsstønad", "uddannelseshjælp", "qualification", ("KVP",)),
    Choice("social_assistance", "sosialhjelp", "kontanthjælp", "social assistance", ("økonomisk sosialhjelp",)),
    Choice("child_benefit", "barnetrygd", "børneydelse", "child benefit"),
    Choice("cash_for_care", "kontantstøtte", "pasningstilskud", "cash for care"),
    Choice("maintenance", "barnebidrag", "børnebidrag", "maintenance"),
    Choice("student_support", "studiestøtte", "SU", "student support", ("lånekassen",)),
    Choice("other", "annet", "andet", "other", ("annen",)),
)
PERMANENCES = (
    Choice("permanent", "varig", "varig", "permanent", ("fast",)),
    Choice("temporary", "midlertidig", "midlertidig", "temporary"),
    Choice("ends", "tar slutt", "ophører", "ends", ("med sluttdato",)),
    Choice("unknown", "ukjent", "ukendt", "unknown"),
)
YES_NO, DATE, WHOLE, AMOUNT, CHOICE = (
    ValueKind.YES_NO,
    ValueKind.DATE,
    ValueKind.WHOLE,
    ValueKind.AMOUNT,
    ValueKind.CHOICE,
)

COLUMNS = (
    Column(field="reference", nb="Familienummer", da="Familienummer", en="Family number", also=("saksnummer", "sagsnummer", "referanse", "familie"), required=True, longest=40, example="F-001"),
    Column(field="family_name_shown", nb="Familien kalles", da="Familien kaldes", en="Family called", also=("familie navn",), longest=120, example="Familien Eksempelmo"),
    Column(field="from_day", nb="Medlem fra", da="Medlem fra", en="Member from", also=("fra dato",), kind=DATE, example="01.01.2025"),
    Column(field="role", nb="Rolle", da="Rolle", en="Role", kind=CHOICE, choices=ROLES, required=True, example="forsørger"),
    Column(field="given_name", nb="Fornavn", da="Fornavn", en="Given name", required=True, longest=80, example="Prøvedine"),
    Column(field="family_name", nb="Etternavn", da="Efternavn", en="Family name", required=True, longest=80, example="Eksempelmo"),
    Column(field="born_on", nb="Fødselsdato", da="Fødselsdato", en="Date of birth", also=("født", "f.dato", "termin"), kind=DATE, example="14.03.1988"),
    Column(field="sex", nb="Kjønn", da="Køn", en="Sex", kind=CHOICE, choices=SEXES, example="kvinne"),
    Column(field="identity_number", nb="Fødselsnummer", da="CPR-nummer", en="Identity number", also=("fnr", "personnummer", "D-nummer", "CPR"), kind=ValueKind.IDENTITY_NUMBER, longest=14),
    Column(field="share_of_time", nb="Andel av tiden (%)", da="Andel af tiden (%)", en="Share of time (%)", also=("delt bosted", "samvær %"), kind=WHOLE, least=1, most=100, example="100"),
    Column(field="language", nb="Språk", da="Sprog", en="Language", also=("morsmål", "modersmål"), longest=10, example="ar"),
    Column(field="needs_interpreter", nb="Trenger tolk", da="Behov for tolk", en="Needs an interpreter", also=("tolk",), kind=YES_NO, example="ja"),
    Column(field="has_refugee_background", nb="Flyktningbakgrunn", da="Flygtningebaggrund", en="Refugee background", also=("flyktning", "flygtning"), kind=YES_NO, example="ja"),
    Column(field="settled_in_year", nb="Bosatt år", da="Bosat år", en="Settled in year", also=("bosettingsår",), kind=WHOLE, least=1950, most=2100, example="2016"),
    Column(field="residence_permit", nb="Oppholdstillatelse", da="Opholdstilladelse", en="Residence permit", longest=60),
    Column(field="phone", nb="Telefon", da="Telefon", en="Phone", also=("mobil", "tlf"), longest=30),
    Column(field="email", nb="E-post", da="E-mail", en="E-mail", also=("epost", "mail"), longest=120),
    Column(field="school", nb="Skole eller barnehage", da="Skole eller dagtilbud", en="School or kindergarten", also=("skole", "barnehage", "school"), longest=80, example="Prøvehaugen skole"),
    Column(field="income_kind", nb="Inntekt: type", da="Indkomst: type", en="Income: kind", also=("inntektstype", "inntekt"), kind=CHOICE, choices=INCOMES, example="arbeidsavklaringspenger"),
    Column(field="income_gross", nb="Inntekt: før skatt per måned", da="Indkomst: før skat pr. måned", en="Income: before tax per month", also=("brutto", "inntekt brutto"), kind=AMOUNT, least=0, most=1_000_000, example="21 400"),
    Column(field="income_net", nb="Inntekt: etter skatt per måned", da="Indkomst: efter skat pr. måned", en="Income: after tax per month", also=("netto", "inntekt netto"), kind=AMOUNT, least=0, most=1_000_000, example="17 900"),
    Column(field="income_permanence", nb="Inntekt: varighet", da="Indkomst: varighed", en="Income: permanence", also=("varighet",), kind=CHOICE, choices=PERMANENCES, example="midlertidig"),
    Column(field="income_ends_on", nb="Inntekt: slutter", da="Indkomst: slutter", en="Income: ends on", also=("inntekt til",), kind=DATE, example="30.06.2027"),
    Column(field="income_from_day", nb="Inntekt: fra", da="Indkomst: fra", en="Income: from", also=("inntekt fra",), kind=DATE, example="01.01.2026"),
    Column(field="text_language", nb="Språk i brev", da="Sprog i breve", en="Language of letters", longest=2, example="nb"),
    Column(field="responsible", nb="Ansvarlig", da="Ansvarlig", en="Responsible", also=("saksbehandler", "sagsbehandler", "brukernavn"), longest=150, example="kari"),
)  # fmt: skip

FAMILIES = Layout(SheetKind.FAMILIES, COLUMNS, key=("reference", "given_name", "family_name", "born_on"))
