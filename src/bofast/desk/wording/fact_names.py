"""What a fact is called, from its place among the facts: `incomes[0].net_per_month` → "Wage 1: after tax a month"."""

from __future__ import annotations

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PLACE = re.compile(r"^(?P<list>[a-z_]+)\[(?P<at>\d+)\](?:\.(?P<rest>.+))?$")

LISTS: dict[str, Promise] = {
    "incomes": _("Income %(number)s: %(fact)s"),
    "expenses": _("Expense %(number)s: %(fact)s"),
    "debts": _("Debt %(number)s: %(fact)s"),
    "adults": _("Adult %(number)s: %(fact)s"),
    "children": _("Child %(number)s: %(fact)s"),
}
HOMES: dict[str, Promise] = {
    "present_home": _("The home now: %(fact)s"),
    "improvement": _("The home after the work: %(fact)s"),
    "better_home": _("The home to move to: %(fact)s"),
    "rent_to_own": _("The home to rent first and own later: %(fact)s"),
    "purchase": _("The home to buy: %(fact)s"),
    "start_loan": _("Start loan: %(fact)s"),
    "wealth": _("Wealth: %(fact)s"),
}
FACTS: dict[str, Promise] = {
    "net_per_month": _("after tax a month"),
    "gross_per_month": _("before tax a month"),
    "per_month": _("a month"),
    "permanence": _("whether it lasts"),
    "kind": _("kind"),
    "ends_on": _("ends on"),
    "payment_per_month": _("payment a month"),
    "share_of_time": _("share of the time in this home"),
    "in_kindergarten": _("in kindergarten"),
    "after_school": _("after-school place"),
    "sex": _("sex"),
    "age": _("age"),
    "born_on": _("day of birth"),
    "actual_living_costs_per_month": _("living costs as the family reckons them"),
    "rent_per_month": _("rent a month"),
    "rent_increase_per_month": _("rise in rent a month"),
    "loan_payment_per_month": _("loan payment a month"),
    "electricity_per_month": _("electricity and heating a month"),
    "insurance_per_month": _("insurance a month"),
    "municipal_fees_per_month": _("municipal fees a month"),
    "maintenance_per_month": _("maintenance a month"),
    "property_tax_per_month": _("property tax a month"),
    "common_costs_per_month": _("common and running costs a month"),
    "fits_now": _("whether it fits the family (rooms and area)"),
    "tenure": _("by what right they live there"),
    "price": _("price"),
    "costs": _("costs of buying"),
    "equity": _("own money"),
    "grant": _("grant"),
    "product": _("kind of interest"),
    "rate_percent": _("interest offered"),
    "option_price": _("price at the option"),
    "net": _("net wealth"),
    "savings": _("savings"),
    "bank_lends_enough": _("an ordinary bank lends enough"),
    "long_term_trouble": _("long-term trouble financing a home"),
    "has_saved": _("has used the possibilities to save"),
    "needs_stable_home_soon": _("needs a stable home soon"),
    "has_special_challenges": _("special social or health challenges"),
    "refinancing_lets_stay": _("refinancing lets them stay"),
    "home_hinders_work": _("the housing makes it hard to keep work"),
    "frees_municipal_home": _("frees a municipal home"),
    "low_income_is_lasting": _("the low income is documented as lasting"),
    "home_suits_long_term": _("the home suits in the long run"),
    "renting_is_worse": _("renting is unsuitable or considerably dearer"),
    "shorter_term_is_irresponsible": _("a shorter term would not be responsible"),
    "risks_losing_home": _("risks losing the home"),
    "purchase": _("a home to buy, or its price"),
    "better_home": _("a home to move to"),
    "rent_to_own": _("a home to rent first and own later"),
    "improvement": _("the work on the home"),
    "children": _("children under 18"),
    "adults": _("adults"),
    "minors": _("children under 18"),
    "weight": _("weight of the household"),
    "years": _("years to pay the loan back"),
    "months": _("months that are counted"),
    "rooms": _("rooms"),
    "area_m2": _("area, m²"),
    "number": _("which child in the row"),
    "place": _("kind of place"),
    "step": _("step"),
    "income_per_year": _("income a year"),
    "housing_per_year": _("housing costs a year"),
    "worked_out_per_month": _("worked out a month, before the smallest payment"),
    "municipality": _("municipality"),
    "persons": _("people in the household"),
    "is_adapted": _("specially adapted"),
    "car": _("car"),
    "lives_as": _("lives as"),
    "profile": _("age group"),
}


def fact_name(path: str) -> str:
    """A fact's name in the reader's language; its code where nobody has named it."""
    place = PLACE.match(path)
    if place and place["list"] in LISTS:
        rest = last_word(place["rest"] or "")
        return str(LISTS[place["list"]]) % {"number": int(place["at"]) + 1, "fact": rest or place["list"]}
    head, dot, rest = path.partition(".")
    if dot and head in HOMES:
        return str(HOMES[head]) % {"fact": last_word(rest)}
    return last_word(path)


def last_word(path: str) -> str:
    word = path.rpartition(".")[2]
    return str(FACTS.get(word, word))
