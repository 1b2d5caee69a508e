from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KeepingConfig(AppConfig):
    name = "bofast.casework.keeping"
    label = "keeping"
    verbose_name = _("keeping")

    def ready(self) -> None:
        from bofast.casework.keeping import checks  # noqa: F401, PLC0415 - registers the checks once apps are loaded
