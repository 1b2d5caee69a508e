"""What is tried: ways to let against today's, on whose homes, for how long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from bofast.casework.lettings.trials.asked import Basis, PolicyAsked, TrialAsked
from bofast.design.forms import BofastForm
from bofast.desk.letting.trial.presets import ways_to_begin_with
from bofast.desk.letting.trial.way_form import WayForm
from bofast.desk.letting.trial.words import kind_in_words
from bofast.rules.letting.facts import NOMINATED_KIND, VULNERABLE_KIND

WAYS = (1, 2, 3)
"""So many can be held against today's."""
MADE_UP_HOMES = 960


class TrialForm(BofastForm):
    """What is tried, on whose homes, for how long, how often; the ways themselves are forms of their own."""

    basis = forms.ChoiceField(
        label=_("Whose homes"),
        widget=forms.RadioSelect,
        choices=(
            (Basis.OWN.value, _("our own homes, tenants and list")),
            (Basis.MADE_UP.value, _("a made-up estate of 960 homes")),
        ),
    )
    years = forms.TypedChoiceField(label=_("Years"), coerce=int, choices=((5, "5"), (10, "10")), initial=10)
    seeds = forms.TypedChoiceField(
        label=_("How often each way is tried"),
        coerce=int,
        choices=((10, "10"), (20, "20"), (50, "50")),
        initial=20,
        help_text=_("The more often, the better chance and difference are told apart, and the longer it takes."),
    )
    counted = forms.ChoiceField(
        label=_("Whom a limit on groups counts"),
        help_text=_("A full group takes in nobody who would be one more; who lives there already may move within it."),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        today: PolicyAsked,
        has_own_homes: bool,
        own_marks: Sequence[str],
        begin_with: str = "",
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        beginnings = zip(WAYS, ways_to_begin_with(begin_with), strict=True)
        self.ways = tuple(WayForm(data, prefix=f"way{number}", initial=initial) for number, initial in beginnings)
        self.kinds = {
            Basis.OWN: (NOMINATED_KIND, *own_marks),
            Basis.MADE_UP: (NOMINATED_KIND, VULNERABLE_KIND),
        }
        cast(forms.ChoiceField, self.fields["counted"]).choices = _named(*self.kinds.values())
        self.fields["basis"].initial = (Basis.OWN if has_own_homes else Basis.MADE_UP).value
        self._today = today
        self._has_own_homes = has_own_homes

    def clean_basis(self) -> str:
        basis: str = self.cleaned_data["basis"]
        if basis == Basis.OWN and not self._has_own_homes:
            raise ValidationError(_("There are too few homes with tenants and known rooms. Try the made-up ones."))
        return basis

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        policies = list(self._policies())
        if len(policies) < 2:
            raise ValidationError(_("Change something in at least one way: there is nothing to hold against today's."))
        if len(set(policies)) < len(policies):
            raise ValidationError(_("Two of the ways are the same."))
        if any(policy.cap for policy in policies) and not self._counts_anybody(cleaned):
            raise ValidationError({"counted": _("None of these families is counted so: the limit would do nothing.")})
        return cleaned

    def _counts_anybody(self, cleaned: Mapping[str, Any]) -> bool:
        if not {"basis", "counted"} <= cleaned.keys():
            return True  # their own faults are told already
        return cleaned["counted"] in self.kinds[Basis(cleaned["basis"])]

    def asked(self) -> TrialAsked:
        """What the run is asked with, once the form is right."""
        chosen = self.cleaned_data
        return TrialAsked(
            basis=Basis(chosen["basis"]),
            policies=tuple(self._policies()),
            years=chosen["years"],
            seeds=chosen["seeds"],
            homes=MADE_UP_HOMES,
        )

    def _policies(self) -> Iterator[PolicyAsked]:
        """Today's, and every way that changes something; one that says nothing, or nonsense, is no way."""
        yield self._today
        counted = self.cleaned_data.get("counted", NOMINATED_KIND)
        for way in self.ways:
            if way.is_valid() and (changed := way.changed(self._today, counted=counted)) is not None:
                yield changed


def _named(*kinds: Sequence[str]) -> list[tuple[str, str]]:
    """Every kind once, in words."""
    return [(kind, kind_in_words(kind)) for kind in dict.fromkeys(kind for some in kinds for kind in some)]
