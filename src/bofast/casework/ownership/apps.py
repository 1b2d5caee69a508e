from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OwnershipConfig(AppConfig):
    name = "bofast.casework.ownership"
    label = "ownership"
    verbose_name = _("ownership")

    def ready(self) -> None:
        from bofast.casework.ownership.actions import loan  # noqa: F401, PLC0415 - it tells what a decision on a loan does
