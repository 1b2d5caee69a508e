"""No form asks for a day without bounds, a number without end, or a record by a key that the database cannot hold."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest
from django import forms

import bofast.desk
from bofast.design.days import DayMeans
from bofast.design.fields import DayField, OneOfField, SomeOfField
from bofast.design.forms import BofastForm
from tests.house.checks.source import Module, modules
from tests.house.checks.unbounded import unbounded, without_bounds


def every_form() -> list[type[forms.BaseForm]]:
    for module in pkgutil.walk_packages(bofast.desk.__path__, "bofast.desk."):
        import_module(module.name)
    return sorted(set(_below(forms.BaseForm)), key=lambda form: f"{form.__module__}.{form.__name__}")


def _below(form: type[forms.BaseForm]) -> Iterator[type[forms.BaseForm]]:
    for kind in form.__subclasses__():
        if kind.__module__.startswith("bofast."):
            yield kind
        yield from _below(kind)


def test_there_are_forms_to_look_at():
    assert len(every_form()) > 50


@pytest.mark.parametrize("form", every_form(), ids=lambda form: f"{form.__module__}.{form.__name__}")
def test_every_day_and_number_of_a_form_has_bounds(form):
    assert without_bounds(form) == []


def test_no_code_makes_an_unbounded_field_while_it_runs():
    """A form may add fields in its `__init__`, where no walk over classes sees them."""
    assert [str(fault) for module in modules() for fault in unbounded(module)] == []


@pytest.mark.parametrize("planted", ["day = forms.DateField()", "FIELDS = {Kind.DAY: forms.DateField}"])
def test_an_unbounded_field_is_found_where_it_is_named(planted):
    module = Module.of("src/bofast/desk/plan/forms.py", f"from django import forms\n{planted}\n")

    assert [fault.line for fault in unbounded(module)] == [2]


def test_an_unbounded_field_of_a_form_is_found():
    class Careless(BofastForm):
        moved_on = forms.DateField()
        said_at = forms.DateTimeField()
        floor = forms.IntegerField(min_value=0)
        area = forms.DecimalField()
        home = forms.ModelChoiceField(None)
        partners = forms.ModelMultipleChoiceField(None)
        born_on = DayField(means=DayMeans.BORN)
        rooms = forms.IntegerField(min_value=0, max_value=20)
        owner = OneOfField(None)
        others = SomeOfField(None)

    assert without_bounds(Careless) == ["moved_on", "said_at", "floor", "area", "home", "partners"]
