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


SAYS = {
    Outcome.GIVEN: "The home is yours if you want it.",
    Outcome.GOT_ONE_SHE_PREFERS: "which you want as much or more",
    Outcome.KEPT_BY_ITS_TENANT: "The family that lives there stays",
    Outcome.SOMEBODY_IS_AHEAD: "Another family stood before you.",
    Outcome.NOT_SERVED: "a more urgent need",
    Outcome.SERVED_ELSEWHERE: "instead, so that homes fit as well as they can for all",
    Outcome.CAP_IS_REACHED: "and so many are let",
    Outcome.NEEDED_BY_ANOTHER: "Another family needs this home more.",
    Outcome.NOT_PROVEN: "not settled that no better one gives you this home",
    Outcome.UNEXPLAINED: "The program has no reason for this.",
    WhyNot.IS_OWN_HOME: "You live in this home.",
    WhyNot.NOT_WISHED: "You have not wished for this home.",
    WhyNot.WISHED_LESS_THAN_OWN: "You want the home that you have more than this one.",
    WhyNot.REFUSED_BEFORE: "You have said no to this home before.",
    WhyNot.OWES_LANDLORD: "You owe rent to the landlord.",
    WhyNot.BARRED: "by a decision",
    WhyNot.TOO_MANY_PERSONS: "may live to a room",
    WhyNot.TOO_SMALL: "by the norm for space",
    WhyNot.TOO_LARGE: "which is more than is let to",
    WhyNot.NOT_STEP_FREE: "a home without steps",
    WhyNot.NOT_ADAPTED: "adapted for a wheelchair",
    WhyNot.RENT_TOO_HIGH: "The rent is",
}
"""What sets the sentence of each reason apart from all others."""
BY_NUMBERS = {
    WhyNot.TOO_MANY_PERSONS: "You are 7 persons, and the home has 3 rooms; at most 2 may live to a room.",
    WhyNot.TOO_SMALL: "You need 4 rooms by the norm for space, and the home has 3.",
    WhyNot.TOO_LARGE: "The home has 6 rooms, which is more than is let to 2 persons.",
    WhyNot.BARRED: "You cannot be let a home in this department, by a decision: § 51 b.",
    Outcome.CAP_IS_REACHED: "The office lets at most 4 homes of this block in this way, and so many are let.",
}
"""Each value in its own place: `needs` and `has` mean the opposite when they are told for each other."""
SET_APART_BY = {
    "band": "What counts there for the other family",
    "precedence": "The agreement puts this before time on the list",
    "time": "That family has been on the list since",
    "lot": "the lot decided",
}


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


@pytest.mark.parametrize("code", [*Outcome, *WhyNot])
def test_every_reason_has_a_sentence_of_its_own(code):
    others = [told(other, VALUES.get(other, {})) for other in (*Outcome, *WhyNot) if other is not code]

    assert SAYS[code] in told(code, VALUES.get(code, {}))
    assert not [sentence for sentence in others if SAYS[code] in sentence]


@pytest.mark.parametrize("code", BY_NUMBERS)
def test_the_values_that_decided_stand_each_in_its_place(code):
    assert told(code, VALUES[code]) == BY_NUMBERS[code]


@pytest.mark.parametrize("decided_by", SET_APART_BY)
def test_what_set_two_families_apart_is_told_by_its_own_words(decided_by):
    theirs = {**PLACE, "precedence": "children", "listed_on": "2019-05-01"}
    values = {**PLACE, "ahead": OTHER, "their": theirs, "decided_by": decided_by}

    sentence = told(Outcome.SOMEBODY_IS_AHEAD, values)

    assert [words for words in SET_APART_BY.values() if words in sentence] == [SET_APART_BY[decided_by]]


@pytest.mark.parametrize(("ahead", "says"), [(1, "One family with"), (3, "3 families with")])
def test_how_many_with_a_greater_need_took_the_homes_is_told(ahead, says):
    assert says in told(Outcome.NOT_SERVED, {"need_class": 2, "ahead": [OTHER] * ahead})


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
