"""Every field declares whether it is personal, whether it tells where someone lives, and how long it is kept."""

import pytest
from django.apps import apps
from django.db import models

from bofast.casework.keeping.declaration import NotDeclared, declaration_of, undeclared_fields

OURS = [model for model in apps.get_models() if model.__module__.startswith("bofast.")]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_declares_how_it_is_kept(model):
    missing = undeclared_fields(model)

    assert not missing, f"Put {sorted(missing)} into personal, locating or plain of {model._meta.label}.Kept"


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_field_is_declared_once_and_exists(model):
    declared = declaration_of(model)

    assert not declared.personal & declared.locating
    assert not declared.personal & declared.plain
    assert not declared.locating & declared.plain
    assert declared.named() <= {field.name for field in model._meta.concrete_fields}
    assert declared.years >= 0
    assert declared.after


def test_a_field_that_nobody_declared_is_found():
    class Forgetful(models.Model):
        name = models.CharField(max_length=10)

        class Kept:
            plain = {"id"}
            years, after = 1, "never"

        class Meta:
            app_label = "keeping"
            managed = False

    try:
        assert undeclared_fields(Forgetful) == {"name"}
    finally:
        del apps.all_models["keeping"]["forgetful"]
        apps.clear_cache()


def test_a_model_without_a_declaration_is_found():
    with pytest.raises(NotDeclared, match="has no class Kept"):
        declaration_of(_undeclared())


def _undeclared():
    class Silent(models.Model):
        class Meta:
            app_label = "keeping"
            abstract = True

    return Silent
