"""What every long list has: addresses beside its own, an order, pages and files."""

import pytest
from django.http import Http404, QueryDict

from bofast.design.parts import Sorted
from bofast.desk.listing.address import ListAddress
from bofast.desk.listing.files import FileKind, as_file, kind_asked
from bofast.desk.listing.order import ordering, sortable
from bofast.desk.listing.pages import ROWS_OF_A_PAGE, page_of


def at(query: str) -> ListAddress:
    return ListAddress("/homes", QueryDict(query))


def found(count: int) -> str:
    return f"{count} homes"


def test_the_next_page_keeps_what_was_asked():
    assert at("q=alfa&page=2&sort=-name").pages == "/homes?q=alfa&sort=-name&page="


def test_a_filter_less_begins_at_the_first_page():
    assert at("q=alfa&rooms=3&page=2").without("q") == "/homes?rooms=3"


def test_another_order_begins_at_the_first_page_and_keeps_the_filters():
    assert at("q=alfa&page=2&sort=name").ordered("-name") == "/homes?q=alfa&sort=-name"


@pytest.mark.parametrize(
    ("query", "direction", "next_sort"),
    [
        ("", Sorted.ASCENDING, "-name"),
        ("sort=name", Sorted.ASCENDING, "-name"),
        ("sort=-name", Sorted.DESCENDING, "name"),
        ("sort=rooms", None, "name"),
    ],
)
def test_the_head_of_a_column_tells_its_order_and_turns_it_around(query, direction, next_sort):
    column = sortable("Home", "name", at=at(query), unless_asked="name")

    assert (column.sorted, column.sort_url) == (direction, f"/homes?sort={next_sort}")


def test_a_sign_turns_every_field_of_a_column_around():
    columns = {"home": ("address", "number")}

    assert ordering("home", columns=columns) == ["address", "number"]
    assert ordering("-home", columns=columns) == ["-address", "-number"]


@pytest.mark.parametrize(("asked", "first_row"), [("", 0), ("page=2", 50), ("page=99", 100), ("page=x", 0)])
def test_a_page_that_is_not_there_is_the_nearest_that_is(asked, first_row):
    here = page_of(range(2 * ROWS_OF_A_PAGE + 1), at=at(asked), found=found)

    assert here.rows[0] == first_row
    assert (here.found, here.pagination.pages) == ("101 homes", 3)


@pytest.mark.parametrize("kind", ["pdf", "", "CSV"])
def test_a_list_is_given_as_no_other_file(kind):
    with pytest.raises(Http404):
        kind_asked(kind)


def test_no_cell_of_a_file_is_a_formula():
    response = as_file([["Home", "Rent"], ["=1+1", -3]], kind=FileKind.CSV, name="homes")

    assert response.content.decode("utf-8-sig") == "Home;Rent\r\n'=1+1;-3\r\n"
    assert response.headers["Content-Disposition"] == 'attachment; filename="homes.csv"'
