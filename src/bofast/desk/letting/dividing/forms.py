"""What is asked for: ways to divide an area, a map, and names for the units."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files import File
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bofast.casework.homes.block_map import LARGEST_BYTES
from bofast.casework.homes.blocks import blocks_with_homes, divisible_areas, homes_by_block, outlines_of
from bofast.casework.homes.facts import NewUnit
from bofast.casework.homes.models import Area
from bofast.casework.lettings.areas.dividing import DivisionAsked, MixGoal
from bofast.design.forms import BofastForm, OneOfField
from bofast.design.widgets import dress
from bofast.desk.families.listing.form import indented
from bofast.desk.letting.dividing.words import GOALS, too_large
from bofast.desk.office import Desk

USUAL_GAP_METRES = 40
"""From wall to wall: a street of houses with gardens is some 20 metres wide, a main road with its verges above 40."""
NAMED_AT_MOST = 5


class AskForm(BofastForm):
    """Which area, about how many homes a unit, and what every unit should have a like share of."""

    area = OneOfField(label=_("Area"), queryset=None)
    homes_a_unit = forms.IntegerField(
        label=_("Homes in a unit, about"), min_value=2, max_value=10_000, widget=forms.NumberInput({"size": "5"})
    )
    goal = forms.ChoiceField(
        label=_("Spread evenly"), choices=[(goal.value, GOALS[goal]) for goal in MixGoal], initial=MixGoal.LARGE.value
    )
    alternatives = forms.IntegerField(
        label=_("Ways to look for"), min_value=1, max_value=12, initial=4, widget=forms.NumberInput({"size": "3"})
    )
    gap_m = forms.IntegerField(
        label=_("Neighbours stand at most so many metres apart"),
        min_value=1,
        max_value=500,
        initial=USUAL_GAP_METRES,
        help_text=_("From wall to wall. Less than a main road is wide, so that no unit lies on both sides of it."),
        widget=forms.NumberInput({"size": "4"}),
    )

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, **options)
        area: Any = self.fields["area"]
        area.queryset = desk.areas.filter(pk__in=[one.pk for one in divisible_areas(desk.areas)]).order_by("path")
        area.label_from_instance = indented

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        area, homes_a_unit = told.get("area"), told.get("homes_a_unit")
        if isinstance(area, Area):
            self._refuse_without_map(area)
            if homes_a_unit:
                self._refuse_sizes(area, homes_a_unit=homes_a_unit)
        return told

    def _refuse_without_map(self, area: Area) -> None:
        blocks = blocks_with_homes(area)
        drawn = {one.block for one in outlines_of(blocks)}
        missing = [block.name for block in blocks if block.pk not in drawn]
        if missing:
            named = ", ".join(missing[:NAMED_AT_MOST]) + ("…" if len(missing) > NAMED_AT_MOST else "")
            said = gettext("These blocks are not on the map yet: %(blocks)s. Bring in the map first.")
            self.add_error("area", said % {"blocks": named})

    def _refuse_sizes(self, area: Area, *, homes_a_unit: int) -> None:
        counts = list(homes_by_block(area).values())
        if not 2 <= round(sum(counts) / homes_a_unit) <= len(counts):
            said = gettext(
                "The blocks of the area are %(blocks)s, with %(homes)s homes. Choose from %(least)s to %(most)s homes "
                "a unit: there must be two units or more, and no block is divided."
            )
            told = {"blocks": len(counts), "homes": sum(counts), "least": -(-sum(counts) // len(counts))}
            self.add_error("homes_a_unit", said % (told | {"most": sum(counts) // 2}))

    def asked(self) -> DivisionAsked:
        told = self.cleaned_data
        return DivisionAsked(
            area=told["area"].pk,
            homes_a_unit=told["homes_a_unit"],
            goal=MixGoal(told["goal"]),
            alternatives=told["alternatives"],
            gap_m=told["gap_m"],
        )


class MapForm(BofastForm):
    """Where the blocks stand."""

    file = forms.FileField(
        label=_("Map of the blocks"),
        help_text=_(
            "GeoJSON in degrees (WGS 84): a polygon for each block, with its name as on the page of areas in the "
            "property “name”."
        ),
    )

    def clean_file(self) -> File[bytes]:
        file: File[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_BYTES:
            raise forms.ValidationError(too_large(), code="too_large")
        return file


class UnitNamesForm(BofastForm):
    """A name for each unit."""

    def __init__(self, *args: Any, units: tuple[NewUnit, ...], letters: tuple[str, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        self.units = units
        for number, (unit, letter) in enumerate(zip(units, letters, strict=True)):
            label = gettext("Name of unit %(letter)s") % {"letter": letter}
            name = forms.CharField(label=label, max_length=120, initial=unit.name)
            dress(name.widget)
            self.fields[f"unit_{number}"] = name

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        names = [str(name).casefold() for name in told.values()]
        if len(set(names)) < len(names):
            raise forms.ValidationError(gettext("Two units have the same name. Give each a name of its own."))
        return told

    def named(self) -> tuple[NewUnit, ...]:
        """The units by the names that were chosen."""
        return tuple(
            NewUnit(self.cleaned_data[f"unit_{number}"], unit.blocks) for number, unit in enumerate(self.units)
        )
