"""Forms of ties."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField, OneOfField
from bofast.desk.office import Desk


class TieForm(BofastForm):
    """Who is too near the family, and from when. Oneself is proposed, as most ties are one's own."""

    user = OneOfField(label=_("Who is too near the family"), queryset=None)
    from_day = DayField(means=DayMeans.HAPPENED, label=_("From"))

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, **options)
        user: Any = self.fields["user"]
        user.queryset = desk.colleagues.order_by("full_name", "pk")
        user.initial = desk.user


class EndTieForm(BofastForm):
    to_day = DayField(means=DayMeans.HAPPENED, label=_("May decide again from"))
