"""A report cannot be made wrongly: ragged tables and pictures without words are refused."""

import pytest

from bofast.reports.content import Cell, Chart, Language, Table
from tests.unit.reports.made import COUNTS, DECISIONS, EMPTY, YEARS, made_report


def test_a_row_that_is_not_as_long_as_the_head_is_refused():
    with pytest.raises(ValueError, match=r"rows \[1\] are not as long as the head of 2"):
        Table("Familier", ("Område", "Antall"), ((Cell("Vest"), Cell("2", 2)), (Cell("Øst"),)))


def test_a_name_that_no_sheet_can_have_is_refused():
    with pytest.raises(ValueError, match="31 letters at most"):
        Table("Familier", ("Område",), (), sheet="s" * 32)


@pytest.mark.parametrize("alternative", ["", "  \n"])
def test_a_picture_without_words_is_refused(alternative):
    with pytest.raises(ValueError, match="words for those who cannot see it"):
        Chart("Familier", alternative, {}, COUNTS)


def test_a_report_lists_its_tables_in_order_those_under_pictures_too():
    assert made_report(Language.ENGLISH).tables == (COUNTS, YEARS, EMPTY, DECISIONS)
