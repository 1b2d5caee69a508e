"""What coordinators ask for in a working hour, in shares of a hundred."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from tests.benchmarks.population import GIVEN, STREETS, SURNAMES
from tests.benchmarks.visitors import Visit


@dataclass(frozen=True, slots=True)
class Mix:
    """Draws visits by chance, the same ones each time for one seed."""

    families: Sequence[UUID]
    pages_of_the_list: int
    today: date
    chance: random.Random

    def draw(self, number: int) -> list[Visit]:
        kinds = self.chance.choices(list(SHARES), weights=list(SHARES.values()), k=number)
        return [DRAWN[kind](self) for kind in kinds]

    def a_family(self) -> UUID:
        return self.chance.choice(self.families)


def a_list(mix: Mix) -> Visit:
    """Half look at the first page; the others turn pages, filter or sort."""
    page = mix.chance.randrange(1, min(20, mix.pages_of_the_list) + 1)
    query = mix.chance.choice(("", "", "", f"?page={page}", "?status=active", "?sort=outgrown", "?responsible=me"))
    return Visit(kind="list", path=f"/families{query}")


def a_search(mix: Mix) -> Visit:
    """A rare name, a common one, a street, a case number, two words, the beginning of a word."""
    number = mix.chance.randrange(len(mix.families))
    text = mix.chance.choice(
        (
            mix.chance.choice(SURNAMES),
            f"{mix.chance.choice(GIVEN)} {mix.chance.choice(SURNAMES)}",
            f"{mix.chance.choice(STREETS)} {mix.chance.randrange(1, 200)}",
            f"M-{number:06}",
            mix.chance.choice(SURNAMES)[:4],
        )
    )
    return Visit(kind="search", path=f"/search?{urlencode({'q': text})}")


def a_suggestion(mix: Mix) -> Visit:
    name = mix.chance.choice(SURNAMES)
    typed = name[: mix.chance.randrange(2, len(name))]
    return Visit(kind="suggest", path=f"/search/suggest?{urlencode({'q': typed})}")


def a_family(mix: Mix) -> Visit:
    return Visit(kind="family", path=f"/families/{mix.a_family()}")


def the_ways(mix: Mix) -> Visit:
    return Visit(kind="ways", path=f"/families/{mix.a_family()}/ways")


def my_day(_mix: Mix) -> Visit:
    return Visit(kind="my_day", path="/my-day")


def a_conversation(mix: Mix) -> Visit:
    said = {"happened_on": mix.today.isoformat(), "how": "phone", "with_family": "yes", "note": "They called back."}
    return Visit(kind="write", path=f"/families/{mix.a_family()}/contacts/add", form=said)


SHARES = {"list": 15, "search": 15, "suggest": 25, "family": 20, "ways": 5, "my_day": 5, "write": 15}
DRAWN: dict[str, Callable[[Mix], Visit]] = {
    "list": a_list,
    "search": a_search,
    "suggest": a_suggestion,
    "family": a_family,
    "ways": the_ways,
    "my_day": my_day,
    "write": a_conversation,
}
