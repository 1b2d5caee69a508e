"""The words of the rules and of the shipped rows that pages show: what a figure rests on, and what is uncertain.

The rules and their tables are written in English, below any language. Here their texts are named once more, so that
the catalogues hold them.
"""

from __future__ import annotations

from django.utils.translation import gettext, gettext_noop

SOURCES_OF_RULES = (
    gettext_noop("all incomes after tax that run on the day"),
    gettext_noop("Almenboligloven § 61 a"),
    gettext_noop("Almenboligloven § 61 b"),
    gettext_noop("arithmetic of annuity and serial loans, monthly compounding"),
    gettext_noop("cost of the way less cost today"),
    gettext_noop("cost today and the landlord's or municipality's offer"),
    gettext_noop("equal monthly payments of an annuity loan"),
    gettext_noop("EU scale (modified OECD), as in SSB's EU60"),
    gettext_noop("Husbanken's guidance of 29 June 2026"),
    gettext_noop("Husbanken's guidance on housing allowance"),
    gettext_noop("Husbanken's guidance on housing allowance, 29 June 2026"),
    gettext_noop("Husbanken's guidance on the start loan"),
    gettext_noop("Husbanken's guidance on the start loan: order of the affordability calculation"),
    gettext_noop("income less home and other fixed expenses"),
    gettext_noop("net income and housing allowance"),
    gettext_noop("own reading, as its row says"),
    gettext_noop("present value of an annuity"),
    gettext_noop("Regulation on housing allowance (FOR-2012-11-29-1283) § 1"),
    gettext_noop("Regulation on housing allowance (FOR-2012-11-29-1283) § 4"),
    gettext_noop("Regulation on housing allowance (FOR-2012-11-29-1283) § 7"),
    gettext_noop("Regulation on loans from Husbanken, chapter 5"),
    gettext_noop("Regulation on loans from Husbanken, chapter 5: able to service the loan over time"),
    gettext_noop("Regulation on loans from Husbanken, chapter 5; Husbanken's guidance on the start loan"),
    gettext_noop("Regulation on loans from Husbanken, §§ 8-2 and 8-5"),
    gettext_noop("rent or loan, and running costs"),
    gettext_noop("rent today and the landlord's offer"),
    gettext_noop("SIFO reference budget"),
    gettext_noop("SIFO reference budget, OsloMet"),
    gettext_noop("SIFO reference budget, OsloMet; national prices of kindergarten and after-school programme"),
    gettext_noop("state guidance rates"),
    gettext_noop("State guidance rates for social assistance (veiledende satser), Social Services Act § 18"),
    gettext_noop("the family's or the seller's own papers"),
    gettext_noop("the family's own papers"),
    gettext_noop("the landlord's offer"),
    gettext_noop("the lease or the offer"),
    gettext_noop("the rate of the day that the office has entered"),
    gettext_noop("the seller's and the family's papers"),
    gettext_noop("the seller's papers"),
)
"""What a rule rests on: `bofast.rules.figure.Rule.source`."""

SOURCES_OF_ROWS = (
    gettext_noop(
        "bofast's own reading; no source gives a rule for shared residence in the rates or the reference budget"
    ),
    gettext_noop("Boligreguleringsloven §§ 52 a-52 b"),
    gettext_noop("English Housing Survey, glossary: bedroom standard"),
    gettext_noop("Eurostat, Glossary: Overcrowding rate"),
    gettext_noop("Eurostat, modified OECD scale"),
    gettext_noop("Eurostat, modified OECD scale, as Statistics Norway uses it (EU60)"),
    gettext_noop("HUD, System Performance Measure 2 (returns to homelessness)"),
    gettext_noop("Husbanken, guidance on housing allowance, 29 June 2026"),
    gettext_noop("Husbanken, interest rates of July 2024 and annual report 2025"),
    gettext_noop("Kristiansund municipality, municipal homes"),
    gettext_noop("Lov om leje af almene boliger § 69"),
    gettext_noop("NAV, the basic amount; set anew from 1 May"),
    gettext_noop("Own choice of bofast, open for an office to change"),
    gettext_noop("Own choice of bofast; an office may set another"),
    gettext_noop("Public Administration Act (forvaltningsloven) § 11 a"),
    gettext_noop("Public Administration Act (forvaltningsloven) § 29"),
    gettext_noop("Published policy of Oslo (regulation of 1 January 2024) and of Bodø"),
    gettext_noop("Regulation on housing allowance (FOR-2012-11-29-1283)"),
    gettext_noop("Regulation on loans from Husbanken, chapters 5 and 8; Husbanken's guidance on the start loan"),
    gettext_noop("SIFO reference budget 2026, report 9-2026, OsloMet, CC BY 4.0"),
    gettext_noop("State guidance rates for social assistance, circulars of NAV and the county governors"),
    gettext_noop("Statistisk sentralbyrå, Vardok 3462: trangbodd (registerbasert, fra 2015)"),
    gettext_noop("Tenancy Act (husleieloven)"),
)
"""Where a shipped figure was read: the source of a row of `bofast/rules/parameters`."""

NOTES_OF_ROWS = (
    gettext_noop("A choice, not a law. It is to be agreed with those who use the figures."),
    gettext_noop("A choice, not a law; an office may ask for two."),
    gettext_noop("An income of an unnamed kind is counted, so that the allowance is not set too high."),
    gettext_noop("By a reading of § 69 at second hand. The rule is older than its first day here, which is ours."),
    gettext_noop(
        "From when the notice has reached the party. The rule is older than its first day here, which is ours."
    ),
    gettext_noop(
        "Given to everybody from September 2024; the amount itself is from 2022 and a later one was not found."
    ),
    gettext_noop("Half a year, one and two years, as is common for results in housing work."),
    gettext_noop(
        "No law was found that sets it. A Danish organisation (bdk.dk) gives five days; a week leaves time for the "
        "post."
    ),
    gettext_noop(
        "No deadline in Danish law for complaints over letting was found; four weeks is common for other "
        "complaints. An office sets its own."
    ),
    gettext_noop("No time in Danish law for answering such complaints was found. An office sets its own."),
    gettext_noop("One person in one room counts as short of rooms."),
    gettext_noop("One year for a loft or basement in the landlord's own house was not checked in the act."),
    gettext_noop("Own reading. An office that reckons otherwise enters its own row."),
    gettext_noop("Primary area (p-areal): what is lived in, without storage."),
    gettext_noop("Six months' notice was not checked in the act."),
    gettext_noop("That it ends at birth is our reading; the source gives its beginning, six months before."),
    gettext_noop(
        "That it is added to the first step, not put in its place, follows from the structure of the paragraph in 2022."
    ),
    gettext_noop(
        "That the scale counts as a child who is under 14 is known of Eurostat's scale and was not checked "
        "for Statistics Norway."
    ),
    gettext_noop("The average of the fixed rates given in 2025."),
    gettext_noop("The law says the last five years; that this year's list is one of the five is our reading."),
    gettext_noop("Where the council has decided so. The rule is older than its first day here, which is ours."),
    gettext_noop("The definition goes by age and couple alone."),
    gettext_noop("The definition is older than its first day here, which is ours."),
    gettext_noop("The figure is from about 2022; a later one was not found."),
    gettext_noop("The institute's own calculator shows the amount for one year up to the age of three."),
    gettext_noop("The norm itself is silent on children with two homes; here a child counts in both."),
    gettext_noop(
        "The page that carries the figure is dated June 2026 but labels it as adjusted in June 2025; by "
        "arithmetic it is June 2026."
    ),
    gettext_noop("The source gives the rate in January and at the end of the year; the days between are not known."),
    gettext_noop("The source gives three amounts and two income limits; that the amounts go by income is our reading."),
    gettext_noop(
        "The source names Skedsmo, which became part of Lillestrøm in 2020; that all of Lillestrøm has it is "
        "our reading."
    ),
    gettext_noop("The source says 2022 without days."),
    gettext_noop("The standard is older than its first day here, which is ours."),
    gettext_noop("The table stops at seven persons; the same amount is used beyond."),
    gettext_noop("The windows are those of the measure; what is counted as a return is ours."),
    gettext_noop(
        "Three years, by a reading of § 69 at second hand. The rule is older than its first day here, which is ours."
    ),
    gettext_noop("Up to three years; since when was not found."),
    gettext_noop("When rooms or area is unknown, the other decides."),
    gettext_noop(
        "Without undue delay; what cannot be answered within a month gets a provisional answer by then. The rule "
        "is older than its first day here, which is ours."
    ),
    gettext_noop(
        "Whether it is counted is our reading of: gross income as employers and NAV report it, and taxable "
        "yearly income."
    ),
)
"""What is uncertain about a shipped figure: the note of such a row."""

SOURCE_TEXTS = (*SOURCES_OF_RULES, *SOURCES_OF_ROWS, *NOTES_OF_ROWS)
"""Every such text."""

_KNOWN = frozenset(SOURCE_TEXTS)


def source_in_words(text: str) -> str:
    """A source or note in the reader's language; what an office has written itself stays as it is."""
    return gettext(text) if text in _KNOWN else text
