"""Every address of letting; each room names its own."""

from importlib import import_module

from django.urls import URLPattern

ROOMS: tuple[str, ...] = (
    "day",
    "vacancies",
    "waiting",
    "runs",
    "agreements",
    "board",
    "trial",
    "offers",
    "swaps",
    "letters",
    "dividing",
    "appeals",
    "told",
    "ties",
)

urlpatterns: list[URLPattern] = [
    pattern for room in ROOMS for pattern in import_module(f"bofast.desk.letting.{room}.urls").urlpatterns
]
