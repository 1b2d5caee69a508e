"""The list by the day of outgrowing: the days in order, the undated last, nobody twice and nobody missing."""

from __future__ import annotations

from datetime import date

import pytest

from bofast.casework.families.models import Family
from bofast.casework.tenancies.models import FitOutlook
from bofast.casework.tenancies.outgrowing import ByOutgrowing

DAYS = {
    "Alfa": date(2028, 3, 14),
    "Beta": None,
    "Gamma": date(2027, 1, 2),
    "Delta": date(2028, 3, 14),
    "Epsilon": None,
    "Zeta": date(2031, 9, 30),
}


@pytest.fixture
def families(a_family):
    for name, day in DAYS.items():
        family = a_family(name=name)
        FitOutlook.objects.update_or_create(
            family=family, defaults={"norm": "ssb", "outgrown_on": day, "computed_on": date(2026, 11, 22)}
        )
    a_family(name="Without outlook")
    return Family.objects.filter(name__in=[*DAYS, "Without outlook"])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("latest_first", "dated"),
    [(False, ["Gamma", "Alfa", "Delta", "Zeta"]), (True, ["Zeta", "Alfa", "Delta", "Gamma"])],
)
def test_the_days_come_in_order_and_families_without_a_day_last(families, latest_first, dated):
    ordered = ByOutgrowing(families, latest_first=latest_first)

    assert [family.name for family in ordered[0:10]] == [*dated, "Beta", "Epsilon", "Without outlook"]
    assert len(ordered) == 7


@pytest.mark.django_db
@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_pages_hold_everybody_once(families, size):
    ordered = ByOutgrowing(families, latest_first=False)

    pages = [ordered[first : first + size] for first in range(0, len(ordered) + size, size)]

    names = [family.name for page in pages for family in page]
    assert sorted(names) == sorted(set(names)) == sorted([*DAYS, "Without outlook"])
    assert names[4:] == ["Beta", "Epsilon", "Without outlook"]
