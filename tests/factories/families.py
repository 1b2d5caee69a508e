"""Families, by trait. They go through the actions, as everything does."""

from __future__ import annotations

from datetime import date
from typing import Any

import factory

from bofast.casework.families import actions
from bofast.casework.families.facts import NewMember
from bofast.casework.families.models import Family, Grade, Membership
from bofast.casework.tenancies import actions as tenancies
from bofast.vocabulary.tenure import Tenure
from tests.factories.homes import HomeFactory
from tests.factories.people import PersonFactory

Role = Membership.Role


class FamilyFactory(factory.Factory[Family]):
    """One adult and `children`, in no home. Traits: `housed`, `outgrown`, `protected`, `strictly_protected`."""

    class Meta:
        model = Family

    class Params:
        housed = factory.Trait(home={})
        outgrown = factory.Trait(home={"small": True}, children=4)
        protected = factory.Trait(grade=Grade.CONFIDENTIAL)
        strictly_protected = factory.Trait(grade=Grade.STRICTLY_CONFIDENTIAL)

    reference = factory.Sequence(lambda n: f"2026-{n + 1:04}")
    name = factory.Sequence(lambda n: f"Oppdiktet {n + 1}")
    family_name = "Oppdiktet"
    text_language = "nb"
    from_day = date(2020, 1, 1)
    adults = 1
    children = 1
    responsible = None
    home = None
    grade = Grade.NONE

    @classmethod
    def _create(cls, _model: type[Family], *_args: Any, **kwargs: Any) -> Family:
        here = {"office": kwargs.pop("office"), "by": kwargs.pop("by")}
        home, grade, surname = kwargs.pop("home"), kwargs.pop("grade"), kwargs.pop("family_name")
        adults, children = kwargs.pop("adults"), kwargs.pop("children")
        people = [PersonFactory(family_name=surname, **here) for _ in range(adults)]
        members = [NewMember(person, Role.PROVIDER) for person in people]
        members += [
            NewMember(PersonFactory(child=True, family_name=surname, **here), Role.CHILD) for _ in range(children)
        ]
        family = actions.add_family(members=members, **here, **kwargs)
        if grade is not Grade.NONE:
            day = date(2024, 1, 1)
            actions.set_protection(members[0].person, grade=grade, from_day=day, source="made up", by=here["by"])
            family.refresh_from_db()
        if home is not None:
            tenancies.move_in(
                family=family,
                home=home if not isinstance(home, dict) else HomeFactory(**here, **home),
                entered_on=kwargs["from_day"],
                tenure=Tenure.RENTED_PUBLIC,
                by=here["by"],
            )
        return family
