from django.apps import AppConfig


class OwnershipConfig(AppConfig):
    name = "bofast.casework.ownership"
    label = "ownership"

    def ready(self) -> None:
        from bofast.casework.ownership.actions import loan  # noqa: F401, PLC0415 - it tells what a decision on a loan does
