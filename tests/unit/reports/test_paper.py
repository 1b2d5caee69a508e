"""Columns on paper: a figure never breaks, a head breaks between words, names of rows get what is left."""

from bofast.reports.content import Cell, Table
from bofast.reports.paper import column_shares, letter_size


def table(*head: str, row: tuple[str, ...], word_columns: int = 1) -> Table:
    return Table("", head, (tuple(map(Cell, row)),), word_columns)


def test_a_column_of_figures_is_as_wide_as_its_longest_figure_or_word():
    shares = column_shares(table("Område", "Flyttet innenfor området", "År", row=("Vestbyen", "61,2 %", "2 024 000")))

    assert shares[1] == len("innenfor") + 2
    assert shares[2] == len("2 024 000") + 2


def test_a_column_of_words_keeps_a_name_on_one_line_and_breaks_a_sentence():
    shares = column_shares(table("Hvem", "Hva", row=("Ressurssterke familier", "s" * 200), word_columns=2))

    assert shares == (len("Ressurssterke familier") + 2, 34)


def test_the_more_letters_beside_each_other_the_smaller_they_are():
    sizes = [
        letter_size(table(*["h"] * columns, row=tuple("12 345" for _ in range(columns)))) for columns in (6, 10, 12)
    ]

    assert sizes == [10, 9, 7]


def test_no_size_is_so_large_that_a_letter_of_a_wide_font_leaves_the_page():
    wide, page = 0.56, 459
    for columns in range(1, 12):
        made = table(*["Observert"] * columns, row=tuple("87 % – 93 %" for _ in range(columns)))
        size = letter_size(made)

        assert size == 7 or sum(column_shares(made)) * size * wide <= page
