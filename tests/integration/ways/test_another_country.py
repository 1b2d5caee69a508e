"""A family in a country whose figures nobody has entered: which are missing, and who mends it."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def danish(office, family_b):
    office.country = "dk"
    office.save()
    return family_b


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("da", "Kendt: intet for dette land endnu. Lederen indtaster det med kilde."),
        ("en", "Known: nothing for this country yet. The leader enters it with its source."),
    ],
)
def test_a_danish_familys_ways_say_which_figures_are_missing_and_who_enters_them(
    danish, kari, signed_in, language, says
):
    kari.language = language
    kari.save()

    page = unescape(signed_in(kari).get(reverse("family-ways", args=[danish.pk])).content.decode())

    missing = re.findall(r"“[^”]+”|»[^«]+«", page.partition("<main")[2].partition("<table")[0])
    assert len(set(missing)) >= 3
    assert says in page
    assert "nothing in the law" not in page
