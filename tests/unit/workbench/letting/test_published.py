"""Examples that others have printed, through the command; each home tells its own order of families."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.workbench.letting.problems import Office, has, neighbours


def by_orders(wishes: dict[str, str], orders: dict[str, str], rents: dict[str, str] | None = None) -> dict[str, Any]:
    """Families with their wishes, homes with their orders, each written in a row with blanks between."""
    rented = rents or {}
    families = [
        {"name": name, "wishes": [{"home": home} for home in row.split()], "home": rented.get(name, "")}
        for name, row in wishes.items()
    ]
    homes = [{"name": name, "order": row.split()} for name, row in orders.items()]
    return neighbours(families=families, homes=homes, agreements=[])


def test_deferred_acceptance_of_three_and_three(office: Office):
    """The opening example of the Python package `matching`, where it is a stable marriage."""
    wishes = {"A": "D E F", "B": "D F E", "C": "F D E"}

    plan = office.plan(by_orders(wishes, {"D": "B C A", "E": "A C B", "F": "C B A"}))

    assert has(plan) == {"A": "E", "B": "D", "C": "F"}


def test_the_college_admissions_of_gale_and_shapley(office: Office):
    """Gale and Shapley 1962, example 2: four and four, where one plan alone is stable: a gets C, b D, c A and d B."""
    wishes = {"a": "A B C D", "b": "A D C B", "c": "B A C D", "d": "D B C A"}
    orders = {"A": "d c a b", "B": "b d a c", "C": "d a b c", "D": "c b a d"}

    assert has(office.plan(by_orders(wishes, orders))) == {"a": "C", "b": "D", "c": "A", "d": "B"}


def test_the_proposers_get_their_first_wishes_where_nobody_stands_in_the_way(office: Office):
    """Gale and Shapley 1962, example 1: three and three; the families, who propose, each get their first."""
    wishes = {"a": "A B C", "b": "B C A", "c": "C A B"}

    plan = office.plan(by_orders(wishes, {"A": "b c a", "B": "c a b", "C": "a b c"}))

    assert has(plan) == {"a": "A", "b": "B", "c": "C"}


HOUSES = {
    "i1": "h2 h6 h5 h1",
    "i2": "h7 h1 h6 h5 h4 h3 h2",
    "i3": "h2 h1 h4 h7 h3",
    "i4": "h2 h4",
    "i5": "h4 h3 h7 h1 h2 h5 h6",
}
"""Abdulkadiroğlu and Sönmez 1999, § 5.1: tenants i1-i4 in h1-h4, a newcomer, and h5-h7 empty."""


def test_the_houses_of_1999_by_one_order_for_all(office: Office):
    """The paper's own mechanism trades tenancies; the law's order does not. By hand, with the order i1 … i5 at every
    home: i1 takes h2 if i2 leaves it, i2 leaves for h7; i3 wants h2, i1 is ahead, so h1, which i1 has left; i4 wants
    h2, and keeps h4; i5 wants h4, which is kept, so h3. That is what the paper has, too."""
    orders = {f"h{number}": "i1 i2 i3 i4 i5" for number in range(1, 8)}

    plan = office.plan(by_orders(HOUSES, orders, rents={f"i{number}": f"h{number}" for number in range(1, 5)}))

    assert has(plan) == {"i1": "h2", "i2": "h7", "i3": "h1", "i4": "h4", "i5": "h3"}


def test_an_order_of_a_home_needs_no_agreement_and_no_lots(office: Office):
    plan = office.plan(by_orders({"A": "D", "B": "D"}, {"D": "B A"}))

    assert plan["lottery_fingerprint"] is None
    assert plan["lanes"] == []


@pytest.mark.parametrize(("order", "got"), [("B A", "B"), ("A B", "A")])
def test_who_stands_first_in_the_offices_order_gets_the_home(order: str, got: str, office: Office):
    plan = office.plan(by_orders({"A": "D", "B": "D"}, {"D": order}))

    (loser,) = {"A", "B"} - {got}
    assert has(plan)[got] == "D"
    reason = office.reason(by_orders({"A": "D", "B": "D"}, {"D": order}), loser, "D")
    assert (reason["values"]["ahead"], reason["values"]["by"]) == (got, "said_by_the_office")


def test_whom_the_order_leaves_out_stands_behind_whom_it_names(office: Office):
    problem = by_orders({"A": "D", "B": "D"}, {"D": "B"})
    problem["families"][0]["listed_on"] = "1990-01-01"

    assert has(office.plan(problem)) == {"A": None, "B": "D"}
