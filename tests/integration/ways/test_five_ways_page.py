"""The page of the five ways: what it shows, opens, refuses and keeps."""

import re
from dataclasses import replace

import pytest

from bofast.casework.followup.case_file import CaseFile
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.design.parts.part import Tone
from bofast.desk.ways.comparing import compare_family
from bofast.desk.ways.figures import figures_of
from bofast.desk.ways.left_bars import left_bars
from bofast.vocabulary.ways import Way


@pytest.fixture
def ways(family_b, kari, signed_in):
    def get(path=""):
        return signed_in(kari).get(f"/families/{family_b.pk}/ways{path}")

    return get


def test_every_way_has_a_row_in_the_order_of_the_rules(ways, family_b, figures_of_2026, home_to_buy, today):
    shown = ways().content.decode()
    order = [placed.way for placed in compare_family(CaseFile(family_b), on=today).comparison.order]
    names = {Way.STAY: "Stay", Way.IMPROVE: "Improve", Way.MOVE: "Move", Way.RENT_TO_OWN: "Rent to own", Way.BUY: "Buy"}

    rows = re.findall(r'<th role="rowheader" scope="row"><a class="bf-plain-link"[^>]*>([^<]+)</a>', shown)

    assert rows == [names[way] for way in order]


def test_every_figure_of_every_way_opens(ways, family_b, figures_of_2026, home_to_buy, today):
    compared = compare_family(CaseFile(family_b), on=today)

    for way in Way:
        for what in ("fits", *figures_of(compared, way=way)):
            answer = ways(f"/{way.value}/why/{what}")
            assert answer.status_code == 200, (way, what)
            assert b"data-reason" in answer.content


def test_a_reason_names_rule_row_source_and_who_said_the_fact(ways, figures_of_2026, home_to_buy):
    shown = ways("/buy/why/left").content.decode()

    assert "Left to live on" in shown
    assert "entered by a caseworker (Kari)" in shown
    assert "https://www.husbanken.no" in shown


def test_a_missing_year_names_the_parameter_and_the_other_figures_stand(ways, home_to_buy):
    shown = ways().content.decode()

    assert "Some figures are missing for this day" in shown
    assert "What an adult or a couple needs to live on" in shown
    assert re.search(r"NOK\s9,670|9,670\skr", shown), re.findall(r"bf-amount.>([^<]+)<", shown)


def test_a_leader_is_led_to_where_the_figure_is_entered(family_b, lisa, signed_in):
    shown = signed_in(lisa).get(f"/families/{family_b.pk}/ways").content.decode()

    assert "/office/figures/enter?parameter=" in shown


def test_the_reading_is_journalled(ways, family_b, kari):
    ways()

    assert Entry.objects.filter(deed=Deed.FAMILY_READ, family_id=family_b.pk, by_id=kari.pk).count() == 1


def test_a_colleague_elsewhere_finds_nothing(family_b, omar, signed_in):
    assert signed_in(omar).get(f"/families/{family_b.pk}/ways").status_code == 404


def test_choosing_keeps_the_comparison_as_it_stood(ways, family_b, kari, signed_in, figures_of_2026, home_to_buy):
    entered = {"chosen_on": "2026-11-20", "reason": "Barna får bli på skolen", "own_words": "Vi vil eie"}

    answer = signed_in(kari).post(f"/families/{family_b.pk}/ways/buy/choose", entered)

    choice = family_b.way_choices.get()
    assert answer.status_code == 302
    assert choice.comparison["ways"]["stay"]["figures"]["cost"] == {"minor": 967000, "unverified": False}
    assert any(row["parameter"] == "startlan/interest_rates" for row in choice.comparison["rows"])
    assert "data-chosen" in ways().content.decode()


def test_a_choice_without_a_reason_is_refused(family_b, kari, signed_in):
    answer = signed_in(kari).post(f"/families/{family_b.pk}/ways/buy/choose", {"chosen_on": "2026-11-20"})

    assert answer.status_code == 422
    assert not family_b.way_choices.exists()


def test_entering_an_option_changes_the_comparison(ways, family_b, kari, signed_in, a_home, today):
    home = a_home(large=True)

    answer = signed_in(kari).post(
        f"/families/{family_b.pk}/ways/move/option",
        {"home": str(home.pk), "rent_per_month": "11 000", "is_offered": "yes", "landlord_agrees": ""},
    )

    compared = compare_family(CaseFile(family_b), on=today).comparison.answers[Way.MOVE]
    assert answer.status_code == 302
    assert compared.money.cost.minor == 1_100_000 + 67_000
    assert compared.fit.fits_now is True


def test_a_home_where_somebody_lives_cannot_be_chosen(family_b, kari, signed_in, a_family):
    a_family(housed=True)
    lived_in = family_b.occupancies.get().home

    answer = signed_in(kari).post(f"/families/{family_b.pk}/ways/move/option", {"home": str(lived_in.pk)})

    assert answer.status_code == 422


def test_a_family_without_adults_is_told_why(kari, signed_in, a_family):
    family = a_family(adults=0, children=1)

    answer = signed_in(kari).get(f"/families/{family.pk}/ways")

    assert answer.status_code == 409
    assert "No adult belongs to the family" in answer.content.decode()


@pytest.mark.parametrize("path", ["/print", "/buy", "/stay", "/improve/option", "/rent_to_own/option", "/buy/choose"])
def test_the_other_pages_open(ways, figures_of_2026, home_to_buy, path):
    assert ways(path).status_code == 200


@pytest.mark.parametrize("path", ["/fly", "/buy/why/nothing", "/stay/option"])
def test_what_does_not_exist_is_not_found(ways, path):
    assert ways(path).status_code == 404


@pytest.mark.parametrize("language", ["nb", "da"])
def test_the_familys_text_stands_beside_the_readers(family_b, kari, signed_in, language):
    family_b.text_language = language
    family_b.save()

    shown = signed_in(kari).get(f"/families/{family_b.pk}/ways").content.decode()

    assert f'lang="{language}"' in shown
    assert "This is what they would mean today." in shown


def test_what_each_way_leaves_is_drawn_from_the_figures_that_the_page_shows(
    family_b, figures_of_2026, home_to_buy, today
):
    compared = compare_family(CaseFile(family_b), on=today)

    drawn = left_bars(compared)

    order = [placed.way for placed in compared.comparison.order]
    left = [compared.comparison.answers[way].money.left_to_live_on.value for way in order]
    assert [bar.reaches for bar in drawn.bars] == [amount and amount.minor for amount in left]
    budget = compared.comparison.budget
    assert [line.at for line in drawn.lines] == [budget.reference.value.minor, budget.floor.value.minor]


def test_the_colour_of_a_bar_repeats_what_its_differences_say(family_b, figures_of_2026, home_to_buy, today):
    compared = compare_family(CaseFile(family_b), on=today)

    for bar in left_bars(compared).bars:
        below_reference, below_floor = (str(cell or "").startswith("\N{MINUS SIGN}") for cell in bar.cells[1:])
        expected = Tone.DANGER if below_floor else Tone.WARNING if below_reference else Tone.ACCENT
        assert bar.tone is expected


def test_nothing_is_drawn_while_nothing_is_known(family_b, today):
    compared = compare_family(CaseFile(family_b), on=today)
    nobody_knows = {
        way: replace(answer, money=replace(answer.money, left_to_live_on=answer.money.cost._replace(value=None)))
        for way, answer in compared.comparison.answers.items()
    }

    assert left_bars(replace(compared, comparison=replace(compared.comparison, answers=nobody_knows))) is None


def test_the_picture_needs_no_style_of_its_own(ways, figures_of_2026, home_to_buy):
    shown = ways().content.decode()

    picture = shown[shown.index('<table class="bf-bars"') : shown.index('id="month"')]
    assert picture.count("<svg") >= len(Way)
    assert "style=" not in picture
