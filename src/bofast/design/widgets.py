"""Inputs in the look of Designsystemet, and one of our own for amounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone

from bofast.design.days import Days
from bofast.vocabulary.money import Currency, Money

INPUT_CLASS = "ds-input"
# What Django gives a text area that nobody gave a height; too tall for a note.
DJANGO_ROWS = "10"
OTHER = "other"
"""What a form sends for none of the usual choices."""


class DayInput(forms.DateInput):
    """The browser's own date field, which reads and writes ISO days in every language and offers those of `days`."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None, *, days: Days | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")
        self.days = days

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if self.days is not None:
            today = timezone.localdate()
            bounds = {"min": self.days.earliest(today).isoformat(), "max": self.days.latest(today).isoformat()}
            context["widget"]["attrs"] |= bounds
        return context


class MoneyInput(forms.TextInput):
    """A text field for kroner with the unit beside it, and the figure keys on a phone."""

    template_name = "django/forms/widgets/money.html"

    def __init__(self, attrs: dict[str, Any] | None = None, *, currency: Currency = Currency.NOK) -> None:
        super().__init__(attrs={"inputmode": "decimal", "autocomplete": "off", "size": "12"} | (attrs or {}))
        self.currency = currency

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["unit"] = "kr"
        return context

    def format_value(self, value: Any) -> str | None:
        """An amount without øre where it has none: 11770, else 11770,50."""
        if not isinstance(value, Money):
            return None if value in {None, ""} else str(value)
        kroner, ore = divmod(abs(value.minor), 100)
        sign = "-" if value.minor < 0 else ""
        return f"{sign}{kroner},{ore:02d}" if ore else f"{sign}{kroner}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody typed, to find one of many or to name another, and what was chosen, if anything."""

    text: str
    chosen: str = ""


class FittingInput(forms.TextInput):
    """A text field that asks for one of many; what fits is offered beneath it, while one types where script runs.

    `url` answers with a `Fitting` part. Without it, and without script, the form offers what fits when it is sent.
    """

    def __init__(self, attrs: dict[str, Any] | None = None, *, url: Any = "") -> None:
        super().__init__(attrs={"autocomplete": "off"} | (attrs or {}))
        self.url = url

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Asked:
        return Asked(data.get(name) or "", data.get(chosen_name(name)) or "")

    def format_value(self, value: Any) -> str | None:
        shown: str | None = super().format_value(value.text if isinstance(value, Asked) else value)
        return shown

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if self.url:
            context["widget"]["attrs"] |= {
                "hx-get": f"{self.url}?field={name}",
                "hx-trigger": "input changed delay:200ms",
                "hx-target": f"#{context['widget']['attrs'].get('id', name)}_fitting",
                "hx-sync": "this:replace",
            }
        return context


class ChoiceOrOther(forms.Select):
    """A choice of what is usual, and a text for another: "other, namely". It gives an `Asked`.

    Two inputs make a group: give the choice its own name, `attrs={"aria-label": …}`.
    """

    use_fieldset = True
    template_name = "django/forms/widgets/choice_or_other.html"

    def __init__(self, attrs: dict[str, Any] | None = None, *, other: Any, namely: Any, longest: int) -> None:
        super().__init__(attrs)
        self.other, self.namely, self.longest = other, namely, longest

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Asked:
        chosen = super().value_from_datadict(data, files, name) or ""
        return Asked((data.get(f"{name}-other") or "").strip() if chosen == OTHER else "", chosen)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        asked = value if isinstance(value, Asked) else self._asked(value)
        context = super().get_context(name, asked.chosen, attrs)
        context["widget"]["attrs"]["id"] = f"{context['widget']['attrs'].get('id', name)}_choice"
        context["widget"] |= {"written": asked.text, "namely": self.namely, "longest": self.longest}
        return context

    def _asked(self, value: Any) -> Asked:
        """A value that stands, as one would have asked for it."""
        usual = {"", *(str(key) for key, _label in self.choices)}
        written = "" if value is None else str(value)
        return Asked("", written) if written in usual else Asked(written, OTHER)

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> Any:
        shown = forms.Select(choices=[*self.choices, (OTHER, self.other)])
        return shown.optgroups(name, value, attrs)


def chosen_name(name: str) -> str:
    """The name under which a form sends which of those that fit was chosen."""
    return f"{name}-chosen"


def dress(widget: forms.Widget) -> None:
    """Give a widget the classes of Designsystemet."""
    if widget.is_hidden:
        return
    classes = {INPUT_CLASS, *str(widget.attrs.get("class", "")).split()}
    widget.attrs["class"] = " ".join(sorted(classes))
    if widget.attrs.get("rows") == DJANGO_ROWS:
        widget.attrs |= {"rows": "4"}
