"""The pages of homes, and that nobody can be traced from the register."""

from datetime import date

import pytest
from django.urls import reverse

from bofast.casework.homes.models import Area, Home
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry

HOME = {"kind": "flat", "disposal": "owned", "supplier_home_id": "B-9", "address": "Prøvegata 9"}


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=alfa", {"Alfagata"}),
        ("state=free", {"Betagata"}),
        ("state=occupied", {"Alfagata"}),
        ("rooms=4", {"Betagata"}),
        ("accessible=on", {"Betagata"}),
        ("garden=on", set()),
        ("rent_to_own=on", set()),
    ],
)
def test_each_filter_narrows_the_homes(a_family, a_home, hans, signed_in, query, found):
    a_family(home=a_home(address="Alfagata 1"))
    a_home(address="Betagata 2", large=True, accessible=True)

    page = text_of(signed_in(hans).get(f"{reverse('homes')}?{query}"))

    assert {name for name in ("Alfagata", "Betagata") if name in page} == found
    assert Entry.objects.filter(deed=Deed.HOMES_LISTED).exists()


def test_the_free_homes_that_fit_a_family_are_found_by_its_case_number(a_family, a_home, kari, signed_in):
    family = a_family(reference="F-1", children=4)
    a_home(address="Trangt 1", small=True)
    a_home(address="Romslig 2", large=True)

    page = text_of(signed_in(kari).get(f"{reverse('homes')}?family={family.reference}"))

    assert "Romslig 2" in page
    assert "Trangt 1" not in page
    assert "Fits until" in page


def test_a_case_number_of_a_family_that_is_not_open_finds_nothing(a_family, pia, signed_in):
    family = a_family(reference="F-1")

    page = text_of(signed_in(pia).get(f"{reverse('homes')}?family={family.reference}"))

    assert "No family with this case number is open to you" in page


def test_the_register_names_only_families_that_the_reader_works_with(a_family, a_home, kari, hans, lisa, signed_in):
    home = a_home()
    a_family(name="Oppdiktet-Navn", home=home)

    assert "Oppdiktet-Navn" in text_of(signed_in(kari).get(reverse("home", args=[home.pk])))
    for other in (hans, lisa):
        page = text_of(signed_in(other).get(reverse("home", args=[home.pk])))
        assert "Oppdiktet-Navn" not in page
        assert "a household" in page


def test_a_protected_household_looks_like_any_other_in_the_register(a_family, a_home, lisa, signed_in):
    pages = []
    for protected in (False, True):
        home = a_home(address="Samme vei 1", supplier_home_id=f"S-{protected}")
        a_family(home=home, protected=protected, from_day=date(2021 + protected, 1, 1))
        page = text_of(signed_in(lisa).get(reverse("home", args=[home.pk])))
        pages.append(page.split('id="lived"')[1].split("</section>")[0])

    assert pages[0] == pages[1]


def test_a_home_is_added_changed_and_priced(hans, signed_in):
    client = signed_in(hans)

    assert client.post(reverse("home-add"), HOME | {"rooms": "3", "area_m2": "62.5"}).status_code == 302
    home = Home.objects.get(supplier_home_id="B-9")
    client.post(reverse("home-change", args=[home.pk]), HOME | {"rooms": "4", "has_garden": "yes"})
    client.post(reverse("home-rent", args=[home.pk]), {"from_day": "2026-01-01", "rent_per_month": "9 670"})

    home.refresh_from_db()
    assert (home.rooms, home.has_garden) == (4, True)
    assert home.rent_on(date(2026, 6, 1)).rent_per_month.whole() == 9670
    page = text_of(client.get(reverse("home", args=[home.pk])))
    assert "antallSoverom" in page


def test_a_number_in_use_is_told_on_the_form(a_home, hans, signed_in):
    a_home(supplier_home_id="B-9")

    answer = signed_in(hans).post(reverse("home-add"), HOME)

    assert answer.status_code == 422
    assert "Another home has this number" in text_of(answer)


def test_areas_are_a_tree(hans, office, signed_in):
    client = signed_in(hans)
    client.post(reverse("homes-areas"), {"name": "Hele", "level": "whole"})
    whole = Area.objects.get()

    client.post(reverse("homes-areas"), {"name": "Tunet", "level": "block", "parent": whole.pk})

    assert Area.objects.get(name="Tunet").path.startswith(whole.path)
    assert "– Tunet" in text_of(client.get(reverse("homes-areas")))


def test_whoever_may_only_see_may_not_change(a_home, kari, omar, signed_in):
    home = a_home()
    for name in ("home-change", "home-rent"):
        assert signed_in(kari).get(reverse(name, args=[home.pk])).status_code == 404
    assert signed_in(kari).get(reverse("home-add")).status_code == 404
    signed_in(kari).post(reverse("homes-areas"), {"name": "Nei", "level": "area"})
    assert not Area.objects.exists()
    assert signed_in(omar).get(reverse("home", args=[home.pk])).status_code == 404


def test_a_home_with_another_room_is_weighed_anew_for_those_who_live_there(a_family, a_home, hans, kari, signed_in):
    home = a_home(small=True, supplier_home_id="B-9")
    family = a_family(home=home, children=3)
    assert family.fit_outlook.fits_now is False

    signed_in(hans).post(reverse("home-change", args=[home.pk]), HOME | {"rooms": "6", "area_m2": "120"})

    family.fit_outlook.refresh_from_db()
    assert family.fit_outlook.fits_now is True


def test_who_outgrows_the_home_is_listed_with_day_and_reason(a_family, kari, signed_in):
    soon = a_family(name="Snart", outgrown=True)
    a_family(name="Lenge til", home={"large": True})

    page = text_of(signed_in(kari).get(f"{reverse('outgrown')}?months=12"))

    assert "Snart" in page
    assert "Lenge til" not in page
    answer = signed_in(kari).get(reverse("outgrown-export", args=["csv"]))
    assert soon.reference in answer.content.decode("utf-8-sig")
    assert Entry.objects.filter(deed=Deed.EXPORTED).exists()
