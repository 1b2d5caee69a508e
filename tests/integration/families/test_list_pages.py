"""The list of families: narrowed, saved, exported; and who was shown stands in the journal."""

import pytest
from django.urls import reverse

from bofast.casework.families.models import Family, SavedView
from bofast.casework.homes import actions as homes
from bofast.casework.journal.deeds import Deed
from bofast.design.parts import Muted
from bofast.desk.families.words import status_shown, status_words
from tests.integration.families.on_pages import entries


def test_the_list_shows_families_and_who_was_shown_stands_in_the_journal(a_family, kari, signed_in):
    family = a_family(name="Oppdiktet-Ås", housed=True)

    page = signed_in(kari).get(reverse("families"))

    assert page.status_code == 200
    assert "Oppdiktet-Ås" in page.content.decode()
    assert entries(Deed.FAMILIES_LISTED).first().facts["families"] == [str(family.pk)]


@pytest.mark.parametrize(("status", "is_outcome"), [("active", False), ("bought", True), ("left", True)])
def test_what_became_of_a_family_is_told_apart_from_how_far_the_follow_up_has_come(status, is_outcome):
    shown = status_shown(status)

    assert isinstance(shown, Muted) is is_outcome
    assert status_words(status) == (shown.value if is_outcome else shown)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=alfa", {"Alfa"}),
        ("status=active", {"Beta"}),
        ("responsible=me", {"Alfa"}),
        ("responsible=none", {"Beta"}),
        ("outgrown=6", {"Alfa"}),
        ("quiet=6", {"Alfa", "Beta"}),
        ("way=buy", set()),
        ("q=ukjent", set()),
    ],
)
def test_each_filter_narrows_the_list(a_family, kari, signed_in, query, found):
    a_family(name="Alfa", outgrown=True)
    beta = a_family(name="Beta", responsible=None)
    Family.objects.filter(pk=beta.pk).update(status="active")

    page = signed_in(kari).get(f"{reverse('families')}?{query}").content.decode()

    assert {name for name in ("Alfa", "Beta") if f">{name}<" in page or name in page.split("<table")[-1]} == found


def test_the_area_filter_finds_by_where_families_live(a_family, a_home, office, kari, signed_in):
    tun = homes.add_area("Tunet", office=office, level="block", by=kari)
    a_family(name="I tunet", home=a_home(area=tun))
    a_family(name="Utenfor", housed=True)

    page = signed_in(kari).get(f"{reverse('families')}?area={tun.pk}").content.decode()

    assert "I tunet" in page
    assert "Utenfor" not in page


def test_filters_are_saved_without_what_was_typed(a_family, kari, lisa, signed_in):
    client = signed_in(kari)

    client.post(reverse("families-save"), {"name": "Mine", "query": "q=Hansen&responsible=me&page=3"})

    view = SavedView.objects.get()
    assert (view.name, view.query) == ("Mine", "responsible=me")
    assert "Mine" in client.get(reverse("families")).content.decode()
    assert signed_in(lisa).post(reverse("families-forget", args=[view.pk])).status_code == 404
    client.post(reverse("families-forget", args=[view.pk]))
    assert not SavedView.objects.exists()


def test_an_export_is_journalled_and_harmless_in_a_spreadsheet(a_family, kari, signed_in):
    family = a_family(name="=HYPERLINK(1)", housed=True)

    answer = signed_in(kari).get(reverse("families-export", args=["csv"]))

    assert "'=HYPERLINK(1)" in answer.content.decode("utf-8-sig")
    assert entries(Deed.EXPORTED).get().facts["families"] == [str(family.pk)]
    assert signed_in(kari).get(reverse("families-export", args=["xlsx"])).content[:2] == b"PK"
    assert signed_in(kari).get(reverse("families-export", args=["exe"])).status_code == 404


def test_who_could_buy_is_found_from_the_list_and_the_day(a_family, kari, signed_in):
    client = signed_in(kari)

    for place in ("families", "my-day"):
        assert reverse("ways-all") in client.get(reverse(place)).content.decode()
