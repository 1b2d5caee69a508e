"""Homes, by trait."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import factory

from bofast.casework.homes import actions
from bofast.casework.homes.facts import HomeFacts
from bofast.casework.homes.models import Home


class HomeFactory(factory.Factory[Home]):
    """A flat of three rooms. Traits: `small`, `large`, `accessible`, `with_garden`."""

    class Meta:
        model = Home

    class Params:
        small = factory.Trait(rooms=2, bedrooms=1, area_m2=Decimal(41))
        large = factory.Trait(rooms=6, bedrooms=5, area_m2=Decimal(128))
        accessible = factory.Trait(is_step_free=True, is_wheelchair_accessible=True, floor=1)
        with_garden = factory.Trait(has_garden=True)

    supplier_home_id = factory.Sequence(lambda n: f"B-{n + 1:04}")
    address = factory.Sequence(lambda n: f"Prøveveien {n + 1}")
    postal_code = "9990"
    postal_place = "Eksempelvik"
    unit_number = "H0101"
    rooms = 3
    bedrooms = 2
    area_m2 = Decimal(62)
    floor = 2

    @classmethod
    def _create(cls, _model: type[Home], *_args: Any, **kwargs: Any) -> Home:
        office, by = kwargs.pop("office"), kwargs.pop("by")
        return actions.add_home(office=office, facts=HomeFacts(**kwargs), by=by)
