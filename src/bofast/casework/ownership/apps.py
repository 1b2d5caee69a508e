from django.apps import AppConfig


class OwnershipConfig(AppConfig):
    name = "bofast.casework.ownership"
    label = "ownership"

    def ready(self) -> None:
        # They tell what a decision on a loan does, and that a purchase holds its outcome.
        from bofast.casework.ownership.actions import loan, purchase  # noqa: F401, PLC0415
