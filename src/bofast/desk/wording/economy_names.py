"""What the closed lists of mapping, economy and the five ways are called."""

from __future__ import annotations

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bofast.casework.mapping.models import Source, Stage
from bofast.rules.facts import AfterSchool, Car, ExpenseKind, IncomeKind, LoanProduct, Permanence, Sex
from bofast.rules.way_answer import Possible
from bofast.vocabulary.tenure import Tenure
from bofast.vocabulary.ways import Way

INCOMES: dict[StrEnum, Promise] = {
    IncomeKind.WAGE: _("Wage"),
    IncomeKind.WORK_ASSESSMENT: _("Work assessment allowance"),
    IncomeKind.UNEMPLOYMENT: _("Unemployment benefit"),
    IncomeKind.SICKNESS: _("Sickness benefit"),
    IncomeKind.DISABILITY: _("Disability benefit"),
    IncomeKind.PENSION: _("Pension"),
    IncomeKind.TRANSITIONAL: _("Transitional benefit"),
    IncomeKind.INTRODUCTION: _("Introduction benefit"),
    IncomeKind.QUALIFICATION: _("Qualification benefit"),
    IncomeKind.SOCIAL_ASSISTANCE: _("Social assistance"),
    IncomeKind.CHILD_BENEFIT: _("Child benefit"),
    IncomeKind.CASH_FOR_CARE: _("Cash for care"),
    IncomeKind.MAINTENANCE: _("Child maintenance received"),
    IncomeKind.STUDENT_SUPPORT: _("Student support"),
    IncomeKind.CAPITAL: _("Capital income"),
    IncomeKind.LETTING: _("Letting out a home"),
    IncomeKind.HOUSING_ALLOWANCE: _("Housing allowance as paid now"),
    IncomeKind.OTHER: _("Other income"),
}
PERMANENCES: dict[StrEnum, Promise] = {
    Permanence.PERMANENT: pgettext_lazy("an income", "lasts"),
    Permanence.TEMPORARY: pgettext_lazy("an income", "temporary"),
    Permanence.ENDS: pgettext_lazy("an income", "ends on a known day"),
    Permanence.UNKNOWN: pgettext_lazy("an income", "not known whether it lasts"),
}
EXPENSES: dict[StrEnum, Promise] = {
    ExpenseKind.CHILDCARE: _("Childcare, as billed"),
    ExpenseKind.MAINTENANCE_PAID: _("Child maintenance paid"),
    ExpenseKind.HEALTH: _("Health"),
    ExpenseKind.TRAVEL: _("Travel"),
    ExpenseKind.OTHER: _("Other expense"),
}
SOURCES: dict[StrEnum, Promise] = {
    Source.PERSON: _("told by the family"),
    Source.SYSTEM: _("from a register"),
    Source.CASEWORKER: _("entered by a caseworker"),
    Source.SHEET: _("from a sheet"),
}
STAGES: dict[StrEnum, Promise] = {
    Stage.INTAKE: _("At the start"),
    Stage.UPDATE: _("Update"),
    Stage.YEARLY: _("Yearly"),
    Stage.AT_MOVE: _("At a move"),
    Stage.EXIT: _("At the end"),
    Stage.AFTER_6_MONTHS: _("After 6 months"),
    Stage.AFTER_12_MONTHS: _("After 12 months"),
    Stage.AFTER_24_MONTHS: _("After 24 months"),
}
WAYS: dict[StrEnum, Promise] = {
    Way.STAY: pgettext_lazy("way home", "Stay"),
    Way.IMPROVE: pgettext_lazy("way home", "Improve"),
    Way.MOVE: pgettext_lazy("way home", "Move"),
    Way.RENT_TO_OWN: pgettext_lazy("way home", "Rent to own"),
    Way.BUY: pgettext_lazy("way home", "Buy"),
}
POSSIBLE: dict[StrEnum, Promise] = {
    Possible.YES: pgettext_lazy("what the rules say", "Yes"),
    Possible.CONDITIONAL: pgettext_lazy("what the rules say", "Yes, if"),
    Possible.UNKNOWN: pgettext_lazy("what the rules say", "Not known yet"),
    Possible.NO: pgettext_lazy("what the rules say", "Not now"),
}
OTHERS: dict[StrEnum, Promise] = {
    Tenure.OWNED: _("owns"),
    Tenure.RENTED_PUBLIC: _("rents from the municipality"),
    Tenure.RENTED_PRIVATE: _("rents privately"),
    Tenure.RENT_TO_OWN: _("rents first, owns later"),
    Tenure.TEMPORARY: _("temporary accommodation"),
    Tenure.INSTITUTION: _("institution"),
    Tenure.WITHOUT_HOME: _("without a home"),
    Tenure.UNKNOWN: _("not known"),
    Sex.FEMALE: _("female"),
    Sex.MALE: _("male"),
    AfterSchool.NONE: _("no place"),
    AfterSchool.PART: _("part time"),
    AfterSchool.FULL: _("full time"),
    AfterSchool.PARTLY_FREE: _("partly free"),
    Car.PETROL: _("petrol car"),
    Car.ELECTRIC: _("electric car"),
    LoanProduct.FLOATING: _("floating rate"),
    LoanProduct.FIXED_3: _("fixed for 3 years"),
    LoanProduct.FIXED_5: _("fixed for 5 years"),
    LoanProduct.FIXED_10: _("fixed for 10 years"),
    LoanProduct.FIXED_20: _("fixed for 20 years"),
}
# A member of one list may have the same code as one of another, and equals it then: look up by list first.
_BY_LIST = (INCOMES, PERMANENCES, EXPENSES, SOURCES, STAGES, WAYS, POSSIBLE, OTHERS)


def named(member: StrEnum) -> str:
    """What a member of a closed list is called; its code where nobody has named it."""
    for names in _BY_LIST:
        for key, name in names.items():
            if key is member:
                return str(name)
    return str(member.value)
