"""A figure is looked up by day and group; an office's row comes first; what is not known is refused."""

from __future__ import annotations

from datetime import date

import pytest

from bofast.rules.law import Law, countries, load_law
from bofast.rules.parameter_row import Origin
from bofast.vocabulary.errors import BrokenParameterFile, MissingParameter
from bofast.vocabulary.money import Money
from tests.unit.rules.situations import ON, office_rows

RATE = "guidance_rates/adults"
ROW = {
    "parameter": RATE,
    "group": {"lives_as": "single"},
    "first_day": "2024-07-01",
    "last_day": "2024-07-31",
    "value": 9000,
    "source": {"text": "Council decision", "url": "https://example.org/1"},
    "verified": True,
}


def test_a_figure_holds_on_its_first_and_last_day_and_not_outside(law: Law) -> None:
    def single(day: date) -> Money:
        return law.row(RATE, on=day, lives_as="single").money

    assert single(date(2023, 12, 31)) == Money.of(7550)
    assert single(date(2024, 1, 1)) == single(date(2024, 12, 31)) == Money.of(7850)
    with pytest.raises(MissingParameter):
        single(date(2025, 1, 1))


def test_a_missing_year_names_what_is_known(law: Law) -> None:
    with pytest.raises(MissingParameter) as refused:
        law.row(RATE, on=ON, lives_as="couple")

    assert refused.value.parameter == "guidance_rates/adults (lives_as=couple)"
    assert refused.value.known == "2018-01-01 to 2024-12-31"


def test_what_is_missing_is_told_alike_each_time_it_is_asked(law: Law) -> None:
    def refused() -> MissingParameter:
        with pytest.raises(MissingParameter) as caught:
            law.row(RATE, on=ON, lives_as="couple")
        return caught.value

    first, again = refused(), refused()

    assert first is not again
    assert (first.parameter, first.on, first.known) == (again.parameter, again.on, again.known)


def test_a_group_that_nobody_has_names_the_groups_that_are(law: Law) -> None:
    with pytest.raises(MissingParameter) as refused:
        law.row("sifo/clothes", on=ON, sex="other", age=10)

    assert "sex=female, age=10-13" in refused.value.known


def test_an_offices_row_comes_before_the_shipped_one_on_its_days_only(law: Law) -> None:
    own = law.with_rows([ROW])

    in_july = own.row(RATE, on=date(2024, 7, 15), lives_as="single")
    in_august = own.row(RATE, on=date(2024, 8, 1), lives_as="single")

    assert (in_july.money, in_july.origin) == (Money.of(9000), Origin.OFFICE)
    assert (in_august.money, in_august.origin) == (Money.of(7850), Origin.FILE)


def test_a_row_that_names_a_municipality_comes_before_the_one_for_all(law: Law) -> None:
    day = date(2026, 7, 1)

    assert law.row("bostotte/cap_additions", on=day, municipality="0301").money == Money.of(27982)
    assert law.row("bostotte/cap_additions", on=day, municipality="1505").money == Money.of(0)


def test_an_office_with_its_own_rows_leaves_the_shipped_law_as_it_was(law: Law) -> None:
    law.with_rows(list(office_rows()))

    with pytest.raises(MissingParameter):
        law.row(RATE, on=ON, lives_as="single")


def test_what_only_another_country_has_is_missing_and_what_none_has_is_an_error_of_the_program() -> None:
    danish = load_law("dk")

    with pytest.raises(MissingParameter, match="nothing in the law of this country"):
        danish.row(RATE, on=ON, lives_as="single")
    with pytest.raises(KeyError):
        danish.row("guidance_rates/adult", on=ON, lives_as="single")


def test_what_is_ours_holds_in_every_country() -> None:
    rows = [load_law(country).row("followup/persons_deciding_way", on=ON, way="buy") for country in countries()]

    assert [row.whole for row in rows] == [1, 1]


def test_laws_with_the_same_rows_are_one_and_others_differ(law: Law) -> None:
    once, again = law.with_rows([ROW]), law.with_rows([ROW])
    other = law.with_rows([{**ROW, "value": 9001}])

    assert once == again
    assert hash(once) == hash(again)
    assert len({law.version, once.version, other.version}) == 3


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"parameter": "guidance_rates/adult"}, "Known are: "),
        ({"group": {"lives_as": "alone"}}, "Use one of: any, single, couple, shared"),
        ({"last_day": None}, "set anew every year"),
        ({"value": "9000.001"}, "at most two decimals"),
        ({"value": 9000.0}, "with a decimal point"),
        ({"source": {"text": "A decision"}}, "`source` lacks url"),
    ],
)
def test_an_offices_wrong_row_is_named_with_what_to_do(change: dict[str, object], said: str, law: Law) -> None:
    with pytest.raises(BrokenParameterFile, match="the office's rows") as refused:
        law.with_rows([{**ROW, **change}])

    assert said in str(refused.value)


def test_asking_a_parameter_by_the_wrong_group_is_an_error_of_the_program(law: Law) -> None:
    with pytest.raises(TypeError, match="is asked by"):
        law.row(RATE, on=ON, household="single")
