"""How long a family's home fits: the rules of `rules.home_fit` on the facts of the file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bofast.casework.access.models import Office
from bofast.casework.families.models import Family, Membership
from bofast.casework.homes.models import Home
from bofast.casework.policy.law import law_of
from bofast.casework.tenancies.actions.outlooks import refresh_all, refresh_outlook
from bofast.casework.tenancies.living import fit_members, home_facts, homes_of
from bofast.casework.tenancies.norms import horizon, norm_of
from bofast.rules import home_fit
from bofast.rules.home_fit import Member, Outlook, norm_on

__all__ = [
    "home_on",
    "members_of",
    "outlook",
    "outlook_in",
    "outlooks_in",
    "refresh_all",
    "refresh_outlook",
]


def outlook(family: Family, *, on: date, norm: str | None = None) -> Outlook:
    """How long the home of a day fits the family, by a norm.

    Raises: MissingParameter, when the norm is not in force on the day.
    """
    return outlook_in(home_on(family, on=on), family=family, on=on, norm=norm)


def outlook_in(home: Home | None, *, family: Family, on: date, norm: str | None = None) -> Outlook:
    """How long any home would fit the family from a day."""
    return home_fit.outlook(
        home_facts(home),
        members=members_of(family, on=on),
        norm=norm_of(family.office, on=on, code=norm),
        from_day=on,
        until=horizon(on),
    )


def outlooks_in(
    home: Home, *, memberships: Sequence[Membership], office: Office, on: date, norms: Sequence[str]
) -> tuple[Outlook, ...]:
    """The same by several norms, for all memberships of a family that stand."""
    law, members, facts = law_of(office, on=on), fit_members(memberships, on=on), home_facts(home)
    return tuple(
        home_fit.outlook(facts, members=members, norm=norm_on(code, law=law, on=on), from_day=on, until=horizon(on))
        for code in norms
    )


def members_of(family: Family, *, on: date) -> list[Member]:
    """Everybody who has belonged, belongs or will belong to the family, as the rules read them."""
    rows = Membership.objects.filter(family=family, withdrawn_at__isnull=True).select_related("person")
    return fit_members(rows.order_by("pk"), on=on)


def home_on(family: Family, *, on: date) -> Home | None:
    """The family's main home on a day."""
    lives_in = homes_of(family, on=on)
    return lives_in[0].home if lives_in else None
