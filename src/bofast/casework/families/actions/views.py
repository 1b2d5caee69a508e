"""Filters that a user has given a name. They hold no personal data: what was typed in the search box is left out."""

from __future__ import annotations

from django.db import transaction

from bofast.casework.access.models import Office, User
from bofast.casework.families.models import SavedView


@transaction.atomic
def save_view(name: str, *, place: str, query: str, office: Office, by: User) -> SavedView:
    """Keep a list's filters under a name; the same name again replaces them."""
    view, _new = SavedView.objects.update_or_create(
        user=by, office=office, place=place, name=name, defaults={"query": query}
    )
    return view


@transaction.atomic
def forget_view(view: SavedView, *, by: User) -> None:
    """Throw away one's own saved filters."""
    SavedView.objects.filter(pk=view.pk, user=by).delete()
