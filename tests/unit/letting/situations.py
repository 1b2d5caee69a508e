"""The people and homes of the letting tests: one of each, from which a test changes what it is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from bofast.rules.home_fit.facts import HomeFacts, Member
from bofast.rules.letting.agreement import Agreement
from bofast.rules.letting.facts import LetHome, ListedFamily, Wish
from bofast.rules.letting.line import Band, band
from bofast.vocabulary.letting import Lane, OtherTurn
from bofast.vocabulary.money import Money

TODAY = date(2026, 11, 22)
FACTS = {"bedrooms", "is_step_free", "is_wheelchair_accessible"}


def agreement(**changed: Any) -> Agreement:
    told: dict[str, Any] = {"name": "agreement", "internal_share": "1/2", "other_turn": OtherTurn.SENIORITY}
    return Agreement(**{**told, **changed})


def home(name: str = "Elm 1", **changed: Any) -> LetHome:
    """A home in Elm; `rooms`, `rent` and the like are put where they belong."""
    rooms, rent = changed.pop("rooms", None), changed.pop("rent", None)
    facts = {name: changed.pop(name) for name in FACTS & set(changed)}
    told = {"department": "Elm", "facts": HomeFacts(rooms=rooms, **facts)}
    return LetHome(name=name, rent_per_month=None if rent is None else Money.of(rent), **{**told, **changed})


def family(name: str = "family", **changed: Any) -> ListedFamily:
    return ListedFamily(name=name, **{"wishes": (Wish(home="Elm 1"),), **changed})


def people(*born: str) -> tuple[Member, ...]:
    """Members by their birthdays."""
    return tuple(Member(key=f"p{at}", born_on=date.fromisoformat(day)) for at, day in enumerate(born))


def adults(number: int) -> tuple[Member, ...]:
    return people(*[f"{1960 + at}-05-05" for at in range(number)])


def standing(who: ListedFamily, where: LetHome, *, lane: Lane, by: Agreement, lives_in: str | None = None) -> Band:
    return band(who, where, lane=lane, agreement=by, on=TODAY, lives_in=lives_in)
