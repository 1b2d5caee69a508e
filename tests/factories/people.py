"""People who are unmistakably made up: their numbers are of the series that is nobody's."""

from __future__ import annotations

from datetime import date
from typing import Any

import factory

from bofast.casework.families import actions
from bofast.casework.families.facts import PersonFacts
from bofast.casework.families.models import Person
from bofast.rules.identity_number import synthetic_number

GIVEN_NAMES = ("Prøve-Ada", "Prøve-Bo", "Prøve-Cim", "Prøve-Dina", "Prøve-Eli", "Prøve-Finn")


class PersonFactory(factory.Factory[Person]):
    """Somebody in an office. Traits: `child`, `expected` (a due date), `numbered`."""

    class Meta:
        model = Person

    class Params:
        child = factory.Trait(born_on=date(2018, 3, 14))
        expected = factory.Trait(born_on=date(2027, 2, 1), given_name="Venta")
        numbered = factory.Trait(
            identity_number=factory.LazyAttributeSequence(lambda o, n: synthetic_number(o.born_on, serial=n % 100))
        )

    given_name = factory.Sequence(lambda n: GIVEN_NAMES[n % len(GIVEN_NAMES)])
    family_name = "Oppdiktet"
    born_on = date(1988, 5, 17)
    sex = "female"
    identity_number = ""

    @classmethod
    def _create(cls, _model: type[Person], *_args: Any, **kwargs: Any) -> Person:
        office, by = kwargs.pop("office"), kwargs.pop("by")
        return actions.add_person(office=office, facts=PersonFacts(**kwargs), by=by, on=date(2026, 11, 21))
