"""Open the example's office as it is before anything is brought in: people, figures and a programme, but no family.

Run as a program of its own, over the database that a journey's server will use. Everybody reads English, since the
journeys follow the English labels; the language switch is part of a journey.
"""

from __future__ import annotations

from bofast.jobs import django_started  # noqa: F401 - must come before whatever knows the models

# isort: split
import yaml

from bofast.jobs.commands import EXAMPLES
from bofast.jobs.example import open_office
from bofast.jobs.example_programme import add_programme_of


def main() -> None:
    told = yaml.safe_load((EXAMPLES / "office.yaml").read_text(encoding="utf-8"))
    told["users"] = [{**one, "language": "en"} for one in told["users"]]
    office, users = open_office(told)
    add_programme_of(office, told=told, users=users)


if __name__ == "__main__":
    main()
