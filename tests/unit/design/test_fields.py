"""Amounts as people write them, and forms in the look of Designsystemet."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from bofast.design.days import DayMeans
from bofast.design.fields import MoneyField
from bofast.design.forms import BofastForm, DayField
from bofast.design.widgets import MoneyInput
from bofast.vocabulary.money import Currency, Money


@pytest.mark.parametrize(
    ("written", "ore"),
    [
        ("11770", 1_177_000),
        ("11 770", 1_177_000),
        ("11\N{NO-BREAK SPACE}770", 1_177_000),
        ("11.770", 1_177_000),
        ("11,770", 1_177_000),
        ("11.770,50", 1_177_050),
        ("11,770.50", 1_177_050),
        ("11770,5", 1_177_050),
        ("kr 11 770,-", 1_177_000),
        ("11770 kr.", 1_177_000),
        ("2.430.000", 243_000_000),
        ("0", 0),
    ],
)
def test_an_amount_is_understood_as_people_write_it(written, ore):
    assert MoneyField().clean(written) == Money(ore)


@pytest.mark.parametrize("written", ["much", "1,2,3", "12 %", "1e5", "--5", "12.5.2026", "1" * 13])
def test_what_is_no_amount_is_refused(written):
    with pytest.raises(ValidationError, match=r"kroner|kr"):
        MoneyField().clean(written)


def test_an_amount_outside_its_bounds_is_refused():
    field = MoneyField(at_least=0, at_most=1_000)

    for outside in ("-1", "1000,01"):
        with pytest.raises(ValidationError):
            field.clean(outside)
    assert field.clean("1000") == Money.of(1_000)


def test_an_empty_amount_is_nothing_rather_than_zero():
    assert MoneyField(required=False).clean("") is None


def test_an_amount_comes_back_into_its_field_as_it_can_be_read_again():
    field = MoneyField(currency=Currency.DKK, at_least=None)

    for amount in (Money(1_177_050, Currency.DKK), Money(-5, Currency.DKK), Money(0, Currency.DKK)):
        assert field.clean(MoneyInput().format_value(amount)) == amount


class MoveForm(BofastForm):
    name = forms.CharField(help_text="As the family writes it.")
    day = DayField(means=DayMeans.HAPPENED)
    way = forms.ChoiceField(choices=[("buy", "Buy"), ("stay", "Stay")], widget=forms.RadioSelect)
    agreed = forms.BooleanField()


def test_every_field_has_a_label_its_help_and_its_fault_tied_to_it():
    form = MoveForm({})

    name = form["name"].as_field_group()

    assert '<label class="ds-label" for="id_name">' in name
    assert 'aria-describedby="id_name_helptext id_name_error"' in name
    assert 'id="id_name_helptext"' in name
    assert 'id="id_name_error"' in name
    assert 'aria-invalid="true"' in name


def test_choices_stand_in_a_fieldset_with_their_legend():
    way = MoveForm()["way"].as_field_group()

    assert "<fieldset" in way
    assert "<legend" in way
    assert way.count('class="ds-input"') == 2


def test_a_day_is_asked_for_with_the_date_field_of_the_browser():
    assert 'type="date"' in str(MoveForm()["day"])
