"""Pages under load: 100,000 families, 50 requests a second at moments fixed beforehand, journal and sealer at work.

    make bench WHAT=pages              SIZE=10k for a quick look, KEEP=folder to keep the municipality
    DATABASE_URL=postgres://…          measures PostgreSQL instead: an empty database

Prints `figure NAME VALUE UNIT`; ends with 1 when a request was not answered well.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date

from tests.benchmarks import ground  # noqa: F401 - must come before whatever knows the models

# isort: split
from django.core.management import call_command
from django.db import connection

from bofast.casework.access.models import Office, User
from bofast.casework.families.models import Family, Person
from tests.benchmarks.bare import bare_milliseconds
from tests.benchmarks.comparing import comparison_cpu_ms, screening_s
from tests.benchmarks.figure import percentile, say
from tests.benchmarks.mix import SHARES, Mix
from tests.benchmarks.population import populate
from tests.benchmarks.server import HOST, serving, signed_in
from tests.benchmarks.visitors import Answered, Door

FAMILIES = {"1k": 1_000, "10k": 10_000, "100k": 100_000}
PER_SECOND = float(os.environ.get("RATE", "50"))
WARM_UP_S = 10
MEASURED_S = int(os.environ.get("SECONDS", "60"))
DRAWN_FAMILIES = 5_000
COMPARED = 220
ROWS_OF_A_PAGE = 50
SHOWN_FAILURES = 10


def main() -> int:
    size = FAMILIES[os.environ.get("SIZE", "100k")]
    today = date.today()  # noqa: DTZ011 - the server's day
    office = prepared(size, today=today)
    user = User.objects.get(username="coordinator-0")
    say("families", size, "families")
    say("people", Person.objects.filter(office=office).count(), "people")
    mix = mix_of(office, families=size, today=today)
    answers = visited(mix, cookie=signed_in(user))
    bare = bare_milliseconds(mix, office=office, user=user, today=today)
    say_latencies(answers, bare=bare)
    say("compare_cpu_ms", comparison_cpu_ms(mix.families[:COMPARED], on=today), "ms")
    seconds, screened = screening_s(office, by=user, on=today)
    say("screen_s", seconds, "s")
    say("screen_100k_s", seconds * FAMILIES["100k"] / screened, "s")
    return say_failures(answers)


def prepared(size: int, *, today: date) -> Office:
    """The municipality of a size; the kept one, where there is one."""
    call_command("migrate", verbosity=0)
    kept = Office.objects.first()
    if kept is not None:
        assert Family.objects.filter(office=kept).count() == size, "KEEP holds a municipality of another size"
        return kept
    begun = time.perf_counter()
    population = populate(families=size, today=today)
    say("populate_s", time.perf_counter() - begun, "s")
    return population.office


def mix_of(office: Office, *, families: int, today: date) -> Mix:
    every = max(1, families // DRAWN_FAMILIES)
    known = list(Family.objects.filter(office=office).order_by("reference").values_list("pk", flat=True)[::every])
    chance = random.Random(7)  # noqa: S311 - the same visits each time
    chance.shuffle(known)
    return Mix(families=known, pages_of_the_list=families // ROWS_OF_A_PAGE, today=today, chance=chance)


def visited(mix: Mix, *, cookie: str) -> list[Answered]:
    """The answers of the measured minute; what came before warmed the caches."""
    warm, measured = int(WARM_UP_S * PER_SECOND), int(MEASURED_S * PER_SECOND)
    visits = mix.draw(warm + measured)
    connection.close()
    with serving() as port:
        return Door(HOST, port, cookie).visit_all(visits, per_second=PER_SECOND)[warm:]


def say_latencies(answers: Sequence[Answered], *, bare: dict[str, float]) -> None:
    say("per_second", PER_SECOND, "requests/s")
    for kind in SHARES:
        taken = [answer.milliseconds for answer in answers if answer.kind == kind and answer.is_well]
        if not taken:
            continue
        middle = percentile(taken, 50)
        say(f"{kind}_p50_ms", middle, "ms")
        say(f"{kind}_p95_ms", percentile(taken, 95), "ms")
        say(f"{kind}_bare_ms", bare[kind], "ms")
        say(f"{kind}_ratio", middle / bare[kind], "times")


def say_failures(answers: Sequence[Answered]) -> int:
    failed = [answer for answer in answers if not answer.is_well]
    say("errors", len(failed), "requests")
    for (kind, status), number in Counter((answer.kind, answer.status) for answer in failed).most_common(
        SHOWN_FAILURES
    ):
        print(f"{number} of {kind} answered {status}", file=sys.stderr)  # noqa: T201 - what went wrong
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
