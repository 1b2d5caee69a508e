"""The permission that a page needs, declared beside its address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponseBase
from django.urls import URLPattern, path

from bofast.casework.access.roles import Permission

View = Callable[..., HttpResponseBase]


def page(route: str, view: View, *, name: str, needs: Permission, kwargs: dict[str, Any] | None = None) -> URLPattern:
    """An address with its permission. `tests/integration/test_every_address` walks address × method × role."""
    view.permission = needs  # type: ignore[attr-defined]
    return path(route, view, kwargs, name=name)
