"""Every address of the pages; each slice names its own."""

from importlib import import_module

from django.urls import URLPattern, URLResolver

SLICES = (
    "sign_in",
    "my_day",
    "families",
    "search",
    "mapping",
    "fit",
    "ways",
    "plan",
    "homes",
    "letting",
    "intake",
    "results",
    "journal",
    "our_office",
    "runs",
    "parts",
)

urlpatterns: list[URLPattern | URLResolver] = [
    pattern for slice_name in SLICES for pattern in import_module(f"bofast.desk.{slice_name}.urls").urlpatterns
]

handler500 = "bofast.desk.errors.failed"
