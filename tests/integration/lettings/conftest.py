"""Two departments of one office, an agreement for both, and families on the list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from bofast.casework.families.models import Family
from bofast.casework.homes import actions as homes
from bofast.casework.homes.models import Area, Home
from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import AgreementTerms, ListingFacts
from bofast.casework.lettings.models import LettingAgreement, Registration, Vacancy
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.letting import OtherTurn
from bofast.vocabulary.reasons import Reason

YEAR = date(2026, 1, 1)
DAY = date(2026, 3, 2)


@pytest.fixture
def whole(office, kari) -> Area:
    return homes.add_area("Eksempelvik", office=office, level=Area.Level.WHOLE, by=kari)


@pytest.fixture
def north(office, whole, kari) -> Area:
    return homes.add_area("Nord", office=office, level=Area.Level.AREA, parent=whole, by=kari)


@pytest.fixture
def south(office, whole, kari) -> Area:
    return homes.add_area("Sør", office=office, level=Area.Level.AREA, parent=whole, by=kari)


def terms(**told: Any) -> AgreementTerms:
    """Every second letting by list is internal, and nothing else is agreed."""
    usual = {
        "name": "Avtale",
        "first_day": YEAR,
        "source": "Avtale 1/2026",
        "internal_share": "1/2",
        "other_turn": OtherTurn.SENIORITY,
    }
    return AgreementTerms(**{**usual, **told})


@pytest.fixture
def agreement(office, hans) -> LettingAgreement:
    return actions.add_agreement(office, terms=terms(), by=hans)


@pytest.fixture
def a_vacancy(a_home, hans) -> Callable[..., Vacancy]:
    """A home that is vacant from DAY, without a turn: `a_vacancy(home)`."""

    def add(home: Home | None = None) -> Vacancy:
        return actions.open_vacancy(home or a_home(), cause=Vacancy.Cause.OTHER, vacant_from=DAY, by=hans)

    return add


@pytest.fixture
def listed(a_family, hans) -> Callable[..., Registration]:
    """A family on the list since the beginning of the year: `listed(housed=True)`."""

    def add(family: Family | None = None, *, since: date = YEAR, **traits: Any) -> Registration:
        return actions.register_family(family or a_family(**traits), listed_on=since, facts=ListingFacts(), by=hans)

    return add


@pytest.fixture
def hans_at(signed_in, hans) -> Client:
    """Hans, who lets homes, at his pages."""
    return signed_in(hans)


def told(answer: HttpResponse) -> str:
    """What a page says, its signs as they are read."""
    return unescape(answer.content.decode())


def refusal(deed: Callable[..., object], *args: Any, **facts: Any) -> Reason:
    with pytest.raises(ShownToUser) as refused:
        deed(*args, **facts)
    return refused.value.reason
