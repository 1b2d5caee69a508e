"""A letting officer's day in a browser over the made-up municipality: a notice, a chain of moves, and a complaint.

Three families move after one notice; the first who is asked for the second home says no, and what stood behind her is
planned anew. The leader decides on a complaint. A family is told where it stands, and the board sees other rules tried.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.at_the_desk import WORKED_WITHIN_MS, Desk, Seated, finds

pytestmark = [pytest.mark.xdist_group("every-page"), pytest.mark.one_database]

NOTICE, SECOND, THIRD = "Mønsterlivegen 16 H0404", "Mønsterlivegen 15 H0101", "Mønsterlivegen 14 H0103"
FIRST_FAMILY, SAYS_NO, SECOND_FAMILY, THIRD_FAMILY = "Testhaug", "Prøvhaug", "Testheim", "Kladdeberg"
TENANTS, PASSED_BY = "Kladdenes", "Mønsterberg"
MOVING_DAY = "2026-12-23"


@pytest.fixture
def server(example_server: str) -> str:
    """The made-up municipality, whose homes and families the journeys name."""
    return example_server


def test_a_notice_becomes_three_moves_with_one_no_and_one_complaint(sits_down: Seated):
    lene = sits_down("lene")
    records_the_notice(lene)
    writes_down_that_the_tenants_move_out(sits_down("kari"))
    plans_and_keeps(lene)

    offers(lene, NOTICE, to=1)
    moves_in(lene, FIRST_FAMILY)
    sets_the_turn(lene, SECOND)
    offers(lene, SECOND, to=2)
    says_no(lene, SAYS_NO)
    moves_in(lene, SECOND_FAMILY)
    sets_the_turn(lene, THIRD)
    plans_and_keeps(lene)
    offers(lene, THIRD, to=1)
    moves_in(lene, THIRD_FAMILY)

    receives_a_complaint(lene, SAYS_NO)
    decides_the_complaint(sits_down("liv"), SAYS_NO)


def test_a_family_is_told_its_places_and_why_another_was_first(sits_down: Seated):
    lene = sits_down("lene")
    lene.page.goto(f"/letting/list/?q={PASSED_BY}")
    lene.follow(PASSED_BY)
    lene.follow("What the family is told")

    lene.sees(f"What Familien {PASSED_BY} is told", "When a home is let in the tenants' turn, you are number")
    lene.sees("When it is the turn of the whole list, you are number")
    lene.sees("Another family stood before you. The home was let in the tenants' turn.")
    lene.looks_at_the_page()
    expect(lene.page.locator("main")).not_to_contain_text("Prøvvik")  # no other family is named


def test_other_rules_are_tried_and_shown_to_the_board(sits_down: Seated):
    liv = sits_down("liv")
    liv.page.goto("/letting/trials/ask/")
    liv.fill_in(years="5", seeds="10", **{"way1-internal": "never"})
    liv.press("Try it")
    liv.page.get_by_role("link", name="See what came of it").click(timeout=WORKED_WITHIN_MS)
    liv.sees("What if we let in another way?")
    liv.looks_at_the_page()
    liv.page.goto("/letting/board/")
    liv.sees("What came of")
    liv.looks_at_the_page()


def records_the_notice(lene: Desk) -> None:
    lene.go_to("Letting")
    lene.follow("Record a notice")
    lene.fill_in(home="NV-1064", moves_out_on=MOVING_DAY)
    lene.press("Write it down")
    lene.sees("The notice is written down, and the home stands among those that fall vacant.")
    sets_the_turn(lene, NOTICE)


def writes_down_that_the_tenants_move_out(kari: Desk) -> None:
    finds(kari, TENANTS.lower(), family=f"Familien {TENANTS}")
    kari.follow("Moves out")
    kari.fill_in(left_on=MOVING_DAY)
    kari.press("Write it down")
    kari.sees("It is written down that the family moves out.")


def sets_the_turn(lene: Desk, home: str) -> None:
    opens_the_vacancy(lene, home)
    lene.press("Set whose turn it is")
    lene.sees("Turn of this agreement")


def opens_the_vacancy(lene: Desk, home: str) -> None:
    lene.page.goto("/letting/vacancies/")
    lene.follow(home)
    expect(lene.page.get_by_role("heading", level=1)).to_contain_text(home)


def plans_and_keeps(lene: Desk) -> None:
    lene.page.goto("/letting/runs/ask/")
    lene.press("Plan it")
    expect(lene.page.get_by_role("link", name="Keep it")).to_be_visible(timeout=WORKED_WITHIN_MS)
    lene.sees("Faults found by the audit")
    lene.follow("Keep it")
    lene.press("Keep it")
    lene.sees("The letting is kept. Offers can be sent by it.")


def offers(lene: Desk, home: str, *, to: int) -> None:
    opens_the_vacancy(lene, home)
    lene.follow("Offer the home")
    lene.page.locator("main [name=how_many]").select_option(str(to))
    lene.press("Send")
    expect(lene.page.locator("main [name=how_many]")).to_have_count(0)


def opens_the_offer(lene: Desk, family: str) -> None:
    lene.page.goto(f"/letting/offers/?state=all&q={family}")
    lene.follow(f"Familien {family}")
    expect(lene.page.get_by_text("Who was asked, in order")).to_be_visible()


def moves_in(lene: Desk, family: str) -> None:
    opens_the_offer(lene, family)
    lene.press("Yes, the family wants it")
    lene.sees("The home is the family's.")
    lene.looks_at_the_page()
    lene.follow("Let the home to the family")
    lene.press("Let the home")
    lene.sees("The home is let.")


def says_no(lene: Desk, family: str) -> None:
    opens_the_offer(lene, family)
    lene.follow("No, the family does not want it")
    lene.fill_in(because="the way to school", words="For langt til skolen.")
    lene.press("Write the no down")
    lene.sees("The no is written down.", "For langt til skolen.")
    lene.looks_at_the_page()


def receives_a_complaint(lene: Desk, family: str) -> None:
    lene.page.goto(f"/letting/list/?q={family}")
    lene.follow(family)
    lene.follow("What the family is told")
    lene.follow("Receive a complaint")
    lene.page.locator("main [name=over]").first.check()
    lene.fill_in(grounds="Vi fikk ikke nok tid til å svare.")
    lene.looks_at_the_page()
    lene.press("Receive the complaint")
    lene.sees("The complaint is received.")
    lene.page.goto("/letting/appeals/?state=waiting")
    lene.follow(family)
    expect(lene.page.get_by_role("link", name="Decide the complaint")).to_have_count(0)  # she let it herself


def decides_the_complaint(liv: Desk, family: str) -> None:
    liv.page.goto("/letting/appeals/?state=waiting")
    liv.follow(family)
    liv.sees("Vi fikk ikke nok tid til å svare.")
    liv.looks_at_the_page()
    liv.follow("Decide the complaint")
    liv.page.locator("main [name=outcome]").first.check()
    liv.fill_in(words="Fristen var sju dager, og svaret kom i tide.")
    liv.press("Decide the complaint")
    liv.sees("The complaint is decided.", "Fristen var sju dager")
    liv.looks_at_the_page()
