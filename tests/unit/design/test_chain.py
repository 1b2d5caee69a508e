"""A chain of moves can be read in order, whoever cannot see its arrows."""

import re

import pytest

from bofast.design.parts import ChainHome, ChainMove, ChainStrip, MoveChain
from bofast.design.show import show

HOMES = (ChainHome("Storgata 4", "vacant", "/one", current=True), ChainHome("Vågen 12", "falls free"), ChainHome("Out"))
MOVES = (ChainMove("Berg", "moves in", "/berg"), ChainMove("Dahl", "moves in"))


def read_aloud(part) -> list[str]:
    return re.sub(r"<[^>]+>", "\n", str(show(part))).split()


def test_homes_and_families_are_told_in_turn_from_the_vacant_home_on():
    told = " ".join(read_aloud(MoveChain("A chain", HOMES, MOVES)))

    assert told == "Storgata 4 vacant Berg moves in Vågen 12 falls free Dahl moves in Out"


def test_what_has_a_page_is_a_link():
    shown = str(show(MoveChain("A chain", HOMES, MOVES)))

    assert re.findall(r'href="([^"]+)"', shown) == ["/one", "/berg"]


def test_a_chain_whose_ends_do_not_meet_is_refused():
    with pytest.raises(ValueError, match="2 moves lie between 3 homes, not 2"):
        MoveChain("A chain", HOMES[:2], MOVES)


@pytest.mark.parametrize(("moves", "boxes"), [(0, 1), (3, 4), (40, 7)])
def test_the_small_chain_has_a_box_more_than_moves_and_never_grows_long(moves, boxes):
    strip = ChainStrip("words", moves)

    assert len(strip.boxes) == boxes
    assert strip.boxes[-1] < strip.width <= 106
    assert read_aloud(strip) == ["words"]
