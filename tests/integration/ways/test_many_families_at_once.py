"""Many families in one breath: read as one at a time, and screened as one at a time."""

from __future__ import annotations

import pytest

from bofast.casework.followup.screening import Assumptions, PriceLevel, screen_many
from bofast.casework.policy.law import law_of
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason


@pytest.fixture
def five_families(family_b, a_family):
    """The last has no adult, so that nothing can be reckoned for it."""
    families = [family_b, a_family(housed=True), a_family(adults=2, children=3), a_family(), a_family(adults=0)]
    return [family.pk for family in families]


def test_each_family_is_screened_among_many_as_it_is_alone(five_families, office, figures_of_2026, today):
    assumed = Assumptions(
        on=today, levels=(PriceLevel(99, Money.of(2_430_000)),), running_costs_per_month=Money.of(2500)
    )
    asked = {"assumed": assumed, "law": law_of(office), "municipality": office.municipality_number}

    together = list(screen_many(five_families, **asked))

    assert together == [found for family in five_families for found in screen_many([family], **asked)]
    assert [found.trouble for found in together] == [None, None, None, None, Reason.NO_ADULT_IN_FAMILY]
