from django.apps import AppConfig


class TenanciesConfig(AppConfig):
    name = "bofast.casework.tenancies"
    label = "tenancies"

    def ready(self) -> None:
        """Weigh homes anew when a household or a home changes; the apps below know nothing of it."""
        from bofast.casework.tenancies import listening  # noqa: PLC0415 - models are loaded by now, not before

        listening.begin()
