from django.apps import AppConfig


class KeepingConfig(AppConfig):
    name = "bofast.casework.keeping"
    label = "keeping"

    def ready(self) -> None:
        from bofast.casework.keeping import checks  # noqa: F401, PLC0415 - registers the checks once apps are loaded
