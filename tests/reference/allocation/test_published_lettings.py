"""Each mechanism gives the plan that its authors, or another program, have printed.

Families, homes, students and schools are numbered from 1 as in print.
"""

from __future__ import annotations

from itertools import accumulate

import numpy as np

from bofast.allocation.market import NO_HOME, Market
from bofast.allocation.mechanisms.deferred import deferred_acceptance
from bofast.allocation.mechanisms.trading import top_trading_cycles, you_request_my_house


def numbers(printed: str):
    return np.array([int(number) - 1 for number in printed.split()], dtype=np.int32)


def market_of(*lists: str, own: tuple[int, ...], homes: int) -> Market:
    """Printed lists, each cut at the family's own home."""
    wanted = [numbers(words.split(str(home))[0] if home else words) for words, home in zip(lists, own, strict=True)]
    return Market(
        first=np.array([0, *accumulate(map(len, wanted))], dtype=np.int64),
        home=np.concatenate(wanted),
        own=np.array([home - 1 if home else NO_HOME for home in own], dtype=np.int32),
        homes=homes,
    )


# A. Abdulkadiroğlu and T. Sönmez, House Allocation with Existing Tenants, Journal of Economic Theory 88 (1999), 5.1.
# Families 1-4 rent homes 1-4, family 5 is new, homes 5-7 are vacant; the line is 1 to 5.
HOUSES = market_of("2 6 5 1 4 3 7", "7 1 6 5 4 3 2", "2 1 4 7 3 6 5", "2 4 3 6 1 7 5", "4 3 7 1 2 5 6",
                   own=(1, 2, 3, 4, 0), homes=7)  # fmt: skip
IN_LINE = numbers("1 2 3 4 5")


def test_you_request_my_house_as_in_abdulkadiroglu_and_sonmez_1999():
    assert (you_request_my_house(HOUSES, order=IN_LINE).got + 1).tolist() == [2, 7, 1, 4, 3]


def test_top_trading_cycles_give_the_same_there():
    lines = np.tile(IN_LINE, (7, 1))

    plan = top_trading_cycles(HOUSES, lines=lines, seats=np.ones(7, dtype=np.int32))

    assert (plan.got + 1).tolist() == [2, 7, 1, 4, 3]


# A. Abdulkadiroğlu and T. Sönmez, School Choice: A Mechanism Design Approach, American Economic Review 93 (2003),
# appendix: eight students, four schools with 2, 2, 3 and 3 seats.
STUDENTS = market_of("2 1 3 4", "1 2 3 4", "3 2 1 4", "3 4 1 2", "1 3 4 2", "4 1 2 3", "1 2 3 4", "1 2 4 3",
                     own=(0,) * 8, homes=4)  # fmt: skip
SEATS = np.array([2, 2, 3, 3], dtype=np.int32)


def test_school_choice_as_in_abdulkadiroglu_and_sonmez_2003():
    lines = ["1 2 3 4 5 6 7 8", "3 5 4 8 7 2 1 6", "5 3 1 7 2 8 6 4", "6 8 7 4 2 3 5 1"]

    plan = top_trading_cycles(STUDENTS, lines=np.array([numbers(line) for line in lines]), seats=SEATS)

    assert (plan.got + 1).tolist() == [2, 1, 3, 3, 1, 4, 2, 4]


def test_one_line_for_all_schools_is_serial_dictatorship():
    lines = np.tile(numbers("5 3 1 7 2 8 6 4"), (4, 1))

    plan = top_trading_cycles(STUDENTS, lines=lines, seats=SEATS)

    assert (plan.got + 1).tolist() == [2, 2, 3, 3, 1, 4, 1, 4]


def test_deferred_acceptance_as_in_the_example_of_the_matching_library():
    """The example in the documentation of the Python library matching (H. Wilde and others): A, B, C and D, E, F."""
    market = market_of("1 2 3", "1 3 2", "3 1 2", own=(0, 0, 0), homes=3)
    place = {home: numbers(line).tolist() for home, line in enumerate(["2 3 1", "1 3 2", "3 2 1"])}
    key = np.array([place[home].index(family) for home, family in zip(market.home, market.family, strict=True)])

    assert (deferred_acceptance(market, key=key).got + 1).tolist() == [2, 1, 3]
