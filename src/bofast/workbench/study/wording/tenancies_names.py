"""What ways, households and tenures of own tenancies are called."""

from __future__ import annotations

from bofast.registers.own_tenancies import TenancyKind
from bofast.registers.studies.tenancies.rows import TenancyWay, WithChildren
from bofast.workbench.study.words import Words


def way_of(way: TenancyWay, *, words: Words) -> str:
    """How a tenancy ended."""
    names = {
        TenancyWay.BOUGHT: words.gettext("Bought a home"),
        TenancyWay.SAME_DEPARTMENT: words.gettext("To another home of the department"),
        TenancyWay.SAME_ORGANISATION: words.gettext("To another department"),
        TenancyWay.RENTED_ELSEWHERE: words.gettext("Rented elsewhere"),
        TenancyWay.ABROAD: words.gettext("Abroad"),
        TenancyWay.DIED: words.gettext("Dead"),
        TenancyWay.HAD_TO_MOVE: words.gettext("Had to move"),
        TenancyWay.NOT_TOLD: words.gettext("Ended, not told where to"),
    }
    return names[way]


def household_of(kind: str, *, words: Words) -> str:
    """Whether children moved in."""
    names = {
        WithChildren.YES: words.gettext("Households with children"),
        WithChildren.NO: words.gettext("Households without children"),
        WithChildren.NOT_TOLD: words.gettext("Children not told"),
    }
    return names[WithChildren(kind)]


def tenure_of(kind: str, *, words: Words) -> str:
    """By what right they live there."""
    names = {
        TenancyKind.NOT_TOLD: words.gettext("Tenure not told"),
        TenancyKind.RENTED: words.gettext("Ordinary tenancies"),
        TenancyKind.RENT_TO_OWN: words.gettext("Rent to own"),
        TenancyKind.TEMPORARY: words.gettext("Temporary tenancies"),
    }
    return names[TenancyKind[kind.upper()]]
