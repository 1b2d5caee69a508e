"""Every member of letting's closed lists is named, and every reason of a plan is a sentence in three languages."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.utils import translation

from bofast.casework.lettings.plans.frozen import FrozenPair
from bofast.desk.wording import letting_names
from bofast.desk.wording.letting_reasons import pair_told
from bofast.vocabulary.letting import Outcome, WhyNot

FAMILY, HOME, GOT = (UUID(int=number) for number in (1, 2, 3))
OTHER = str(UUID(int=9))
PLACE = {"lane": "internal", "listed_on": "2020-03-01", "by": "same_department", "rank": 0, "precedence": None}
NEED = {"lane": None, "listed_on": "2020-03-01", "need_class": 2}
AHEAD = {"ahead": OTHER, "their": {**PLACE, "listed_on": "2019-05-01"}}
VALUES = {
    Outcome.GIVEN: {**PLACE, "wanted_by": 3, "wish": 1},
    Outcome.GOT_ONE_SHE_PREFERS: {"wish": 2, "got": str(GOT), "got_wish": 1},
    Outcome.KEPT_BY_ITS_TENANT: {"tenant": OTHER},
    Outcome.SOMEBODY_IS_AHEAD: {**PLACE, **AHEAD, "decided_by": "time"},
    Outcome.NOT_SERVED: {"closed_homes": [str(HOME)], "ahead": [OTHER], "need_class": 2},
    Outcome.SERVED_ELSEWHERE: {"wish": 1, "got": str(GOT), "held_by": OTHER},
    Outcome.CAP_IS_REACHED: {"caps": [{"level": "block", "group": "7", "kind": "vulnerable", "at_most": 4}]},
    Outcome.NEEDED_BY_ANOTHER: {"wish": 1, "held_by": OTHER},
    WhyNot.BARRED: {"department": "7", "ground": "§ 51 b"},
    WhyNot.TOO_MANY_PERSONS: {"persons": 7, "rooms": 3, "most_per_room": 2},
    WhyNot.TOO_SMALL: {"needs": 4, "has": 3, "norm": "eurostat"},
    WhyNot.TOO_LARGE: {"persons": 2, "rooms": 6, "most_over": 3},
    WhyNot.RENT_TOO_HIGH: {
        "rent": {"amount": "12500.00", "currency": "NOK"},
        "most": {"amount": "11000.00", "currency": "NOK"},
    },
}
SEVERAL = (
    (Outcome.GIVEN, {**NEED, "wanted_by": 1, "wish": 1}),
    (Outcome.GOT_ONE_SHE_PREFERS, {"wish": 2}),
    (Outcome.SOMEBODY_IS_AHEAD, {**PLACE, "ahead": OTHER}),
    *(
        (Outcome.SOMEBODY_IS_AHEAD, {**PLACE, **AHEAD, "decided_by": decided_by})
        for decided_by in ("band", "precedence", "lot")
    ),
    (Outcome.SOMEBODY_IS_AHEAD, {**PLACE, **AHEAD, "decided_by": "time", "listed_on": None}),
    (Outcome.NOT_SERVED, {}),
    (Outcome.SERVED_ELSEWHERE, {"wish": 1}),
    (Outcome.CAP_IS_REACHED, {}),
)
ALL = (*((code, VALUES.get(code, {})) for code in (*Outcome, *WhyNot)), *SEVERAL)


class Street:
    def home(self, key: UUID) -> str:
        return {GOT: "Vågen 12"}[key]


def told(code, values, *, language="en"):
    with translation.override(language):
        return pair_told(FrozenPair(family=FAMILY, home=HOME, code=code, values=values), names=Street())


NAMES = {name: names for name, names in vars(letting_names).items() if name.isupper()}


@pytest.mark.parametrize("name", NAMES)
def test_every_member_of_a_closed_list_is_named(name):
    names = NAMES[name]
    (members,) = {type(member) for member in names}

    assert not set(members) - set(names)


@pytest.mark.parametrize("language", ["nb", "da", "en"])
@pytest.mark.parametrize(("code", "values"), ALL)
def test_every_reason_is_a_sentence_and_names_no_other_family(code, values, language):
    sentence = told(code, values, language=language)

    assert sentence.endswith((".", "!"))
    assert "%(" not in sentence
    assert OTHER not in sentence


@pytest.mark.parametrize("language", ["nb", "da"])
@pytest.mark.parametrize(("code", "values"), ALL)
def test_no_reason_is_left_in_english(code, values, language):
    assert told(code, values, language=language) != told(code, values)


def test_the_days_that_set_two_families_apart_are_told():
    sentence = told(Outcome.SOMEBODY_IS_AHEAD, VALUES[Outcome.SOMEBODY_IS_AHEAD])

    assert "2019" in sentence
    assert "2020" in sentence
    assert "tenants' turn" in sentence


def test_the_rent_and_what_the_family_can_pay_are_told():
    digits = "".join(sign for sign in told(WhyNot.RENT_TOO_HIGH, VALUES[WhyNot.RENT_TOO_HIGH]) if sign.isdigit())

    assert digits == "1250011000"


def test_the_home_that_she_got_instead_is_named():
    assert "Vågen 12" in told(Outcome.SERVED_ELSEWHERE, VALUES[Outcome.SERVED_ELSEWHERE])
